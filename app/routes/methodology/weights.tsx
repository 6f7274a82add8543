import { useFormatter, useTranslations } from 'use-intl'
import { type Column, Table } from '#app/ui/table.tsx'
import { Part } from './part.tsx'

type Points = { mean: number; p90: number; most: number }

/** The weights, and what a simulation says of others. */
export type WeightFigures = {
  /** Of the catalogue that it was computed with. */
  version: string
  seed: number
  organisations: number
  ordered: number
  draws: number
  /** 0-1. */
  spread: number
  sets: readonly ({ id: string; swappedPercent: number } & Points)[]
  moved: Points
  order: { firstStaysPercent: number; ofFiveStayPercent: number; otherVerdicts: number }
  /** The id of the set in use. */
  usual: string
  /** By dimension, its share of the average in each set, 0-1. */
  shares: readonly { name: string; shares: readonly { set: string; share: number }[] }[]
}

/** Which weights the score has, and what others would change. */
export function Weights(figures: WeightFigures) {
  const t = useTranslations('methodology.weights')
  const parts = useTranslations('methodology.parts')
  const format = useFormatter()
  const { organisations, order, spread, draws, ordered, seed, version } = figures
  const percent = (share: number) => format.number(100 * share, { maximumFractionDigits: 0 })
  return (
    <Part id="weights" title={parts('weights')} text={t('text')}>
      <WeightTable {...figures} />
      <h3 className="pt-6">{t('heading')}</h3>
      <p className="max-w-measure text-soft">{t('organisations', { organisations })}</p>
      <MeasuredTable {...figures} />
      <p className="max-w-measure text-soft">{t('verdicts', { other: order.otherVerdicts })}</p>
      <p className="max-w-measure text-soft">
        {t('order', {
          spread: percent(spread),
          first: format.number(order.firstStaysPercent, { maximumFractionDigits: 0 }),
          five: format.number(order.ofFiveStayPercent, { maximumFractionDigits: 0 }),
          draws,
          ordered,
        })}
      </p>
      <p className="max-w-measure text-faint text-sm">
        {t.rich('again', { seed: String(seed), version, code: (text) => <code>{text}</code> })}
      </p>
    </Part>
  )
}

function WeightTable({ shares, usual }: WeightFigures) {
  const t = useTranslations('methodology.weights')
  const format = useFormatter()
  const setName = useSetName(usual)
  const sets = shares[0]?.shares.map(({ set }) => set) ?? []
  const columns: Column<WeightFigures['shares'][number]>[] = [
    { id: 'dimension', header: t('dimension'), cell: ({ name }) => name },
    ...sets.map((id, at) => ({
      id,
      header: setName(id),
      label: setName(id),
      align: 'end' as const,
      cell: ({ shares: own }: WeightFigures['shares'][number]) =>
        t('percent', { share: format.number(100 * (own[at]?.share ?? 0), { maximumFractionDigits: 0 }) }),
    })),
  ]
  return <Table caption={t('caption')} columns={columns} rows={shares} rowKey={({ name }) => name} />
}

type Measured = { id: string; name: string; swappedPercent?: number } & Points

function MeasuredTable({ sets, moved, spread, usual }: WeightFigures) {
  const t = useTranslations('methodology.weights')
  const format = useFormatter()
  const setName = useSetName(usual)
  const tenth = (figure: number) => format.number(figure, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const rows: Measured[] = [
    ...sets.map((set) => ({ ...set, name: setName(set.id) })),
    {
      ...moved,
      id: 'moved',
      name: t('moved', { spread: format.number(100 * spread, { maximumFractionDigits: 0 }) }),
    },
  ]
  const columns: Column<Measured>[] = [
    { id: 'way', header: t('way'), cell: ({ name }) => name },
    ...(['mean', 'p90', 'most'] as const).map((id) => ({
      id,
      header: t(id),
      label: t(id),
      align: 'end' as const,
      cell: (row: Measured) => tenth(row[id]),
    })),
    {
      id: 'swapped',
      header: t('swapped'),
      label: t('swapped'),
      align: 'end',
      cell: ({ swappedPercent }) =>
        swappedPercent === undefined ? t('none') : t('percent', { share: tenth(swappedPercent) }),
    },
  ]
  return <Table caption={t('measured')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** What a set of weights is called. */
export function useSetName(usual: string) {
  const t = useTranslations('methodology.weights.sets')
  return (id: string) => (id === usual ? t('usual') : t.has(id as never) ? t(id as never) : id)
}
