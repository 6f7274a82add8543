import { LineRuleType } from 'docx'
import { colours } from '../theme.ts'

/** Typefaces that word processors have; where one lacks them, `word/fontTable.xml` names what stands in. */
export const FACES = { sans: 'Calibri', serif: 'Georgia' } as const

/** Letters in half points, distances in twentieths of a point. */
export const size = (points: number) => points * 2
export const air = (before: number, after: number) => ({ before: before * 20, after: after * 20 })
const tight = { line: 252, lineRule: LineRuleType.AUTO }
export const ink = (colour: string) => colour.slice(1)

/** A head in the letters of a book, which stays with what follows. */
export const serif = (points: number, before: number, after: number, colour: string = colours.ink) => ({
  run: { font: FACES.serif, size: size(points), bold: true, color: ink(colour) },
  paragraph: { spacing: { ...air(before, after), ...tight }, keepNext: true, keepLines: true },
})

export type Plain = {
  id: string
  name: string
  points: number
  colour?: string
  isBold?: boolean
  space: [number, number]
}

/** A look of paragraphs by name, with the space above and below them in points. */
export const plainStyle = ({ id, name, points, colour = colours.ink, isBold = false, space }: Plain) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { size: size(points), color: ink(colour), bold: isBold },
  paragraph: { spacing: { ...air(...space), line: 259, lineRule: LineRuleType.AUTO } },
})
