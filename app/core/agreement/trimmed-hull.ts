import type { Interval } from '#app/core/scoring/result.ts'

/** One definite answer: its level and how much it weighs (a positive whole number). */
export type Rating = { level: number; weight: number }

/** One voice in so many can be outvoted. */
const OUTVOTED = 5

/**
 * The interval that a team's answers span, without what at most a fifth of the weight says at either end.
 *
 * @returns `null` for no answers
 * @source methods 2.2; tau = 1/5
 */
export function trimmedHull(ratings: readonly Rating[]): Interval | null {
  if (ratings.length === 0) return null
  const rising = ratings.toSorted((a, b) => a.level - b.level)
  return { lo: firstAboveShare(rising), hi: firstAboveShare(rising.toReversed()) }
}

/** The first level at which more than a fifth of the weight has been passed. */
function firstAboveShare(ordered: readonly Rating[]): number {
  const total = ordered.reduce((sum, { weight }) => sum + weight, 0)
  let passed = 0
  const found = ordered.find(({ weight }) => {
    passed += weight
    return OUTVOTED * passed > total
  })
  if (found === undefined) throw new RangeError('Weights are positive whole numbers.')
  return found.level
}

/**
 * The interval that holds whatever those who have not answered will say, "not sure" too.
 *
 * @param pending weights of people who may still answer
 * @param hull    lowest and highest level that the question's answers give
 * @source methods 2.3, theorem 2
 */
export function settledHull(ratings: readonly Rating[], pending: readonly number[], hull: Interval): Interval {
  const all = (level: number) => trimmedHull([...ratings, ...pending.map((weight) => ({ level, weight }))])
  return { lo: all(hull.lo)?.lo ?? hull.lo, hi: all(hull.hi)?.hi ?? hull.hi }
}
