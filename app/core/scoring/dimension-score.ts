import { MAX_LEVEL } from '#content/schema.ts'

/**
 * Weighted mean level of a dimension's capabilities, in points.
 *
 * @param levels  0-4, only capabilities that apply and count
 * @param weights positive whole numbers, one per level
 * @returns 0-100; `null` for a dimension in which nothing applies
 * @source methods 1.4, methods-errata A18
 */
export function dimensionScore(levels: readonly number[], weights: readonly number[]): number | null {
  if (levels.length === 0) return null
  let earned = 0
  let total = 0
  levels.forEach((level, capability) => {
    const weight = weights[capability] ?? 1
    earned += weight * level
    total += weight
  })
  return (100 * earned) / (MAX_LEVEL * total)
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
