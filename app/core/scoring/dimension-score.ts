import { MAX_LEVEL } from '#content/schema.ts'

/**
 * Weighted mean level of a dimension's capabilities, in points.
 *
 * @param earned sum of weight times level
 * @param total  sum of weights of what applies
 * @returns 0-100; `null` for a dimension in which nothing applies
 * @source methods 1.4, methods-errata A18
 */
export function dimensionScore(earned: number, total: number): number | null {
  return total === 0 ? null : (100 * earned) / (MAX_LEVEL * total)
}

/**
 * Whether a dimension reaches a score, in whole numbers: 75 is 75, whatever doubles make of it.
 *
 * @param earned sum of weight times level
 * @param total  sum of weights, above 0
 * @source methods-errata W1
 */
export function reachesScore(earned: number, total: number, minScore: number): boolean {
  return 100 * earned >= minScore * MAX_LEVEL * total
}
