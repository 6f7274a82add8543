import type { Catalogue, DimensionId } from '#content/schema.ts'
import { readiness } from './readiness.ts'
import type { Interval, ScoreResult } from './result.ts'

/**
 * The total under each alternative weight set, to show how little or much hangs on the weights.
 *
 * Verdicts, steps and stage know no weights and stay as they are.
 *
 * @returns 0-100 by weight set id; `null` if no dimension applies
 * @source methods 1.8, mapping A13
 */
export function readinessByWeights({ constants }: Catalogue, result: ScoreResult): Record<string, Interval | null> {
  const sets = { [constants.weightsId]: constants.dimensionWeights, ...constants.alternativeWeights }
  return Object.fromEntries(
    Object.entries(sets).map(([id, weights]) => [id, readinessUnder(weights, constants.lambda, result)]),
  )
}

function readinessUnder(
  weights: Record<DimensionId, number>,
  lambda: number,
  { dimensions }: ScoreResult,
): Interval | null {
  const scored = dimensions.flatMap(({ id, score }) =>
    score === null ? [] : [{ score, weight: weights[id as DimensionId] }],
  )
  const at = (end: keyof Interval) =>
    readiness(
      scored.map(({ score }) => score[end]),
      scored.map(({ weight }) => weight),
      lambda,
    )
  const lo = at('lo')
  const hi = at('hi')
  return lo === null || hi === null ? null : { lo, hi }
}
