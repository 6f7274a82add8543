import { TIME_ZONE } from '#app/messages/locales.ts'

const DAY_MS = 86_400_000

/** Today's date as an ISO date, or tomorrow's: somewhere it has begun, and we do not ask where somebody is. */
export function latestToday(now: Date): string {
  return dateIn(new Date(now.getTime() + DAY_MS))
}

/** The calendar date of an instant where the reader is, as an ISO date. */
export function dateIn(instant: Date, timeZone: string = TIME_ZONE): string {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  if (!known) formats.set(timeZone, format)
  return format.format(instant)
}

/** By time zone, of which there are some hundreds: one takes longer to make than a hundred dates to write. */
const formats = new Map<string, Intl.DateTimeFormat>()
