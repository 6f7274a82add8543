import { wordsOf } from './fold-words.ts'
import type { SoughtWord } from './search-techniques.ts'
import { slipsToBeginning } from './word-distance.ts'

/** A piece of a text, and whether it was searched for. */
export type Marked = { text: string; isFound: boolean }

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
    if (!sought.some((one) => slipsToBeginning(one.word, word, one.slips) !== null)) continue
    if (start > at) pieces.push({ text: shown.slice(at, start), isFound: false })
    pieces.push({ text: shown.slice(start, end), isFound: true })
    at = end
  }
  if (at < shown.length || pieces.length === 0) pieces.push({ text: shown.slice(at), isFound: false })
  return pieces
}
