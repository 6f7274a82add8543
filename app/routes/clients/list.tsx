import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { comparableName } from '#app/core/exchange/same-name.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireDesk } from '#app/server/client.server.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { listKnownClients } from '#db/queries/client-import.server.ts'
import { addClient, countClients } from '#db/queries/clients.server.ts'
import type { Route } from './+types/list'
import { AddForm } from './add-form.tsx'
import { ClientTable } from './client-table.tsx'
import { deskAsked, readLines, standingsOf } from './desk.server.ts'
import { deskAddress } from './desk-address.ts'
import { CLIENT_NAME_MAX } from './name-max.ts'
import { SearchForm } from './search-form.tsx'
import { ViewerNotice } from './viewer-notice.tsx'

const TITLES = {
  consultancy: { active: pageTitle('clients'), archived: pageTitle('archivedClients') },
  team: { active: pageTitle('companies'), archived: pageTitle('archivedCompanies') },
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const titles = TITLES[loaderData?.kind === 'team' ? 'team' : 'consultancy']
  return titles[loaderData?.asked.isArchived ? 'archived' : 'active']({ matches })
}

export const handle = { words: ['clients'] }

const PAGE = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { scope, workspace } = await requireDesk(context, params.workspaceId)
  const own = context.get(services)
  const asked = deskAsked(new URL(request.url).searchParams)
  if (asked === null) throw refusal(400, own.say('badSearch'))
  const { counts, read } = await own.database.withWorkspace(scope, async (tx) => ({
    counts: await countClients(tx),
    read: await readLines(context, tx, { ...asked, limit: PAGE + 1, timeZone: workspace.timeZone }),
  }))
  const lines = read.lines.slice(0, PAGE)
  return {
    id: workspace.workspaceId,
    workspace: workspace.name,
    kind: workspace.kind,
    counts,
    asked,
    mayWrite: can(workspace.role, 'client.write'),
    dimensions: own.catalogue.dimensions.map(({ id, short }) => ({ id, short })),
    next: read.lines.length > PAGE ? (lines.at(-1)?.id ?? null) : null,
    clients: standingsOf(context, { ...read, lines }),
  }
}

export type DeskView = Awaited<ReturnType<typeof loader>>

/** Why a client was not added; `same`: one of this name that is here already. */
export type AddOutcome = { error: string; typed: string; same: { id: string; name: string } | null }

export async function action({ context, params, request }: Route.ActionArgs) {
  const { scope, workspace } = await requireDesk(context, params.workspaceId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', scope.actorId)
  const form = await readForm(request, { name: 'one', again: 'one' }, own.say)
  const typed = fieldOf(form, 'name')
  const name = typed.trim()
  const error = name === '' ? own.say('clientName') : nameFault(name, CLIENT_NAME_MAX, own.say)
  if (error !== null) return data({ error, typed, same: null }, 422)
  const isMeant = isSameName(fieldOf(form, 'again'), name)
  const added = await own.database.withWorkspace(scope, async (tx) => {
    const known = isMeant ? null : await listKnownClients(tx)
    const same = known?.find((one) => isSameName(one.name, name))
    return same ? { id: same.id, name: same.name } : addClient(tx, name, own.locale)
  })
  if (typeof added !== 'string') {
    return data({ error: own.say('clientHere', { name: added.name }), typed, same: added }, 422)
  }
  throw redirect(`/workspaces/${workspace.workspaceId}/clients/${added}`)
}

const isSameName = (one: string, other: string) => comparableName(one) === comparableName(other)

export default function ClientsRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('clients')
  const { kind, counts, asked } = view
  const isEmpty = counts.active + counts.archived === 0
  return (
    <AppPage>
      <p className="mb-4 [overflow-wrap:anywhere]">
        <Link to={`/workspaces/${view.id}`}>{view.workspace}</Link>
      </p>
      <h1 className="mb-4">{t(asked.isArchived ? 'archivedHeading' : 'heading', { kind })}</h1>
      {!isEmpty && (
        <p className="mb-8 max-w-measure text-soft">
          {t(asked.isArchived ? 'aboutArchived' : 'about', {
            count: asked.isArchived ? counts.archived : counts.active,
            kind,
          })}
        </p>
      )}
      <div className="grid grid-cols-1 gap-10">
        <ViewerNotice mayWrite={view.mayWrite} />
        {!isEmpty && <SearchForm view={view} />}
        {view.clients.length > 0 ? (
          <>
            <ClientTable view={view} />
            <Pages view={view} />
            <Files view={view} />
          </>
        ) : (
          <EmptyState title={t(isEmpty ? 'empty' : 'noneFound', { kind })}>
            {t(isEmpty ? 'emptyText' : asked.isArchived ? 'noneArchivedText' : 'noneFoundText', { kind })}
          </EmptyState>
        )}
        {view.mayWrite && !asked.isArchived && (
          <>
            <AddForm view={view} outcome={outcome} />
            <p className="flex flex-wrap gap-x-6">
              <Link to={`/workspaces/${view.id}/import`}>{t('importList', { kind })}</Link>
              <Link to={`/workspaces/${view.id}/import/answers`}>{t('importAnswers')}</Link>
            </p>
          </>
        )}
      </div>
    </AppPage>
  )
}

/** On to the next page, and back to the first; nothing where there is only one. */
function Pages({ view: { asked, next } }: { view: DeskView }) {
  const t = useTranslations('clients')
  if (next === null && asked.after === null) return null
  const to = (after: string | null) => deskAddress({ ...asked, after })
  return (
    <Pager
      previous={asked.after !== null && <Link to={to(null)}>{t('first')}</Link>}
      next={next !== null && <Link to={to(next)}>{t('next')}</Link>}
    />
  )
}

/** The whole list as it is shown, over all of its pages, to take along. */
function Files({ view: { id, asked } }: { view: DeskView }) {
  const t = useTranslations('clients')
  const address = deskAddress({ ...asked, after: null })
  return (
    <p className="flex flex-wrap gap-x-6">
      {(['xlsx', 'csv'] as const).map((kind) => (
        <a key={kind} href={`/workspaces/${id}/clients.${kind}${address}`} download>
          {t(`file.${kind}`)}
        </a>
      ))}
    </p>
  )
}
