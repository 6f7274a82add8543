import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Elapsed } from '#app/core/clients/elapsed.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Table } from '#app/ui/table.tsx'
import { SortLine, SortLink, sortedBy } from './desk-sort.tsx'
import { DimensionStrip, StripLegend } from './dimension-strip.tsx'
import type { DeskView } from './list.tsx'
import type { Activity } from './standing.server.ts'

type ClientView = DeskView['clients'][number]

/** The clients of one page: how they stand, what happened last, what waits on whom. */
export function ClientTable({ view }: { view: DeskView }) {
  const t = useTranslations('clients')
  return (
    <div className="grid gap-4">
      <SortLine asked={view.asked} />
      <Table
        caption={t('heading', { kind: view.kind })}
        isCaptionHidden
        isCompact
        rows={view.clients}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: <SortLink by="name" label={t('company')} asked={view.asked} />,
            sorted: sortedBy(view.asked, 'name'),
            width: 'w-[28%]',
            cell: ({ id, name, reference, checks }) => (
              <>
                <Link to={`/workspaces/${view.id}/clients/${id}`} className="[overflow-wrap:anywhere]">
                  {name}
                </Link>
                <span className="block font-normal text-sm text-soft [overflow-wrap:anywhere]">
                  {reference && (
                    <span className="md:block">
                      {t('number', { number: reference })}
                      <Dot />
                    </span>
                  )}
                  {t('checks', { count: checks })}
                </span>
              </>
            ),
          },
          {
            id: 'strip',
            header: <SortLink by="lowest" label={t('latestHead')} asked={view.asked} />,
            label: t('latest'),
            sorted: sortedBy(view.asked, 'lowest'),
            width: 'w-[30%]',
            cell: ({ latest }) =>
              latest ? <Latest latest={latest} /> : <span className="text-soft">{t('noCheck')}</span>,
          },
          {
            id: 'activity',
            header: <SortLink by="activity" label={t('activity.heading')} asked={view.asked} />,
            label: t('activity.heading'),
            sorted: sortedBy(view.asked, 'activity'),
            width: 'w-[15%]',
            cell: ({ activity }) => <LastActivity activity={activity} />,
          },
          {
            id: 'waiting',
            header: <SortLink by="waiting" label={t('waiting.heading')} asked={view.asked} />,
            label: t('waiting.heading'),
            sorted: sortedBy(view.asked, 'waiting'),
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
    <DimensionStrip strip={strip}>
      <Link to={`/assessments/${id}/results`}>{t.rich('resultsOf', { date: () => <CalendarDate on={on} /> })}</Link>
    </DimensionStrip>
  )
}

function LastActivity({ activity: { kind, ago } }: { activity: Activity }) {
  const t = useTranslations('clients')
  return (
    <span>
      {t(`activity.${kind}`)}
      <Dot />
      <span className="text-sm text-soft md:block">
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
    <>
      <Dot />
      <span className="text-sm text-soft md:block">{t('moreOpen', { count: openChecks - 1 })}</span>
    </>
  )
  switch (waiting.for) {
    case 'answers':
      return (
        <span>
          <Link to={`/assessments/${openId}${mayWrite ? '' : '/results'}`}>{t('answers', waiting)}</Link>
          <Dot />
          <span className="text-sm text-soft [overflow-wrap:anywhere] md:block">
            {who === '' ? t('nobody') : t('with', { who })}
          </span>
          {more}
        </span>
      )
    case 'submission':
      return (
        <span>
          <Link to={`/assessments/${openId}/review`}>{t('submission')}</Link>
          <Dot />
          <span className="text-sm text-soft [overflow-wrap:anywhere] md:block">
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

/** Between what stands in one line on a narrow screen, and in lines of its own on a wide one. */
const Dot = () => <span className="text-soft md:hidden"> · </span>
