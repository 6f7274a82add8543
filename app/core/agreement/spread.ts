import type { Interval } from '#app/core/scoring/result.ts'

/** How far the answers to one question lie apart. */
export type Spread = {
  /** Levels between both ends of the trimmed hull, 0-4. */
  width: number
  /** Mean distance to the median, unweighted, in levels; 0-2. */
  averageDeviation: number
  /** rWG, 0-1; `null` for fewer than two answers. Informational: unstable for fewer than five. */
  withinGroup: number | null
  /** `null`: no disagreement. */
  flag: 'disagree' | 'slight' | null
}

/** From so many answers on, the mean distance counts beside the width. */
const ENOUGH = 3
/** Variance of answers given at random, all five levels alike: (25 - 1) / 12. */
const RANDOM_VARIANCE = 2

/**
 * How far answers lie apart.
 *
 * @param levels definite answers that are scored, at least one
 * @param hull   their trimmed hull
 * @source methods 2.4; Burke, Finkelstein and Dusig (1999); James, Demaree and Wolf (1984)
 */
export function measureSpread(levels: readonly number[], hull: Interval): Spread {
  const count = levels.length
  const twiceMedian = doubledMedian(levels)
  const distance = levels.reduce((sum, level) => sum + Math.abs(2 * level - twiceMedian), 0)
  const width = hull.hi - hull.lo
  // Mean distance over 5/6, in whole numbers.
  const isFarApart = count >= ENOUGH && 6 * distance > 10 * count
  return {
    width,
    averageDeviation: distance / (2 * count),
    withinGroup: count < 2 ? null : Math.max(0, 1 - varianceOf(levels) / RANDOM_VARIANCE),
    flag: width >= 2 || isFarApart ? 'disagree' : width === 1 ? 'slight' : null,
  }
}

function doubledMedian(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? 2 * upper : upper + (sorted[middle - 1] as number)
}

function varianceOf(levels: readonly number[]): number {
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length
  return levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / (levels.length - 1)
}
