import type { Plan, PlanPhase, ScheduledItem } from '#app/core/roadmap/plan.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import type { ReportContext } from './report-context.ts'

/** Phases in the order of the picture. */
const PHASES: readonly PlanPhase[] = ['prepare', 'baseline', 'pilot', 'gate', 'next', 'scale']
const DAYS_TO_FRIDAY = 3
const DAYS_OF_A_WEEK = 7

/** Scheduled items by phase, then start, end and id. */
export function inScheduleOrder({ schedule }: Plan): ScheduledItem[] {
  return [...schedule].sort(
    (a, b) =>
      PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1),
  )
}

/** ISO date on which one decides about the pilot: the first day of the gate. */
export function decisionDay(plan: Plan): string {
  return weekStart(plan, plan.schedule.find(({ phase }) => phase === 'gate')?.start ?? plan.weeks)
}

/** Whole weeks from today to the day of the decision, as the calendar counts them; a later start counts too. */
export function weeksToDecision({ meta }: Pick<ReportContext, 'meta'>, plan: Plan): number {
  return Math.round(((dayOf(decisionDay(plan)) ?? 0) - (dayOf(meta.today) ?? 0)) / DAYS_OF_A_WEEK)
}

/** ISO date of the first day of a week of the plan. */
export function weekStart({ firstMonday }: Plan, week: number): string {
  return isoDateOf((dayOf(firstMonday) ?? 0) + 7 * week)
}

/** ISO date of the Friday before a week begins. */
export function fridayBefore({ firstMonday }: Plan, week: number): string {
  return isoDateOf((dayOf(firstMonday) ?? 0) + 7 * week - DAYS_TO_FRIDAY)
}
