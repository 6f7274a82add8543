import type { PhaseTotals, PlanPhase } from './plan.ts'
import type { StaffedAction } from './staffed-action.ts'

const PHASES: readonly PlanPhase[] = ['prepare', 'baseline', 'pilot', 'gate', 'next', 'scale']

/** Person-days and cents of some actions: the effort at each person's day rate, not the weeks they are spread over. */
export function totalsOf(staffed: readonly StaffedAction[]): Pick<PhaseTotals, 'effortDays' | 'cost'> {
  const sum = (amount: (each: StaffedAction) => number) => staffed.reduce((total, each) => total + amount(each), 0)
  return {
    effortDays: { low: sum(({ effort }) => effort.low) / 2, high: sum(({ effort }) => effort.high) / 2 },
    cost: {
      low: Math.round(sum(({ effort, person }) => effort.low * person.dayRateCents) / 2),
      high: Math.round(sum(({ effort, person }) => effort.high * person.dayRateCents) / 2),
    },
  }
}

/** The totals of each phase that has actions. */
export function totalPhases(staffed: readonly StaffedAction[]): PhaseTotals[] {
  return PHASES.flatMap((phase) => {
    const own = staffed.filter((each) => each.phase === phase)
    return own.length > 0 ? [{ phase, actions: own.length, ...totalsOf(own) }] : []
  })
}
