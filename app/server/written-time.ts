import { TIME_ZONE } from '#app/messages/locales.ts'

/** An ISO instant, and how it is written. */
export type WrittenTime = { at: string; written: string }

/**
 * A moment in words that name the clock, such as `22 Nov 2026, 14:02 CET`.
 *
 * @param timeZone IANA zone; left out: where no workspace says another
 */
export function writtenTime(at: Date, timeZone: string = TIME_ZONE): string {
  const clock = clocks.get(timeZone) ?? clockIn(timeZone)
  clocks.set(timeZone, clock)
  return clock.format(at)
}

/** By zone: a page writes many moments, and making one takes longer than writing one. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })

/** A moment for a page, which shows the server's words as they are: no browser has to agree with them. */
export const momentIn = (at: Date, timeZone: string): WrittenTime => ({
  at: at.toISOString(),
  written: writtenTime(at, timeZone),
})
