export type Point = { x: number; y: number }
export type LabelledPoint = Point & { isPositive: boolean }

/** Log-odds are `intercept + x * point.x + y * point.y`; where they are 0 lies the line between both sides. */
export type Weights = { intercept: number; x: number; y: number }

/** Keeps weights finite where a line parts the points without an error; small enough not to move it otherwise. */
const RIDGE = 0.02
const MOST_STEPS = 50
/** A step that moves no weight further ends the search. */
const SMALL = 1e-9

/**
 * Logistic regression on two features, by Newton's method with a ridge on all three weights (a hundredth of it on the
 * intercept). Its loss is strictly convex, so the same points give the same weights.
 *
 * @param points at least one; features of about -1 to 1
 * @source Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), 4.4
 */
export function fitLogistic(points: readonly LabelledPoint[]): Weights {
  let weights: Weights = { intercept: 0, x: 0, y: 0 }
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = newtonStep(points, weights)
    const next = takeStep(points, weights, move)
    if (Math.max(Math.abs(move.intercept), Math.abs(move.x), Math.abs(move.y)) < SMALL || !next) break
    weights = next
  }
  return weights
}

/** How sure the model is that a point is positive, in log-odds: 0 is not at all, far from 0 very. */
export const logOdds = (weights: Weights, { x, y }: Point) => weights.intercept + weights.x * x + weights.y * y

/** The same as a probability, 0-1. */
export const probabilityOf = (weights: Weights, point: Point) => 1 / (1 + Math.exp(-logOdds(weights, point)))

/** Half a step, a quarter and so on, until the loss falls; `null` where none makes it fall. */
function takeStep(points: readonly LabelledPoint[], from: Weights, move: Weights): Weights | null {
  const before = lossOf(points, from)
  for (let share = 1; share > SMALL; share /= 2) {
    const next = {
      intercept: from.intercept - share * move.intercept,
      x: from.x - share * move.x,
      y: from.y - share * move.y,
    }
    if (lossOf(points, next) < before) return next
  }
  return null
}

/** Minus the logarithm of the likelihood, plus the ridge: 0 or more, less is a better fit. */
export function lossOf(points: readonly LabelledPoint[], weights: Weights): number {
  const penalty = (RIDGE / 2) * (weights.x ** 2 + weights.y ** 2 + weights.intercept ** 2 / 100)
  return points.reduce((sum, point) => {
    const against = point.isPositive ? -logOdds(weights, point) : logOdds(weights, point)
    return sum + Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)))
  }, penalty)
}

/** The slope of the loss divided by its curvature. */
function newtonStep(points: readonly LabelledPoint[], weights: Weights): Weights {
  const slope: Triple = [(RIDGE / 100) * weights.intercept, RIDGE * weights.x, RIDGE * weights.y]
  const curve: Curve = { aa: RIDGE / 100, ab: 0, ac: 0, bb: RIDGE, bc: 0, cc: RIDGE }
  for (const point of points) {
    const probability = probabilityOf(weights, point)
    const miss = probability - (point.isPositive ? 1 : 0)
    const weight = probability * (1 - probability)
    slope[0] += miss
    slope[1] += miss * point.x
    slope[2] += miss * point.y
    curve.aa += weight
    curve.ab += weight * point.x
    curve.ac += weight * point.y
    curve.bb += weight * point.x * point.x
    curve.bc += weight * point.x * point.y
    curve.cc += weight * point.y * point.y
  }
  const [intercept, x, y] = solve(curve, slope)
  return { intercept, x, y }
}

type Triple = [number, number, number]
/** The upper half of a symmetric matrix of three rows. */
type Curve = { aa: number; ab: number; ac: number; bb: number; bc: number; cc: number }

/** Cramer's rule; the ridge keeps the determinant above 0. */
function solve({ aa, ab, ac, bb, bc, cc }: Curve, [a, b, c]: Triple): Triple {
  const [paa, pab, pac] = [bb * cc - bc * bc, ac * bc - ab * cc, ab * bc - ac * bb]
  const [pbb, pbc, pcc] = [aa * cc - ac * ac, ab * ac - aa * bc, aa * bb - ab * ab]
  const determinant = aa * paa + ab * pab + ac * pac
  return [
    (paa * a + pab * b + pac * c) / determinant,
    (pab * a + pbb * b + pbc * c) / determinant,
    (pac * a + pbc * b + pcc * c) / determinant,
  ]
}
