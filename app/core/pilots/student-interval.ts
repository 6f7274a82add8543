import { type Autocorrelation, autocorrelation } from './autocorrelation.ts'
import { type StudentEstimate, UNBOUNDED } from './interval.ts'
import { mean, presentValues, type Series, sampleVariance, sum } from './moments.ts'
import { studentQuantile } from './student-distribution.ts'

/** Periods taken as unlike each other, as in the textbook's Welch interval. */
export const INDEPENDENT: Autocorrelation = { r: 0, phi: 0, inflation: 1 }

type Options = {
  /** Two-sided error, 0-1; 0.04 gives a 96 % interval. */
  alpha: number
  /** Measured on the segments themselves if it is left out. */
  correlation?: Autocorrelation
}

/**
 * Welch's interval for the difference of two means, widened for autocorrelated periods.
 *
 * @returns after minus before
 * @source methods 5.3; Welch, Biometrika 34 (1947)
 */
export function welchInterval(before: Series, after: Series, options: Options): StudentEstimate {
  return contrast([term(before, -1), term(after, 1)], options)
}

/**
 * The interval for the mean of one series, such as differences between two arms, widened for autocorrelated periods.
 *
 * @source methods 5.3, errata W10
 */
export function meanInterval(values: Series, options: Options): StudentEstimate {
  return contrast([term(values, 1)], options)
}

/** One arm or both arms of a comparison, before the pilot and in it. */
export type FourSegments = { before: Series; after: Series; controlBefore: Series; controlAfter: Series }

/**
 * The change of one arm minus that of the other, where their periods cannot be paired. It assumes parallel trends.
 *
 * @source methods 5.3, errata W10 (c); Satterthwaite, Biometrics Bulletin 2 (1946)
 */
export function differenceInDifferences(segments: FourSegments, options: Options): StudentEstimate {
  const { before, after, controlBefore, controlAfter } = segments
  return contrast([term(before, -1), term(after, 1), term(controlBefore, 1), term(controlAfter, -1)], options)
}

type Term = { segment: Series; values: number[]; sign: number }

function term(segment: Series, sign: number): Term {
  return { segment, values: presentValues(segment), sign }
}

function contrast(terms: readonly Term[], { alpha, correlation }: Options): StudentEstimate {
  const found = correlation ?? autocorrelation(terms.map(({ segment }) => segment))
  const { phi, inflation } = found
  const estimate = sum(terms.map(({ values, sign }) => sign * mean(values)))
  const variances = terms.map(({ values }) => (sampleVariance(values) * inflation) / values.length)
  const standardError = Math.sqrt(sum(variances))
  const base = { estimate, phi, inflation, standardError }
  if (terms.some(({ values }) => values.length < 2) || standardError === 0)
    return { ...base, ...UNBOUNDED, df: null, noInterval: 'no-variation' }

  const shares = terms.map(({ values }, at) => (variances[at] ?? 0) ** 2 / (effectiveSize(values, inflation) - 1))
  const df = sum(variances) ** 2 / sum(shares)
  const half = studentQuantile(1 - alpha / 2, df) * standardError
  return { ...base, df, lower: estimate - half, upper: estimate + half, noInterval: null }
}

/** So many independent values would say as much; at least two. */
function effectiveSize(values: readonly number[], inflation: number): number {
  return Math.max(values.length / inflation, 2)
}
