/** What words in places of acts are called: whole places, or parts of them. */
type PlaceWords = Readonly<Record<string, string>>

/** Acts whose definitions are numbered, with the article that holds them: `3(4)` is a number there and no paragraph. */
const DEFINITIONS: Readonly<Record<string, string>> = { 'ai-act': '3', gdpr: '4' }

/** What the steps of a place are called, which English writes in brackets: `5(1)(a)`. */
export type PlaceSteps = {
  /** `5(1)`. */
  paragraph: string
  /** `5(1)(a)`. */
  point: string
  /** `113(c)(ii)`. */
  subpoint: string
  /** A definition, as `3(4)`, and a number of an annex, as `Annex III 5`. */
  number: string
  annex: string
  to: string
}

/** How a language cites acts; `steps` left out: as English does, in brackets. */
export type Citing = { words: PlaceWords; steps?: PlaceSteps | undefined }

/**
 * Says a place as acts are cited in another language: in German, `5(1)(a)` is `5 Abs. 1 Buchst. a`.
 *
 * @param act the id of the act; left out, none whose definitions are numbered
 */
export function placeIn(place: string, act: string | undefined, { words, steps }: Citing): string {
  const own = words[place]
  if (own !== undefined) return own
  const known = longestFirst(words).reduce((said, [english, other]) => said.replaceAll(english, other), place)
  return steps === undefined ? known : withSteps(known, act === undefined ? undefined : DEFINITIONS[act], steps)
}

const longestFirst = (words: PlaceWords) => Object.entries(words).toSorted(([a], [b]) => b.length - a.length)

/** As part of a pattern that stands for nothing but itself. */
const literally = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

function withSteps(place: string, definitions: string | undefined, steps: PlaceSteps): string {
  const { annex, number, paragraph, point, to } = steps
  const after = (step: string, value: string) => new RegExp(`(?<=${literally(step)} ${value})-\\(([0-9a-z])\\)`, 'g')
  return place
    .replaceAll(/\bAnnex\b/g, annex)
    .replaceAll(new RegExp(`\\b(${literally(annex)} [IVX]+) (?=\\d)`, 'g'), `$1 ${number} `)
    .replaceAll(/\b(\d+[a-z]{0,2})((?:\([0-9a-z]+\))+)/g, (_, article: string, rest: string) =>
      [article, ...stepsOf(rest, article === definitions, steps)].join(' '),
    )
    .replaceAll(after(point, '[a-z]+'), '–$1')
    .replaceAll(after(paragraph, '\\d+[a-z]?'), '–$1')
    .replaceAll(/(?<=\d)-(?=\d)/g, '–')
    .replaceAll(/ to (?=\d|\()/g, ` ${to} `)
    .replaceAll(new RegExp(`(?<= ${literally(to)} )\\(([a-z])\\)`, 'g'), `${point} $1`)
    .replaceAll(new RegExp(`(?<= ${literally(to)} )\\((\\d+)\\)`, 'g'), `${paragraph} $1`)
}

function stepsOf(rest: string, isDefinition: boolean, { paragraph, point, subpoint, number }: PlaceSteps): string[] {
  const named = [...rest.matchAll(/\(([0-9a-z]+)\)/g)].map(([, step = '']) => step)
  return named.map((step, at) => {
    if (/^\d/.test(step)) return `${isDefinition && at === 0 ? number : paragraph} ${step}`
    const isBelow = /^[ivx]{2,}$|^i$/.test(step) && at > 0 && !/^\d/.test(named[at - 1] ?? '')
    return `${isBelow ? subpoint : point} ${step}`
  })
}

/** Whether the name of an act stands before a place in it, or an abbreviated one behind it. */
export const ACTS_ORDERS = ['act-first', 'place-first'] as const
export type ActsOrder = (typeof ACTS_ORDERS)[number]

/**
 * A place with its act in one line: `GDPR Art. 6(1)`, or place first `Art. 6 Abs. 1 DSGVO`. Acts are listed as "GDPR,
 * Regulation (EU) 2016/679": what stands before the comma is enough.
 *
 * @param place as the language says it
 */
export function citation(act: string, place: string, order: ActsOrder): string {
  const [name = act] = act.split(', ')
  const isArticle = /^\d+[a-z]{0,2}(?![\w.])/.test(place)
  const said = isArticle ? `Art. ${place}` : place
  if (order === 'place-first') return name.includes(' ') ? `${name}, ${said}` : `${said} ${name}`
  return isArticle ? `${name} ${said}` : `${name}, ${said}`
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
