import { GIVEN_CHECKS, NO_TASK, openChecks, type TaskStatus } from '#app/core/roadmap/action-tasks.ts'
import { type Cause, type Drift, rootOf } from '#app/core/roadmap/drift.ts'
import type { Plan, PlannedAction, PlanPhase, ScheduledItem } from '#app/core/roadmap/plan.ts'
import { actionName, daysText } from '#app/report/model/action-entry.ts'
import { milestoneName } from '#app/report/model/gantt.ts'
import { missedLines } from '#app/report/model/missed.ts'
import { fridayBefore, weekStart } from '#app/report/model/plan-dates.ts'
import { personName, type ReportContext } from '#app/report/model/report-context.ts'
import type { TrackedPlan } from './tracked-plan.server.ts'

/** ISO dates. */
export type Span = { from: string; to: string }

/** One action of a plan as work: what was planned, what is, and why they differ. */
export type TaskLine = {
  id: string
  name: string
  /** `null`: the plan does not need it, or no more. */
  phase: PlanPhase | null
  phaseLabel: string
  status: TaskStatus
  /** Person id and name; empty: nobody. */
  person: string
  who: string
  role: string
  /** Person-days with their unit. */
  effort: string
  low: number | null
  high: number | null
  /** The catalogue's estimate, where the effort is somebody's own. */
  original: string | null
  /** As submitted; `null`: not submitted, or not in it. */
  planned: Span | null
  /** As it stands now; `null`: it is not done. */
  now: Span | null
  /** Weeks by which it ends later than submitted; below 0: sooner. */
  weeks: number
  /** Why, in a sentence; `null`: it is as planned. */
  why: string | null
  dueOn: string | null
  /** It is not done, and its day is over or comes before it ends. */
  isLate: boolean
  begunOn: string | null
  doneOn: string | null
  dropReason: string
  /** Actions by name. */
  waitsFor: string[]
  /** Lines of its checklist. */
  ticked: number
  checks: number
}

/** Every action of a plan and every other of which something was said, in the order of the plan. */
export function taskLines(tracked: TrackedPlan): TaskLine[] {
  const { now, baseline, tasks, words } = tracked
  const plans = [now, baseline].flatMap((plan) => plan ?? [])
  const scheduled = plans.flatMap(({ schedule }) => [...schedule].sort((a, b) => a.start - b.start || a.end - b.end))
  const inPlans = new Set(plans.flatMap(({ actions, omitted = [] }) => [...actions, ...omitted].map(({ id }) => id)))
  const ordered = [...scheduled.map(({ id }) => id), ...inPlans, ...Object.keys(tasks)]
  const known = [...new Set(ordered)].filter((id) => words.actions.has(id))
  return known.map((id) => taskLine(tracked, id))
}

/** One of the lines. @param id of an action of the catalogue */
export function taskLine(tracked: TrackedPlan, id: string): TaskLine {
  const { words, now, baseline, tasks, today } = tracked
  const task = tasks[id] ?? NO_TASK
  const action = words.actions.get(id)
  const planned = findAction(now, id) ?? findAction(baseline, id)
  // Of what no plan needs, there is what people said.
  const person = planned?.person ?? task.person ?? ''
  const effort = planned ?? task.estimate
  const drift = tracked.drifts.find((each) => each.id === id)
  const span = now && spanOf(now, itemOf(now, id), task)
  const phase = planned?.phase ?? now?.omitted?.find((each) => each.id === id)?.phase ?? null
  return {
    id,
    name: planned ? actionName(words, planned) : (action?.name ?? id),
    phase,
    phaseLabel: phase ? words.words.t(`roadmap.phase.${phase}`) : words.words.t('roadmap.outside'),
    status: task.status,
    person,
    who: person && personName(words, person),
    role: words.roles.get(action?.role ?? '')?.name ?? '',
    effort: effort ? daysText(words, effort) : '',
    low: effort?.low ?? null,
    high: effort?.high ?? null,
    original: planned?.original ? daysText(words, planned.original) : null,
    planned: baseline && spanOf(baseline, itemOf(baseline, id)),
    now: task.status === 'dropped' ? null : span,
    weeks: drift?.weeks ?? 0,
    why: drift ? causeText(tracked, drift) : null,
    dueOn: task.dueOn,
    isLate: isLate(task, span, today),
    begunOn: task.begunOn,
    doneOn: task.doneOn,
    dropReason: task.dropReason,
    waitsFor: (planned?.after ?? []).map((other) => nameOf(words, now ?? baseline, other)),
    ticked: GIVEN_CHECKS.length + task.steps.length - openChecks(task).length,
    checks: GIVEN_CHECKS.length + task.steps.length,
  }
}

type Dated = { status: TaskStatus; dueOn: string | null; begunOn: string | null; doneOn: string | null }

function isLate({ status, dueOn }: Dated, span: Span | null, today: string): boolean {
  if (dueOn === null || status === 'done' || status === 'dropped') return false
  return dueOn < today || (span !== null && span.to > dueOn)
}

const findAction = (plan: Plan | null, id: string): PlannedAction | undefined =>
  plan?.actions.find((action) => action.id === id)
const itemOf = ({ schedule }: Plan, id: string) => schedule.find((item) => item.id === id)

/** What really happened stands above weeks that are counted. */
function spanOf(plan: Plan, item: ScheduledItem | undefined, said?: Dated): Span | null {
  if (said?.status === 'done' && said.doneOn) return { from: said.begunOn ?? said.doneOn, to: said.doneOn }
  if (!item) return null
  const { start, end } = item
  const from = said?.begunOn ?? weekStart(plan, start)
  return { from, to: fridayBefore(plan, Math.max(end, start + 1)) }
}

function nameOf(words: ReportContext, plan: Plan | null, id: string): string {
  const planned = findAction(plan, id)
  if (planned) return actionName(words, planned)
  const action = words.actions.get(id)
  if (action || !plan) return action?.name ?? id
  return id === 'baseline' || id === 'pilot' || id === 'gate' ? milestoneName(words, plan, id) : id
}

/** Why something is not where it was planned; `null`: it is. */
function causeText(tracked: TrackedPlan, { id, because }: Drift): string | null {
  if (because === null || because.is === 'sooner') return null
  const { words, now } = tracked
  const say = words.words.t
  const name = (each: string) => nameOf(words, now, each)
  if (because.is === 'waits') return say('roadmap.cause.waits', { name: name(because.on) })
  if (because.is === 'blocked') return say('roadmap.cause.blocked', { list: words.words.list(because.by.map(name)) })
  const person = personName(words, findAction(now, id)?.person ?? '')
  if (because.is === 'lessTime') return say('roadmap.cause.lessTime', { person })
  if (because.is === 'busy') {
    return because.on
      ? say('roadmap.cause.busyWith', { person, name: name(because.on) })
      : say('roadmap.cause.busy', { person })
  }
  return say(`roadmap.cause.${because.is satisfies Exclude<Cause['is'], 'sooner'>}`)
}

/** A milestone or the whole, as submitted and as it stands now. */
export type MovedDay = { was: string; is: string; weeks: number; why: string | null }

/** What became of the day of the decision, with where a delay begins; `null`: there is nothing to hold it against. */
export function movedDecision(tracked: TrackedPlan): MovedDay | null {
  const { baseline, now, drifts, words } = tracked
  const drift = drifts.find(({ id }) => id === 'gate')
  if (!baseline || !now || !drift?.planned || !drift.now) return null
  const root = rootOf(drifts, 'gate')
  const cause = root?.because ? causeText(tracked, root) : null
  const why = root && cause ? words.words.t('roadmap.cause.root', { name: nameOf(words, now, root.id), cause }) : null
  return {
    was: weekStart(baseline, drift.planned.start),
    is: weekStart(now, drift.now.start),
    weeks: drift.weeks,
    why,
  }
}

/** What is not reached as the plan stands now, because actions were dropped, in sentences; empty: everything is. */
export function missedIn({ now, words }: TrackedPlan): string[] {
  return now ? missedLines(words, now) : []
}
