import { mean, presentValues, type Series } from './moments.ts'

/** What turns the mean moving range into limits. */
export type XmrConstants = {
  /** Half the width between the limits, in mean moving ranges; 3 / d2. */
  limit: number
  /** The expected moving range of two values, in standard deviations. */
  d2: number
  /** The upper limit of the moving range, in mean moving ranges. */
  range: number
}

/** The rounded constants of Wheeler's books, ours by default. */
const WHEELER_CONSTANTS: XmrConstants = { limit: 2.66, d2: 1.128, range: 3.268 }

/** Montgomery's, as qicharts2 has them. */
export const MONTGOMERY_CONSTANTS: XmrConstants = { limit: 3 / 1.128, d2: 1.128, range: 3.267 }

/** Below this many values there are no limits. */
const LEAST_POINTS = 6
/** From this many values on limits are called firm. */
const FIRM_POINTS = 12
/** Limits rest on no more than so many values, the first ones. */
const MOST_POINTS = 20
/** A moving range of so many mean moving ranges is left out by the screen. */
const SCREEN = 3.267

/** Limits of an individuals and moving range chart, in the unit of the values. */
export type XmrLimits = {
  centre: number
  meanRange: number
  /** The standard deviation estimated from the moving ranges; 0 if no value ever changed. */
  sigma: number
  lower: number
  upper: number
  /** What is drawn: the limits within the natural bounds. Signals never use it. */
  drawn: { lower: number; upper: number }
  /** Upper limit of the moving range. */
  rangeUpper: number
  /** How many values the limits rest on, 6-20. */
  points: number
  status: 'trial' | 'firm'
}

export type XmrOptions = {
  constants?: XmrConstants
  /** Leaves large moving ranges out once before the mean is taken (Nelson 1982). */
  screen?: boolean
  /** What the KPI cannot exceed, such as 0 and 100 for a percentage. */
  bounds?: { lower?: number; upper?: number }
}

/**
 * Limits of a process behaviour chart from the first twenty values of a baseline.
 *
 * @param baseline values of consecutive periods; a missing one breaks the pair of neighbours, not the mean
 * @returns `null` with fewer than six values or without any pair of neighbours: a run chart only
 * @source methods 5.1, errata A2 and A3; Wheeler, Understanding Variation; Nelson, J. Quality Technology 14 (1982)
 */
export function xmrLimits(baseline: Series, options: XmrOptions = {}): XmrLimits | null {
  const { constants = WHEELER_CONSTANTS, screen = false, bounds = {} } = options
  const first = firstPresent(baseline, MOST_POINTS)
  const values = presentValues(first)
  const ranges = presentValues(movingRanges(first))
  if (values.length < LEAST_POINTS || ranges.length === 0) return null

  const centre = values.every((value) => value === values[0]) ? (values[0] ?? 0) : mean(values)
  const meanRange = screen ? mean(screenRanges(ranges)) : mean(ranges)
  const lower = centre - constants.limit * meanRange
  const upper = centre + constants.limit * meanRange
  return {
    centre,
    meanRange,
    sigma: meanRange / constants.d2,
    lower,
    upper,
    drawn: {
      lower: Math.max(lower, bounds.lower ?? Number.NEGATIVE_INFINITY),
      upper: Math.min(upper, bounds.upper ?? Number.POSITIVE_INFINITY),
    },
    rangeUpper: constants.range * meanRange,
    points: values.length,
    status: values.length < FIRM_POINTS ? 'trial' : 'firm',
  }
}

/** The distance of each value from the one a period before; `null` where either is missing, and for the first. */
export function movingRanges(series: Series): (number | null)[] {
  return series.map((value, at) => {
    const before = at === 0 ? null : (series[at - 1] ?? null)
    return value === null || before === null ? null : Math.abs(value - before)
  })
}

function screenRanges(ranges: readonly number[]): number[] {
  const most = SCREEN * mean(ranges)
  const kept = ranges.filter((range) => range < most)
  return kept.length === 0 ? [...ranges] : kept
}

/** The beginning of a series that holds at most so many values. */
function firstPresent(series: Series, most: number): Series {
  let seen = 0
  const end = series.findIndex((value) => {
    seen += Number(value !== null)
    return seen > most
  })
  return end < 0 ? series : series.slice(0, end)
}
