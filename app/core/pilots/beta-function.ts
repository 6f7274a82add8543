/** Lanczos coefficients for g = 607/128. */
const LANCZOS = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 0.00003399464998481189,
  0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275, -0.000026190838401581408,
  0.0000036899182659531625,
]

/**
 * The natural logarithm of the gamma function.
 *
 * @param x above 0
 * @returns to about 1e-14
 * @source Lanczos, SIAM J. Numerical Analysis B 1 (1964), with Godfrey's coefficients
 */
export function logGamma(x: number): number {
  const series = LANCZOS.reduce((total, c, at) => total + c / (x + at + 1), 0.9999999999999971)
  const base = x + 607 / 128 + 0.5
  return (x + 0.5) * Math.log(base) - base + Math.log((Math.sqrt(2 * Math.PI) * series) / x)
}

/** The natural logarithm of the beta function. @param a above 0 @param b above 0 */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/**
 * The regularised incomplete beta function.
 *
 * @param x 0-1
 * @param y 1 - x, given apart because near 1 the difference would lose its digits
 * @returns 0-1
 * @source Press et al., Numerical Recipes, 6.4 (Lentz's continued fraction)
 */
export function incompleteBeta({ x, y = 1 - x }: { x: number; y?: number }, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - front(y, x, b, a)
  return front(x, y, a, b)
}

function front(x: number, y: number, a: number, b: number): number {
  return (Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b)) * continuedFraction(x, a, b)) / a
}

const TINY = 1e-300

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = inverse(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = inverse(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = inverse(1 + odd * d)
    c = away(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return h
}

/** Never quite zero, as Lentz's method needs it. */
function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}

function inverse(x: number): number {
  return 1 / away(x)
}
