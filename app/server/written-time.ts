import { TIME_ZONE } from '#app/messages/locales.ts'

/** A moment in a mail, such as `22 Nov 2026, 14:02 CET`. */
export function writtenTime(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}
