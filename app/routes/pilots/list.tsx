import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { pilotState } from '#app/core/pilots/pilot-state.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { leadToProof } from '#app/server/door.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Table } from '#app/ui/table.tsx'
import { listPilots } from '#db/queries/pilots.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/list'

export const meta = pageTitle('pilots')
export const handle = { words: ['pilots'] }

/** Rows of one page. */
const PAGE = 50

export async function loader({ context, url }: Route.LoaderArgs) {
  const session = await context.get(visitor).session()
  if (session?.closed) throw leadToProof(context, session.closed)
  const isArchived = url.searchParams.get('archived') === 'yes'
  if (!session?.actor) return { pilots: [], isArchived, next: null, mayStart: false }
  const { database, now } = context.get(services)
  const after = url.searchParams.get('after')
  const search = { isArchived, after: after !== null && isUuid(after) ? after : null, limit: PAGE + 1 }
  const [found, zone] = await database.withWorkspace(session, async (tx) => [
    await listPilots(tx, search),
    await findTimeZone(tx),
  ])
  const today = dateIn(now(), zone ?? undefined)
  const rows = found.slice(0, PAGE)
  return {
    pilots: rows.map((pilot) => ({
      id: pilot.id,
      name: pilot.name,
      clientName: pilot.clientName,
      state: pilotState(pilot, today),
      startsOn: pilot.startsOn,
      endsOn: pilot.endsOn,
    })),
    isArchived,
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    mayStart: can(session.actor, 'pilot.write'),
  }
}

export default function PilotsRoute({ loaderData: { pilots, isArchived, next, mayStart } }: Route.ComponentProps) {
  const t = useTranslations('pilots')
  const start = mayStart && (
    <Link to="/pilots/new" {...buttonLook('primary')}>
      {t('list.start')}
    </Link>
  )
  return (
    <AppPage>
      <h1 className="mb-10">{t(isArchived ? 'list.archivedHeading' : 'list.heading')}</h1>
      {pilots.length === 0 ? (
        <EmptyState title={t('list.empty')} action={isArchived ? null : start}>
          {t(isArchived ? 'list.archivedEmpty' : 'list.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid justify-items-start gap-10">
          <Table
            caption={t('list.heading')}
            isCaptionHidden
            rows={pilots}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'name',
                header: t('list.pilot'),
                cell: ({ id, name }) => (
                  <Link to={`/pilots/${id}`} className="[overflow-wrap:anywhere]">
                    {name}
                  </Link>
                ),
              },
              {
                id: 'client',
                header: t('list.client'),
                label: t('list.client'),
                cell: ({ clientName }) => <span className="[overflow-wrap:anywhere]">{clientName}</span>,
              },
              {
                id: 'state',
                header: t('list.state'),
                label: t('list.state'),
                cell: ({ state }) => t(`state.${state}`),
              },
              {
                id: 'starts',
                header: t('list.starts'),
                label: t('list.starts'),
                cell: ({ startsOn }) => (startsOn ? <CalendarDate on={startsOn} /> : t('list.notYet')),
              },
              {
                id: 'ends',
                header: t('list.ends'),
                label: t('list.ends'),
                cell: ({ endsOn }) => (endsOn ? <CalendarDate on={endsOn} /> : t('list.notYet')),
              },
            ]}
          />
          {next && (
            <Link to={`?${new URLSearchParams({ ...(isArchived && { archived: 'yes' }), after: next })}`}>
              {t('list.older')}
            </Link>
          )}
          {!isArchived && start}
        </div>
      )}
      <p className="mt-10">
        <Link to={isArchived ? '/pilots' : '/pilots?archived=yes'}>
          {t(isArchived ? 'list.toOpen' : 'list.toArchived')}
        </Link>
      </p>
    </AppPage>
  )
}
