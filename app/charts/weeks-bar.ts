import { scaleLinear } from 'd3-scale'
import { type Box, hatch } from './hatch.ts'
import { rounded } from './rounded.ts'

export type WeeksBar = {
  width: number
  height: number
  axis: { x1: number; x2: number; y: number }
  /** From the earliest to the latest week; a week that is sure is a short bar of its own. */
  bar: Box & { hatch: string }
}

type WeeksBarInput = { lo: number; hi: number; max: number; width: number; height: number }

const LEAST_WIDTH = 6

/**
 * When something is ready: from the earliest to the latest week on a line from today to `max`.
 *
 * @param max the end of the line in weeks; 0 draws everything at today
 */
export function layOutWeeksBar({ lo, hi, max, width, height }: WeeksBarInput): WeeksBar {
  const x = scaleLinear([0, Math.max(max, 1)], [0, width]).clamp(true)
  const wanted = Math.max(LEAST_WIDTH, x(hi) - x(lo))
  const start = Math.min(x(lo), width - wanted)
  const bar = { x: rounded(start), y: rounded(height / 4), width: rounded(wanted), height: rounded(height / 2) }
  return { width, height, axis: { x1: 0, x2: width, y: rounded(height / 2) }, bar: { ...bar, hatch: hatch(bar) } }
}
