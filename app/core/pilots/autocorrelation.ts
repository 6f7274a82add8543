import { mean, presentValues, type Series, sum } from './moments.ts'

/** Above this the weekly view is hidden, and the pages say that neighbouring periods look alike. */
export const MOST_AUTOCORRELATION = 0.2
const MOST_PHI = 0.8

/** How alike neighbouring periods are. */
export type Autocorrelation = {
  /** Lag-1 autocorrelation of the residuals; 0 if nothing varies. */
  r: number
  /** The same without its small-sample bias, 0-0.8; 0 with too few values to tell. */
  phi: number
  /** By how much the variance of a mean grows, 1-9. */
  inflation: number
}

/**
 * Autocorrelation of the residuals from each segment's own mean.
 *
 * @param segments stretches of consecutive periods; a missing period breaks the pair of its neighbours
 * @source methods 5.3, errata W10 (constants by the number of segments) and A2
 */
export function autocorrelation(segments: readonly Series[]): Autocorrelation {
  const parts = segments.map(residuals)
  const n = sum(segments.map((segment) => presentValues(segment).length))
  const squares = sum(parts.map((part) => sum(presentValues(part).map((residual) => residual ** 2))))
  const products = sum(parts.map(lagProducts))
  const r = squares === 0 ? 0 : products / squares
  const s = segments.length
  const phi = squares === 0 || n <= 3 * s ? 0 : clip((n * r + s) / (n - 3 * s))
  return { r, phi, inflation: (1 + phi) / (1 - phi) }
}

function residuals(segment: Series): Series {
  const values = presentValues(segment)
  const isFlat = values.every((value) => value === values[0])
  const centre = mean(values)
  return segment.map((value) => (value === null ? null : isFlat ? 0 : value - centre))
}

function lagProducts(part: Series): number {
  return sum(part.map((residual, at) => (residual ?? 0) * (at === 0 ? 0 : (part[at - 1] ?? 0))))
}

function clip(phi: number): number {
  return Math.min(MOST_PHI, Math.max(0, phi))
}
