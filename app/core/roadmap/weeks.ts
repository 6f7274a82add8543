const DAY = 86_400_000
const WORKDAYS = 5

/**
 * Days since 1 January 1970 of a calendar date, or `null` if the text is not an ISO date that exists.
 */
export function dayOf(isoDate: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return new Date(at).toISOString().startsWith(isoDate) ? at / DAY : null
}

/** The ISO date of a day counted from 1 January 1970. */
export function isoDateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** The Monday on or after a date, both as days since 1 January 1970, which was a Thursday. */
export function mondayFrom(day: number): number {
  return day + ((((4 - day) % 7) + 7) % 7)
}

/** The first week that begins on or after an ISO date, or 0 without one, and for what is past. @param monday of week 0 */
export function weekFrom(isoDate: string | undefined, monday: number): number {
  const day = isoDate === undefined ? null : dayOf(isoDate)
  return day === null ? 0 : Math.max(0, (mondayFrom(day) - monday) / 7)
}

/**
 * How many of the five workdays of each week fall into absences, days in several of them counted once.
 *
 * @param away    absences as [first day, last day], ISO dates
 * @param monday  the Monday of week 0, as days since 1 January 1970
 * @param horizon weeks that are looked at; later absences are ignored
 * @returns 0-5 by week, up to the last week with an absence
 */
export function workdaysAway(away: readonly (readonly [string, string])[], monday: number, horizon: number): number[] {
  const ranges = away.map(([first, last]) => ({ first: dayOf(first) ?? 0, last: dayOf(last) ?? -1 }))
  const end = ranges.reduce((max, { last }) => Math.max(max, last), monday - 1)
  const weeks = Math.min(horizon, Math.ceil((end - monday + 1) / 7))
  return Array.from({ length: Math.max(0, weeks) }, (_, week) => {
    const days = Array.from({ length: WORKDAYS }, (_, day) => monday + 7 * week + day)
    return days.filter((day) => ranges.some(({ first, last }) => first <= day && day <= last)).length
  })
}
