import type { PDFPageProxy } from 'pdfjs-dist'

/** Words as they stand on a page, in points from its top left; `size` is that of the typeface. */
export type Words = { text: string; left: number; right: number; top: number; bottom: number; size: number }

export type PageOfWords = { number: number; width: number; height: number; words: Words[] }

/** What a letter takes above and below its line, as shares of its size: letters may touch, their bodies may not. */
const ABOVE = 0.68
const BELOW = 0.12
/** Rounding. */
const SLACK = 1
/** What kerning takes back between two letters of a line, such as a 7 and a full stop, as a share of their size. */
const KERNING = 0.26

/** All words of a page with the room they take. */
export async function wordsOn(page: PDFPageProxy): Promise<PageOfWords> {
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const words = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , size, left, line] = item.transform as [number, number, number, number, number, number]
    const base = height - line
    const trailing = item.str.length - item.str.trimEnd().length
    const right = left + item.width - trailing * size * 0.2
    return [{ text: item.str, left, right, top: base - ABOVE * size, bottom: base + BELOW * size, size }]
  })
  return { number: page.pageNumber, width, height, words }
}

/** Pairs of words that stand on one another. */
export function overlaps({ words }: PageOfWords): string[] {
  const inOrder = [...words].sort((one, other) => one.top - other.top)
  return inOrder.flatMap((one, at) => {
    const found: string[] = []
    for (const other of inOrder.slice(at + 1)) {
      if (other.top > one.bottom - SLACK) break
      const isOneLine = one.size === other.size && Math.abs(one.bottom - other.bottom) < 0.01
      const spare = isOneLine ? Math.max(SLACK, KERNING * one.size) : SLACK
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > spare)
        found.push(`"${one.text}" and "${other.text}"`)
    }
    return found
  })
}

type Margins = { side: number; top: number; bottom: number }

/** Words that stand, also in part, outside of these margins. */
export function outside({ words, width, height }: PageOfWords, { side, top, bottom }: Margins): string[] {
  const isInside = (one: Words) =>
    one.left >= side - SLACK && one.right <= width - side + SLACK && one.top >= top && one.bottom <= height - bottom
  return words.filter((one) => !isInside(one)).map(({ text }) => text)
}
