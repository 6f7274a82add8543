import { joined } from './fold-words.ts'

/** A technique as far as it is taken for another. */
export type Confusable = {
  id: string
  name: string
  alsoCalled: readonly string[]
  inGerman: readonly string[]
  confusedWith: readonly { name: string; difference: string }[]
}

/** One thing of a pair; `id` is `null` if it is no technique of ours. */
export type PairSide = { id: string | null; name: string }

/** Two things that are taken for each other, each pair once, with what sets them apart. */
export type ConfusedPair = { one: PairSide; other: PairSide; differences: { of: string; text: string }[] }

/**
 * Which technique goes by a name: its own, without what stands in brackets, one of several behind a stroke, another
 * one it has, also a German one, or one of these in the plural.
 *
 * @returns `null` if none does
 */
export function techniqueCalled(techniques: readonly Confusable[], name: string): string | null {
  const asked = namesIn(name)
  const owner = (isOwn: boolean) =>
    techniques.find((technique) => {
      const names = isOwn ? namesIn(technique.name) : [...technique.alsoCalled, ...technique.inGerman].flatMap(namesIn)
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

/** A name as it may be written: whole, without brackets, and by what stands between strokes of several words. */
function namesIn(name: string): string[] {
  const bare = name.replace(/ ?\([^()]*\)/g, '')
  const parts = bare.split(' / ')
  return [...new Set([name, bare, ...parts].map(joined).map(singular))].filter((one) => one !== '')
}

const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word)
