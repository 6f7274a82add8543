import type { Box } from './hatch.ts'
import { hatch } from './hatch.ts'

type Span = { lo: number; hi: number }

export type SpanScale = {
  width: number
  height: number
  /** The line, and a mark for each level. */
  axis: { x1: number; x2: number; y: number }
  levels: { level: number; x: number }[]
  /** What was said so far. */
  soFar: { x1: number; x2: number }
  /** What it may still become; `null`: nothing else. */
  final: (Box & { hatch: string }) | null
}

const LEVELS = [0, 1, 2, 3, 4]
const STEP = 52
const SIDE = 16
const AXIS = 18
const BAND = 20

/** An interval of levels on a ladder of 0 to 4, with the wider one that it may still become behind it. */
export function layOutSpanScale({ soFar, final }: { soFar: Span; final: Span }): SpanScale {
  const at = (level: number) => SIDE + level * STEP
  const isWider = final.lo < soFar.lo || final.hi > soFar.hi
  const band = { x: at(final.lo) - 8, y: AXIS - BAND / 2, width: at(final.hi) - at(final.lo) + 16, height: BAND }
  return {
    width: 2 * SIDE + 4 * STEP,
    height: 50,
    axis: { x1: at(0), x2: at(4), y: AXIS },
    levels: LEVELS.map((level) => ({ level, x: at(level) })),
    soFar: { x1: at(soFar.lo), x2: at(soFar.hi) },
    final: isWider ? { ...band, hatch: hatch(band) } : null,
  }
}
