/**
 * The chance that a standard normal number is at most z.
 *
 * @returns 0-1, to about 1e-15; far tails keep their relative size
 * @source Abramowitz and Stegun 26.2.10 (series) and 26.2.14 (continued fraction)
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z)
  const upper = x < 3 ? 0.5 - centreMass(x) : tail(x)
  return z < 0 ? upper : 1 - upper
}

/** The density of the standard normal distribution. */
function normalPdf(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/**
 * The standard normal number that a share of all numbers lies below.
 *
 * @param p 0-1; the ends give -Infinity and Infinity
 * @source Abramowitz and Stegun 26.2.23, refined by Halley steps
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  let z = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))))
  for (let step = 0; step < 3; step += 1) {
    const error = (normalCdf(z) - p) / normalPdf(z)
    z -= error / (1 + (error * z) / 2)
  }
  return z
}

/** The mass between 0 and x. */
function centreMass(x: number): number {
  let term = x
  let total = x
  for (let n = 1; term > total * 1e-17; n += 1) {
    term *= (x * x) / (2 * n + 1)
    total += term
  }
  return normalPdf(x) * total
}

/** The mass above x, for x from 3 on. */
function tail(x: number): number {
  let fraction = 0
  for (let n = 80; n > 0; n -= 1) fraction = n / (x + fraction)
  return normalPdf(x) / (x + fraction)
}
