import type { CalendarPeriod } from '#app/core/pilots/periods.ts'
import type { ReadingPeriod } from '#app/core/pilots/pilot.ts'

const date = (on: string) => new Date(`${on}T00:00:00Z`)
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
const WEEKS = format({ day: 'numeric', month: 'short', year: 'numeric' })
const MONTHS = format({ month: 'long', year: 'numeric' })
const DAYS = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })

/** A day, week or month in words, such as `16–22 Nov 2026`; written here, so that no browser has to agree with it. */
export function periodName({ from, to }: CalendarPeriod, period: ReadingPeriod): string {
  if (period === 'month') return MONTHS.format(date(from))
  if (period === 'day') return DAYS.format(date(from))
  return WEEKS.formatRange(date(from), date(to)).replaceAll(/[\s\u2009]*–[\s\u2009]*/g, '–')
}
