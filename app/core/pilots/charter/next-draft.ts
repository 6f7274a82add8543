import { LONGEST_WEEKS, SHORTEST_WEEKS } from '#app/core/pilots/counted-periods.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { type CharterDraft, offeredPeriod } from './charter-content.ts'

const USUAL_WEEKS = 8
const DAYS_OF_A_WEEK = 7

/**
 * The charter that a next pilot begins with: the one of the pilot before, for as long as that was planned, one iteration
 * on, and by the week if its figures came by the month. Nothing of it is signed; people change what the first one taught them.
 *
 * @param startsOn its first day, ISO date
 * @param baseline where its figures from before come from; the level is theirs, `null`: not taken over
 */
export function nextDraft(
  before: CharterDraft,
  { startsOn, baseline }: { startsOn: string; baseline: { source: string; level: number | null } | null },
): CharterDraft {
  const [first, last] = [dayOf(before.startsOn ?? ''), dayOf(before.endsOn ?? '')]
  const planned = first === null || last === null ? USUAL_WEEKS : Math.round((last - first + 1) / DAYS_OF_A_WEEK)
  const weeks = Math.min(LONGEST_WEEKS, Math.max(SHORTEST_WEEKS, planned))
  const { expectation, baselineSource } = before
  return {
    ...before,
    period: offeredPeriod(before.period),
    startsOn,
    endsOn: addDays(startsOn, DAYS_OF_A_WEEK * weeks - 1),
    extendedTo: null,
    iteration: before.iteration + 1,
    baselineSource: baseline?.source ?? baselineSource,
    expectation: { ...expectation, level: baseline?.level ?? expectation.level },
  }
}
