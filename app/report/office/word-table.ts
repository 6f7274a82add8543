import { Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { Block, Column, Line, Row } from './blocks.ts'
import type { Frame } from './word-blocks.ts'
import { HEADED, NONE, OPEN, RULED, TWIPS } from './word-rules.ts'
import { paragraphOf } from './word-text.ts'

const JOINED = { ...OPEN, bottom: NONE }

/** Rows under hairlines; the head comes again on every page, and no row is cut in two. */
export function writeTable({ columns, rows }: Extract<Block, { is: 'table' }>, frame: Frame): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.round((share / all) * frame.width * TWIPS))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 0, right: 140, top: 30, bottom: 30 },
    borders: { ...OPEN, bottom: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      headRow(columns, { widths, frame }),
      ...rows.flatMap((row, index) => rowsOf(row, { columns, widths, frame, leadsOn: index === 0 && rows.length > 1 })),
    ],
  })
}

type Place = { widths: readonly number[]; frame: Frame }

function headRow(columns: readonly Column[], place: Place): TableRow {
  const heads = columns.map(({ label, align }) => ({ lines: [{ spans: [{ text: label }], style: HEAD }], align }))
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((head, index) => cellOf(head, { ...place, index, borders: HEADED, keepNext: true })),
  })
}

const HEAD = 'TableHead' as const

function rowsOf(
  { cells, below = [], anchor }: Row,
  { columns, leadsOn, ...place }: Place & { columns: readonly Column[]; leadsOn: boolean },
) {
  const isJoined = below.length > 0
  const borders = isJoined ? JOINED : RULED
  const row = new TableRow({
    cantSplit: true,
    children: columns.map(({ align }, index) =>
      cellOf(
        { lines: cells[index] ?? [], align },
        { ...place, index, borders, keepNext: isJoined || leadsOn, anchor: index === 0 ? anchor : undefined },
      ),
    ),
  })
  if (!isJoined) return [row]
  const reasons = new TableCell({
    columnSpan: columns.length,
    borders: RULED,
    children: below.map((line) => paragraphOf(line, place.frame.targets, { keepNext: leadsOn })),
  })
  return [row, new TableRow({ cantSplit: true, children: [reasons] })]
}

type CellPlace = Place & {
  index: number
  borders: typeof RULED | typeof JOINED
  keepNext: boolean
  anchor?: string | undefined
}

type Held = { lines: readonly Line[]; align: Column['align'] }

function cellOf({ lines, align = 'left' }: Held, { widths, frame, index, borders, keepNext, anchor }: CellPlace) {
  const shown = lines.length > 0 ? lines : [{ spans: [], style: 'TableText' as const }]
  return new TableCell({
    width: { size: widths[index] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    borders,
    children: shown.map((line, at) =>
      paragraphOf(line, frame.targets, { keepNext, alignment: align, anchor: at === 0 ? anchor : undefined }),
    ),
  })
}
