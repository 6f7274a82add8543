import type { Plan, PlannedAction } from '#app/core/roadmap/plan.ts'
import type { HomeworkRow } from '#app/core/scoring/result.ts'
import { daysText } from './action-entry.ts'
import { inScheduleOrder } from './plan-dates.ts'
import {
  capabilityName,
  openQuestions,
  personName,
  type ReportContext,
  statementAt,
  targetName,
} from './report-context.ts'
import { spanOf } from './shared-answer.ts'
import type { Homework, HomeworkEntry } from './target-model.ts'

/** What pilots need in common, once; `null` if nothing of it is missing or open. */
export function describeHomework(context: ReportContext): Homework | null {
  const { score, words, plan } = context
  const actions = plan ? homeworkActions(context, plan) : new Map<string, PlannedAction[]>()
  const rows = inDisplayOrder(context).map((row) => homeworkEntry(context, row, actions.get(row.cap) ?? []))
  if (rows.every(({ state }) => state === 'done')) return null
  return { intro: words.t('homework.intro'), steps: words.range(score.homework.steps), rows }
}

/**
 * The planned actions of each step of the homework that is not in place, the roll-out aside: those of its own capability,
 * and what must come before them where no step of its own speaks of it. Each action stands once.
 *
 * @returns by capability id
 */
export function homeworkActions(context: ReportContext, plan: Plan): Map<string, PlannedAction[]> {
  const byId = new Map(plan.actions.map((action) => [action.id, action] as const))
  const rows = inDisplayOrder(context).filter(({ short }) => short.hi > 0)
  const own = new Set(rows.map(({ cap }) => cap))
  const taken = new Set<string>()
  return new Map(
    rows.map(({ cap, min }) => {
      const direct = plan.actions.filter((action) => action.cap === cap && action.to <= min && action.phase !== 'scale')
      const before = direct.flatMap((action) => allBefore(action, byId)).filter((action) => !own.has(action.cap))
      const all = [...new Set([...before, ...direct])].filter(({ id }) => !taken.has(id))
      for (const { id } of all) taken.add(id)
      return [cap, all] as const
    }),
  )
}

function allBefore({ after }: PlannedAction, byId: ReadonlyMap<string, PlannedAction>): PlannedAction[] {
  const before = after.flatMap((id) => byId.get(id) ?? [])
  return [...before.flatMap((action) => allBefore(action, byId)), ...before]
}

function inDisplayOrder({ score, catalogue }: ReportContext): HomeworkRow[] {
  const order = catalogue.capabilities.map(({ id }) => id)
  return score.homework.rows.toSorted((a, b) => order.indexOf(a.cap) - order.indexOf(b.cap))
}

function homeworkEntry(context: ReportContext, row: HomeworkRow, planned: readonly PlannedAction[]): HomeworkEntry {
  const { cap, min, level, short, why } = row
  const isKnown = level.lo === level.hi
  const { words, plan } = context
  const aspects = context.levels.get(cap)?.aspects ?? []
  const isOpen = ({ question, state }: (typeof aspects)[number]) =>
    state === 'open' || state === 'unsure' || spanOf(context, question) !== undefined
  const open = aspects.filter(isOpen).map(({ question }) => question)
  const state = short.hi === 0 ? 'done' : short.lo > 0 ? 'missing' : 'open'
  const order = plan ? inScheduleOrder(plan).map(({ id }) => id) : []
  return {
    capability: cap,
    name: capabilityName(context, cap),
    has: isKnown
      ? statementAt(context, cap, level.lo)
      : words.t('homework.levelOpen', { low: level.lo, high: level.hi }),
    needs: statementAt(context, cap, min),
    why,
    state,
    note: state === 'done' || !plan ? '' : noteOf(context, plan, cap, planned.length > 0),
    actions: planned
      .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      .map((action) => ({
        id: action.id,
        name: context.actions.get(action.id)?.name ?? action.id,
        days: daysText(context, action),
        who: personName(context, action.person),
      })),
    open: state === 'done' ? [] : openQuestions(context, open),
  }
}

/** Why a step is not part of the pilot's preparation, or why nothing is planned for it; empty where all is as expected. */
function noteOf(context: ReportContext, plan: Plan, cap: string, isPlanned: boolean): string {
  const { words, score } = context
  const pilot = plan.targets[0] ?? ''
  const target = [...score.useCases, ...score.techniques].find(({ id }) => id === pilot)
  const isNeeded = target?.blockers.some((blocker) => blocker.cap === cap && blocker.must) ?? false
  if (isNeeded) return isPlanned ? '' : words.t('homework.comesAlong')
  const profiles = context.catalogue.profiles
    .filter(({ requirements }) => requirements.some(({ capability, must }) => capability === cap && must))
    .map(({ name }) => name)
  return words.t(isPlanned ? 'homework.notPilotPlanned' : 'homework.notPilot', {
    pilot: targetName(context, pilot),
    where: words.eitherOf(profiles),
  })
}
