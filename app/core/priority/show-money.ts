/** Digits that an estimate can be known in. */
const DIGITS = 2

/**
 * Ends of an estimate, rounded outward to what it can be known in: two digits of the larger end. Only for showing.
 *
 * @returns `lo` down, `hi` up; never a negative zero
 */
export function showSpan({ lo, hi }: { lo: number; hi: number }): { lo: number; hi: number } {
  const step = stepOf(Math.max(Math.abs(lo), Math.abs(hi)))
  return { lo: Math.floor(lo / step) * step + 0, hi: Math.ceil(hi / step) * step + 0 }
}

/** One figure of an estimate, in its own unit such as euros, to the nearest step of `most`. */
export function showFigure(figure: number, most = Math.abs(figure)): number {
  const step = stepOf(most)
  return Math.round(figure / step) * step + 0
}

function stepOf(most: number): number {
  return most < 1 ? 1 : Math.max(1, 10 ** (Math.floor(Math.log10(most)) - DIGITS + 1))
}
