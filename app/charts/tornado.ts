import { clampedScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

export type TornadoInput = {
  /** What the value is with one input at either end, the widest first. */
  bars: readonly { atLow: number; atHigh: number }[]
  /** With all inputs as expected. */
  base: number
  width: number
  rowHeight: number
}

export type Tornado = {
  width: number
  height: number
  /** The line of what is expected, and of nothing won or lost. */
  base: number
  zero: number | null
  bars: { x: number; y: number; width: number; height: number }[]
}

const SIDE = 4

/** How far a value moves with each of its inputs alone: bars around what is expected, all on one scale. */
export function layOutTornado({ bars, base, width, rowHeight }: TornadoInput): Tornado {
  const all = [base, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const scale = clampedScale([least, most], [SIDE, width - SIDE])
  return {
    width,
    height: bars.length * rowHeight,
    base: rounded(scale(base)),
    zero: least <= 0 && most >= 0 ? rounded(scale(0)) : null,
    bars: bars.map(({ atLow, atHigh }, at) => {
      const [from, to] = [scale(Math.min(atLow, atHigh)), scale(Math.max(atLow, atHigh))]
      return {
        x: rounded(from),
        y: rounded(at * rowHeight + rowHeight / 4),
        width: Math.max(1, rounded(to - from)),
        height: rounded(rowHeight / 2),
      }
    }),
  }
}
