import { useTranslations } from 'use-intl'
import { Table } from '#app/ui/table.tsx'
import type { VerdictView } from './verdict-view.server.ts'

/** What others claim, and what this pilot says of it. */
export function ClaimList({ claims }: Pick<VerdictView, 'claims'>) {
  return (
    <ul className="grid max-w-measure gap-3 [overflow-wrap:anywhere]">
      {claims.map(({ id, text, says }) => (
        <li key={id}>
          <span className="text-soft">{text}</span> {says}
        </li>
      ))}
    </ul>
  )
}

type Value = NonNullable<VerdictView['value']>

/** The value of a year at the cautious, the likely and the hopeful end. */
export function ValueTable({ value: { rows, chance } }: { value: Value }) {
  const t = useTranslations('verdict.value')
  return (
    <>
      <Table
        caption={t('heading')}
        isCaptionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', header: t('what'), cell: ({ id }) => t(`row.${id}`) },
          ...(['low', 'base', 'high'] as const).map((end) => ({
            id: end,
            header: t(end),
            label: t(end),
            align: 'end' as const,
            cell: (row: Value['rows'][number]) => row[end],
          })),
        ]}
      />
      <p className="max-w-measure text-soft">{chance}</p>
    </>
  )
}
