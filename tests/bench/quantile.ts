/** The value below which a share of the sample lies (nearest rank); `sample` is not empty. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number
}

/** A figure as a table shows it. */
export const shown = (figure: number) => Number(figure.toPrecision(3))
