import ical from 'ical-generator'
import type { Locale } from '#app/messages/locales.ts'

/**
 * One day of a calendar; `id` is stable, so that a calendar program knows it again. Programs can show the days of a
 * category in a colour of their own.
 */
export type CalendarDay = {
  id: string
  on: string
  summary: string
  description?: string
  category: string
  url: string
}

/** `locale`: whose words these are. */
type Calendar = { name: string; days: readonly CalendarDay[]; at: Date; locale: Locale }

/**
 * Days as an iCalendar file of events of a whole day.
 *
 * @param at the moment of writing
 * @source RFC 5545; refresh interval RFC 7986
 */
export function writeCalendar({ name, days, at, locale }: Calendar): string {
  const calendar = ical({
    name,
    prodId: { company: 'Preflight', product: 'Duties', language: locale.toUpperCase() },
    ttl: REFRESH_SECONDS,
  })
  for (const { id, on, category, ...event } of days) {
    calendar.createEvent({
      ...event,
      id,
      categories: [{ name: category }],
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      stamp: at,
    })
  }
  return calendar.toString()
}

const REFRESH_SECONDS = 12 * 3600
