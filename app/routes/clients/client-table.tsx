import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Elapsed } from '#app/core/clients/elapsed.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Table } from '#app/ui/table.tsx'
import { DimensionStrip, StripLegend } from './dimension-strip.tsx'
import type { DeskView } from './list.tsx'
import type { Activity } from './standing.server.ts'

type ClientView = DeskView['clients'][number]

/** The clients of one page: how they stand, what happened last, what waits on whom. */
export function ClientTable({ view }: { view: DeskView }) {
  const t = useTranslations('clients')
  return (
    <div className="grid gap-4">
      <Table
        caption={t('heading', { kind: view.kind })}
        isCaptionHidden
        rows={view.clients}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: t('company'),
            cell: ({ id, name, reference, checks }) => (
              <>
                <Link to={`/workspaces/${view.id}/clients/${id}`} className="[overflow-wrap:anywhere]">
                  {name}
                </Link>
                {reference && (
                  <span className="block font-normal text-sm text-soft [overflow-wrap:anywhere]">
                    {t('number', { number: reference })}
                  </span>
                )}
                <span className="block font-normal text-sm text-soft">{t('checks', { count: checks })}</span>
              </>
            ),
          },
          {
            id: 'strip',
            header: t('latest'),
            label: t('latest'),
            cell: ({ latest }) =>
              latest ? <Latest latest={latest} /> : <span className="text-soft">{t('noCheck')}</span>,
          },
          {
            id: 'activity',
            header: t('activity.heading'),
            label: t('activity.heading'),
            cell: ({ activity }) => <LastActivity activity={activity} />,
          },
          {
            id: 'waiting',
            header: t('waiting.heading'),
            label: t('waiting.heading'),
            cell: (client) => <WaitingCell client={client} mayWrite={view.mayWrite} />,
          },
        ]}
      />
      {view.clients.some(({ latest }) => latest && latest.strip.length > 0) && (
        <StripLegend dimensions={view.dimensions} />
      )}
    </div>
  )
}

function Latest({ latest: { id, on, strip } }: { latest: NonNullable<ClientView['latest']> }) {
  const t = useTranslations('clients')
  return (
    <span className="grid gap-1">
      <DimensionStrip strip={strip} />
      <Link to={`/assessments/${id}/results`} className="text-sm">
        {t.rich('resultsOf', { date: () => <CalendarDate on={on} /> })}
      </Link>
    </span>
  )
}

function LastActivity({ activity: { kind, ago } }: { activity: Activity }) {
  const t = useTranslations('clients')
  return (
    <span>
      {t(`activity.${kind}`)}
      <span className="block text-sm text-soft">
        <Ago ago={ago} />
      </span>
    </span>
  )
}

function Ago({ ago }: { ago: Elapsed }) {
  const t = useTranslations('clients.ago')
  return 'count' in ago ? t(ago.unit, { count: ago.count }) : t(ago.unit)
}

function WaitingCell({ client, mayWrite }: { client: ClientView; mayWrite: boolean }) {
  const t = useTranslations('clients.waiting')
  const { waiting, openId, openChecks, who } = client
  const more = openChecks > 1 && (
    <span className="block text-sm text-soft">{t('moreOpen', { count: openChecks - 1 })}</span>
  )
  switch (waiting.for) {
    case 'answers':
      return (
        <span>
          <Link to={`/assessments/${openId}${mayWrite ? '' : '/results'}`}>{t('answers', waiting)}</Link>
          <span className="block text-sm text-soft [overflow-wrap:anywhere]">
            {who === '' ? t('nobody') : t('with', { who })}
          </span>
          {more}
        </span>
      )
    case 'submission':
      return (
        <span>
          <Link to={`/assessments/${openId}/review`}>{t('submission')}</Link>
          <span className="block text-sm text-soft [overflow-wrap:anywhere]">
            {who === '' ? t('nobody') : t('with', { who })}
          </span>
          {more}
        </span>
      )
    case 'repeat':
      return <span>{t.rich('repeat', { date: () => <CalendarDate on={waiting.since} /> })}</span>
    case 'start':
      return <span className="text-soft">{t('start')}</span>
    case 'nothing':
      return <span className="text-soft">{t('nothing')}</span>
  }
}
