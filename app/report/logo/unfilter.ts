import { PictureRefused } from './picture-fault.ts'

type Lines = {
  /** Bytes of one line without its filter. */
  length: number
  /** Bytes from a sample to the same one of the pixel before. */
  apart: number
}

/**
 * Takes the filters off the lines of a PNG, each of which begins with the number of its own.
 *
 * @source PNG, third edition (W3C 2025), 9.2
 * @throws PictureRefused for a filter that does not exist
 */
export function unfilter(filtered: Uint8Array, { length, apart }: Lines): Uint8Array {
  const count = filtered.length / (length + 1)
  const lines = new Uint8Array(count * length)
  for (let row = 0; row < count; row += 1) {
    const from = row * (length + 1)
    const guess = GUESSES[filtered[from] ?? -1]
    if (!guess) throw new PictureRefused('damaged')
    const start = row * length
    for (let at = 0; at < length; at += 1) {
      const isFirst = at < apart
      const left = isFirst ? 0 : (lines[start + at - apart] ?? 0)
      const above = row === 0 ? 0 : (lines[start + at - length] ?? 0)
      const corner = isFirst || row === 0 ? 0 : (lines[start + at - length - apart] ?? 0)
      lines[start + at] = (filtered[from + 1 + at] ?? 0) + guess(left, above, corner)
    }
  }
  return lines
}

type Guess = (left: number, above: number, corner: number) => number

const GUESSES: readonly Guess[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)]
    const toCorner = Math.abs(left + above - 2 * corner)
    if (toLeft <= toAbove && toLeft <= toCorner) return left
    return toAbove <= toCorner ? above : corner
  },
]
