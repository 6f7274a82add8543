/** How the aspects of a capability make its level. */
export type Aggregate = 'min' | 'floorMean'

/** Which of a flat list of aspects belong to one capability: from `start` up to, not including, `end`. */
export type AspectRange = { start: number; end: number }

/**
 * The level that single-valued aspects give their capability.
 *
 * `min`: every aspect is needed, because an over-claim hurts more than an under-claim.
 * `floorMean`: the weighted mean, rounded down.
 *
 * @param levels  0-4, at least one
 * @param weights positive whole numbers, one per aspect; ignored by `min`
 * @returns 0-4
 * @throws RangeError if there is no aspect
 * @source methods 1.3
 */
export function capabilityLevel(levels: ArrayLike<number>, weights: ArrayLike<number>, aggregate: Aggregate): number {
  const range = { start: 0, end: levels.length }
  if (range.end === 0) throw new RangeError('A capability needs at least one aspect.')
  return aggregate === 'min' ? lowestLevel(levels, range) : flooredMean(levels, weights, range)
}

/** The lowest of the levels in the range, 0-4; 4 for an empty range. */
export function lowestLevel(levels: ArrayLike<number>, { start, end }: AspectRange): number {
  let lowest = 4
  for (let aspect = start; aspect < end; aspect++) {
    const level = levels[aspect] as number
    if (level < lowest) lowest = level
  }
  return lowest
}

/** The weighted mean of the levels in the range, rounded down, 0-4. */
export function flooredMean(
  levels: ArrayLike<number>,
  weights: ArrayLike<number>,
  { start, end }: AspectRange,
): number {
  let earned = 0
  let total = 0
  for (let aspect = start; aspect < end; aspect++) {
    earned += (weights[aspect] as number) * (levels[aspect] as number)
    total += weights[aspect] as number
  }
  return Math.floor(earned / total)
}
