/** The values of consecutive periods in order; `null` is a period without a value. */
export type Series = readonly (number | null)[]

/** The values that are there, in order. */
export function presentValues(series: Series): number[] {
  return series.filter((value) => value !== null)
}

/** The sum in the order given. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The arithmetic mean, in the unit of the values; NaN where there are 0 of them. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

/** The sample variance, divided by n - 1; NaN with fewer than two values, exactly 0 if all are equal. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length > 1 && values.every((value) => value === values[0])) return 0
  const centre = mean(values)
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1)
}

/** The middle value, or halfway between the two in the middle; NaN where there are 0. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
