import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ProcessChart } from '#app/charts/dom/process-chart.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { PngButton } from './png-button.tsx'
import type { DrawnChart } from './verdict-view.server.ts'

type ChartFigureProps = { chart: DrawnChart; phonePicture: DrawnChart['picture']; base: string }

/** A chart with what it says in words, its figures as a table, and its files. */
export function ChartFigure({ chart, phonePicture, base }: ChartFigureProps) {
  const t = useTranslations('verdict')
  const { name, picture, summary, signals, notes, limitsText, legend, older } = chart
  return (
    <figure className="grid min-w-0 gap-4">
      <ProcessChart picture={picture} phonePicture={phonePicture} label={summary} />
      <figcaption className="grid max-w-measure gap-3">
        <p>{limitsText}</p>
        <Signals signals={signals} isEmpty={chart.isEmpty} />
        {notes.length > 0 && (
          <ol className="list-decimal pl-5 text-soft [overflow-wrap:anywhere]">
            {notes.map(({ id, on, text }) => (
              <li key={id}>
                {on}: {text}
              </li>
            ))}
          </ol>
        )}
        <p className="text-sm text-soft">{legend}</p>
      </figcaption>
      <Files chart={chart} base={base} />
      <Disclosure summary={t('table.open', { name })}>
        {older && <p className="mb-4 text-sm text-soft">{older}</p>}
        <FigureTable chart={chart} />
      </Disclosure>
    </figure>
  )
}

function Signals({ signals, isEmpty }: Pick<DrawnChart, 'signals' | 'isEmpty'>) {
  const t = useTranslations('verdict')
  if (signals.length === 0) return <p>{t(isEmpty ? 'chart.empty' : 'chart.quiet')}</p>
  return (
    <div>
      <p>{t('chart.signals')}</p>
      <ul className="list-disc pl-5">
        {signals.map((signal) => (
          <li key={signal}>{signal}</li>
        ))}
      </ul>
    </div>
  )
}

function Files({ chart: { id, name, status }, base }: Omit<ChartFigureProps, 'phonePicture'>) {
  const t = useTranslations('verdict')
  const file = `${base}/charts/${encodeURIComponent(id)}`
  return (
    <p className="no-print flex flex-wrap items-center gap-x-6 text-sm">
      {(['svg', 'csv'] as const).map((format) => (
        <Link key={format} to={`${file}/${format}`} reloadDocument className="inline-flex min-h-11 items-center">
          {t(`files.${format}`)} <VisuallyHidden>{name}</VisuallyHidden>
        </Link>
      ))}
      <PngButton from={`${file}/svg`} name={name} />
      {status !== null && (
        <Link to={`${base}/limits?kpi=${encodeURIComponent(id)}`} className="inline-flex min-h-11 items-center">
          {t('limits.link')} <VisuallyHidden>{name}</VisuallyHidden>
        </Link>
      )}
    </p>
  )
}

function FigureTable({ chart }: { chart: DrawnChart }) {
  const t = useTranslations('verdict')
  const { rows, name, hasControl } = chart
  const columns: Column<DrawnChart['rows'][number]>[] = [
    { id: 'from', header: t('table.from'), cell: ({ from }) => <CalendarDate on={from} /> },
    { id: 'phase', header: t('table.phase'), label: t('table.phase'), cell: ({ phase }) => t(`phase.${phase}`) },
    {
      id: 'pilot',
      header: t('table.figure'),
      label: t('table.figure'),
      align: 'end',
      cell: ({ pilot, isProvisional }) =>
        pilot === '' ? '–' : isProvisional ? t('table.provisional', { pilot }) : pilot,
    },
    ...(hasControl
      ? [
          {
            id: 'control',
            header: t('table.control'),
            label: t('table.control'),
            align: 'end' as const,
            cell: ({ control }: DrawnChart['rows'][number]) => control || '–',
          },
        ]
      : []),
    { id: 'signal', header: t('table.signal'), label: t('table.signal'), cell: ({ signal }) => signal || '–' },
  ]
  return (
    <Table
      caption={t('table.caption', { name })}
      isCaptionHidden
      rows={rows}
      rowKey={({ from }) => from}
      columns={columns}
    />
  )
}

/** All other figures side by side, each small, with its words. */
export function SmallCharts({ charts, base }: { charts: DrawnChart[]; base: string }) {
  const t = useTranslations('verdict')
  return (
    <ul className="grid grid-cols-1 gap-x-12 gap-y-10 md:grid-cols-2 print:grid-cols-1">
      {charts.map((chart) => (
        <li key={chart.id} className="grid min-w-0 content-start gap-3 [overflow-wrap:anywhere]">
          <h3>{chart.unit ? t('chart.heading', { name: chart.name, unit: chart.unit }) : chart.name}</h3>
          {!chart.isEmpty && <ProcessChart picture={chart.picture} label={chart.summary} />}
          <p className="text-sm text-soft">{chart.limitsText}</p>
          <Signals signals={chart.signals} isEmpty={chart.isEmpty} />
          <Files chart={chart} base={base} />
          <Disclosure summary={t('table.open', { name: chart.name })}>
            <FigureTable chart={chart} />
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}
