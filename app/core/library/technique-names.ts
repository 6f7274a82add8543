import { joined } from './fold-words.ts'

const BRACKETS = / ?\(([^()]*)\)/g

/** A name as it may be written, folded: whole, without brackets, and by what stands between strokes of several words. */
export function spellingsOf(name: string): string[] {
  const bare = withoutBrackets(name)
  return [...new Set([name, bare, ...bare.split(' / ')].map(folded))].filter((one) => one !== '')
}

/**
 * Names that say something new beside others, each once: "Aktives Lernen (Active Learning)" beside "Active Learning" is
 * "Aktives Lernen", and "Split-Testing" beside "Split testing" nothing.
 *
 * @param besides names that stand there already
 */
export function namesBesides(names: readonly string[], besides: readonly string[]): string[] {
  const taken = new Set(besides.flatMap((one) => [...spellingsOf(one), ...inBracketsOf(one)]))
  return names.flatMap((name) => {
    const own = inBracketsOf(name).some((one) => taken.has(one)) ? withoutBrackets(name) : name
    if (taken.has(folded(own)) || taken.has(folded(withoutBrackets(own)))) return []
    for (const one of [...spellingsOf(own), ...inBracketsOf(own)]) taken.add(one)
    return [own]
  })
}

const folded = (name: string): string => singular(joined(name))

const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word)

const withoutBrackets = (name: string): string => name.replaceAll(BRACKETS, '')

const inBracketsOf = (name: string): string[] => [...name.matchAll(BRACKETS)].map(([, inside = '']) => folded(inside))
