import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { withCurrency } from '#app/messages/money.ts'
import { Sources } from '#app/routes/results/sources.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { StartingValueView } from './value-view.server.ts'

const SHARES = ['adoption', 'realised', 'avoided']
const MONEY = ['wage', 'run', 'oneOff', 'errorCost']
const ENDS = ['low', 'base', 'high'] as const

type Row = StartingValueView['rows'][number]

/** What a year is taken to bring: a range, the figures behind it, and which of them are no more than our assumption. */
export function StartingValue({ value }: { value: StartingValueView }) {
  const t = useTranslations('useCases.value')
  const format = useFormatter()
  const written = withCurrency(useLocale(), value.currency)
  const money = (amount: number) => written(format.number(amount, { maximumFractionDigits: 0 }))
  const sources = value.rows.flatMap(({ source }) => source ?? [])
  return (
    <div className="grid gap-8">
      <div className="grid gap-2">
        <p className="text-lg">{t('net', { low: money(value.net.lo), high: money(value.net.hi) })}</p>
        <p className="max-w-measure text-soft">{t('netMeans')}</p>
      </div>
      <Table caption={t('caption')} columns={useColumns(value)} rows={value.rows} rowKey={({ input }) => input} />
      {sources.length > 0 && (
        <div className="grid gap-2">
          <h3>{t('sources')}</h3>
          <Sources sources={sources} />
        </div>
      )}
      <p className="max-w-measure text-soft">{t('own')}</p>
    </div>
  )
}

function useColumns({ currency, case: one, saves, error }: StartingValueView): Column<Row>[] {
  const t = useTranslations('useCases.value')
  const names = useTranslations('priority.inputs')
  const format = useFormatter()
  const money = withCurrency(useLocale(), currency)
  const shown = (input: string, figure: number) => {
    if (SHARES.includes(input)) return format.number(figure, { style: 'percent', maximumFractionDigits: 1 })
    if (!MONEY.includes(input)) return format.number(figure)
    return money(format.number(figure, { maximumFractionDigits: 0 }))
  }
  const hints: Partial<Record<Row['input'], string | null>> = { volume: one, minutes: saves, avoided: error }
  return [
    {
      id: 'input',
      header: t('input'),
      cell: ({ input }) => (
        <span className="grid gap-1">
          {names(input)}
          {hints[input] && <span className="font-normal text-sm text-soft">{hints[input]}</span>}
        </span>
      ),
    },
    ...ENDS.map((end) => ({
      id: end,
      header: t(end),
      label: t(end),
      align: 'end' as const,
      cell: (row: Row) => shown(row.input, row[end]),
    })),
    {
      id: 'from',
      header: t('from'),
      label: t('from'),
      cell: ({ source }) => (source ? source.citation : <Tag>{t('assumed')}</Tag>),
    },
  ]
}
