import type { Interval } from '#app/core/scoring/result.ts'

/**
 * What became of something that is known as an interval. `up` and `down` only where the two
 * intervals do not touch: a change within what is not known is not called a change.
 * narrower: known better. wider: known less. overlapping: moved, and could still be the same.
 * appeared, left: it applies on one side only.
 */
export type Move = 'same' | 'up' | 'down' | 'narrower' | 'wider' | 'overlapping' | 'appeared' | 'left'

/** Closer than this is equal: two sums of the same answers differ in their last bits. */
const SAME = 1e-9

/**
 * From one interval to another.
 *
 * @param before `null`: it did not apply
 * @param after  `null`: it does not apply
 */
export function moveBetween(before: Interval | null, after: Interval | null): Move {
  if (before === null || after === null) {
    if (before === after) return 'same'
    return before === null ? 'appeared' : 'left'
  }
  const lo = signOf(after.lo - before.lo)
  const hi = signOf(after.hi - before.hi)
  if (lo === 0 && hi === 0) return 'same'
  if (after.lo > before.hi + SAME) return 'up'
  if (after.hi < before.lo - SAME) return 'down'
  if (lo >= 0 && hi <= 0) return 'narrower'
  return lo <= 0 && hi >= 0 ? 'wider' : 'overlapping'
}

const signOf = (difference: number) => (Math.abs(difference) <= SAME ? 0 : Math.sign(difference))
