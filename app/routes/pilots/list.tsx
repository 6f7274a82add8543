import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import { pilotState } from '#app/core/pilots/pilot-state.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { leadToProof } from '#app/server/door.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Table } from '#app/ui/table.tsx'
import { listBoardRecords, listPilotClients } from '#db/queries/pilot-board.server.ts'
import { listPilots } from '#db/queries/pilots.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/list'
import { BoardFigure, BoardGuardrails, ClientFilter, NextDuty } from './board-cells.tsx'
import { viewEntry } from './board-view.server.ts'

export const meta = pageTitle('pilots')
export const handle = { words: ['pilots'] }

/** Rows of one page. */
const PAGE = 20

export async function loader({ context, url }: Route.LoaderArgs) {
  const session = await context.get(visitor).session()
  if (session?.closed) throw leadToProof(context, session.closed)
  const isArchived = url.searchParams.get('archived') === 'yes'
  if (!session?.actor) return { pilots: [], clients: [], clientId: null, isArchived, next: null, mayStart: false }
  const { database, locale, now } = context.get(services)
  const after = url.searchParams.get('after')
  const asked = url.searchParams.get('client')
  const clientId = asked !== null && isUuid(asked) ? asked : undefined
  const search = { isArchived, clientId, after: after !== null && isUuid(after) ? after : null, limit: PAGE + 1 }
  const { found, zone, clients, records } = await database.withWorkspace(session, async (tx) => {
    const found = await listPilots(tx, search)
    const ids = found.slice(0, PAGE).map(({ id }) => id)
    const records = await listBoardRecords(tx, ids, comparedWindow)
    return { found, zone: await findTimeZone(tx), clients: await listPilotClients(tx), records }
  })
  const words = await pilotWords(context)
  const today = dateIn(now(), zone ?? undefined)
  const rows = found.slice(0, PAGE)
  const entries = new Map(records.map((one) => [one.id, viewEntry(words, one, today)] as const))
  return {
    pilots: rows.map((pilot) => ({
      id: pilot.id,
      name: pilot.name,
      clientName: pilot.clientName,
      state: pilotState(pilot, today),
      startsOn: pilot.startsOn,
      endsOn: pilot.endsOn,
      entry: entries.get(pilot.id) ?? null,
    })),
    clients: clients.toSorted(nameOrder(locale)),
    clientId: clientId ?? null,
    isArchived,
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    mayStart: can(session.actor, 'pilot.write'),
  }
}

export default function PilotsRoute({ loaderData: view }: Route.ComponentProps) {
  const t = useTranslations('pilots')
  const { pilots, clients, clientId, isArchived, next, mayStart } = view
  const start = mayStart && (
    <Link to="/pilots/new" {...buttonLook('primary')}>
      {t('list.start')}
    </Link>
  )
  return (
    <AppPage>
      <div className="mb-10 flex flex-wrap items-center justify-between gap-4">
        <h1>{t(isArchived ? 'list.archivedHeading' : 'list.heading')}</h1>
        {pilots.length > 0 && !isArchived && start}
      </div>
      {pilots.length === 0 ? (
        <EmptyState title={t('list.empty')} action={isArchived ? null : start}>
          {t(isArchived ? 'list.archivedEmpty' : 'list.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid justify-items-start gap-10">
          {clients.length > 1 && <ClientFilter clients={clients} chosen={clientId} isArchived={isArchived} />}
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
                id: 'figure',
                header: t('list.figure'),
                label: t('list.figure'),
                cell: ({ entry }) => (entry ? <BoardFigure entry={entry} /> : t('list.notYet')),
              },
              {
                id: 'guardrails',
                header: t('list.guardrails'),
                label: t('list.guardrails'),
                cell: ({ entry }) => <BoardGuardrails entry={entry} />,
              },
              {
                id: 'next',
                header: t('list.nextDuty'),
                label: t('list.nextDuty'),
                cell: (pilot) => <NextDuty pilot={pilot} />,
              },
            ]}
          />
          {next && (
            <Link
              to={`?${new URLSearchParams({ ...(isArchived && { archived: 'yes' }), ...(clientId && { client: clientId }), after: next })}`}
            >
              {t('list.older')}
            </Link>
          )}
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
