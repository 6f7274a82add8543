import { type Estimate, UNBOUNDED } from './interval.ts'
import { median, presentValues, type Series } from './moments.ts'
import { normalQuantile } from './normal-distribution.ts'
import { rankSumNull } from './rank-sum.ts'

/** Up to so many pairs the distribution of ranks is exact. */
const MOST_EXACT_PAIRS = 2_500

/** A shift with its interval by ranks. */
export type RankEstimate = Estimate & {
  /** Which difference from either end bounds the interval, from 1; 0 without an interval. */
  k: number
}

/**
 * The shift of the second group against the first, for skewed values: the median of all differences, bounded by ranks.
 *
 * @param alpha two-sided error, 0-1
 * @returns after minus before; without an interval where the groups are too small for it (3 and 4 values at 0.04)
 * @source methods 5.3, errata A6; Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963)
 */
export function hodgesLehmann(before: Series, after: Series, alpha: number): RankEstimate {
  const [x, y] = [presentValues(before), presentValues(after)]
  const differences = y.flatMap((late) => x.map((early) => late - early)).sort((a, b) => a - b)
  const estimate = median(differences)
  const k = differences.length === 0 ? 0 : rankOfBound(x.length, y.length, alpha)
  const [lower, upper] = [differences[k - 1], differences[differences.length - k]]
  if (k === 0 || lower === undefined || upper === undefined)
    return { estimate, ...UNBOUNDED, k: 0, noInterval: 'too-few' }
  return { estimate, lower, upper, k, noInterval: null }
}

function rankOfBound(m: number, n: number, alpha: number): number {
  if (m * n > MOST_EXACT_PAIRS) {
    const half = normalQuantile(1 - alpha / 2) * Math.sqrt((m * n * (m + n + 1)) / 12)
    return Math.max(1, Math.ceil((m * n) / 2 - half))
  }
  let below = 0
  let k = 0
  for (const chance of rankSumNull(m, n)) {
    below += chance
    if (below > alpha / 2) break
    k += 1
  }
  return k
}
