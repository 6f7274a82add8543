import { strToU8, zipSync } from 'fflate'
import type { CellLook, Workbook, WorkbookCell, WorkbookSheet } from '#app/report/sheets/workbook.ts'
import { ChoiceLists, LISTS_STATE } from './choice-lists.ts'
import { textCell } from './safe-cells.ts'
import { styleOf, stylesXml } from './workbook-styles.ts'
import { CONTENT_TYPES, letterOf, MAIN, OFFICE, PACKAGE, relations, SHEET_TYPE, WRITTEN, XML } from './xlsx-parts.ts'
import { escapeXml } from './xml-tags.ts'

/**
 * A workbook with heads that stay, links to its own sheets and lists to choose from, set for printing on A4. Every cell
 * holds text or the number of its row: nothing that a spreadsheet would run, also after somebody has gone into the cell.
 *
 * @returns the same bytes for the same workbook
 */
export function writeWorkbook(workbook: Workbook): Uint8Array {
  const { sheets } = workbook
  const lists = new ChoiceLists(sheets.map(({ name }) => name))
  const written = sheets.map((sheet, at) => sheetXml(sheet, { title: workbook.title, isFirst: at === 0, lists }))
  const own = lists.sheet()
  const files = own ? [...written, own.xml] : written
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(files.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']], [[CORE_TYPE, 'docProps/core.xml']]),
    'docProps/core.xml': coreXml(workbook),
    'xl/workbook.xml': workbookXml(sheets, own?.name ?? null),
    'xl/_rels/workbook.xml.rels': relations([
      ...files.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(),
    ...Object.fromEntries(files.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  }
  const packed = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  return zipSync(packed, { mtime: WRITTEN, level: 6 })
}

const CORE_TYPE = `${PACKAGE}/relationships/metadata/core-properties`
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml'

const contentTypes = (sheets: number) =>
  `${XML}<Types xmlns="${PACKAGE}/content-types">${CONTENT_TYPES}<Override PartName="/docProps/core.xml" ContentType="${CORE}"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  ).join('')}</Types>`

function coreXml({ title, author, subject, locale, madeOn }: Workbook): string {
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${madeOn}T00:00:00Z</dcterms:${name}>`
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject><dc:creator>${escapeXml(author)}</dc:creator><dc:language>${escapeXml(locale)}</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
}

/** As formulas speak of it. */
const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`

/** @param lists the name of the sheet with lists to choose from; `null`: there is none */
function workbookXml(sheets: readonly WorkbookSheet[], lists: string | null): string {
  const heads = sheets.flatMap(({ name, hasHead }, at) =>
    hasHead
      ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escapeXml(quoted(name))}!$1:$1</definedName>`]
      : [],
  )
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  if (lists !== null) {
    const at = sheets.length + 1
    listed.push(`<sheet name="${escapeXml(lists)}" sheetId="${at}" state="${LISTS_STATE}" r:id="rId${at}"/>`)
  }
  const named = heads.length > 0 ? `<definedNames>${heads.join('')}</definedNames>` : ''
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets>${named}</workbook>`
}

type Around = { title: string; isFirst: boolean; lists: ChoiceLists }
/** Points that a line of text needs, and that stay free around it. */
const LINE = 15
const AIR = 5

function sheetXml(sheet: WorkbookSheet, { title, isFirst, lists }: Around): string {
  const { widths, hasHead, isLandscape, rows } = sheet
  const placed = rows.flatMap(({ cells }, at) => placeCells(cells, at + 1))
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const body = rows.map(({ lines }, at) => {
    const height = lines ? ` ht="${lines * LINE + AIR}" customHeight="1"` : ''
    const cells = placed.filter(({ row }) => row === at + 1).map(cellXml)
    return `<row r="${at + 1}"${height}>${cells.join('')}</row>`
  })
  const pane = hasHead ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  return [
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView ${hasHead ? '' : 'showGridLines="0" '}${isFirst ? 'tabSelected="1" ' : ''}workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData>`,
    merges(placed),
    lists.rules(placed.map((one) => ({ cell: nameOf(one), list: one.cell.choices ?? [] }))),
    links(placed),
    '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.7" header="0.35" footer="0.35"/>',
    `<pageSetup paperSize="9" orientation="${isLandscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>${escapeXml(`&L${plain(title)}`)}</oddHeader><oddFooter>${escapeXml(`&L${plain(sheet.name)}&R&P / &N`)}</oddFooter></headerFooter></worksheet>`,
  ].join('')
}

/** In heads and feet an ampersand begins an order. */
const plain = (text: string) => text.replaceAll('&', '&&')

type Placed = { row: number; column: number; cell: WorkbookCell }

function placeCells(cells: readonly WorkbookCell[], row: number): Placed[] {
  let column = 0
  return cells.map((cell) => {
    const placed = { row, column, cell }
    column += cell.spans ?? 1
    return placed
  })
}

const nameOf = ({ row, column }: Pick<Placed, 'row' | 'column'>) => `${letterOf(column)}${row}`
const endOf = ({ row, column, cell }: Placed) => `${letterOf(column + (cell.spans ?? 1) - 1)}${row}`

/** A cell, and the empty ones that it spans, which carry its lines. */
function cellXml(placed: Placed): string {
  const { row, column, cell } = placed
  const style = styleOf(cell.look, cell.text)
  const spanned = Array.from(
    { length: (cell.spans ?? 1) - 1 },
    (_, at) => `<c r="${nameOf({ row, column: column + at + 1 })}" s="${style}"/>`,
  )
  return contentXml(`r="${nameOf(placed)}" s="${style}"`, cell) + spanned.join('')
}

/** Looks in which a whole number is one. */
const NUMBERS: readonly CellLook[] = ['cell']

function contentXml(place: string, { text, look }: WorkbookCell): string {
  const isNumber = NUMBERS.includes(look) && /^[1-9]\d{0,3}$/.test(text)
  return isNumber ? `<c ${place}><v>${text}</v></c>` : textCell(place, text)
}

function merges(placed: readonly Placed[]): string {
  const spanning = placed.filter(({ cell }) => (cell.spans ?? 1) > 1)
  if (spanning.length === 0) return ''
  const each = spanning.map((one) => `<mergeCell ref="${nameOf(one)}:${endOf(one)}"/>`)
  return `<mergeCells count="${each.length}">${each.join('')}</mergeCells>`
}

function links(placed: readonly Placed[]): string {
  const each = placed.flatMap((one) => {
    const { to } = one.cell
    return to === undefined
      ? []
      : [
          `<hyperlink ref="${nameOf(one)}" location="${escapeXml(`${quoted(to)}!A1`)}" display="${escapeXml(one.cell.text)}"/>`,
        ]
  })
  return each.length > 0 ? `<hyperlinks>${each.join('')}</hyperlinks>` : ''
}
