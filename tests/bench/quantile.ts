/** The value below which a share of the sample lies (nearest rank); `sample` is not empty. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number
}

/** A figure as a table shows it. */
export const shown = (figure: number) => Number(figure.toPrecision(3))

/** Median and 95th percentile of times, as columns of a table. */
export function spread(times: readonly number[]): Record<'median ms' | 'p95 ms', number>
export function spread(times: readonly number[], unit: 'µs'): Record<'median µs' | 'p95 µs', number>
export function spread(times: readonly number[], unit = 'ms'): Record<string, number> {
  return { [`median ${unit}`]: shown(quantile(times, 0.5)), [`p95 ${unit}`]: shown(quantile(times, 0.95)) }
}

/** Medians of two samples as a ratio. */
export const ratio = (times: readonly number[], to: readonly number[]) =>
  shown(quantile(times, 0.5) / quantile(to, 0.5))
