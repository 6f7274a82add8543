import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import { entryPeriod } from '#app/core/pilots/readings/missing-periods.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { periodName } from '#app/server/pilots/period-name.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import { writtenFigure } from '#app/server/pilots/written-figure.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Select } from '#app/ui/select.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { listReadingPage, type SentReading } from '#db/queries/pilot-reading-pages.server.ts'
import type { Route } from './+types/list'
import { ReadingsShell } from './readings-shell.tsx'

export const meta = pageTitle('readings')
export const handle = { words: ['pilots', 'readings'] }

const DAYS_SHOWN = 30

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const before = /^\d{4}-\d{2}-\d{2}$/.exec(url.searchParams.get('before') ?? '')?.[0] ?? null
  const isDay = before === null || !Number.isNaN(Date.parse(before))
  const { plan, shown, rows } = await database.withWorkspace(open.scope, async (tx) => {
    const { plan } = await findAskedReadings(tx, open.pilot)
    const usual = plan.figures.find(({ isPrimary }) => isPrimary) ?? plan.figures[0]
    const shown = plan.figures.find(({ id }) => id === url.searchParams.get('kpi')) ?? usual
    const page = { kpiId: shown?.id ?? '', before: isDay ? before : null, days: DAYS_SHOWN + 1 }
    return { plan, shown, rows: shown ? await listReadingPage(tx, open.pilot.id, page) : [] }
  })
  const days = [...new Set(rows.map(({ onDay }) => onDay))]
  const last = days.length > DAYS_SHOWN ? days[DAYS_SHOWN - 1] : null
  const onPage = rows.filter(({ onDay }) => days.length <= DAYS_SHOWN || onDay >= (last ?? ''))
  const nameOf = await personNames(
    database,
    onPage.map(({ recordedBy }) => recordedBy),
  )
  const words = await pilotWords(context)
  const clock = clockOf(context, open)
  return {
    frame: open.frame,
    kpis: plan.figures.map(({ id, name }) => ({ value: id, label: name })),
    kpi: shown?.id ?? '',
    hasControl: plan.arms.includes('control'),
    isFirst: before === null,
    next: last ?? null,
    rows: onPage.map((row) => ({
      key: `${row.onDay} ${row.arm}`,
      arm: row.arm,
      place: `${encodeURIComponent(shown?.id ?? '')}/${row.onDay}/${row.arm}`,
      period: periodName(entryPeriod(row.onDay, plan.period), plan.period, words.locale),
      figure: writtenFigure(words, measuredOf(row), shown?.unit ?? ''),
      isProvisional: row.isProvisional,
      isCorrected: row.version > 1,
      source: row.source,
      keyName: row.keyName,
      by: nameOf(row.recordedBy),
      when: momentIn(row.recordedAt, clock),
    })),
  }
}

const measuredOf = ({ value, numerator, denominator }: SentReading): Measured =>
  value === null ? { numerator: numerator ?? 0, denominator: denominator ?? 0 } : { value }

export default function ListRoute({ loaderData: view }: Route.ComponentProps) {
  const t = useTranslations('readings.list')
  const { frame, kpis, kpi, rows, hasControl, isFirst, next } = view
  const address = `/pilots/${frame.id}/readings/all?kpi=${encodeURIComponent(kpi)}`
  return (
    <ReadingsShell frame={frame}>
      <h1 className="mb-6">{t('heading')}</h1>
      {kpis.length > 1 && (
        <Form className="mb-8 flex flex-wrap items-end gap-4">
          <Select name="kpi" label={t('kpi')} defaultValue={kpi} options={kpis} />
          <Button>{t('show')}</Button>
        </Form>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('noneTitle')}>
          <Link to={`/pilots/${frame.id}/readings`}>{t('none')}</Link>
        </EmptyState>
      ) : (
        <Table
          caption={kpis.find(({ value }) => value === kpi)?.label ?? ''}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              id: 'period',
              header: t('period'),
              cell: ({ period, place }) => <Link to={`/pilots/${frame.id}/readings/${place}`}>{period}</Link>,
            },
            ...(hasControl
              ? [
                  {
                    id: 'group',
                    header: t('group'),
                    label: t('group'),
                    cell: ({ arm }: (typeof rows)[number]) => t(`arms.${arm}`),
                  },
                ]
              : []),
            {
              id: 'figure',
              header: t('figure'),
              label: t('figure'),
              cell: ({ figure, isProvisional, isCorrected }) => (
                <span className="inline-flex flex-wrap gap-2">
                  {figure} {isProvisional && <Tag>{t('provisional')}</Tag>}
                  {isCorrected && <Tag>{t('corrected')}</Tag>}
                </span>
              ),
            },
            {
              id: 'by',
              header: t('by'),
              label: t('by'),
              cell: ({ by, source, keyName }) => (
                <span className="[overflow-wrap:anywhere]">
                  {t('from', {
                    by: by ?? 'nobody',
                    known: by === null ? 'no' : 'yes',
                    source: source ?? 'none',
                    key: keyName ?? '',
                  })}
                </span>
              ),
            },
            { id: 'when', header: t('when'), label: t('when'), cell: ({ when }) => <Moment {...when} /> },
          ]}
        />
      )}
      <Pager
        previous={isFirst ? undefined : <Link to={address}>{t('newest')}</Link>}
        next={next && <Link to={`${address}&before=${next}`}>{t('older')}</Link>}
      />
    </ReadingsShell>
  )
}
