import { strToU8, zipSync } from 'fflate'
import { ChoiceLists, LISTS_STATE } from './choice-lists.ts'
import { isActive, isWhole, textCell } from './safe-cells.ts'
import { CONTENT_TYPES, letterOf, MAIN, OFFICE, PACKAGE, relations, SHEET_TYPE, WRITTEN, XML } from './xlsx-parts.ts'
import { escapeXml } from './xml-tags.ts'

type SheetColumn = {
  head: string
  /** In characters. */
  width: number
  /** Only to read: written in grey. */
  isGrey?: boolean
  /** Cells that hold an ISO day are days for the program, too. */
  isDay?: boolean
  /** Cells that hold a whole number are numbers for the program, too. */
  isNumber?: boolean
}

export type SheetContent = {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly string[])[]
  /** What the cells of a column offer to choose from, by row from 0; empty: nothing. */
  choices: { column: number; lists: readonly (readonly string[])[] }
}

/**
 * One sheet with a head that stays, as an .xlsx. Every cell holds text, a day or a whole number: nothing
 * that a spreadsheet would run, also after somebody has gone into the cell.
 */
export function writeXlsx(content: SheetContent): Uint8Array {
  const lists = new ChoiceLists([content.name])
  const sheet = sheetXml(content, lists)
  const own = lists.sheet()
  const hidden = own ? `<sheet name="${own.name}" sheetId="2" state="${LISTS_STATE}" r:id="rId3"/>` : ''
  const parts: Record<string, string> = {
    '[Content_Types].xml': typesXml(own !== null),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(content.name)}" sheetId="1" r:id="rId1"/>${hidden}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ...(own ? [['worksheet', 'worksheets/sheet2.xml'] satisfies [string, string]] : []),
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet,
    ...(own && { 'xl/worksheets/sheet2.xml': own.xml }),
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  return zipSync(files, { mtime: WRITTEN, level: 6 })
}

const typesXml = (hasLists: boolean) =>
  `${XML}<Types xmlns="${PACKAGE}/content-types">${CONTENT_TYPES}<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>${hasLists ? `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>` : ''}<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`

/** 0 plain, 4 a day and 8 a number as the reader's country writes them; 1 head, 2 several lines, 3 several lines in grey, and from 5 to 7 the same for what stays text. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF5C6672"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`

function sheetXml({ columns, rows, choices }: SheetContent, lists: ChoiceLists): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const head = columns.map((column, at) => cellXml(at, 1, column.head, 1))
  const body = rows.map((row, index) => {
    const cells = row.map((text, at) => {
      const { isGrey = false, isDay = false, isNumber = false } = columns[at] ?? {}
      if (isDay && DAY.test(text)) return dayXml(at, index + 2, text)
      if (isNumber && isWhole(text)) return numberXml(at, index + 2, text)
      return cellXml(at, index + 2, text, isGrey ? 3 : 2)
    })
    return `<row r="${index + 2}">${cells.join('')}</row>`
  })
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head.join('')}</row>${body.join('')}</sheetData>${lists.rules(offersOf(choices))}</worksheet>`
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** What a spreadsheet counts 1 January 1970 as. */
const EPOCH = 25_569

const dayXml = (column: number, row: number, day: string) =>
  `<c r="${letterOf(column)}${row}" s="4"><v>${Date.parse(day) / 86_400_000 + EPOCH}</v></c>`

const numberXml = (column: number, row: number, text: string) =>
  `<c r="${letterOf(column)}${row}" s="8"><v>${text}</v></c>`

/** How far the styles of what stays text stand behind the others. */
const STAYS_TEXT = 4

function cellXml(column: number, row: number, text: string, style: number): string {
  const place = `r="${letterOf(column)}${row}" s="${isActive(text) ? style + STAYS_TEXT : style}"`
  return /^\d$/.test(text) ? `<c ${place}><v>${text}</v></c>` : textCell(place, text)
}

const offersOf = ({ column, lists }: SheetContent['choices']) =>
  lists.map((list, row) => ({ cell: `${letterOf(column)}${row + 2}`, list }))
