import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ClientView } from './client-view.server.ts'

/** What is tried with a client, the newest first, and where the next one begins. */
export function PilotsSection({ view: { id, pilots, mayStartPilot } }: { view: ClientView }) {
  const t = useTranslations('clients')
  const inPilots = useTranslations('pilots')
  return (
    <Section fills id="pilots" title={t('pilots')}>
      {pilots.shown.length === 0 ? (
        <p className="max-w-measure text-soft">{t('noPilots')}</p>
      ) : (
        <Table
          caption={t('pilots')}
          isCaptionHidden
          rows={pilots.shown}
          rowKey={(pilot) => pilot.id}
          columns={[
            {
              id: 'name',
              header: t('pilot'),
              cell: (pilot) => (
                <Link to={`/pilots/${pilot.id}`} className="[overflow-wrap:anywhere]">
                  {pilot.name}
                </Link>
              ),
            },
            {
              id: 'state',
              header: t('pilotState'),
              label: t('pilotState'),
              cell: ({ state }) => inPilots(`state.${state}`),
            },
            {
              id: 'starts',
              header: t('pilotStarts'),
              label: t('pilotStarts'),
              cell: ({ startsOn }) => (startsOn ? <CalendarDate on={startsOn} /> : t('pilotNotYet')),
            },
            {
              id: 'ends',
              header: t('pilotEnds'),
              label: t('pilotEnds'),
              cell: ({ endsOn }) => (endsOn ? <CalendarDate on={endsOn} /> : t('pilotNotYet')),
            },
          ]}
        />
      )}
      {pilots.hasMore && <p className="text-soft">{t('morePilots', { count: pilots.shown.length })}</p>}
      {mayStartPilot && (
        <p>
          <Link to={`/pilots/new?client=${id}`}>{t('startPilot')}</Link>
        </p>
      )}
    </Section>
  )
}
