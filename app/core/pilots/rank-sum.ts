/**
 * The distribution of the Mann-Whitney count U if both groups are alike and no two values are equal.
 *
 * @param m size of one group, from 1 @param n size of the other, from 1
 * @returns the chance of each U from 0 to m n
 * @source Mann and Whitney, Annals of Mathematical Statistics 18 (1947)
 */
export function rankSumNull(m: number, n: number): number[] {
  const size = m * n + 1
  // ways[j][u]: choices of j ranks so far whose sum is u above the least possible.
  const ways = Array.from({ length: m + 1 }, () => new Float64Array(size))
  ;(ways[0] as Float64Array)[0] = 1
  for (let rank = 1; rank <= m + n; rank += 1)
    for (let j = Math.min(m, rank); j >= 1; j -= 1) {
      const [to, from] = [ways[j] as Float64Array, ways[j - 1] as Float64Array]
      const shift = rank - j
      for (let u = size - 1; u >= shift; u -= 1) to[u] = (to[u] ?? 0) + (from[u - shift] ?? 0)
    }
  const counts = [...(ways[m] as Float64Array)]
  const total = counts.reduce((all, count) => all + count, 0)
  return counts.map((count) => count / total)
}
