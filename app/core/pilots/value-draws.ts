import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { valueAt } from './pilot-value.ts'
import { pointOf, type Range, type ValueInputs } from './value-inputs.ts'

/** How many values are drawn. */
const DRAWS = 10_000

export type ValueDraws = {
  seed: number
  /** Net value of a year: one in ten is below the first, half below the second, nine in ten below the third. */
  net: { p10: number; p50: number; p90: number }
  /** Shares of the draws, 0-1. */
  chanceNetPositive: number
  chanceFirstYearPositive: number
}

/**
 * How the value of a year spreads if each input varies by itself between its ends. That they do is an assumption.
 *
 * @param seed a whole number; the same seed gives the same figures
 * @source methods 5.8, order of the draws by errata A21
 */
export function drawValue(inputs: ValueInputs, seed: number): ValueDraws {
  const draw = mulberry32(seed)
  const years = Array.from({ length: DRAWS }, () => valueAt(pointOf(inputs, (range) => triangular(range, draw()))))
  const share = (isTrue: (year: (typeof years)[number]) => boolean) => years.filter(isTrue).length / DRAWS
  const nets = years.map(({ net }) => net).sort((a, b) => a - b)
  return {
    seed,
    net: { p10: percentile(nets, 10), p50: percentile(nets, 50), p90: percentile(nets, 90) },
    chanceNetPositive: share(({ net }) => net > 0),
    chanceFirstYearPositive: share(({ firstYear }) => firstYear > 0),
  }
}

/**
 * The value of a triangular distribution below which a share u of it lies.
 *
 * @param range its ends in any order; a fixed one gives that value
 * @param u 0-1
 * @source methods 5.8
 */
export function triangular(range: Range, u: number): number {
  const [a = 0, m = 0, b = 0] = [range.low, range.base, range.high].sort((x, y) => x - y)
  if (a === b) return a
  if (u < (m - a) / (b - a)) return a + Math.sqrt(u * (b - a) * (m - a))
  return b - Math.sqrt((1 - u) * (b - a) * (b - m))
}

/**
 * The p-th percentile of sorted values: the smallest that at least p percent do not exceed.
 *
 * @param sorted ascending, not empty @param p a whole number, 1-100
 * @source methods 5.8, in whole numbers by errata A21
 */
export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.trunc((p * sorted.length + 99) / 100) - 1)] ?? Number.NaN
}
