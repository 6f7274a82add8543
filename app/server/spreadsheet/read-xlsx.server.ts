import type { SheetRow } from '#app/core/exchange/read-answer-rows.ts'
import { openZip, type Zip } from './unzip.server.ts'
import { attributeOf, type XmlTag, xmlTags, xmlText } from './xml-tags.ts'

/** The rows of the first sheet, or why there are none. */
export type ReadSheet = { ok: true; rows: SheetRow[] } | { ok: false; fault: 'oldFormat' | 'notReadable' | 'tooMuch' }

/** Rows, columns and characters that a sheet of answers may have. `all`: of its cells together, each as often as it stands there. */
const LIMITS = { rows: 2_000, columns: 50, cell: 32_768, texts: 100_000, all: 600_000 }
/** What Excel wrote until 2003, and what it writes behind a password. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0]

class TooMuch extends RangeError {}

/**
 * Reads the texts of the first sheet of an .xlsx. Formulas are not run and their results not read: such a cell is `null`.
 *
 * @param numberAs how a number is written, which the file has with a point whatever its language; texts stay as they are
 * @returns rows that hold something, with the number that they have in the sheet
 */
export function readXlsx(bytes: Uint8Array, numberAs: (stored: string) => string = (stored) => stored): ReadSheet {
  if (OLD.every((byte, at) => bytes[at] === byte)) return { ok: false, fault: 'oldFormat' }
  try {
    const zip = openZip(bytes)
    return { ok: true, rows: rowsIn(zip.text(firstSheet(zip)), { texts: sharedTexts(zip), numberAs }) }
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, fault: 'tooMuch' }
    if (error instanceof RangeError) return { ok: false, fault: 'notReadable' }
    throw error
  }
}

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const TEXTS = 'xl/sharedStrings.xml'

/** The file of the sheet that the workbook names first. */
function firstSheet(zip: Zip): string {
  const sheet = tagsNamed(zip.text(WORKBOOK), 'sheet')[0]
  const id = sheet && (attributeOf(sheet, 'r:id') ?? attributeOf(sheet, 'id'))
  const relation = tagsNamed(zip.text(RELATIONS), 'Relationship').find((each) => attributeOf(each, 'Id') === id)
  const target = relation && attributeOf(relation, 'Target')
  if (!target) throw new RangeError('The workbook has no sheet.')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

const tagsNamed = (xml: string, name: string): XmlTag[] =>
  [...xmlTags(xml)].filter((tag) => tag.name === name && tag.kind !== 'end')

/** Texts that cells name by their number; how they sound (`rPh`) is left out. */
function sharedTexts(zip: Zip): string[] {
  if (!zip.has(TEXTS)) return []
  const texts: string[] = []
  let text = ''
  let isSound = false
  for (const tag of xmlTags(zip.text(TEXTS))) {
    if (tag.name === 'rPh') isSound = tag.kind === 'start'
    if (tag.name === 't' && tag.kind === 'end' && !isSound) text += xmlText(tag.before)
    if (tag.name !== 'si' || tag.kind === 'start') continue
    texts.push(text)
    text = ''
    if (texts.length > LIMITS.texts) throw new TooMuch('There are too many texts.')
  }
  return texts
}

/** What the texts of cells are made of. */
type Known = { texts: readonly string[]; numberAs: (stored: string) => string }

function rowsIn(xml: string, known: Known): SheetRow[] {
  const rows: { line: number; cells: (string | null)[] }[] = []
  let line = 0
  let length = 0
  let cell = new Cell()
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'row' && tag.kind !== 'end') {
      line = numberIn(attributeOf(tag, 'r')) ?? line + 1
      if (rows.length >= LIMITS.rows) throw new TooMuch('There are too many rows.')
      rows.push({ line, cells: [] })
    }
    if (tag.name === 'c' && tag.kind !== 'end') cell = new Cell(tag)
    cell.take(tag)
    if (tag.name !== 'c' || tag.kind === 'start') continue
    // Many cells may name one long text, so little of a file can become much.
    length += place(rows.at(-1)?.cells ?? [], cell, known)
    if (length > LIMITS.all) throw new TooMuch('There is too much text.')
  }
  return rows.filter(({ cells }) => cells.some((each) => each === null || each.trim() !== ''))
}

/** @returns the characters of it */
function place(cells: (string | null)[], cell: Cell, known: Known): number {
  const at = cell.column ?? cells.length
  if (at >= LIMITS.columns) return 0
  while (cells.length < at) cells.push('')
  const text = cell.text(known)
  if (text !== null && text.length > LIMITS.cell) throw new TooMuch('A cell is too long.')
  cells[at] = text
  return text?.length ?? 0
}

/** One cell while its tags go by. */
class Cell {
  /** From 0; `null`: the one behind the last. */
  column: number | null
  #type: string
  #text = ''
  #isFormula = false

  constructor(tag?: XmlTag) {
    this.column = tag ? columnIn(attributeOf(tag, 'r')) : null
    this.#type = (tag && attributeOf(tag, 't')) ?? 'n'
  }

  take({ name, kind, before }: XmlTag): void {
    if (name === 'f') this.#isFormula = true
    if (kind === 'end' && (name === 'v' || name === 't')) this.#text += xmlText(before)
  }

  text({ texts, numberAs }: Known): string | null {
    if (this.#isFormula || this.#type === 'e') return null
    if (this.#type === 'n' && this.#text !== '') return numberAs(this.#text)
    return this.#type === 's' ? (texts[Number(this.#text)] ?? '') : this.#text
  }
}

/** `C12` is 2. */
function columnIn(reference: string | null): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const numberIn = (text: string | null) => (text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null)
