import { Font } from '@react-pdf/renderer'
import { fonts } from './theme.ts'

/** Stands for a letter that no typeface of the report has. */
const UNKNOWN = '\u25a1'
/** What both typefaces have for sure: nearly every text is made of it alone. */
const PLAIN = /^[\n\x20-\x7e\xa0-\xac\xae-\u0148\u014a-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]*$/
/** Marks of order, joiners and control characters: nothing is seen of them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The same texts without letters that the typefaces cannot draw, such as emoji or Hebrew: a box stands for each, where
 * the PDF would show letters of another meaning. Call it after `loadFonts`.
 */
export function drawable<Shown extends object>(model: Shown): Shown {
  return JSON.parse(JSON.stringify(model, (_, held: unknown) => (typeof held === 'string' ? drawableText(held) : held)))
}

function drawableText(text: string): string {
  if (PLAIN.test(text)) return text
  return Array.from(letters.segment(text), ({ segment }) => drawableLetter(segment)).join('')
}

function drawableLetter(letter: string): string {
  if (letter === '\n' || letter === '\r\n') return '\n'
  if (letter === '\t') return ' '
  const seen = letter.normalize('NFC').replace(INVISIBLE, '')
  return Array.from(seen).every(canDraw) ? seen : UNKNOWN
}

/** Texts in the serif fall back to the sans, so that one answer holds everywhere. */
function canDraw(character: string): boolean {
  const { data } = Font.getFont({ fontFamily: fonts.sans, fontWeight: 400 })
  return data?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ?? false
}
