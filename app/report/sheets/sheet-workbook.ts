import type { FilledField, FilledTemplate } from '#app/core/templates/filled-template.ts'
import { formRows } from './form-rows.ts'
import { sheetNames } from './sheet-names.ts'
import type { SheetTable, SheetWords } from './sheet-words.ts'
import { linesOf, type Workbook, type WorkbookRow, type WorkbookSheet } from './workbook.ts'

type Given = { words: SheetWords; locale: string; madeOn: string }
type TableField = Extract<FilledField, { kind: 'table' }>

const PRODUCT = 'Preflight'
/** Rows left free on a list at least: a workbook grows more easily than paper. */
const LEAST_FREE = 20

/**
 * A sheet as a workbook: what is written and ticked on the first of its sheets, then each of its tables on one of its
 * own, with rows to go on in.
 *
 * @param given.madeOn ISO date that the file carries
 */
export function sheetWorkbook(sheet: FilledTemplate, { words, locale, madeOn }: Given): Workbook {
  const { name, purpose, company, sections } = sheet
  const tables = sections.flatMap(({ fields }) => fields.filter((field): field is TableField => field.kind === 'table'))
  const [first = '', ...names] = sheetNames([words('firstSheet'), ...tables.map(({ label }) => label)])
  const placeOf = new Map(tables.map((table, index) => [table, names[index] ?? '']))
  return {
    locale,
    madeOn,
    title: company ? words('fileTitle', { company, name }) : name,
    author: company || PRODUCT,
    subject: purpose,
    sheets: [
      formRows(sheet, { name: first, words, placeOf }),
      ...tables.map((table, at) => tableSheet(table, { name: names[at] ?? '', words })),
    ],
  }
}

const WIDTH = { number: 6, narrow: 16, usual: 30 }
const LANDSCAPE_FROM = 80

function tableSheet(table: TableField, { name, words }: { name: string; words: SheetWords }): WorkbookSheet {
  const { columns, numbered } = table
  const widths = [
    ...(numbered ? [WIDTH.number] : []),
    ...columns.map(({ narrow }) => (narrow ? WIDTH.narrow : WIDTH.usual)),
  ]
  const rowOf = (texts: readonly string[], look: 'head' | 'cell'): WorkbookRow => ({
    cells: texts.map((text) => ({ text, look })),
    lines: Math.max(...texts.map((text, at) => linesOf(text, widths[at] ?? 1))),
  })
  const head = [...(numbered ? [words('number')] : []), ...columns.map(({ label }) => label)]
  const rows = withRoom(table).map((row, index) => [...(numbered ? [String(index + 1)] : []), ...row])
  return {
    name,
    widths,
    hasHead: true,
    isLandscape: widths.reduce((sum, width) => sum + width, 0) > LANDSCAPE_FROM,
    rows: [rowOf(head, 'head'), ...rows.map((row) => rowOf(row, 'cell'))],
  }
}

/** A list that ends with free rows goes on; a table whose rows are all named is whole. */
function withRoom({ columns, rows }: SheetTable): string[][] {
  const free = rows.filter((row) => row.every((cell) => cell === '')).length
  const more = free === 0 ? 0 : Math.max(0, LEAST_FREE - free)
  return [...rows, ...Array.from({ length: more }, () => columns.map(() => ''))]
}
