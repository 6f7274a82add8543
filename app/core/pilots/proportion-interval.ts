import type { Estimate, Interval } from './interval.ts'
import { normalQuantile } from './normal-distribution.ts'

/** Cases that count, of all cases; whole numbers, 0 <= hits <= cases. */
export type Count = { hits: number; cases: number }

/**
 * Wilson's interval for a share.
 *
 * @param alpha two-sided error, 0-1
 * @returns within 0-1; all of it without a case
 * @source Wilson, JASA 22 (1927); Newcombe, Statistics in Medicine 17 (1998), method 3
 */
export function wilsonInterval({ hits, cases }: Count, alpha: number): Interval {
  if (cases === 0) return { lower: 0, upper: 1 }
  const z = normalQuantile(1 - alpha / 2)
  const p = hits / cases
  const centre = p + z ** 2 / (2 * cases)
  const half = z * Math.sqrt((p * (1 - p)) / cases + z ** 2 / (4 * cases ** 2))
  const scale = 1 + z ** 2 / cases
  return {
    lower: hits === 0 ? 0 : Math.max(0, (centre - half) / scale),
    upper: hits === cases ? 1 : Math.min(1, (centre + half) / scale),
  }
}

/**
 * Newcombe's interval for the difference of two shares.
 *
 * @param alpha two-sided error, 0-1
 * @returns after minus before, within -1 to 1; all of it where a group has no case
 * @source Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10
 */
export function newcombeInterval(before: Count, after: Count, alpha: number): Estimate {
  if (before.cases === 0 || after.cases === 0)
    return { estimate: Number.NaN, lower: -1, upper: 1, noInterval: 'too-few' }
  const [p0, p1] = [before.hits / before.cases, after.hits / after.cases]
  const [w0, w1] = [wilsonInterval(before, alpha), wilsonInterval(after, alpha)]
  const estimate = p1 - p0
  return {
    estimate,
    lower: Math.max(-1, estimate - Math.hypot(p1 - w1.lower, w0.upper - p0)),
    upper: Math.min(1, estimate + Math.hypot(w1.upper - p1, p0 - w0.lower)),
    noInterval: null,
  }
}

/** Counts of several periods taken together. */
export function pooled(counts: readonly Count[]): Count {
  return counts.reduce((all, { hits, cases }) => ({ hits: all.hits + hits, cases: all.cases + cases }), {
    hits: 0,
    cases: 0,
  })
}
