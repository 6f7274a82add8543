import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { StackedLosses } from '#app/charts/dom/stacked-losses.tsx'
import { ChartFiles } from '#app/routes/report/chart-files.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { PointsView, PointView } from './results-view.server.ts'
import { Section } from './section.tsx'

/** What cost the points, answer by answer: the losses add up to 100 minus the upper end, the potentials to the open width. */
export function Points({ base, points }: { base: string; points: PointsView }) {
  const t = useTranslations('results.points')
  const { readiness, losses, potentials, intro } = points
  const parts = losses.map(({ question: id, points: exact }) => ({ id, points: exact }))
  return (
    <Section id="points" title={t('title')} lead={intro}>
      <div className="grid gap-10">
        <div className="grid gap-2">
          <StackedLosses readiness={readiness} losses={parts} label={intro} />
          <p className="text-sm text-soft">{t(potentials.length > 0 ? 'barOpen' : 'bar')}</p>
          <ChartFiles base={base} chart="points" name={t('title')} />
        </div>
        {losses.length > 0 && (
          <PointTable caption={t('losses')} rows={losses} sum={t('lossSum', { total: points.lossTotal })} />
        )}
        {points.full.count > 0 && (
          <p className="max-w-measure">
            {t('onlyInFull', { count: points.full.count })} <Link to={points.full.href}>{t('toFull')}</Link>
          </p>
        )}
        {potentials.length > 0 && (
          <PointTable
            caption={t('potentials')}
            rows={potentials}
            sum={t('potentialSum', { total: points.potentialTotal })}
          />
        )}
      </div>
    </Section>
  )
}

type PointTableProps = { caption: string; rows: readonly PointView[]; sum: string }

/** More than these are folded away; the sum counts them all. */
const SHOWN = 6

function PointTable({ caption, rows, sum }: PointTableProps) {
  const t = useTranslations('results.points')
  const more = rows.slice(SHOWN)
  return (
    <div>
      <h3 className="mb-2">{caption}</h3>
      <PointRows caption={caption} rows={rows.slice(0, SHOWN)} />
      {more.length > 0 && (
        <Disclosure summary={t('more', { count: more.length })}>
          <PointRows caption={caption} rows={more} />
        </Disclosure>
      )}
      <p className="border-edge border-t pt-2 font-semibold sm:text-right">{sum}</p>
    </div>
  )
}

function PointRows({ caption, rows }: Pick<PointTableProps, 'caption' | 'rows'>) {
  const t = useTranslations('results.points')
  const columns: Column<PointView>[] = [
    {
      id: 'question',
      header: t('question'),
      cell: ({ ask, answer, href }) => (
        <span className="grid max-w-measure gap-1">
          <Link to={href}>{ask}</Link>
          <span className="font-normal text-sm text-soft">{answer}</span>
        </span>
      ),
    },
    { id: 'dimension', header: t('dimension'), label: t('dimension'), cell: ({ dimension }) => dimension },
    { id: 'points', header: t('points'), label: t('points'), align: 'end', cell: ({ text }) => text },
  ]
  return <Table caption={caption} isCaptionHidden columns={columns} rows={rows} rowKey={({ question }) => question} />
}
