import { incompleteBeta, logBeta, logGamma } from './beta-function.ts'
import { normalCdf, normalQuantile } from './normal-distribution.ts'

/**
 * The chance that Student's t is at most t.
 *
 * @param df degrees of freedom, above 0, need not be whole
 * @source Abramowitz and Stegun 26.7.1
 */
export function studentCdf(t: number, df: number): number {
  const square = t * t
  const tail = incompleteBeta({ x: df / (df + square), y: square / (df + square) }, df / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/**
 * Student's t below which a share of all values lies.
 *
 * @param p 0-1; the ends give -Infinity and Infinity
 * @param df degrees of freedom, above 0, need not be whole
 * @returns within 1e-11 of the true value, relatively, up to 10,000 degrees of freedom
 * @source Newton steps on the distribution, within a bracket
 */
export function studentQuantile(p: number, df: number): number {
  if (p <= 0 || p >= 1) return normalQuantile(p)
  if (p === 0.5) return 0
  if (p > 0.5) return -studentQuantile(1 - p, df)
  let low = Math.min(2 * normalQuantile(p), -1)
  while (studentCdf(low, df) > p) low *= 2
  let high = 0
  let t = Math.max(normalQuantile(p), low)
  for (let step = 0; step < 200; step += 1) {
    const error = studentCdf(t, df) - p
    if (error > 0) high = t
    else low = t
    const next = t - error / density(t, df)
    const inside = next > low && next < high
    const better = inside ? next : (low + high) / 2
    if (Math.abs(better - t) <= 1e-14 * Math.abs(t)) return better
    t = better
  }
  return t
}

function density(t: number, df: number): number {
  return Math.exp(-((df + 1) / 2) * Math.log1p((t * t) / df) - logBeta(df / 2, 0.5)) / Math.sqrt(df)
}

/**
 * The chance that a non-central t is at most t.
 *
 * @param shift the non-centrality; up to about 35
 * @source Lenth, algorithm AS 243, Applied Statistics 38 (1989)
 */
export function noncentralCdf(t: number, df: number, shift: number): number {
  if (t < 0) return 1 - noncentralCdf(-t, df, -shift)
  const at = { x: (t * t) / (t * t + df), y: df / (t * t + df) }
  const half = (shift * shift) / 2
  const even = series(at, df / 2, { half, from: 0.5 })
  const odd = series(at, df / 2, { half, from: 1 })
  const total = even + (shift / Math.SQRT2) * odd
  return Math.min(1, Math.max(0, normalCdf(-shift) + total / 2))
}

/**
 * Poisson-weighted incomplete beta functions, each from the one before:
 * I(a + 1, b) = I(a, b) - x^a y^b / (a B(a, b)).
 */
function series({ x, y }: { x: number; y: number }, b: number, { half, from }: { half: number; from: number }): number {
  let beta = incompleteBeta({ x, y }, from, b)
  let step = x === 0 ? 0 : Math.exp(from * Math.log(x) + b * Math.log(y) - logBeta(from, b)) / from
  let weight = Math.exp(-half - logGamma(from + 0.5))
  let total = 0
  const terms = half + 12 * Math.sqrt(half + 4) + 30
  for (let j = 0; j <= terms; j += 1) {
    total += weight * beta
    beta -= step
    step *= (x * (from + j + b)) / (from + j + 1)
    weight *= half / (from + j + 0.5)
  }
  return total
}
