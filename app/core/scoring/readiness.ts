/**
 * Weighted mean of the dimension scores.
 *
 * @param scores  points 0-100
 * @param weights positive, one per score
 * @returns 0-100; `null` without any dimension
 */
export function meanScore(scores: ArrayLike<number>, weights: ArrayLike<number>): number | null {
  if (scores.length === 0) return null
  let earned = 0
  let total = 0
  for (let dimension = 0; dimension < scores.length; dimension++) {
    const weight = weights[dimension] as number
    earned += weight * (scores[dimension] as number)
    total += weight
  }
  return earned / total
}

/**
 * Overall readiness: `lambda` of the mean and the rest of the weakest dimension, so that strength hides no weakness.
 * It decides nothing; verdicts do.
 *
 * @param scores  points 0-100
 * @param weights positive, one per score
 * @param lambda  share of the mean, 0-1
 * @returns 0-100, between the weakest dimension and the mean; `null` without any dimension
 * @source methods 1.4; OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6
 */
export function readiness(scores: ArrayLike<number>, weights: ArrayLike<number>, lambda: number): number | null {
  const mean = meanScore(scores, weights)
  if (mean === null) return null
  let weakest = Number.POSITIVE_INFINITY
  for (let dimension = 0; dimension < scores.length; dimension++) {
    const score = scores[dimension] as number
    if (score < weakest) weakest = score
  }
  return lambda * mean + (1 - lambda) * weakest
}
