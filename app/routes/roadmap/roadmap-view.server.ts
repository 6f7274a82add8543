import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { explainAction } from '#app/core/roadmap/explain-action.ts'
import { defaultPeople } from '#app/core/roadmap/people.ts'
import type { Person, Plan, PlanPhase } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { createContext, type ReportContext, targetName } from '#app/report/model/report-context.ts'
import type { ReportModel, Roadmap } from '#app/report/model/report-model.ts'
import { describeRoadmap, weekStart } from '#app/report/model/roadmap.ts'
import { type Links, linksOf } from '#app/routes/results/links.server.ts'
import type { ReasonView } from '#app/routes/results/view.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { type Decisions, decisionsOf, planOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusalOf } from './refusal-view.ts'
import type { ActionView, PlannedView, RoadmapView, SettingsView } from './roadmap-view.ts'
import { targetChoices, targetView } from './target-choices.ts'

/** The live plan for the stored settings, in the words of the page. */
export async function roadmapOf(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<RoadmapView> {
  const { catalogue, now } = context.get(services)
  const decisions = await decisionsOf(context, open)
  const { request, plan, proposed } = await planOf(context, open)
  const meta = { company: open.assessment.title, locale: open.assessment.locale, today: dateIn(now()) }
  const { sheet, score, report } = decisions
  const words = createContext({ catalogue, sheet, score, plan, weeks: {}, meta })
  const sources = { words, report, links: linksOf(catalogue, open.assessment.id) }
  const targets = request?.targets ?? []
  return {
    planned: plan && !isRefusal(plan) ? plannedView(context, sources, { plan, sheet }) : null,
    refusal: plan === null || isRefusal(plan) ? refusalOf(sources, plan) : null,
    settings: settingsView(sources, {
      planSettings: open.planSettings,
      targets,
      proposed,
      people: peopleOf(context, open, decisions),
    }),
  }
}

/** Who does the work: as stored, else the default persons for the team's size. */
export function peopleOf(
  context: Readonly<RouterContextProvider>,
  { planSettings }: Pick<OpenAssessment, 'planSettings'>,
  { sheet }: Pick<Decisions, 'sheet'>,
): Person[] {
  const { catalogue, model } = context.get(services)
  return planSettings.people ?? defaultPeople(catalogue, readPlanningState(model, sheet).teamSize)
}

type Sources = { words: ReportContext; report: ReportModel; links: Links }
type Planned = { plan: Plan; sheet: AnswerSheet }

function plannedView(
  context: Readonly<RouterContextProvider>,
  { words, report, links }: Sources,
  { plan, sheet }: Planned,
): PlannedView | null {
  const roadmap = describeRoadmap(words)
  if (!roadmap) return null
  const { model } = context.get(services)
  const today = reasonsByCapability(report, links)
  const rows = roadmap.actions.map(({ reasons: _, perhaps, ...entry }): ActionView => {
    const why = explainAction(model, plan, sheet, entry.id)
    return {
      ...entry,
      perhaps: links.open(perhaps?.ask ?? []),
      askedBy: why ? askedBy(words, why.targets) : [],
      today: (why && today.get(why.capability)) ?? [],
      template: why && links.template(why.capability),
      waitsFor: namesOf(words, why?.waitsFor),
      unlocks: namesOf(words, why?.unlocks),
    }
  })
  return { ...datesOf(plan), ...wordsOf(words, plan, roadmap), phases: phasesOf(roadmap, rows) }
}

function datesOf(plan: Plan) {
  const startOf = (phase: PlanPhase) => plan.schedule.find((item) => item.id === phase)?.start
  return {
    weeks: plan.weeks,
    startsOn: plan.firstMonday,
    pilotStartsOn: weekStart(plan, startOf('pilot') ?? plan.prepareWeeks),
    decisionOn: weekStart(plan, startOf('gate') ?? plan.weeks),
  }
}

function wordsOf(words: ReportContext, plan: Plan, { notes, gantt }: Roadmap) {
  return {
    notes,
    gantt,
    legend: words.words.labels,
    pilot: targetName(words, plan.targets[0] ?? ''),
    effort: words.words.days(plan.effortDays),
    cost: words.words.money(plan.cost, plan.cost.currency),
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

type Chosen = {
  planSettings: OpenAssessment['planSettings']
  targets: readonly string[]
  proposed: readonly string[]
  people: readonly Person[]
}

function settingsView(sources: Sources, { planSettings, targets, proposed, people }: Chosen): SettingsView {
  const { roles, words } = sources.words
  const view = (id: string) => targetView(sources, id)
  const hatsOf = (person: Person) => words.list(person.roles.map((id) => roles.get(id)?.name ?? id))
  return {
    version: planSettings.version,
    targets: targets.map(view),
    isProposal: planSettings.targets.length === 0,
    alsoProposed: proposed.filter((id) => !targets.includes(id)).map(view),
    choices: targetChoices(sources, targets),
    startOn: planSettings.startOn ?? '',
    hasHistory: planSettings.hasHistory,
    people: people.map((person) => ({
      id: person.id,
      name: person.name ?? hatsOf(person),
      hats: person.name ? hatsOf(person) : '',
      daysPerWeek: person.daysPerWeek,
    })),
  }
}
