import type { CalendarPeriod } from '#app/core/pilots/periods.ts'
import type { ReadingPeriod } from '#app/core/pilots/pilot.ts'
import { formatOf, type Locale } from '#app/messages/locales.ts'

const date = (on: string) => new Date(`${on}T00:00:00Z`)

const LOOKS: Readonly<Record<ReadingPeriod, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(period: ReadingPeriod, locale: Locale): Intl.DateTimeFormat {
  const key = `${locale} ${period}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(formatOf(locale), { ...LOOKS[period], timeZone: 'UTC' })
  formats.set(key, format)
  return format
}

/** A day, week or month in words, such as `16–22 Nov 2026`; written here, so that no browser has to agree with it. */
export function periodName({ from, to }: CalendarPeriod, period: ReadingPeriod, locale: Locale): string {
  const format = formatFor(period, locale)
  if (period !== 'week') return format.format(date(from))
  return format.formatRange(date(from), date(to)).replaceAll(/[\s\u2009]*–[\s\u2009]*/g, '–')
}

/** A single day in words, such as `Sun, 22 Nov 2026`. @param on ISO date */
export const dayName = (on: string, locale: Locale): string => periodName({ from: on, to: on }, 'day', locale)
