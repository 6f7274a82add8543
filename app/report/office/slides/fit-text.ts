import type { Measure } from '#app/charts/svg/xml.ts'

type Font = { size: number; isBold?: boolean }

/** Of a line of text, of its size: what the typefaces of slide programs need at most. */
export const LINE_HEIGHT = 1.25
/** Slide programs may set a little wider than the typeface that we measure. */
const SAFETY = 0.97

/** The lines that a text takes in so much room. A word that is longer than a line is cut, as slide programs do. @param width in points */
export function wrap(text: string, width: number, font: Font, measure: Measure): string[] {
  const room = width * SAFETY
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let open = ''
    for (const word of paragraph.split(/\s+/).flatMap((part) => pieces(part, room, font, measure))) {
      const longer = open === '' ? word : `${open} ${word}`
      if (open !== '' && measure(longer, font) > room) {
        lines.push(open)
        open = word
      } else open = longer
    }
    return [...lines, open]
  })
}

function pieces(word: string, room: number, font: Font, measure: Measure): string[] {
  if (measure(word, font) <= room) return [word]
  const cut: string[] = ['']
  for (const letter of word) {
    const last = cut.at(-1) ?? ''
    if (last !== '' && measure(last + letter, font) > room) cut.push(letter)
    else cut[cut.length - 1] = last + letter
  }
  return cut
}

/** The text, or as much of it as has room in so many lines, with dots. @param width in points */
export function cutTo(most: number, text: string, width: number, font: Font, measure: Measure): string {
  if (wrap(text, width, font, measure).length <= most) return text
  const words = text.split(/(?<=\s)/)
  let [fits, tooMany] = [0, words.length]
  const upTo = (count: number) =>
    `${words
      .slice(0, count)
      .join('')
      .trimEnd()
      .replace(/[,;.]$/, '')}…`
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (wrap(upTo(middle), width, font, measure).length <= most) fits = middle
    else tooMany = middle
  }
  if (fits > 0) return upTo(fits)
  const letters = Array.from(text)
  let count = letters.length
  while (count > 1 && wrap(`${letters.slice(0, count).join('')}…`, width, font, measure).length > most) count -= 1
  return `${letters.slice(0, count).join('')}…`
}

/** In points. */
type Box = { width: number; height: number }

/** The largest size from `most` down to `least` in which a text has room, and the text, cut where none is small enough. */
export function fitText(
  text: string,
  { width, height }: Box,
  { most, least, isBold = false }: { most: number; least: number; isBold?: boolean },
  measure: Measure,
): { text: string; size: number } {
  for (let size = most; size >= least; size -= 1) {
    const lines = wrap(text, width, { size, isBold }, measure).length
    if (lines * size * LINE_HEIGHT <= height) return { text, size }
  }
  const lines = Math.max(1, Math.floor(height / (least * LINE_HEIGHT)))
  return { text: cutTo(lines, text, width, { size: least, isBold }, measure), size: least }
}
