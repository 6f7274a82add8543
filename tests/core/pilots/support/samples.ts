import fc from 'fast-check'

/** Values with exactly this mean and this sample standard deviation. */
export function withMoments(n: number, mean: number, sd: number): number[] {
  const steps = Array.from({ length: n }, (_, at) => at - (n - 1) / 2)
  const unit = Math.sqrt(steps.reduce((all, step) => all + step ** 2, 0) / (n - 1))
  return steps.map((step) => mean + (sd * step) / unit)
}

/** Values as people measure them, two decimals. */
const reading = fc.integer({ min: -9_999, max: 9_999 }).map((hundredths) => hundredths / 100)

/** A segment with a value in at least `least` periods, and some missing. */
export function segment(least: number, most = 14) {
  return fc
    .array(fc.option(reading, { freq: 10 }), { minLength: least, maxLength: most })
    .filter((values) => values.filter((value) => value !== null).length >= least)
}
