import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { colours, tabular, text } from '../theme.ts'

export type Column = {
  label: string
  /** Share of the width; all shares are added up. */
  share: number
  align?: 'left' | 'right'
}

export type Row = {
  id: string
  cells: readonly ReactNode[]
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
  return (
    <>
      <View style={styles.head} fixed>
        {columns.map((column) => (
          <View key={column.label} style={cellStyle(column)}>
            <Text style={[text.label, { textAlign: column.align ?? 'left' }]}>{column.label}</Text>
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <TableRow key={row.id} row={row} columns={columns} />
      ))}
    </>
  )
}

function TableRow({
  row: { cells, below, anchor, isLong = false },
  columns,
}: {
  row: Row
  columns: readonly Column[]
}) {
  return (
    <View style={styles.row} wrap={isLong} {...(anchor ? { id: anchor } : {})}>
      <View style={styles.cells}>
        {columns.map((column, index) => (
          <View key={column.label} style={cellStyle(column)}>
            {cellOf(cells[index], column)}
          </View>
        ))}
      </View>
      {below}
    </View>
  )
}

function cellOf(cell: ReactNode, { align = 'left' }: Column): ReactNode {
  return typeof cell === 'string' ? <Text style={align === 'right' ? styles.figure : text.body}>{cell}</Text> : cell
}

function cellStyle({ share }: Column) {
  return { flexGrow: share, flexShrink: share, flexBasis: 0, paddingRight: 10 }
}

const styles = StyleSheet.create({
  head: { flexDirection: 'row', borderBottomWidth: 0.75, borderBottomColor: colours.edge, paddingBottom: 3 },
  figure: { ...text.body, ...tabular, textAlign: 'right' },
  cells: { flexDirection: 'row' },
  row: {
    borderBottomWidth: 0.5,
    borderBottomColor: colours.hair,
    paddingTop: 5,
    paddingBottom: 5,
  },
})
