import { useLocale } from 'use-intl'
import { DAY, formatOf, localeOf } from '#app/messages/locales.ts'

/** A calendar date in words, such as `21 Nov 2026`. */
export function CalendarDate({ on }: { on: string }) {
  return <time dateTime={on}>{formatCalendarDate(on, useLocale())}</time>
}

/**
 * A calendar date in words; never broken over two lines.
 *
 * @param on ISO date, `yyyy-mm-dd`
 */
export function formatCalendarDate(on: string, locale: string): string {
  const known = formats.get(locale)
  const format = known ?? new Intl.DateTimeFormat(formatOf(localeOf(locale)), DAY)
  if (!known) formats.set(locale, format)
  return format.format(new Date(`${on}T00:00:00Z`)).replaceAll(' ', '\u00a0')
}

/** By language: one takes longer to make than a hundred dates to write. */
const formats = new Map<string, Intl.DateTimeFormat>()
