import { StyleSheet, type Styles, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { colours, tabular, text } from '../theme.ts'
import { type Line, Lines } from './lines.tsx'

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

/** A table of at most so many rows stays on one page. */
const SHORT = 8

/** Whether a table is surely shorter than a page and better not cut. */
export function isShort(rows: readonly Row[]): boolean {
  return rows.length <= SHORT && rows.every(({ isLong }) => !isLong)
}

type TableProps = { columns: readonly Column[]; rows: readonly Row[] }

/**
 * Rows under hairlines; the head comes again on every page, and no row is cut in two unless it is long. Stands in a view of its own with
 * its heading, if it has one: only there can a heading keep the first rows with it.
 */
export function Table({ columns, rows }: TableProps) {
  const placed = columns.map((column) => ({ ...column, place: placeOf(column) }))
  return (
    <>
      <View style={styles.head} fixed>
        {placed.map(({ label, place, align = 'left' }) => (
          <Text key={label} style={[text.label, place, { textAlign: align }]}>
            {label}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <TableRow key={row.id} row={row} columns={placed} />
      ))}
    </>
  )
}

type PlacedColumn = Column & { place: Place }

function TableRow({ row: { cells, below, anchor, isLong = false }, columns }: { row: Row; columns: PlacedColumn[] }) {
  const drawn = columns.map((column, index) => (
    <TableCell key={column.label} cell={cells[index] ?? ''} column={column} />
  ))
  return (
    <View style={below ? styles.row : styles.simpleRow} wrap={isLong} {...(anchor ? { id: anchor } : {})}>
      {below ? <View style={styles.cells}>{drawn}</View> : drawn}
      {below}
    </View>
  )
}

function TableCell({ cell, column: { align, place } }: { cell: Cell; column: PlacedColumn }) {
  if (typeof cell === 'function') return cell(place)
  if (typeof cell !== 'string') return cell.length > 0 ? <Lines lines={cell} style={place} /> : <View style={place} />
  return <Text style={[align === 'right' ? styles.figure : text.body, place]}>{cell}</Text>
}

function placeOf({ share }: Column): Place {
  return { flexGrow: share, flexShrink: share, flexBasis: 0, paddingRight: 10 }
}

/** Cells are as high as their words: a short one beside a long one could not be cut in two. */
const inRow = { flexDirection: 'row', alignItems: 'flex-start' } as const

const row = { borderBottomWidth: 0.5, borderBottomColor: colours.hair, paddingTop: 5, paddingBottom: 5 } as const

const styles = StyleSheet.create({
  head: { flexDirection: 'row', borderBottomWidth: 0.75, borderBottomColor: colours.edge, paddingBottom: 3 },
  figure: { ...text.body, ...tabular, textAlign: 'right' },
  cells: inRow,
  row,
  simpleRow: { ...row, ...inRow },
})
