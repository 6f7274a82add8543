import { spellingsOf } from './technique-names.ts'

/** A technique as far as it is taken for another. */
export type Confusable = {
  id: string
  name: string
  alsoCalled: readonly string[]
  confusedWith: readonly { name: string; difference: string }[]
}

/** One thing of a pair; `id` is `null` if it is no technique of ours. */
export type PairSide = { id: string | null; name: string }

/** Two things that are taken for each other, each pair once, with what sets them apart. */
export type ConfusedPair = { one: PairSide; other: PairSide; differences: { of: string; text: string }[] }

/**
 * Which technique goes by a name: its own, without what stands in brackets, one of several behind a stroke, another
 * one it has, or one of these in the plural.
 *
 * @returns `null` if none does
 */
export function techniqueCalled(techniques: readonly Confusable[], name: string): string | null {
  const asked = spellingsOf(name)
  const owner = (isOwn: boolean) =>
    techniques.find((technique) => {
      const names = isOwn ? spellingsOf(technique.name) : technique.alsoCalled.flatMap(spellingsOf)
      return names.some((one) => asked.includes(one))
    })
  return (owner(true) ?? owner(false))?.id ?? null
}

/** Every pair that one of both names, in the order given; where both do, both differences stand under one pair. */
export function confusedPairs(techniques: readonly Confusable[]): ConfusedPair[] {
  const byKey = new Map<string, ConfusedPair>()
  const names = new Map(techniques.map(({ id, name }) => [id, name]))
  for (const { id, name, confusedWith } of techniques) {
    for (const { name: called, difference } of confusedWith) {
      const otherId = techniqueCalled(techniques, called)
      const other = { id: otherId, name: (otherId && names.get(otherId)) ?? called }
      const key = [id, otherId ?? called].sort().join(' ')
      const pair = byKey.get(key) ?? { one: { id, name }, other, differences: [] }
      pair.differences.push({ of: called, text: difference })
      byKey.set(key, pair)
    }
  }
  return [...byKey.values()]
}
