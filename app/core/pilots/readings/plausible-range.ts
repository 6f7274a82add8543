import { median } from '#app/core/pilots/moments.ts'

/** Values that nobody is asked about. */
export type PlausibleRange = {
  low: number
  high: number
  /** What it rests on: figures that are there, or what the charter says. */
  from: 'figures' | 'charter'
}

/** Figures that a range can rest on. */
const LEAST_FIGURES = 4
const TIMES = 3

/**
 * The range outside of which a value is asked about, never refused: as far from the figures so far as these are from each
 * other, and at least half of their middle. With fewer than four of them, a third to three times the level of the charter.
 *
 * @param values figures of the same KPI so far; shares as 0-1
 * @param level what the charter expects; `null`: nothing
 * @returns `null` if nothing is known to compare with
 */
export function plausibleRange(values: readonly number[], level: number | null): PlausibleRange | null {
  if (values.length >= LEAST_FIGURES) {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const room = Math.max(high - low, Math.abs(median(values)) / 2)
    return { low: low - room, high: high + room, from: 'figures' }
  }
  if (level === null || level === 0) return null
  const ends = [level / TIMES, level * TIMES].sort((a, b) => a - b)
  return { low: ends[0] ?? level, high: ends[1] ?? level, from: 'charter' }
}

/** Whether a value is to be asked about. */
export const isFarOff = (value: number, range: PlausibleRange | null) =>
  range !== null && (value < range.low || value > range.high)
