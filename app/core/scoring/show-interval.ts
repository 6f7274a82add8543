import type { Interval } from './result.ts'

/** Closer than this counts as equal when a number is shown. */
const SNAP = 1e-9

/**
 * Whole numbers for the page, rounded outward after snapping: 59.99999999999999 is shown as 60, 59.4 as 59 below and 60 above.
 * Only for showing: nothing is decided on rounded numbers.
 *
 * @source methods-errata W1
 */
export function showInterval(interval: Interval): Interval {
  return { lo: Math.floor(interval.lo + SNAP) + 0, hi: Math.ceil(interval.hi - SNAP) + 0 }
}
