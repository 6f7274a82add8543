/** Sentences, or other rows of things in their order, each as its words. */
export type Practice = readonly (readonly string[])[]

/** Stands for what is before the first word and after the last one. */
const EDGE = ''
/** From so many places on, both neighbours together are counted; below, too little is known of them. */
const ENOUGH = 3

export type Guess = {
  word: string
  /** At how many of the places it stands. */
  count: number
  /** The same as a share of the places, 0-1. */
  share: number
}

export type Guesses = {
  /** both: places with the same word before and after; either: with one of the two, as too few have both. */
  by: 'both' | 'either'
  /** How many places of the practice were counted; 0: none, so there is no guess. */
  places: number
  /** Every word that stands there, the most frequent first and then by the alphabet. */
  guesses: Guess[]
}

/**
 * What may stand at a covered place, counted at the places of the practice with the same neighbours.
 *
 * It is the smallest model that trains itself: questions and answers are both cut out of the material.
 *
 * @param words the sentence with the covered word still in it, which is not looked at
 * @param at the covered word's index
 */
export function guessWord(practice: Practice, words: readonly string[], at: number): Guesses {
  const [before, after] = neighbours(words, at)
  const places = placesOf(practice)
  const both = places.filter((place) => place.before === before && place.after === after)
  if (both.length >= ENOUGH) return { by: 'both', ...count(both) }
  return { by: 'either', ...count(places.filter((place) => place.before === before || place.after === after)) }
}

/** first: the likeliest guess; level: as likely as the likeliest, and not alone; later: less likely; missing: none. */
export type Outcome = 'first' | 'level' | 'later' | 'missing'

/** How the guesses stand to the word that was covered. */
export function outcomeOf(guesses: readonly Guess[], word: string): Outcome {
  const own = guesses.find((guess) => guess.word === word)
  if (!own) return 'missing'
  const rivals = guesses.filter((guess) => guess !== own && guess.count >= own.count)
  if (rivals.length === 0) return 'first'
  return rivals.every(({ count }) => count === own.count) ? 'level' : 'later'
}

/**
 * Rows of a text, a line each.
 *
 * @param mark what stands between two words, such as a space
 */
export const readPractice = (text: string, mark: string): Practice => text.split('\n').map((line) => line.split(mark))

export type NearWord = {
  word: string
  /** How alike the neighbours of both words are, 0 (none in common) to 1 (the same ones, in the same shares). */
  likeness: number
}

/**
 * What the counting leaves behind: the words whose neighbours are most like those of a word.
 *
 * @returns at most `most` of them, the nearest first and then by the alphabet; none that has nothing in common with it
 * @source the cosine of the counts of neighbours, those before and those after apart
 */
export function nearWords(counts: NeighbourCounts, word: string, most: number): NearWord[] {
  const own = counts.get(word)
  if (!own) return []
  return [...counts]
    .filter(([other]) => other !== word)
    .map(([other, theirs]) => ({ word: other, likeness: cosine(own, theirs) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || byAlphabet(a, b))
    .slice(0, most)
}

type Place = { word: string; before: string; after: string }

const placesOf = (practice: Practice): Place[] =>
  practice.flatMap((words) =>
    words.map((word, at) => {
      const [before, after] = neighbours(words, at)
      return { word, before, after }
    }),
  )

const neighbours = (words: readonly string[], at: number) => [words[at - 1] ?? EDGE, words[at + 1] ?? EDGE] as const

function count(places: readonly Place[]): { places: number; guesses: Guess[] } {
  const guesses = [...Map.groupBy(places, ({ word }) => word)]
    .map(([word, found]) => ({ word, count: found.length, share: found.length / places.length }))
    .sort((a, b) => b.count - a.count || byAlphabet(a, b))
  return { places: places.length, guesses }
}

const byAlphabet = (a: { word: string }, b: { word: string }) => (a.word < b.word ? -1 : 1)

/** Of every word, how often each neighbour stands before it (`<word`) and after it (`>word`). */
export type NeighbourCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** All that the toy keeps of what it read. */
export function countNeighbours(practice: Practice): NeighbourCounts {
  const counts = new Map<string, Map<string, number>>()
  for (const { word, before, after } of placesOf(practice)) {
    const own = counts.get(word) ?? new Map<string, number>()
    counts.set(word, own)
    for (const neighbour of [`<${before}`, `>${after}`]) own.set(neighbour, (own.get(neighbour) ?? 0) + 1)
  }
  return counts
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0
  for (const [neighbour, times] of a) product += times * (b.get(neighbour) ?? 0)
  return product / (lengthOf(a) * lengthOf(b))
}

const lengthOf = (counts: ReadonlyMap<string, number>) =>
  Math.sqrt([...counts.values()].reduce((sum, times) => sum + times * times, 0))
