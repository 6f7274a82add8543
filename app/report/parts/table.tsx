import { StyleSheet, type Styles, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { tagged } from '../tagging/tag.ts'
import { colours, contentWidth, tabular, text } from '../theme.ts'
import { breaksWithin } from '../word-breaks.ts'
import { type Breaks, type Line, Lines } from './lines.tsx'

type Column = {
  label: string
  /** Share of the width; all shares are added up. */
  share: number
  align?: 'left' | 'right'
}

/** Where a cell stands in its row. */
export type Place = NonNullable<Styles[string]>

/** Words, paragraphs, or what is drawn at a place of its own. */
export type Cell = string | readonly Line[] | ((place: Place) => ReactNode)

export type Row = {
  id: string
  cells: readonly Cell[]
  /** Spans all columns, under the cells. */
  below?: ReactNode
  /** Where links lead to. */
  anchor?: string
  /** May be cut in two: longer than a page can be. */
  isLong?: boolean
}

/** A table of about so many lines of text stays on one page: a larger one would leave too much of a page empty. */
const SHORT = 20
/** Letters on a line as wide as the page. */
const LETTERS = 96

/** Whether a table is surely shorter than half a page and better not cut. */
export function isShort(columns: readonly Column[], rows: readonly Row[]): boolean {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const linesIn = (cell: Cell, at: number) => linesOfCell(cell, (LETTERS * (columns[at]?.share ?? all)) / all)
  const heights = rows.map(({ cells }) => 1 + Math.max(...cells.map(linesIn)))
  return rows.every(({ isLong }) => !isLong) && heights.reduce((sum, height) => sum + height, 0) <= SHORT
}

function linesOfCell(cell: Cell, letters: number): number {
  if (typeof cell === 'function') return 1
  const paragraphs = typeof cell === 'string' ? [cell] : cell.map((line) => line.text)
  return paragraphs.reduce((sum, words) => sum + Math.ceil(words.length / letters), 0)
}

/** Between columns. */
const GUTTER = 10
/** Tables stand on either paper, also on its side. */
const NARROWEST = contentWidth('a4')

/** However little: no page ends between the head and the first row, which is kept whole or cut in two by itself, nor before the last alone. */
const NEXT_ROW = 1

type TableProps = { columns: readonly Column[]; rows: readonly Row[] }

/**
 * Rows under hairlines; the head comes again on every page and never without a row, and no row is cut in two unless it is
 * long. Stands in a view of its own with its heading, if it has one: only there can a heading keep the first rows with it.
 */
export function Table({ columns, rows }: TableProps) {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const placed = columns.map((column) => ({
    ...column,
    place: placeOf(column),
    breaks: { hyphenationCallback: breaksWithin((NARROWEST * column.share) / all - GUTTER, text.body.fontSize) },
  }))
  const isCut = rows.some(({ isLong }) => isLong)
  return (
    <>
      <View style={isCut ? styles.air : {}} fixed wrap={false} minPresenceAhead={NEXT_ROW} {...tagged('TableHead')}>
        <View style={styles.head} {...tagged('TR')}>
          {placed.map(({ label, place, breaks, align = 'left' }) => (
            <Text key={label} style={[text.label, place, { textAlign: align }]} {...breaks}>
              {label}
            </Text>
          ))}
        </View>
      </View>
      {rows.map((row, index) => (
        <TableRow
          key={row.id}
          row={row}
          columns={placed}
          isTight={isCut && index === 0}
          isBeforeLast={index > 0 && index === rows.length - 2}
        />
      ))}
    </>
  )
}

type PlacedColumn = Column & { place: Place; breaks: Breaks }

type TableRowProps = { row: Row; columns: PlacedColumn[]; isTight: boolean; isBeforeLast: boolean }

function TableRow({ row, columns, isTight, isBeforeLast }: TableRowProps) {
  const { cells, below, anchor, isLong = false } = row
  const drawn = columns.map((column, index) => (
    <TableCell key={column.label} cell={cells[index] ?? ''} column={column} />
  ))
  const style = below ? styles.rows : styles.simpleRow
  return (
    <View
      style={isTight ? [style, styles.tight] : style}
      wrap={isLong}
      {...(isBeforeLast ? { minPresenceAhead: NEXT_ROW } : {})}
      {...(anchor ? { id: anchor } : {})}
      {...(below ? tagged('TableRows') : tagged('TR', { isNamed: true }))}
    >
      {below ? (
        <View style={styles.above} wrap={false} {...tagged('TR', { isNamed: true })}>
          {drawn}
        </View>
      ) : (
        drawn
      )}
      {below ? <View {...tagged('TR', { span: columns.length })}>{below}</View> : null}
    </View>
  )
}

function TableCell({ cell, column }: { cell: Cell; column: PlacedColumn }) {
  const { align, place, breaks } = column
  if (typeof cell === 'function') return cell(place)
  if (typeof cell === 'string')
    return (
      <Text style={[align === 'right' ? styles.figure : text.body, place]} {...breaks}>
        {cell}
      </Text>
    )
  return cell.length > 0 ? <Lines lines={cell} style={place} breaks={breaks} /> : <View style={place} />
}

function placeOf({ share }: Column): Place {
  return { flexGrow: share, flexShrink: share, flexBasis: 0, paddingRight: GUTTER }
}

/** Cells are as high as their words: a short one beside a long one could not be cut in two. */
const inRow = { flexDirection: 'row', alignItems: 'flex-start' } as const

const AIR = 5
const row = { borderBottomWidth: 0.5, borderBottomColor: colours.hair, paddingTop: AIR, paddingBottom: AIR } as const

const styles = StyleSheet.create({
  head: { flexDirection: 'row', borderBottomWidth: 0.75, borderBottomColor: colours.edge, paddingBottom: 3 },
  figure: { ...text.body, ...tabular, textAlign: 'right' },
  above: { ...inRow, marginBottom: 4 },
  rows: row,
  simpleRow: { ...row, ...inRow },
  /** Between the head and a row that was cut, or may be: if the row had it, the room alone could stay on the page. */
  air: { paddingBottom: AIR },
  tight: { paddingTop: 0 },
})
