import { syllables as german } from '@react-pdf/hyphenate/de'
import { syllables as english } from '@react-pdf/hyphenate/en-gb'
import { Font } from '@react-pdf/renderer'
import { SOFT_HYPHEN } from './hyphenated.ts'
import { fonts } from './theme.ts'

/** Longer words may break wherever they stand; shorter ones only in a column that is too narrow for them, names least of all. */
const UNBROKEN = 28
/** English has hardly a longer word; German has, and companies bring German ones into reports in any language. */
const LONGEST_ENGLISH = 20
const GERMAN = /[äöüß]/i
/** What no pattern knows, such as an address, is cut after so many letters. */
const PIECE = 14
/** Shorter ones fit every column. */
const SHORT = 9

/** The pieces that a line may be broken between, in a column as wide as the page. */
export function breakWord(word: string): string[] {
  if (word.includes(SOFT_HYPHEN)) return word.split(SOFT_HYPHEN)
  return word.length <= UNBROKEN ? [word] : piecesOf(word)
}

type Breaks = (word: string) => string[]
const columns = new Map<number, Breaks>()

/** The same in a column so many points wide, with letters of at most this size: whatever does not fit may break. */
export function breaksWithin(width: number, size: number): Breaks {
  const room = width / size
  const known = columns.get(room)
  if (known) return known
  const breaks = (marked: string) => {
    const word = marked.replaceAll(SOFT_HYPHEN, '')
    return word.length >= SHORT && widthOf(word) > room ? piecesOf(word) : marked.split(SOFT_HYPHEN)
  }
  columns.set(room, breaks)
  return breaks
}

/** In the widest face, as a multiple of its size. */
function widthOf(word: string): number {
  const { data } = Font.getFont({ fontFamily: fonts.sans, fontWeight: 600 })
  return data ? data.layout(word).advanceWidth / data.unitsPerEm : 0
}

function piecesOf(word: string): string[] {
  const syllables = word.length > LONGEST_ENGLISH || GERMAN.test(word) ? german : english
  return syllables(word).flatMap((piece) => {
    const letters = Array.from(piece)
    return Array.from({ length: Math.ceil(letters.length / PIECE) }, (_, at) =>
      letters.slice(at * PIECE, (at + 1) * PIECE).join(''),
    )
  })
}
