import { TIME_ZONE } from '#app/messages/locales.ts'

/** The calendar date of an instant where the reader is, as an ISO date. */
export function dateIn(instant: Date, timeZone: string = TIME_ZONE): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}
