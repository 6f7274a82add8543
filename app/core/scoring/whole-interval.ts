import type { Interval } from './result.ts'

const SIZE = 64
const KNOWN: (Interval | undefined)[] = []

/** An interval of whole numbers; small ones are shared and frozen, so a scoring need not make thousands. */
export function wholeInterval(lo: number, hi: number): Interval {
  if (hi >= SIZE) return { lo, hi }
  const place = lo * SIZE + hi
  const known = KNOWN[place]
  if (known) return known
  const interval: Interval = { lo, hi }
  Object.freeze(interval)
  KNOWN[place] = interval
  return interval
}
