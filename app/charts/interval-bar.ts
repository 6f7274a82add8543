import { linearScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

/** A range on a line with no effect at 0; an end that is open runs out of the picture. */
export type IntervalBar = {
  width: number
  height: number
  bar: { x1: number; x2: number; y: number; isOpenLeft: boolean; isOpenRight: boolean }
  /** `null`: no estimate. */
  estimate: number | null
  zero: number
  /** What is worth it, or what is put up with; `null`: neither. */
  mark: number | null
}

type IntervalBarInput = {
  lower: number
  upper: number
  /** NaN without one. */
  estimate: number
  mark: number | null
  width: number
  height: number
}

const SIDE = 12

/** Lays out a range of an improvement; 0 and the mark are always in the picture. */
export function layOutIntervalBar({ lower, upper, estimate, mark, width, height }: IntervalBarInput): IntervalBar {
  const drawn = [0, mark, lower, upper, estimate].filter((one): one is number => one !== null && Number.isFinite(one))
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)]
  const air = most > least ? (most - least) * 0.08 : 1
  const x = linearScale([least - air, most + air], [SIDE, width - SIDE])
  const at = (value: number) => rounded(x(value))
  return {
    width,
    height,
    bar: {
      x1: Number.isFinite(lower) ? at(lower) : 0,
      x2: Number.isFinite(upper) ? at(upper) : width,
      y: rounded(height / 2),
      isOpenLeft: !Number.isFinite(lower),
      isOpenRight: !Number.isFinite(upper),
    },
    estimate: Number.isFinite(estimate) ? at(estimate) : null,
    zero: at(0),
    mark: mark === null ? null : at(mark),
  }
}
