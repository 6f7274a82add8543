import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { ActionTasks } from '#app/core/roadmap/action-tasks.ts'
import { explainAction } from '#app/core/roadmap/explain-action.ts'
import { type LevelTargets, plannableLevels } from '#app/core/roadmap/level-targets.ts'
import type { Person, Plan, PlanPhase, PlanRefusal } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { isOver } from '#app/report/model/decided.ts'
import { decisionDay, weekStart, weeksToDecision } from '#app/report/model/plan-dates.ts'
import { createContext, type ReportContext, targetName } from '#app/report/model/report-context.ts'
import type { ReportMeta } from '#app/report/model/report-input.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { describeRoadmap } from '#app/report/model/roadmap.ts'
import type { Roadmap } from '#app/report/model/roadmap-model.ts'
import type { Links } from '#app/routes/results/links.server.ts'
import type { ReasonView } from '#app/routes/results/view.ts'
import type { BeforeStart } from '#app/server/duties/plan-duties.server.ts'
import { outcomeOf } from '#app/server/pilots/outcomes.server.ts'
import { decidedView, decisionLine, type Outcomes } from './decided-view.server.ts'
import { calledBy, hatsOf, laterThan, type MarkSources, markOf } from './mark-view.ts'
import { startDays } from './plan-form.ts'
import { refusalOf } from './refusal-view.ts'
import type { ActionView, PlannedView, RoadmapView, SettingsView } from './roadmap-view.ts'
import { targetChoices, targetView } from './target-choices.ts'

export type PlanInput = {
  model: Model
  decisions: { sheet: AnswerSheet; score: ScoreResult; report: ReportModel }
  /** `null`: there is nothing to plan for. */
  plan: Plan | PlanRefusal | null
  /** As planned for, chosen or proposed. */
  targets: readonly string[]
  proposed: readonly string[]
  /** What was chosen; no targets: nothing yet. */
  planSettings: {
    targets: readonly string[]
    startOn: string | null
    hasHistory: boolean
    version: number
    levels: LevelTargets
  }
  /** What holds of single actions. */
  tasks: ActionTasks
  people: readonly Person[]
  meta: ReportMeta
  links: Links
  /** What is to be met before the pilot starts, by its id and the day; missing: no register is looked at. */
  beforeStart?: (pilot: string, start: string) => BeforeStart[]
  /** What people decided about the company's pilots, the newest first. */
  decided: Outcomes
}

/** A plan or its refusal as the roadmap page shows it; nothing is computed but wording. */
export function describePlan({
  model,
  decisions,
  plan,
  meta,
  links,
  beforeStart,
  decided,
  ...chosen
}: PlanInput): RoadmapView {
  const { sheet, score, report } = decisions
  const words = createContext({ catalogue: model.catalogue, sheet, score, plan, weeks: {}, meta })
  const sources = { words, report, links }
  const today = reasonsByCapability(report, links)
  const marks = { words, tasks: chosen.tasks, people: chosen.people, today }
  const isPlanned = plan !== null && !isRefusal(plan)
  const moved = isPlanned ? plan.decision : undefined
  return {
    planned: isPlanned ? plannedView(sources, { plan, model, sheet, marks, beforeStart, decided }) : null,
    refusal: isPlanned ? null : refusalOf({ ...sources, marks }, plan),
    settings: settingsView(sources, chosen),
    otherDecisions: decided.outcomes
      .filter((one) => one !== (moved && outcomeOf(decided.outcomes, moved.target)))
      .map((one) => decisionLine(one, decided.timeZone)),
    isOwn: report.own?.standard !== undefined,
  }
}

type Sources = { words: ReportContext; report: ReportModel; links: Links }
type Planned = Pick<PlanInput, 'model' | 'beforeStart' | 'decided'> & {
  plan: Plan
  sheet: AnswerSheet
  marks: MarkSources
}

function plannedView(
  { words, report, links }: Sources,
  { plan, model, sheet, marks, beforeStart, decided }: Planned,
): PlannedView | null {
  const described = describeRoadmap(words)
  if (!described) return null
  const soFar = report.team && !report.team.isFinal ? [words.words.t('roadmap.soFar')] : []
  const roadmap = { ...described, notes: [...described.notes, ...soFar] }
  const rows = roadmap.actions.map(({ reasons: _, perhaps, ...entry }): ActionView => {
    const why = explainAction(model, plan, sheet, entry.id)
    return {
      ...entry,
      perhaps: links.open(perhaps?.ask ?? []),
      askedBy: why ? askedBy(words, why.targets) : [],
      duties: plan.actions.find(({ id }) => id === entry.id)?.duties ?? [],
      today: [...((why && marks.today.get(why.capability)) ?? [])],
      template: links.sheetOf(entry.id),
      waitsFor: namesOf(words, why?.waitsFor),
      unlocks: namesOf(words, why?.unlocks),
      mark: markOf(marks, entry.id),
    }
  })
  const dates = datesOf(words, plan)
  return {
    ...dates,
    ...wordsOf(words, plan, roadmap),
    decided: decidedView(words, plan, decided),
    before: isOver(plan) ? [] : (beforeStart?.(plan.targets[0] ?? '', dates.pilotStartsOn) ?? []),
    phases: phasesOf(roadmap, rows),
  }
}

function datesOf(words: ReportContext, plan: Plan) {
  const startOf = (phase: PlanPhase) => plan.schedule.find((item) => item.id === phase)?.start
  return {
    weeks: weeksToDecision(words, plan),
    startsOn: plan.firstMonday,
    pilotStartsOn: weekStart(plan, startOf('pilot') ?? plan.prepareWeeks),
    decisionOn: decisionDay(plan),
  }
}

const NOTHING = { low: 0, high: 0 }

function wordsOf(words: ReportContext, plan: Plan, { notes, gantt, phases }: Roadmap) {
  const prepare = phases.find(({ phase }) => phase === 'prepare')
  const next = phases.find(({ phase }) => phase === 'next')
  return {
    notes,
    gantt,
    legend: words.words.labels,
    pilot: targetName(words, plan.targets[0] ?? ''),
    effort: prepare?.days ?? words.words.days(NOTHING),
    cost: prepare?.cost ?? words.words.money(NOTHING, plan.cost.currency),
    next: next ? { days: next.days, cost: next.cost } : null,
  }
}

function phasesOf({ phases }: Roadmap, rows: readonly ActionView[]) {
  return phases.map((phase) => ({ ...phase, rows: rows.filter((row) => row.phase === phase.phase) }))
}

type Explained = NonNullable<ReturnType<typeof explainAction>>

/** Homework is the same for every target, so it is said once. */
function askedBy(words: ReportContext, targets: Explained['targets']): ActionView['askedBy'] {
  const homework = targets.flatMap(({ rows }) => rows.filter((row) => row.homework))
  const own = targets.map(({ target, rows }) => ({
    name: targetName(words, target),
    whys: distinctWhys(rows.filter((row) => !row.homework)),
  }))
  return [{ name: null, whys: distinctWhys(homework) }, ...own].filter(({ whys }) => whys.length > 0)
}

/** The rows that ask for this very level speak first; without one, those it is on the way to. */
function distinctWhys(rows: Explained['targets'][number]['rows']): string[] {
  const direct = rows.filter((row) => row.direct)
  return [...new Set((direct.length > 0 ? direct : rows).map(({ why }) => why))]
}

function reasonsByCapability({ dimensions }: ReportModel, links: Links): Map<string, ReasonView[]> {
  const ladders = dimensions.flatMap(({ capabilities }) => capabilities)
  return new Map(
    ladders.map(({ id, reasons }) => [id, links.reasons(reasons.filter(({ state }) => state !== 'notAsked'))]),
  )
}

function namesOf({ actions }: ReportContext, ids: readonly string[] = []): string[] {
  return ids.map((id) => actions.get(id)?.name ?? id)
}

type Chosen = Pick<PlanInput, 'planSettings' | 'targets' | 'proposed' | 'people'>

function settingsView(sources: Sources, { planSettings, targets, proposed, people }: Chosen): SettingsView {
  const { meta } = sources.words
  const view = (id: string) => targetView(sources, id)
  return {
    version: planSettings.version,
    targets: targets.map(view),
    isProposal: planSettings.targets.length === 0,
    alsoProposed: proposed.filter((id) => !targets.includes(id)).map(view),
    choices: targetChoices(sources, targets),
    levels: levelViews(sources.words, planSettings.levels),
    startOn: laterThan(meta.today, planSettings.startOn),
    startDays: startDays(meta.today),
    hasHistory: planSettings.hasHistory,
    people: people.map((person) => ({
      id: person.id,
      name: calledBy(sources.words, person),
      hats: person.name ? hatsOf(sources.words, person) : '',
      daysPerWeek: person.daysPerWeek,
    })),
  }
}

function levelViews({ catalogue, capabilities, levels }: ReportContext, set: LevelTargets): SettingsView['levels'] {
  const known = plannableLevels(catalogue, set)
  return [...capabilities.values()].flatMap(({ id, name }) => {
    const level = known[id]
    return level === undefined ? [] : [{ id, name, level, isReached: (levels.get(id)?.level.lo ?? 0) >= level }]
  })
}
