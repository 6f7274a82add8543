import { type Interval, VERDICTS, type Verdict } from '#app/core/scoring/result.ts'

/** What decides which tier a use case stands in. `verdict` is [worst, best]. */
export type Placed = { id: string; verdict: readonly [Verdict, Verdict]; index: Interval }

/**
 * Whether one comes before another whatever is still open: its worst verdict is better than the other's best; or it is no
 * worse, and its least index is above the other's most.
 *
 * A strict order: nothing comes before itself, and who comes before somebody comes before all behind them.
 *
 * @source methods 4.4
 */
export function comesBefore(one: Placed, other: Placed): boolean {
  const worst = VERDICTS.indexOf(one.verdict[0])
  const best = VERDICTS.indexOf(other.verdict[1])
  return worst > best || (worst === best && one.index.lo > other.index.hi)
}

/**
 * Use cases in tiers: in the first stand those that no other comes before, in the next those of the rest. Inside a tier there
 * is no order: they stand by id.
 */
export function formTiers(placed: readonly Placed[]): string[][] {
  const tiers: string[][] = []
  let left = [...placed]
  while (left.length > 0) {
    const first = left.filter((one) => !left.some((other) => comesBefore(other, one)))
    tiers.push(first.map(({ id }) => id).sort())
    left = left.filter((one) => !first.includes(one))
  }
  return tiers
}
