import type { Interval } from './interval.ts'

/**
 * A claim that a figure improves by a share of its level; `least` is the smallest share claimed, above 0 (0.2 of "20 to
 * 40 %").
 */
export type ClaimTest = { least: number; level: number; improvement: Interval }

/**
 * `partly`: it improves, and by how much is open. `refuted`: shown to be less than claimed. `notSupported`: not shown, since
 * the range holds no gain as well as all of it; that is no proof of the contrary.
 */
type ClaimState = 'supported' | 'partly' | 'notSupported' | 'refuted' | 'open'

/** The outcome of a claim with the improvement as a share of the level. */
export type ClaimOutcome = { state: ClaimState; improvement: Interval | null }

/**
 * What a pilot says of a claim of the library.
 *
 * @param test `null` while the pilot's range may not be read as a verdict: the claim stays open
 * Of a claim of "up to" a share this says whether that much is reached here, never whether it is anywhere.
 *
 * @returns `supported` if even the lower end reaches the claim; open without a level above or below 0
 * @source claims in content, "supported if the reduction is at least 40 % at its lower bound"
 */
export function testClaim(test: ClaimTest | null): ClaimOutcome {
  if (test === null || test.level === 0) return { state: 'open', improvement: null }
  const size = Math.abs(test.level)
  const improvement = { lower: test.improvement.lower / size, upper: test.improvement.upper / size }
  return { state: stateOf(improvement, test.least), improvement }
}

function stateOf({ lower, upper }: Interval, least: number): ClaimState {
  if (lower >= least) return 'supported'
  if (lower > 0) return upper < least ? 'refuted' : 'partly'
  return upper < least ? 'refuted' : 'notSupported'
}
