import type { RouterContextProvider } from 'react-router'
import { page } from '#app/context.server.ts'
import { formatOf, type Locale, MOMENT, TIME_ZONE } from '#app/messages/locales.ts'

/** An ISO instant, and how it is written. */
export type WrittenTime = { at: string; written: string }

/** By what moments are written: an IANA zone, and the reader's language. */
export type Clock = { timeZone: string; locale: Locale }

/** The clock of a place for whoever asks. */
export const clockOf = (
  context: Readonly<RouterContextProvider>,
  { timeZone = TIME_ZONE }: { timeZone?: string } = {},
): Clock => ({ timeZone, locale: context.get(page).locale })

/** A moment in words that name the clock, such as `22 Nov 2026, 14:02 CET`. */
export function writtenTime(at: Date, { timeZone, locale }: Clock): string {
  const key = `${locale} ${timeZone}`
  const clock = clocks.get(key) ?? clockIn({ timeZone, locale })
  clocks.set(key, clock)
  return clock.format(at)
}

/** By language and zone: a page writes many moments, and making one takes longer than writing one. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockIn = ({ timeZone, locale }: Clock) => new Intl.DateTimeFormat(formatOf(locale), { ...MOMENT, timeZone })

/** A moment for a page, which shows the server's words as they are: no browser has to agree with them. */
export const momentIn = (at: Date, clock: Clock): WrittenTime => ({
  at: at.toISOString(),
  written: writtenTime(at, clock),
})
