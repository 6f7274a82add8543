/** Round figures that a scale is marked at. */
const STEPS = [1, 2, 5, 10]

/**
 * Round values from at or below the least to at or above the most, evenly apart.
 *
 * @param count about how many steps
 * @returns ascending, at least two
 */
export function niceTicks(least: number, most: number, count: number): number[] {
  const span = Math.max(most - least, 1)
  const power = 10 ** Math.floor(Math.log10(span / count))
  const step = (STEPS.find((one) => one * power * count >= span) ?? 10) * power
  const first = Math.floor(least / step)
  const last = Math.max(Math.ceil(most / step), first + 1)
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step)
}
