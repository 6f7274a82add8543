import { wordsOf } from './fold-words.ts'
import type { SearchEntry, SoughtWord } from './search-techniques.ts'
import { slipsToBeginning, standsIn } from './word-distance.ts'

/** A piece of a text, where it starts, counted in UTF-16 units, and whether it was searched for. */
export type Marked = { text: string; start: number; isFound: boolean }

/**
 * A text in pieces, with the words that a search found in it. All pieces together are the text, composed (NFC).
 *
 * @param sought what a search looked for; nothing: the text is one piece
 */
export function markFound(text: string, sought: readonly SoughtWord[]): Marked[] {
  const shown = text.normalize('NFC')
  const pieces: Marked[] = []
  let at = 0
  for (const { word, start, end } of wordsOf(shown)) {
    if (!sought.some((one) => isMeant(word, one))) continue
    if (start > at) pieces.push({ text: shown.slice(at, start), start: at, isFound: false })
    pieces.push({ text: shown.slice(start, end), start, isFound: true })
    at = end
  }
  if (at < shown.length || pieces.length === 0) pieces.push({ text: shown.slice(at), start: at, isFound: false })
  return pieces
}

const isMeant = (word: string, sought: SoughtWord) =>
  standsIn(word, sought.word) || slipsToBeginning(sought.word, word, sought.slips) !== null

/** Where a word may be found that neither name nor definition has. */
export const OTHER_PLACES = ['alsoCalled', 'confusedWith', 'examples', 'useCases'] as const

export type MarkedEntry = {
  name: Marked[]
  definition: Marked[]
  /** The first other place that explains why the entry was found; `null`: its name or definition does. */
  because: { place: (typeof OTHER_PLACES)[number]; pieces: Marked[] } | null
}

/** An entry with all that was searched for marked in it. */
export function markEntry(entry: SearchEntry, sought: readonly SoughtWord[]): MarkedEntry {
  const name = markFound(entry.name, sought)
  const definition = markFound(entry.definition, sought)
  const isExplained = [...name, ...definition].some(isFound)
  const because = isExplained ? undefined : OTHER_PLACES.map((place) => foundIn(entry, place, sought)).find(hasAny)
  return { name, definition, because: because ?? null }
}

/** Of a list only what has a word that was searched for. */
function foundIn(entry: SearchEntry, place: (typeof OTHER_PLACES)[number], sought: readonly SoughtWord[]) {
  const named = [entry[place]].flat().filter((one) => markFound(one, sought).some(isFound))
  return { place, pieces: named.length === 0 ? [] : markFound(named.join(', '), sought) }
}

const hasAny = ({ pieces }: { pieces: readonly Marked[] }) => pieces.some(isFound)
const isFound = (piece: Marked) => piece.isFound
