import { type Interval, UNBOUNDED } from './interval.ts'
import type { Count } from './proportion-interval.ts'

/** The mixture precision at which a normal confidence sequence is narrowest. @source Howard et al. 2021, methods 5.4 */
export function bestPrecision(variance: number, alpha: number): number {
  const twice = 2 * Math.log(1 / alpha)
  return variance / (twice + Math.log(1 + twice))
}

/**
 * How spread-out the effects are that a sequence expects, as a variance above 0: fixed by the plan, before the first look.
 *
 * @param plannedSize how many values are planned, above 0
 * @param alpha the share of false alarms that is accepted, between 0 and 1
 */
export function mixtureScale(plannedSize: number, alpha: number): number {
  return 1 / bestPrecision(plannedSize, alpha)
}

/** A segment's size, mean and standard deviation. */
export type Summary = { n: number; mean: number; sd: number }

/** One look of a confidence sequence; unbounded where it cannot say anything yet. */
export type Look = Interval & { estimate: number; df: number | null; half: number }

type Plan = {
  /** Chance that any look misses, 0-1. */
  alpha: number
  /** From `mixtureScale`. */
  scale: number
}

/**
 * The t-mixture confidence sequence for a difference of means: as often as one looks, all looks together miss with at
 * most `alpha`. It takes readings as independent.
 *
 * @returns after minus before
 * @source methods 5.4; Lai 1976; Goenen et al. 2005; Wang and Ramdas, arXiv 2310.03722, with Welch's degrees of freedom
 */
export function differenceLook(before: Summary, after: Summary, plan: Plan): Look {
  const [v0, v1] = [before.sd ** 2 / before.n, after.sd ** 2 / after.n]
  const df = (v0 + v1) ** 2 / (v0 ** 2 / (before.n - 1) + v1 ** 2 / (after.n - 1))
  const size = (before.n * after.n) / (before.n + after.n)
  const tooFew = before.n < 2 || after.n < 2
  return look({ estimate: after.mean - before.mean, standardError: Math.sqrt(v0 + v1), df, size, tooFew }, plan)
}

/** The same for the mean of one series of differences. @source methods 5.4 */
export function meanLook({ n, mean, sd }: Summary, plan: Plan): Look {
  return look({ estimate: mean, standardError: sd / Math.sqrt(n), df: n - 1, size: n, tooFew: n < 2 }, plan)
}

type Evidence = { estimate: number; standardError: number; df: number; size: number; tooFew: boolean }

function look({ estimate, standardError, df, size, tooFew }: Evidence, { alpha, scale }: Plan): Look {
  const nothing = { estimate, ...UNBOUNDED, df: null, half: Number.POSITIVE_INFINITY }
  if (tooFew || !(standardError > 0)) return nothing
  const r = 1 + scale * size
  const a = (r / alpha ** 2) ** (1 / (df + 1))
  if (a >= r) return { ...nothing, df }
  const half = standardError * Math.sqrt((df * (a - 1)) / (1 - a / r))
  return { estimate, lower: estimate - half, upper: estimate + half, df, half }
}

/**
 * The log of the Bayes factor against a difference: at both ends of a look it is log(1 / alpha).
 *
 * @param t distance of the estimate from the difference in standard errors
 * @source methods 5.4
 */
export function logBayesFactor(t: number, { df, size, scale }: { df: number; size: number; scale: number }): number {
  const r = 1 + scale * size
  const odds = ((df + 1) / 2) * (Math.log1p((t * t) / df) - Math.log1p((t * t) / (r * df)))
  return odds - Math.log(r) / 2
}

/** The share of hits with a little added, so that no variance is zero. */
function cautiousVariance({ hits, cases }: Count): number {
  const p = (hits + 1) / (cases + 2)
  return p * (1 - p)
}

/**
 * The precision for `shareLook`, from the baseline and the cases planned, before the first look.
 *
 * @param before baseline counts, at least one case @param planned cases that the pilot is to have, above 0
 * @source errata A10
 */
export function sharePrecision(before: Count, planned: number, alpha: number): number {
  return bestPrecision(1 / (cautiousVariance(before) * (1 / before.cases + 1 / planned)), alpha)
}

/**
 * The normal-mixture confidence sequence for a difference of two shares, from pooled counts.
 *
 * @param precision from `sharePrecision`
 * @returns after minus before, within -1 to 1
 * @source methods 5.4, errata A10
 */
export function shareLook(before: Count, after: Count, plan: { alpha: number; precision: number }): Look {
  if (before.cases === 0 || after.cases === 0)
    return { estimate: Number.NaN, lower: -1, upper: 1, df: null, half: Number.POSITIVE_INFINITY }
  const { alpha, precision } = plan
  const estimate = after.hits / after.cases - before.hits / before.cases
  const v = 1 / (cautiousVariance(before) / before.cases + cautiousVariance(after) / after.cases)
  const half = normalMixtureBound(v, { alpha, precision }) / v
  return { estimate, lower: Math.max(-1, estimate - half), upper: Math.min(1, estimate + half), df: null, half }
}

/** The boundary of a sum whose variance so far is `v`. @source Howard et al. 2021, two-sided normal mixture; confseq */
export function normalMixtureBound(v: number, { alpha, precision }: { alpha: number; precision: number }): number {
  return Math.sqrt((v + precision) * (Math.log(1 + v / precision) + 2 * Math.log(1 / alpha)))
}
