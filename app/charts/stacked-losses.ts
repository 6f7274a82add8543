import { type Box, hatch } from './hatch.ts'
import { clampedScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

export type StackedLosses = {
  width: number
  height: number
  /** Points that are reached for sure. */
  reached: Box
  /** Points that are still open. */
  open: (Box & { hatch: string }) | null
  /** Points lost for sure, in the order given, up to the right end. */
  lost: (Box & { id: string })[]
}

type LossesInput = {
  readiness: { lo: number; hi: number }
  /** Together 100 - `readiness.hi`. */
  losses: readonly { id: string; points: number }[]
  width: number
  height: number
}

const FULL = 100
/** A hairline of paper between two parts. */
const SEAM = 1

/** One bar of 100 points: reached, open, and what took the others. */
export function layOutLosses({ readiness, losses, width, height }: LossesInput): StackedLosses {
  const x = clampedScale([0, FULL], [0, width])
  const box = (from: number, to: number, seam = 0) => ({
    x: rounded(x(from)),
    y: 0,
    width: rounded(Math.max(0, x(to) - x(from) - seam)),
    height,
  })
  let at = readiness.hi
  const lost = losses.map(({ id, points }) => {
    const part = { id, ...box(at, at + points, SEAM) }
    at += points
    return part
  })
  const open = box(readiness.lo, readiness.hi)
  return {
    width,
    height,
    reached: box(0, readiness.lo),
    open: open.width > 0 ? { ...open, hatch: hatch(open) } : null,
    lost,
  }
}
