import type { Locale } from '#app/messages/locales.ts'

/**
 * Where a calendar program reads days, in the language of whoever gave it the address: it has no session, and what it says of
 * languages is its maker's.
 */
export const calendarHref = (origin: string, token: string, locale: Locale): string =>
  `${origin}/calendar/${token}.ics?in=${locale}`
