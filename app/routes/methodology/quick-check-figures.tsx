import { useFormatter, useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Part } from './part.tsx'

/** Questions that settle what somebody wants to know: the mean, and what nine of ten organisations need at most. */
type Count = { mean: number; p90: number }

/** One number of techniques or use cases, in each order of asking. */
type Row = { wanted: string; wrong: number } & Record<(typeof ORDERS)[number], Count>

export type Simulation = {
  /** Of the catalogue that it was computed with. */
  version: string
  seed: number
  organisations: number
  /** Of the full check, beside those on what it is about. */
  questions: number
  /** All that there are. */
  techniques: number
  rows: readonly Row[]
}

const ORDERS = ['fixed', 'skipped', 'adaptive', 'hindsight'] as const
const NAMES: Readonly<Record<string, 'one' | 'five' | 'all' | 'useCase'>> = {
  '1 technique': 'one',
  '5 techniques': 'five',
  '1 use case': 'useCase',
}

/** What was measured of the quick check. */
export function QuickCheckFigures({ version, seed, organisations, questions, techniques, rows }: Simulation) {
  const t = useTranslations('methodology.quick')
  const format = useFormatter()
  const wrong = rows.reduce((sum, row) => sum + row.wrong, 0)
  const columns: Column<Row>[] = [
    {
      id: 'wanted',
      header: t('wanted'),
      cell: ({ wanted }) => t(`of.${NAMES[wanted] ?? 'all'}`, { count: techniques }),
    },
    ...ORDERS.map((order) => ({
      id: order,
      header: t(`orders.${order}`),
      label: t(`orders.${order}`),
      align: 'end' as const,
      cell: (row: Row) =>
        t('count', { mean: format.number(row[order].mean, { minimumFractionDigits: 1 }), most: row[order].p90 }),
    })),
  ]
  return (
    <Part id="quick-check" title={t('heading')} text={t('text', { organisations, questions })}>
      <Table caption={t('caption')} columns={columns} rows={rows} rowKey={({ wanted }) => wanted} />
      <p className="max-w-measure text-soft">{t('wrong', { wrong })}</p>
      <p className="max-w-measure text-soft">{t('limits')}</p>
      <p className="max-w-measure text-faint text-sm">
        {t.rich('again', { seed: String(seed), version, code: (text) => <code>{text}</code> })}
      </p>
      <p>
        <PlaceLink href="/start?form=quick">{t('start')}</PlaceLink>
      </p>
    </Part>
  )
}
