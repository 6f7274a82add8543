import { joined, wordsOf } from './fold-words.ts'
import { slipsToBeginning, standsIn } from './word-distance.ts'

/** What is searched of a technique. */
export type SearchEntry = {
  id: string
  name: string
  /** Other names, in any language. */
  alsoCalled: readonly string[]
  definition: string
  examples: string
  /** Names of what it is confused with. */
  confusedWith: readonly string[]
  /** Names of the use cases that it serves. */
  useCases: readonly string[]
}

/** A word that is searched for, folded, and how many slips are forgiven in it. */
export type SoughtWord = { word: string; slips: number }

export type SearchResult = {
  /** Ids, best first. */
  ids: string[]
  /**
   * all: each of `ids` has all words · some: none has all, each has at least one · none: nothing has any ·
   * unasked: nothing was typed, and all stand in their own order.
   */
  match: 'all' | 'some' | 'none' | 'unasked'
  /** For `markFound`. */
  sought: SoughtWord[]
}

/** More than anybody types, and little enough to compare with everything. */
export const MAX_QUERY = 100
const MAX_WORDS = 8

/** What a word is worth by where it stands. */
const WORTH = { name: 100, alsoCalled: 80, confusedWith: 30, definition: 20, examples: 12, useCases: 8 } as const
const PLACES = ['name', 'alsoCalled', 'confusedWith', 'definition', 'examples', 'useCases'] as const
/** The share that is left of it where a word only begins so, and again for each slip. */
const BEGINNING = 0.85
const INSIDE = 0.5
const SLIP = 0.45
/** Worth more than all words in any other place together. */
const SAME_NAME = 10_000
const SAME_BEGINNING = 2_000

/**
 * The entries that a few typed words mean, best first. A word is found where a word begins with it, and from five letters
 * on inside a longer one, as "prognose" in "Abwanderungsprognose". Where no entry has it like that, "ueber" is taken for
 * "über", or else one slip is forgiven from four letters on, and two from eight.
 *
 * @param query as typed; only its first `MAX_QUERY` characters and eight words count
 * @returns entries of equal worth stay in the order given
 */
export function searchTechniques(entries: readonly SearchEntry[], query: string): SearchResult {
  const asked = query.slice(0, MAX_QUERY)
  const laid = entries.map(laidOut)
  const sought = soughtWords(asked, laid)
  if (sought.length === 0) return { ids: entries.map(({ id }) => id), match: 'unasked', sought }

  const rated = laid.map((entry) => rate(entry, sought, joined(asked)))
  const whole = rated.filter(({ found }) => found === sought.length)
  const chosen = whole.length > 0 ? whole : rated.filter(({ found }) => found > 0)
  const ids = chosen.sort((a, b) => b.worth - a.worth).map(({ id }) => id)
  return { ids, match: whole.length > 0 ? 'all' : ids.length > 0 ? 'some' : 'none', sought }
}

/** An entry as words, folded, by the place they stand in, with its names as runs of letters. */
type LaidOut = { id: string; names: string[]; places: { worth: number; words: string[] }[] }

/** By the entry itself: whoever keeps a catalogue's entries has each laid out once, in each language by itself. */
const known = new WeakMap<SearchEntry, LaidOut>()

function laidOut(entry: SearchEntry): LaidOut {
  const before = known.get(entry)
  if (before) return before
  const made = layOut(entry)
  known.set(entry, made)
  return made
}

function layOut(entry: SearchEntry): LaidOut {
  const { id, name, alsoCalled } = entry
  const places = PLACES.map((place) => ({
    worth: WORTH[place],
    words: [...new Set(wordsOf([entry[place]].flat().join(' ')).map(({ word }) => word))],
  }))
  return { id, names: [name, ...alsoCalled].map(joined), places }
}

function soughtWords(asked: string, laid: readonly LaidOut[]): SoughtWord[] {
  const typed = [...new Set(wordsOf(asked).map(({ word }) => word))].slice(0, MAX_WORDS)
  const isKnown = (word: string) =>
    laid.some(({ places }) => places.some(({ words }) => words.some((known) => standsIn(known, word))))
  return typed.map(withoutPlural).map((word) => {
    const known = [word, withUmlauts(word)].find(isKnown)
    return known === undefined ? { word, slips: slipsIn(word) } : { word: known, slips: 0 }
  })
}

/** Folding leaves no dots, so that "über" and "ueber" differ by a letter. */
const withUmlauts = (word: string): string => word.replaceAll(/([aou])e/g, '$1')

/** Words are found by their beginnings, so the shorter form finds both. */
const withoutPlural = (word: string): string => (word.length > 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word)

const slipsIn = (typed: string): number => (typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0)

type Rated = { id: string; found: number; worth: number }

function rate({ id, names, places }: LaidOut, sought: readonly SoughtWord[], run: string): Rated {
  const worths = sought.map((one) => Math.max(...places.map(({ words, worth }) => worth * shareIn(words, one))))
  const whole = names.includes(run) ? SAME_NAME : names.some((name) => name.startsWith(run)) ? SAME_BEGINNING : 0
  return {
    id,
    // A name typed without its hyphen is one word where it has two, so that no word of it is found.
    found: whole > 0 ? sought.length : worths.filter((worth) => worth > 0).length,
    worth: whole + worths.reduce((sum, worth) => sum + worth, 0),
  }
}

/** 1 for the word itself, less for one that only begins with it or has a slip, 0 for none. */
function shareIn(words: readonly string[], { word, slips }: SoughtWord): number {
  if (words.includes(word)) return 1
  if (words.some((one) => one.startsWith(word))) return BEGINNING
  if (words.some((one) => standsIn(one, word))) return INSIDE
  if (slips === 0) return 0
  const found = words.flatMap((one) => slipsToBeginning(word, one, slips) ?? [])
  return found.length === 0 ? 0 : BEGINNING * SLIP ** Math.min(...found)
}
