import { addDays } from '#app/core/pilots/periods.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { entryPeriod } from './missing-periods.ts'
import type { Arm, AskedFigure, ReadingPlan } from './reading-plan.ts'

/** Days from the start, or from today without one, that figures may lie before or after it. */
const FAR = 3_650

/** Why no figure can be for a day. `coarse`: a month was named where figures come by the week. */
export type DayFault = 'noDay' | 'coarse' | 'future' | 'far'

/** The first day of the period that a day lies in, or why there can be no figure for it. */
export function fitDay(
  on: string,
  { period, startsOn }: Pick<ReadingPlan, 'period' | 'startsOn'>,
  today: string,
): { ok: true; onDay: string } | { ok: false; fault: DayFault } {
  if (dayOf(on) === null || on < '1900') return { ok: false, fault: 'noDay' }
  const { from } = entryPeriod(on, period)
  if (from > today) return { ok: false, fault: 'future' }
  const middle = startsOn ?? today
  if (from < addDays(middle, -FAR) || from > addDays(middle, FAR)) return { ok: false, fault: 'far' }
  return { ok: true, onDay: from }
}

export type FigureFault = 'unknownKpi' | 'noControl' | 'countsNeeded' | 'valueNeeded' | 'countsReversed'

/** Why a figure does not fit what the charter asks for; `null`: it does. */
export function figureFault(
  { arms, figures }: Pick<ReadingPlan, 'arms' | 'figures'>,
  { kpiId, arm, measured }: { kpiId: string; arm: Arm; measured: Measured },
): FigureFault | null {
  const asked = figures.find(({ id }) => id === kpiId)
  if (asked === undefined) return 'unknownKpi'
  if (!arms.includes(arm)) return 'noControl'
  return shapeFault(asked, measured)
}

/** Shares are counted, everything else is a plain figure. */
function shapeFault({ kind }: Pick<AskedFigure, 'kind'>, measured: Measured): FigureFault | null {
  if ('value' in measured) return kind === 'proportion' ? 'countsNeeded' : null
  if (kind !== 'proportion') return 'valueNeeded'
  return measured.numerator > measured.denominator ? 'countsReversed' : null
}

/** A figure as one number, a share as 0-1; `null`: of no cases. */
export function numberOf(measured: Measured): number | null {
  if ('value' in measured) return measured.value
  return measured.denominator === 0 ? null : measured.numerator / measured.denominator
}
