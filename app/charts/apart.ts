/**
 * Heights moved so far apart that what stands there does not overlap, in the order in which they came.
 *
 * @param heights from the top; those of one place keep their order
 * @returns beyond `most` only if there is no room for all
 */
export function apart(
  heights: readonly number[],
  { gap, least, most }: { gap: number; least: number; most: number },
): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b)
  const moved = [...heights]
  let next = least
  for (const index of order) {
    moved[index] = Math.max(next, moved[index] ?? 0)
    next = (moved[index] ?? 0) + gap
  }
  let last = Math.max(most, least + gap * (heights.length - 1))
  for (const index of order.reverse()) {
    moved[index] = Math.min(last, moved[index] ?? 0)
    last = (moved[index] ?? 0) - gap
  }
  return moved
}
