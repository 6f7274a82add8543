import { addDays, type CalendarPeriod, comparedPeriod, listPeriods, periodOf } from '#app/core/pilots/periods.ts'
import type { ReadingPeriod } from '#app/core/pilots/pilot.ts'
import type { Arm, ReadingPlan } from './reading-plan.ts'

/** What a figure is known by. `onDay` is the first day of its period, ISO date. */
export type FigureKey = { kpiId: string; onDay: string; arm: Arm }

/** The day, week or month that figures of a day are for. @throws RangeError if `on` is no ISO date */
export function entryPeriod(on: string, period: ReadingPeriod): CalendarPeriod {
  return period === 'day' ? { from: addDays(on, 0), to: on } : periodOf(on, period)
}

/** A period of the pilot that is over, and what is not there of it. */
export type MissingPeriod = CalendarPeriod & { missing: { kpiId: string; arm: Arm }[] }

/**
 * The periods from the start to yesterday of which a figure is missing, the oldest first; none before the start.
 *
 * @param known figures that are there; those of other days do no harm
 * @param today ISO date
 */
export function missingPeriods(plan: ReadingPlan, known: readonly FigureKey[], today: string): MissingPeriod[] {
  const there = new Set(known.map(keyOf))
  return overPeriods(plan, today)
    .map((period) => ({ ...period, missing: missingOf(plan, period.from, there) }))
    .filter(({ missing }) => missing.length > 0)
}

/** The periods of the pilot that are over on a day; those that the start falls into are left out. */
function overPeriods({ period, startsOn, endsOn }: ReadingPlan, today: string): CalendarPeriod[] {
  if (startsOn === null || endsOn === null) return []
  const yesterday = addDays(today, -1)
  const last = yesterday < endsOn ? yesterday : endsOn
  if (last < startsOn) return []
  return listAll(startsOn, last, period).filter(({ from, to }) => from >= startsOn && to <= last)
}

/**
 * The periods before the start that are compared with, as far as they were counted; none if they were not. Where figures
 * come by the day, whole weeks are compared: then all days of them.
 */
export function baselinePeriodsOf({ period, startsOn, baselinePeriods, arms }: ReadingPlan): CalendarPeriod[] {
  if (startsOn === null || baselinePeriods === null || arms.length === 0) return []
  const length = comparedPeriod(period)
  const far = addDays(startsOn, -(baselinePeriods + 1) * DAYS[length])
  const compared = listPeriods(far, addDays(startsOn, -1), length)
    .filter(({ to }) => to < startsOn)
    .slice(-baselinePeriods)
  return period === 'day' ? compared.flatMap(({ from, to }) => listAll(from, to, 'day')) : compared
}

const DAYS = { week: 7, month: 31 } as const

/** The period that a form asks for first: the oldest one with a gap, else the one that today is in. */
export function dueDay(plan: ReadingPlan, missing: readonly MissingPeriod[], today: string): string {
  return missing[0]?.from ?? entryPeriod(today, plan.period).from
}

function missingOf({ figures, arms }: ReadingPlan, from: string, there: ReadonlySet<string>) {
  return figures.flatMap(({ id }) =>
    arms.filter((arm) => !there.has(keyOf({ kpiId: id, onDay: from, arm }))).map((arm) => ({ kpiId: id, arm })),
  )
}

/** One text for one figure. */
export const keyOf = ({ kpiId, onDay, arm }: FigureKey) => `${kpiId} ${onDay} ${arm}`

function listAll(first: string, last: string, period: ReadingPeriod): CalendarPeriod[] {
  if (period !== 'day') return listPeriods(first, last, period)
  const days: CalendarPeriod[] = []
  for (let on = first; on <= last; on = addDays(on, 1)) days.push({ from: on, to: on })
  return days
}
