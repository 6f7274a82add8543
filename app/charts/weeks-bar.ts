import { type Box, hatch } from './hatch.ts'
import { clampedScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

export type WeeksBar = {
  width: number
  height: number
  axis: { x1: number; x2: number; y: number }
  /** From today to the earliest week: needed for sure. */
  bar: Box
  /** From there to the latest week: may be needed; `null` where the week is known. */
  possible: (Box & { hatch: string }) | null
}

type WeeksBarInput = { lo: number; hi: number; max: number; width: number; height: number }

const LEAST_WIDTH = 6

/**
 * How long something takes until it is ready: from today to the earliest week, then to the latest, on a line to `max`.
 *
 * @param max the end of the line in weeks; 0 draws everything at today
 */
export function layOutWeeksBar({ lo, hi, max, width, height }: WeeksBarInput): WeeksBar {
  const x = clampedScale([0, Math.max(max, 1)], [0, width])
  const box = (from: number, to: number): Box => ({
    x: rounded(from),
    y: rounded(height / 4),
    width: rounded(to - from),
    height: rounded(height / 2),
  })
  const end = hi > lo ? x(lo) : Math.max(LEAST_WIDTH, x(lo))
  const open = hi > lo ? box(end, Math.max(x(hi), end + LEAST_WIDTH)) : null
  return {
    width,
    height,
    axis: { x1: 0, x2: width, y: rounded(height / 2) },
    bar: box(0, end),
    possible: open && { ...open, hatch: hatch(open) },
  }
}
