import { StyleSheet, type Styles, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { tagged } from '../tagging/tag.ts'
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

/** However little: no page ends between the head and the first row, which is kept whole or cut in two by itself. */
const FIRST_ROW = 1

type TableProps = { columns: readonly Column[]; rows: readonly Row[] }

/**
 * Rows under hairlines; the head comes again on every page and never without a row, and no row is cut in two unless it is
 * long. Stands in a view of its own with its heading, if it has one: only there can a heading keep the first rows with it.
 */
export function Table({ columns, rows }: TableProps) {
  const placed = columns.map((column) => ({ ...column, place: placeOf(column) }))
  const isCut = rows[0]?.isLong === true
  return (
    <>
      <View style={isCut ? styles.air : {}} fixed wrap={false} minPresenceAhead={FIRST_ROW} {...tagged('TableHead')}>
        <View style={styles.head} {...tagged('TR')}>
          {placed.map(({ label, place, align = 'left' }) => (
            <Text key={label} style={[text.label, place, { textAlign: align }]}>
              {label}
            </Text>
          ))}
        </View>
      </View>
      {rows.map((row, index) => (
        <TableRow key={row.id} row={row} columns={placed} isTight={isCut && index === 0} />
      ))}
    </>
  )
}

type PlacedColumn = Column & { place: Place }

type TableRowProps = { row: Row; columns: PlacedColumn[]; isTight: boolean }

function TableRow({ row: { cells, below, anchor, isLong = false }, columns, isTight }: TableRowProps) {
  const drawn = columns.map((column, index) => (
    <TableCell key={column.label} cell={cells[index] ?? ''} column={column} />
  ))
  const style = below ? styles.row : styles.simpleRow
  return (
    <View
      style={isTight ? [style, styles.tight] : style}
      wrap={isLong}
      {...(anchor ? { id: anchor } : {})}
      {...tagged(below ? 'TableRows' : 'TR')}
    >
      {below ? (
        <View style={styles.cells} {...tagged('TR')}>
          {drawn}
        </View>
      ) : (
        drawn
      )}
      {below ? <View {...tagged('TR', { span: columns.length })}>{below}</View> : null}
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

const AIR = 5
const row = { borderBottomWidth: 0.5, borderBottomColor: colours.hair, paddingTop: AIR, paddingBottom: AIR } as const

const styles = StyleSheet.create({
  head: { flexDirection: 'row', borderBottomWidth: 0.75, borderBottomColor: colours.edge, paddingBottom: 3 },
  figure: { ...text.body, ...tabular, textAlign: 'right' },
  cells: inRow,
  row,
  simpleRow: { ...row, ...inRow },
  /** Between the head and a first row that may be cut: if the row had it, the room alone could stay on the page. */
  air: { paddingBottom: AIR },
  tight: { paddingTop: 0 },
})
