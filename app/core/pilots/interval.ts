/** Why there is no interval: nothing varied or a segment has fewer than two values; or too few values for their ranks. */
export type NoInterval = 'no-variation' | 'too-few'

/** The two ends of a range; without any evidence -Infinity and Infinity. */
export type Interval = { lower: number; upper: number }

/** A difference with its confidence interval. */
export type Estimate = Interval & {
  /** NaN without a value on either side. */
  estimate: number
  /** `null`: there is an interval. */
  noInterval: NoInterval | null
}

/** Everything that a t interval rests on. */
export type StudentEstimate = Estimate & {
  /** Autocorrelation of neighbouring periods, 0-0.8, and by how much it inflates the variance. */
  phi: number
  inflation: number
  standardError: number
  /** Degrees of freedom; `null` without an interval. */
  df: number | null
}

export const UNBOUNDED: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }

/** The same difference seen from the other side. */
export function turned<One extends Estimate>(estimate: One): One {
  return { ...estimate, estimate: 0 - estimate.estimate, lower: 0 - estimate.upper, upper: 0 - estimate.lower }
}

/** From above 0 and beyond: 1 if more is better, -1 if less is. */
function signOf(direction: 'up' | 'down'): 1 | -1 {
  return direction === 'up' ? 1 : -1
}

/** A difference in the direction of improvement: positive is better. */
export function asImprovement<One extends Estimate>(estimate: One, direction: 'up' | 'down'): One {
  return signOf(direction) === 1 ? estimate : turned(estimate)
}
