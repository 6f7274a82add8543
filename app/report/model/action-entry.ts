import type { Plan, PlannedAction, PlanPhase, ScheduledItem } from '#app/core/roadmap/plan.ts'
import { showDays } from '#app/core/roadmap/show-estimate.ts'
import { listReasons } from './action-reasons.ts'
import { isFirm } from './decided.ts'
import { fridayBefore, weekStart } from './plan-dates.ts'
import { capabilityName, openQuestions, personName, type ReportContext } from './report-context.ts'
import type { ActionEntry } from './roadmap-model.ts'

export function describeAction(context: ReportContext, plan: Plan, planned: PlannedAction): ActionEntry {
  const { words } = context
  const texts = textsOf(context, planned)
  const status = statusText(context, planned.id)
  return {
    id: planned.id,
    phase: planned.phase,
    phaseLabel: phaseName(context, plan, planned.phase),
    name: texts?.name ?? planned.id,
    capability: capabilityName(context, planned.cap),
    levels: words.t('roadmap.levels', { name: capabilityName(context, planned.cap), to: planned.to }),
    who: personName(context, planned.person),
    role: context.roles.get(planned.role)?.name ?? planned.role,
    days: daysText(context, planned),
    weeks: words.t('roadmap.weeks', { weeks: planned.weeks }),
    dates: actionDates(context, plan, planned),
    deliverable: texts?.deliverable ?? '',
    done: texts?.definitionOfDone ?? '',
    reasons: listReasons(context, plan, planned),
    perhaps: planned.perhapsUnnecessary ? perhapsOf(context, plan, planned) : null,
    stretched: planned.stretched,
    ...(status && { status }),
  }
}

/** What to ask first, what spares the most before the rest, and how much that is. */
function perhapsOf(context: ReportContext, { savings = [] }: Plan, { ask }: PlannedAction): ActionEntry['perhaps'] {
  const { words } = context
  const savingOf = (question: string) => savings.find((saving) => saving.question === question)
  const most = (question: string) => savingOf(question)?.high ?? 0
  const asked = openQuestions(
    context,
    ask.toSorted((a, b) => most(b) - most(a)),
  ).map((open) => {
    const saving = savingOf(open.question)
    return saving ? { ...open, saves: words.t('roadmap.couldSave', { days: daysText(context, saving) }) } : open
  })
  const best = asked.find(({ saves }) => saves)?.saves ?? ''
  return { text: [words.t('roadmap.perhaps'), best].filter((text) => text !== '').join(' '), ask: asked }
}

/** As a reader knows it. */
export function actionName(context: ReportContext, planned: PlannedAction): string {
  return textsOf(context, planned)?.name ?? planned.id
}

export function phaseName({ words }: ReportContext, plan: Plan, phase: PlanPhase): string {
  return words.t(phase === 'scale' && isFirm(plan) ? 'roadmap.firm' : `roadmap.phase.${phase}`)
}

/** Of the roll-out by its own texts, if it has some. */
function textsOf({ actions }: ReportContext, { id, phase }: PlannedAction) {
  const action = actions.get(id)
  return phase === 'scale' ? (action?.rollOut ?? action) : action
}

/** Person-days with their unit: "2–3 days", "1 day". */
export function daysText({ words }: ReportContext, days: { low: number; high: number }): string {
  const { low, high } = showDays(days)
  const plural = low === 1 && high === 1 ? 'one' : 'other'
  return words.t('roadmap.days', { days: words.days(days), plural })
}

export function statusText({ meta, words }: ReportContext, action: string): string | null {
  const status = meta.statuses?.[action]
  return status && status !== 'proposed' ? words.t(`roadmap.status.${status}`) : null
}

/** What is done stands on the days that it took, not in weeks to come. */
export function actionDates(context: ReportContext, plan: Plan, planned: PlannedAction): string {
  const item = plan.schedule.find(({ id }) => id === planned.id)
  const { status, begunOn, doneOn } = planned
  if (status === 'done' && doneOn) return context.words.dates(begunOn ?? doneOn, doneOn)
  return item ? datesOf(context, plan, item) : ''
}

export function datesOf({ words }: ReportContext, plan: Plan, { start, end }: ScheduledItem): string {
  return words.dates(weekStart(plan, start), fridayBefore(plan, Math.max(end, start + 1)))
}
