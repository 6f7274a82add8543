/** What words in places of acts are called: whole places, or parts of them. */
export type PlaceWords = Readonly<Record<string, string>>

/** Acts whose definitions are numbered, with the article that holds them: `3(4)` is a number there and no paragraph. */
const DEFINITIONS: Readonly<Record<string, string>> = { 'ai-act': '3', gdpr: '4' }

/**
 * Says a place as German law is cited: `5(1)(a)` as `5 Abs. 1 Buchst. a`.
 *
 * @param act the id of the act; left out, none whose definitions are numbered
 */
export function germanPlace(place: string, act: string | undefined, words: PlaceWords): string {
  const own = words[place]
  if (own !== undefined) return own
  const known = longestFirst(words).reduce((said, [english, german]) => said.replaceAll(english, german), place)
  const definitions = act === undefined ? undefined : DEFINITIONS[act]
  return known
    .replaceAll(/\b(Annex|Anhang) ([IVX]+) (?=\d)/g, 'Anhang $2 Nr. ')
    .replaceAll(/\bAnnex\b/g, 'Anhang')
    .replaceAll(/\b(\d+[a-z]{0,2})((?:\([0-9a-z]+\))+)/g, (_, article: string, rest: string) =>
      [article, ...stepsOf(rest, article === definitions)].join(' '),
    )
    .replaceAll(/(?<=Buchst\. [a-z]+)-\(([a-z])\)/g, '–$1')
    .replaceAll(/(?<=Abs\. \d+[a-z]?)-\((\d)\)/g, '–$1')
    .replaceAll(/ (?:to|bis) (?=\d|\()/g, ' bis ')
    .replaceAll(/(?<=bis )\(([a-z])\)/g, 'Buchst. $1')
    .replaceAll(/(?<=bis )\((\d+)\)/g, 'Abs. $1')
}

const longestFirst = (words: PlaceWords) => Object.entries(words).toSorted(([a], [b]) => b.length - a.length)

function stepsOf(rest: string, isDefinition: boolean): string[] {
  const steps = [...rest.matchAll(/\(([0-9a-z]+)\)/g)].map(([, step = '']) => step)
  return steps.map((step, at) => {
    if (/^\d/.test(step)) return `${isDefinition && at === 0 ? 'Nr.' : 'Abs.'} ${step}`
    return /^[ivx]{2,}$|^i$/.test(step) && at > 0 && !/^\d/.test(steps[at - 1] ?? '')
      ? `Ziff. ${step}`
      : `Buchst. ${step}`
  })
}

type Cited = { article?: unknown; act?: unknown }

/** The same data with every place in an act said by `say`. */
export function withPlaces(data: unknown, say: (place: string, act: string | undefined) => string): unknown {
  if (Array.isArray(data)) return data.map((part) => withPlaces(part, say))
  if (typeof data !== 'object' || data === null) return data
  const { article, act } = data as Cited
  const said = Object.fromEntries(Object.entries(data).map(([name, part]) => [name, withPlaces(part, say)]))
  if (typeof article !== 'string') return said
  return { ...said, article: say(article, typeof act === 'string' ? act : undefined) }
}
