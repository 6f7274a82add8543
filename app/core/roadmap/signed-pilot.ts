import type { Milestones } from './plan-phases.ts'
import { dayOf } from './weeks.ts'

/** First and last day of a pilot whose charter counts, ISO dates. */
export type PilotDays = { startsOn: string; endsOn: string }

const DAYS_OF_A_WEEK = 7

type Lengths = Pick<Milestones, 'baselineWeeks' | 'pilotWeeks' | 'gateWeeks'>
type Moved = Lengths & Pick<Milestones, 'pilotFrom' | 'gateFrom' | 'isFixed'>

/**
 * Where a pilot with a signed charter stands in a plan. One that began keeps the weeks it runs, whatever of its
 * preparation is still open, and nobody decides on it before it is over. One that is still to begin takes the weeks of its
 * charter, on its day or as soon after it as everything is ready.
 *
 * @param usual weeks as planned
 * @param now   `monday` of week 0 as days since 1 January 1970, and the first week from today on
 */
export function signedMilestones(
  usual: Lengths,
  { startsOn, endsOn }: PilotDays,
  { monday, from }: { monday: number; from: number },
): Moved {
  const [start, end] = [dayOf(startsOn), dayOf(endsOn)]
  if (start === null || end === null || end < start) return usual
  const pilotFrom = weekOf(start, monday)
  const pilotWeeks = Math.max(1, Math.ceil((end - monday + 1) / DAYS_OF_A_WEEK) - pilotFrom)
  if (pilotFrom >= from && start >= monday + DAYS_OF_A_WEEK * from) return { ...usual, pilotFrom, pilotWeeks }
  const baselineWeeks = Math.min(usual.baselineWeeks, pilotFrom)
  return { ...usual, baselineWeeks, pilotFrom, pilotWeeks, gateFrom: from, isFixed: true }
}

/** The week that a day lies in; what lies before week 0 counts as in it. */
const weekOf = (day: number, monday: number) => Math.max(0, Math.floor((day - monday) / DAYS_OF_A_WEEK))
