import { type Box, hatch } from './hatch.ts'
import { clampedScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

export type RangeBar = {
  width: number
  height: number
  /** The line that the bar lies on. */
  axis: { x1: number; x2: number; y: number }
  /** Marks at the quarters of the scale. */
  ticks: { x: number; y1: number; y2: number }[]
  /** What is known for sure; without width at 0. */
  known: Box
  /** What is possible beyond it; `null` if nothing is open. */
  possible: (Box & { hatch: string }) | null
}

type RangeBarInput = { lo: number; hi: number; max?: number; width: number; height: number }

const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/**
 * A bar from 0 to the sure end of an interval, and a hatched part to its possible end. There is no middle.
 *
 * @param lo,hi in the unit of `max` (100 if missing); beyond the scale they are cut
 */
export function layOutRangeBar({ lo, hi, max = 100, width, height }: RangeBarInput): RangeBar {
  const x = clampedScale([0, max], [0, width])
  const thickness = height / 3
  const y = rounded((height - thickness) / 2)
  const box = (from: number, to: number) => ({
    x: rounded(x(from)),
    y,
    width: rounded(x(to) - x(from)),
    height: rounded(thickness),
  })
  const possible = box(lo, hi)
  return {
    width,
    height,
    axis: { x1: 0, x2: width, y: rounded(height / 2) },
    ticks: QUARTERS.map((share) => ({ x: rounded(share * width), y1: y, y2: rounded(y + thickness) })),
    known: box(0, lo),
    possible: possible.width > 0 ? { ...possible, hatch: hatch(possible) } : null,
  }
}
