import { logBeta } from './beta-function.ts'
import { bestPrecision } from './confidence-sequence.ts'
import type { Interval } from './interval.ts'
import type { Count } from './proportion-interval.ts'

/**
 * The beta-binomial confidence sequence for a single share, such as one with a ceiling: looked at as often as one likes.
 *
 * @param best cases at which it is to be narrowest, fixed before the first look
 * @returns within 0-1; all of it without a case
 * @source errata A11; Howard et al. 2021; confseq `bernoulli_confidence_interval`
 */
export function bernoulliLook({ hits, cases }: Count, { alpha, best }: { alpha: number; best: number }): Interval {
  const c = Math.max(bestPrecision(best, 0.05) - 1, 0.001)
  const limit = Math.log(1 / alpha)
  const misses = cases - hits
  const excludes = (p: number) =>
    logBeta(p * c + hits, (1 - p) * c + misses) -
      logBeta(p * c, (1 - p) * c) -
      (hits === 0 ? 0 : hits * Math.log(p)) -
      (misses === 0 ? 0 : misses * Math.log1p(-p)) >
    limit
  if (cases === 0) return { lower: 0, upper: 1 }
  const share = hits / cases
  return {
    lower: hits === 0 ? 0 : boundary(share, 0, excludes),
    upper: misses === 0 ? 1 : boundary(share, 1, excludes),
  }
}

/** Where exclusion begins on the way from a share that is not excluded to an end. */
function boundary(share: number, end: number, excludes: (p: number) => boolean): number {
  let [inside, outside] = [share, end]
  for (let step = 0; step < 60; step += 1) {
    const half = (inside + outside) / 2
    if (excludes(half)) outside = half
    else inside = half
  }
  return inside
}
