import { useTranslations } from 'use-intl'
import type { FilledField } from '#app/core/templates/filled-template.ts'

type TableField = Extract<FilledField, { kind: 'table' }>
type Grid = Pick<TableField, 'columns' | 'rows' | 'numbered'>
type Column = Grid['columns'][number]

/** A table to go on writing in. On a narrow screen its rows are stacked, and of the empty ones the first stands for all. */
export function GridRows({ table: { columns, rows, numbered } }: { table: Grid }) {
  const t = useTranslations('templates')
  const firstEmpty = rows.findIndex(isEmpty)
  const hidden = rows.filter(isEmpty).length - 1
  return (
    <>
      <table className="sheet-table">
        <thead>
          <tr>
            {numbered && (
              <th scope="col" data-width="number">
                {t('number')}
              </th>
            )}
            {columns.map(({ label, narrow }) => (
              <th key={label} scope="col" data-width={narrow ? 'narrow' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} data-paper-only={(isEmpty(row) && index !== firstEmpty) || undefined}>
              {numbered && <td data-number>{index + 1}</td>}
              {columns.map((column, at) => (
                <Cell key={column.label} column={column} text={row[at] ?? ''} isHead={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <p className="sheet-more">{t('rows', { count: hidden })}</p>}
    </>
  )
}

function Cell({ column, text, isHead }: { column: Column; text: string; isHead: boolean }) {
  if (isHead && text) {
    return (
      <th scope="row" data-label={column.label}>
        {text}
      </th>
    )
  }
  return (
    <td data-label={column.label} data-blank={text === '' || undefined}>
      {text && <span>{text}</span>}
    </td>
  )
}

/** One block of labelled lines a row. */
export function CardRows({ table: { columns, rows } }: { table: Grid }) {
  const t = useTranslations('templates')
  return (
    <div className="grid gap-4">
      {rows.map((row, index) => (
        <dl key={rowKey(row, index)} className="sheet-card">
          {columns.map(({ label }, at) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{row[at] || <span className="sr-only">{t('toFillIn')}</span>}</dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  )
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell === '')
}

/** Rows never move, so their place tells them apart. */
function rowKey(row: readonly string[], index: number): string {
  return `${index} ${row[0]}`
}
