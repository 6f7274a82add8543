import type { Interval } from '#app/core/scoring/result.ts'

/** What the index of a use case is made of. */
export type IndexParts = {
  /** Net money of a year. */
  net: Interval
  /** Share of what it needs that is there, 0-1: a discount for planning, not a probability. */
  readiness: Interval
  /** Discount for what the law weighs, 0-1. */
  risk: Interval
  /** Money once: preparation and purchase. */
  cost: Interval
}

/**
 * Net value of a year for each unit of money spent once, discounted by what is missing and by what the law weighs: a zero
 * anywhere is a zero.
 *
 * Where a year loses money, more readiness and less cost make it worse, so its lower end takes these.
 *
 * @source methods 4.4
 */
export function priorityIndex({ net, readiness, risk, cost }: IndexParts): Interval {
  const weight = {
    lo: (readiness.lo * (1 - risk.hi)) / Math.max(cost.hi, 1),
    hi: (readiness.hi * (1 - risk.lo)) / Math.max(cost.lo, 1),
  }
  return {
    lo: net.lo * (net.lo < 0 ? weight.hi : weight.lo),
    hi: net.hi * (net.hi < 0 ? weight.lo : weight.hi),
  }
}
