import { addDays, type CalendarPeriod, comparedPeriod, periodOf } from './periods.ts'
import type { Charter } from './pilot.ts'

type Planned = Pick<Charter, 'period' | 'startsOn' | 'endsOn' | 'extendedTo' | 'baselinePeriods'>

/** Baseline of a charter that names none: a year. */
const A_YEAR = { week: 52, month: 12 } as const
/** Days after the last one that are still followed: half a year. */
const DAYS_AFTER = 182

/**
 * The days whose readings a pilot is computed and drawn with: the baseline that was planned, the pilot, and half a year after
 * it. Older and later readings are kept and exported, and no figure hangs on them: how far back one compares is settled
 * with the charter, not when the outcome is known.
 *
 * @returns whole weeks or months; a charter without a number of baseline periods has those of a year
 * @throws RangeError if the charter's days are no ISO dates
 */
export function comparedWindow(charter: Planned): CalendarPeriod {
  const { startsOn, endsOn, extendedTo, baselinePeriods } = charter
  const length = comparedPeriod(charter.period)
  let from = periodOf(startsOn, length).from
  for (let left = baselinePeriods ?? A_YEAR[length]; left > 0; left -= 1)
    from = periodOf(addDays(from, -1), length).from
  const last = extendedTo !== null && extendedTo > endsOn ? extendedTo : endsOn
  return { from, to: periodOf(addDays(last, DAYS_AFTER), length).to }
}
