import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  /** A link where the table sorts by this column. */
  header: ReactNode
  /** Names the cell where rows are stacked; nothing is said if it is missing. */
  label?: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  /** A class that gives the column its width; as its content needs where it is missing. */
  width?: string
  /** The direction in which the rows are sorted by this column now. */
  sorted?: 'ascending' | 'descending'
}

type TableProps<Row> = {
  caption: ReactNode
  /** Keeps the caption for the ear where a heading already says it. */
  isCaptionHidden?: boolean
  /** The first column heads its row. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a narrow screen its rows are cards without names of cells, that the page lays out: for long lists. */
  isCompact?: boolean
  /** Many narrow columns: scrolls sideways instead of stacking its rows. Needs `label`. */
  wide?: { label: string }
}

/** A table with a caption and a head that stays; its rows are stacked on a narrow screen. */
export function Table<Row>({ caption, isCaptionHidden, columns, rows, rowKey, isCompact, wide }: TableProps<Row>) {
  const table = (
    <table className="table" data-wide={wide ? true : undefined} data-compact={isCompact || undefined}>
      <caption className={isCaptionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              aria-sort={column.sorted}
              data-align={column.align}
              className={column.width}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) => (
              <Cell key={column.id} column={column} row={row} isHead={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!wide) return table
  return <ScrollArea label={wide.label}>{table}</ScrollArea>
}

/** Scrolls sideways and can be reached by keyboard for it. */
function ScrollArea({ label, tabIndex = 0, children }: { label: string; tabIndex?: number; children: ReactNode }) {
  return (
    <section className="table-scroll" aria-label={label} tabIndex={tabIndex}>
      {children}
    </section>
  )
}

function Cell<Row>({ column, row, isHead }: { column: Column<Row>; row: Row; isHead: boolean }) {
  if (isHead) return <th scope="row">{column.cell(row)}</th>
  return (
    <td data-label={column.label} data-align={column.align}>
      {column.cell(row)}
    </td>
  )
}
