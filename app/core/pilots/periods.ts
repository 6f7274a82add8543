import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import type { ReadingPeriod } from './pilot.ts'

/** A stretch of calendar days, both ends included; ISO dates. */
export type CalendarPeriod = { from: string; to: string }

/** The length that values are compared in: a day is too short for itself, weekdays differ. */
export type ComparedPeriod = Exclude<ReadingPeriod, 'day'>

/** What figures of this rhythm are compared in: days by the week. */
export function comparedPeriod(period: ReadingPeriod): ComparedPeriod {
  return period === 'month' ? 'month' : 'week'
}

/**
 * The week, Monday to Sunday, or the month that a day lies in.
 *
 * @throws RangeError if `on` is no ISO date
 */
export function periodOf(on: string, period: ComparedPeriod): CalendarPeriod {
  const day = requireDay(on)
  if (period === 'week') return weekFrom(mondayBefore(day))
  const [year = 0, month = 1] = on.split('-').map(Number)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  const first = (parts: number[]) => `${String(parts[0]).padStart(4, '0')}-${String(parts[1]).padStart(2, '0')}-01`
  return { from: first([year, month]), to: addDays(first(next), -1) }
}

/** The periods from the one that holds a day to the one that holds another; none if the second is earlier. */
export function listPeriods(first: string, last: string, period: ComparedPeriod): CalendarPeriod[] {
  const list: CalendarPeriod[] = []
  if (period === 'week') {
    const end = requireDay(last)
    for (let monday = mondayBefore(requireDay(first)); monday <= end; monday += 7) list.push(weekFrom(monday))
    return list
  }
  for (let one = periodOf(first, period); one.from <= last; one = periodOf(addDays(one.to, 1), period)) list.push(one)
  return list
}

/** So many days later, or earlier for a negative number. @throws RangeError if `on` is no ISO date */
export function addDays(on: string, days: number): string {
  return isoDateOf(requireDay(on) + days)
}

/** How many days later another day is; negative if it is earlier. @throws RangeError if one is no ISO date */
export function daysBetween(from: string, to: string): number {
  return requireDay(to) - requireDay(from)
}

function requireDay(on: string): number {
  const day = dayOf(on)
  if (day === null) throw new RangeError(`${on} is no calendar date.`)
  return day
}

/** The Monday on or before a day counted from 1 January 1970, which was a Thursday. */
function mondayBefore(day: number): number {
  return day - ((((day - 4) % 7) + 7) % 7)
}

function weekFrom(monday: number): CalendarPeriod {
  return { from: isoDateOf(monday), to: isoDateOf(monday + 6) }
}
