import {
  CheckBox,
  type FileChild,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { colours } from '../theme.ts'
import type { Block } from './blocks.ts'
import type { Entry, FormBlock, FormColumn, TickBox } from './form-blocks.ts'
import type { Frame } from './word-blocks.ts'
import { HEADED, NONE, OPEN, RULED, rule, TWIPS } from './word-rules.ts'
import { RULES } from './word-styles.ts'
import { textRuns } from './word-text.ts'

const FORMS: readonly string[] = ['entries', 'blanks', 'boxes', 'rules', 'grid'] satisfies FormBlock['is'][]

export const isForm = (block: Block): block is FormBlock => FORMS.includes(block.is)

/** What somebody goes on writing in, as paragraphs and tables. */
export function writeForm(block: FormBlock, { width }: Pick<Frame, 'width'>): FileChild[] {
  switch (block.is) {
    case 'entries':
      return [entries(block, width), gap(block.look === 'card' ? 'WideGap' : 'Gap')]
    case 'blanks':
      return blanks(block.count)
    case 'boxes':
      return block.items.map((item) => boxed(item, 'Choice'))
    case 'rules':
      return [
        ...block.rules.map((text) => numbered(block.list, 'Rule', textRuns(text))),
        ...Array.from({ length: block.blanks }, () => numbered(block.list, 'RuleToWrite', [])),
      ]
    case 'grid':
      return [grid(block, width), gap()]
  }
}

/** Word joins tables that touch, and wants a paragraph after the last. */
const gap = (style = 'Gap') => new Paragraph({ style })

const blanks = (count: number) => Array.from({ length: count }, () => new Paragraph({ style: 'ToWriteOn' }))

const numbered = (instance: number, style: string, children: TextRun[]) =>
  new Paragraph({ style, numbering: { reference: RULES, level: 0, instance }, children })

/** A box that can be ticked in the file and on paper. */
const boxed = ({ text, isTicked }: TickBox, style: string) =>
  new Paragraph({
    style,
    children: [new CheckBox({ checked: isTicked, alias: text }), new TextRun('\t'), ...textRuns(text)],
  })

/** Rows of a table that a page holds together. */
const TOGETHER = 8

const LABEL_SHARE = 0.3
/** Room for a line of handwriting, in twentieths of a point. */
const ROW = { value: 23 * TWIPS, rule: HeightRule.ATLEAST }
const LOW_ROW = { value: 20 * TWIPS, rule: HeightRule.ATLEAST }

function entries({ rows, look }: Extract<FormBlock, { is: 'entries' }>, width: number): Table {
  const widths = [width * LABEL_SHARE, width * (1 - LABEL_SHARE)].map((points) => Math.round(points * TWIPS))
  const isCard = look === 'card'
  return tableOf(
    widths,
    rows.map((entry, at) => {
      const isLast = at === rows.length - 1
      const borders = isLast || (isCard && at === 0) ? { ...OPEN, bottom: rule(colours.edge, 6) } : RULED
      const ground = look === 'panel' ? { type: ShadingType.CLEAR, fill: colours.raise.slice(1), color: 'auto' } : null
      const cell = (index: number, children: Paragraph[]) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          borders: isCard && at === 0 ? { ...borders, top: rule(colours.edge, 6) } : borders,
          ...(ground && { shading: ground }),
          children,
        })
      const keepNext = isCard && !isLast
      return new TableRow({
        cantSplit: true,
        height: LOW_ROW,
        children: [
          cell(0, [new Paragraph({ style: 'EntryLabel', keepNext, children: textRuns(entry.label) })]),
          cell(1, entryText(entry, { keepNext, style: isCard && at === 0 ? 'TableStrong' : 'TableText' })),
        ],
      })
    }),
  )
}

function entryText({ text, boxes = [], after }: Entry, look: { keepNext: boolean; style: string }): Paragraph[] {
  return [
    new Paragraph({ ...look, children: textRuns(text) }),
    ...boxes.map((box) => boxed(box, 'TableChoice')),
    ...(after ? [new Paragraph({ style: 'TableSmall', children: textRuns(after) })] : []),
  ]
}

function grid({ columns, rows }: Extract<FormBlock, { is: 'grid' }>, width: number): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((share / all) * width * TWIPS))
  return tableOf(widths, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map((column, index) => headCell(column, { index, widths })),
    }),
    ...rows.map((row, at) => {
      const keepNext = rows.length <= TOGETHER && at < rows.length - 1
      return new TableRow({
        cantSplit: true,
        height: ROW,
        children: columns.map((_, index) => bodyCell(row[index] ?? '', { index, widths, keepNext })),
      })
    }),
  ])
}

type Place = { index: number; widths: readonly number[] }

const headCell = ({ label }: FormColumn, place: Place) =>
  new TableCell({
    ...cellAt(place),
    borders: { ...HEADED, ...beside(place) },
    verticalAlign: 'bottom',
    children: [new Paragraph({ style: 'TableHead', keepNext: true, children: textRuns(label) })],
  })

const bodyCell = (text: string, { keepNext, ...place }: Place & { keepNext: boolean }) =>
  new TableCell({
    ...cellAt(place),
    borders: { ...RULED, ...beside(place) },
    children: [new Paragraph({ style: 'TableText', keepNext, children: textRuns(text) })],
  })

const cellAt = ({ index, widths }: Place) => ({ width: { size: widths[index] ?? 0, type: WidthType.DXA } })

/** A hairline between the columns, none at the sides. */
const beside = ({ index }: Place) => (index === 0 ? {} : { left: rule(colours.hair, 4) })

const tableOf = (widths: readonly number[], rows: TableRow[]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    borders: { ...OPEN, bottom: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows,
  })
