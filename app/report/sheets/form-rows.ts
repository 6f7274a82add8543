import type { FilledField, FilledTemplate, ReachedLevel } from '#app/core/templates/filled-template.ts'
import { filledByText, type SheetWords, signatures, todayText } from './sheet-words.ts'
import { linesOf, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from './workbook.ts'

type Table = Extract<FilledField, { kind: 'table' }>
type Place = { name: string; words: SheetWords; placeOf: ReadonlyMap<FilledField, string> }

/** Boxes to choose in a cell. */
const BOXES = ['☐', '☒'] as const
/** In characters: labels, then what is written, in the columns that signatures need. */
const WIDTHS = [30, 28, 16, 34]
const ALL = WIDTHS.length
const BESIDE = ALL - 1
const BESIDE_WIDTH = WIDTHS.slice(1).reduce((sum, width) => sum + width, 0)
const ALL_WIDTH = BESIDE_WIDTH + (WIDTHS[0] ?? 0)
/** The first sheet of a workbook: what is known, what is written in lines and ticked, and where the tables are. */
export function formRows(sheet: FilledTemplate, { name, words, placeOf }: Place): WorkbookSheet {
  return {
    name,
    widths: WIDTHS,
    hasHead: false,
    isLandscape: false,
    rows: [
      { cells: [{ text: sheet.name, look: 'title', spans: ALL }], lines: HEAD_LINES },
      wide(sheet.purpose, 'about'),
      EMPTY,
      entry(words('company'), sheet.company),
      ...(sheet.useCase ? [entry(words('useCase'), sheet.useCase)] : []),
      entry(words('filledBy'), filledByText(sheet.filledBy, words)),
      entry(words('date'), sheet.today),
      ...sheet.reaches.flatMap((level) => levelRows(level, words)),
      ...sheet.sections.flatMap(({ title, note, fields }, index) => [
        EMPTY,
        { ...wide(words('sectionTitle', { number: index + 1, title }), 'section'), lines: HEAD_LINES },
        ...(note ? [wide(note, 'hint')] : []),
        ...fields.flatMap((field) => fieldRows(field, { words, placeOf })),
      ]),
    ],
  }
}

/** Of heads, whose letters are larger. */
const HEAD_LINES = 2
const EMPTY: WorkbookRow = { cells: [] }

const wide = (text: string, look: WorkbookCell['look']): WorkbookRow => ({
  cells: [{ text, look, spans: ALL }],
  lines: linesOf(text, ALL_WIDTH),
})

const beside = (label: WorkbookCell, cell: WorkbookCell, least = 1): WorkbookRow => ({
  cells: [label, { ...cell, spans: BESIDE }],
  lines: Math.max(least, linesOf(cell.text, BESIDE_WIDTH), linesOf(label.text, WIDTHS[0] ?? 1)),
})

const entry = (label: string, text: string, lines = 1) =>
  beside({ text: label, look: 'label' }, { text, look: 'entry' }, lines)
const marked = (mark: string, text: string, look: WorkbookCell['look'] = 'text') =>
  beside({ text: mark, look: 'mark' }, { text, look })
const ticked = (text: string, isTicked: boolean) =>
  beside({ text: BOXES[isTicked ? 1 : 0], look: 'mark', choices: BOXES }, { text, look: 'text' })

function levelRows(level: ReachedLevel, words: SheetWords): WorkbookRow[] {
  const { asked, facts, isReached, done } = level
  const said = (label: string, text: string) => beside({ text: label, look: 'label' }, { text, look: 'text' })
  const today = todayText(level, words)
  return [
    EMPTY,
    today ? said(words('today'), today) : entry(words('today'), ''),
    said(words('reached'), asked),
    ...facts.map(({ text, isMet }) => ticked(text, isMet)),
    ...(isReached ? [said('', words('reachedAlready'))] : []),
    ...(done ? [said(words('done'), done)] : []),
  ]
}

function fieldRows(field: FilledField, place: Pick<Place, 'words' | 'placeOf'>): WorkbookRow[] {
  const { label, hint } = field
  const [first, ...others] = bodyRows(field, place)
  if (!first) return []
  const hinted: WorkbookRow[] = hint ? [beside({ text: '', look: 'label' }, { text: hint, look: 'hint' })] : []
  return STARTS_BESIDE.includes(field.kind)
    ? [first, ...hinted, ...others]
    : [beside({ text: label, look: 'label' }, { text: hint, look: 'hint' }), first, ...others]
}

/** What stands in the row of its label. */
const STARTS_BESIDE: readonly FilledField['kind'][] = ['line', 'lines', 'table']

function bodyRows(field: FilledField, { words, placeOf }: Pick<Place, 'words' | 'placeOf'>): WorkbookRow[] {
  switch (field.kind) {
    case 'line':
      return [entry(field.label, field.text)]
    case 'lines':
      return [
        entry(field.label, field.text, Math.max(field.lines, linesOf(field.text, BESIDE_WIDTH) + field.lines - 1)),
      ]
    case 'choices':
      return field.options.map((option) => ticked(option, false))
    case 'rules':
      return [
        ...field.rules.map((rule, index) => marked(words('ruleNumber', { number: index + 1 }), rule)),
        ...Array.from({ length: field.empty }, (_, index) =>
          marked(words('ruleNumber', { number: field.rules.length + index + 1 }), '', 'entry'),
        ),
      ]
    case 'statement':
      return [wide(field.text, 'text'), ...signRows(field.signers, words)]
    case 'table':
      return [tableRow(field, { words, placeOf })]
  }
}

function tableRow(table: Table, { words, placeOf }: Pick<Place, 'words' | 'placeOf'>): WorkbookRow {
  const to = placeOf.get(table) ?? ''
  return beside({ text: table.label, look: 'label' }, { text: words('onSheet', { name: to }), look: 'link', to })
}

function signRows(signers: readonly string[], words: SheetWords): WorkbookRow[] {
  const { columns, rows } = signatures(signers, words)
  return [
    { cells: columns.map(({ label }) => ({ text: label, look: 'head' })) },
    ...rows.map((row) => ({ cells: row.map((text) => ({ text, look: 'cell' as const })), lines: 2 })),
  ]
}
