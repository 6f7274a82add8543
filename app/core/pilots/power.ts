import { normalCdf, normalQuantile } from './normal-distribution.ts'
import { noncentralCdf, studentQuantile } from './student-distribution.ts'

/** From so many values a group on the normal distribution is used in place of t. */
const NORMAL_FROM = 30
/** The chance to notice an effect of the size that a pilot is said to be able to show. */
const USUAL_POWER = 0.8

/** Values of one side; the standard deviation is of single values. */
type Side = { n: number; sd: number }

/** Two sides, or one of differences; at least two values each. */
export type Sizes = { after: Side; before: Side | null }

type Errors = { alpha: number; power?: number }

/**
 * The chance that a t test of an effect notices it, in its own direction.
 *
 * @param effect in standard errors, from 0
 * @param df degrees of freedom
 * @source R, power.t.test with strict = FALSE (errata A12)
 */
export function powerOfT(effect: number, df: number, alpha: number): number {
  return 1 - noncentralCdf(studentQuantile(1 - alpha / 2, df), df, effect)
}

/**
 * The smallest true effect that a comparison notices with the given chance.
 *
 * @param inflation of the variance by autocorrelated periods, from 1
 * @param alpha two-sided error of the comparison, 0-1
 * @returns in the unit of `sd`; by the non-central t for groups under 30 values, else by the normal distribution
 * @source methods 5.7, errata A12
 */
export function smallestEffect(
  { after, before }: Sizes,
  inflation: number,
  { alpha, power = USUAL_POWER }: Errors,
): number {
  const variance = after.sd ** 2 / after.n + (before === null ? 0 : before.sd ** 2 / before.n)
  const least = Math.min(after.n, before?.n ?? after.n)
  const df = after.n + (before === null ? 0 : before.n - 1) - 1
  const quantiles =
    least >= NORMAL_FROM
      ? normalQuantile(1 - alpha / 2) + normalQuantile(power)
      : rise((effect) => powerOfT(effect, df, alpha), power)
  return quantiles * Math.sqrt(inflation * variance)
}

/**
 * How many values each of two groups needs so that a t test notices an effect.
 *
 * @param effect in standard deviations, above 0
 * @returns not rounded, at least 2
 * @source R, power.t.test
 */
export function sizeForEffect(effect: number, { alpha, power = USUAL_POWER }: Errors): number {
  const powerAt = (n: number) => powerOfT(effect * Math.sqrt(n / 2), 2 * n - 2, alpha)
  return rise(powerAt, power, 2)
}

/**
 * The chance that a comparison of two shares of equally many cases notices their difference.
 *
 * @param n cases of each group
 * @source R, power.prop.test
 */
export function powerOfShares(n: number, [p0, p1]: readonly [number, number], alpha: number): number {
  const pooled = Math.sqrt((p0 + p1) * (1 - (p0 + p1) / 2))
  const apart = Math.sqrt(p0 * (1 - p0) + p1 * (1 - p1))
  return normalCdf((Math.sqrt(n) * Math.abs(p1 - p0) - normalQuantile(1 - alpha / 2) * pooled) / apart)
}

/**
 * How many cases each of two groups needs so that the difference of their shares is noticed; not rounded.
 *
 * @source R, power.prop.test
 */
export function sizeForShares(shares: readonly [number, number], { alpha, power = USUAL_POWER }: Errors): number {
  return rise((n) => powerOfShares(n, shares, alpha), power, 1)
}

/** Where a rising function reaches a value, from `start` on. */
function rise(of: (x: number) => number, value: number, start = 0): number {
  let low = start
  let high = start + 1
  while (of(high) < value && high < 1e9) [low, high] = [high, high * 2]
  for (let step = 0; step < 60 && high - low > 1e-12 * high; step += 1) {
    const half = (low + high) / 2
    if (of(half) < value) low = half
    else high = half
  }
  return (low + high) / 2
}
