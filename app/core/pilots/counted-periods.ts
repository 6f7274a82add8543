import { LEAST_PERIODS } from './compare.ts'
import { lastDay, type PilotTime, phaseOf } from './lay-out-readings.ts'
import { addDays, type CalendarPeriod, comparedPeriod, listPeriods } from './periods.ts'

/** Weeks of a pilot: never shorter than six, and longer than eight only up to twelve. */
export const SHORTEST_WEEKS = 6
export const LONGEST_WEEKS = 12

/**
 * What gives a pilot with too few periods an honest answer again, the cheapest first: a later last day, a new pilot where
 * that day would lie too late, or figures by the week where months are too few.
 */
export type TimeMend = { by: 'later-end'; endsOn: string } | { by: 'new-pilot' } | { by: 'weeks' }

/** What of a pilot's time a verdict can rest on. */
export type CountedPeriods = {
  /** When the primary KPI was declared, and the last day; ISO dates. */
  declaredOn: string
  endsOn: string
  /** Whole periods from the first day to the last. */
  all: number
  /** Those of them that begin on the day of declaration or later; the others are history. */
  counted: number
  /** As many as they could be with the latest last day that a pilot may have. */
  most: number
  /** The period of the pilot, from 1, in which the primary KPI was declared; `null`: before any that would have counted. */
  declaredIn: number | null
  /** The last counted one; `null`: there is none. */
  last: CalendarPeriod | null
  /** `null`: there are enough. */
  mend: TimeMend | null
}

/**
 * Which periods of a pilot the verdict will count, so that what is foreseen counts no other.
 *
 * A later last day that was agreed after the start gives no planned final analysis, so it is left out.
 *
 * @source needs 5 (late charters), methods 5.5 (six values)
 */
export function countPeriods(time: PilotTime): CountedPeriods {
  const planned = { ...time, extendedTo: null }
  const counted = plannedPeriods(planned)
  const whole = wholePeriods(planned)
  const isLate = whole.length > counted.length
  return {
    declaredOn: time.declaredOn,
    endsOn: time.endsOn,
    all: whole.length,
    counted: counted.length,
    most: plannedPeriods({ ...planned, endsOn: latestEnd(time) }).length,
    declaredIn: isLate ? whole.filter(({ from }) => from <= time.declaredOn).length : null,
    last: counted.at(-1) ?? null,
    mend: counted.length < LEAST_PERIODS ? mendOf(planned) : null,
  }
}

/** The periods that a pilot is planned to have, as signed; those begun before its KPI was declared are left out. */
export function plannedPeriods(time: PilotTime): CalendarPeriod[] {
  const signed = { ...time, extendedTo: null }
  return wholePeriods(signed).filter((period) => phaseOf(period, signed) === 'pilot')
}

function wholePeriods(time: PilotTime): CalendarPeriod[] {
  return listPeriods(time.startsOn, lastDay(time), comparedPeriod(time.period)).filter((period) =>
    ['history', 'pilot'].includes(phaseOf(period, time)),
  )
}

/** The latest last day that a pilot may have. */
export const latestEnd = ({ startsOn }: Pick<PilotTime, 'startsOn'>): string => addDays(startsOn, 7 * LONGEST_WEEKS)

/** Long enough for six periods of any length after any day. */
const FAR_DAYS = 7 * 31

function mendOf(time: PilotTime): TimeMend {
  const [, later = time.startsOn] = [time.declaredOn, time.startsOn].sort()
  const sixth = plannedPeriods({ ...time, endsOn: addDays(later, FAR_DAYS) })[LEAST_PERIODS - 1]
  if (sixth !== undefined && sixth.to <= latestEnd(time)) return { by: 'later-end', endsOn: sixth.to }
  return { by: time.period === 'month' ? 'weeks' : 'new-pilot' }
}
