export type Band = 0 | 1 | 2 | 3 | 4

const BAND_WIDTH = 25
const SNAP = 1e-9

/** The fifth part of the scale that a dimension's score of 0 to 100 lies in; only 100 reaches the last. */
export function bandOf(score: number): Band {
  return Math.floor((score + SNAP) / BAND_WIDTH) as Band
}
