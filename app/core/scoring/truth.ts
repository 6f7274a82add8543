/**
 * Three-valued logic as numbers, so that `and` is the minimum and `or` the maximum.
 *
 * @source Kleene, Introduction to Metamathematics (1952), section 64
 */
export type Truth = 0 | 1 | 2
export const FALSE: Truth = 0
export const UNKNOWN: Truth = 1
export const TRUE: Truth = 2

/** The opposite; unknown stays unknown. */
export function not(truth: Truth): Truth {
  return (2 - truth) as Truth
}
