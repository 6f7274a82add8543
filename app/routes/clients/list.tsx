import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { comparableName } from '#app/core/exchange/same-name.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { requireDesk } from '#app/server/client.server.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { readCheckInputs } from '#db/queries/client-checks.server.ts'
import { listKnownClients } from '#db/queries/client-import.server.ts'
import { addClient, countClients, listClients } from '#db/queries/clients.server.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import type { Route } from './+types/list'
import { AddForm } from './add-form.tsx'
import { ClientTable } from './client-table.tsx'
import { CLIENT_NAME_MAX } from './name-max.ts'
import { SearchForm } from './search-form.tsx'
import { answererOf, lastActivity, stripOf, waitingOf } from './standing.server.ts'
import { ViewerNotice } from './viewer-notice.tsx'

const TITLES = {
  consultancy: { active: pageTitle('clients'), archived: pageTitle('archivedClients') },
  team: { active: pageTitle('companies'), archived: pageTitle('archivedCompanies') },
}

export function meta({ loaderData }: Route.MetaArgs) {
  const titles = TITLES[loaderData?.kind === 'team' ? 'team' : 'consultancy']
  return titles[loaderData?.asked.isArchived ? 'archived' : 'active']()
}

export const handle = { words: ['clients'] }

const PAGE = 20
const SEARCH_MAX = 100

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { scope, workspace } = await requireDesk(context, params.workspaceId)
  const own = context.get(services)
  const asked = askedFor(new URL(request.url).searchParams)
  if (asked === null) throw refusal(400, own.say('badSearch'))
  const { counts, lines, inputs, questions } = await own.database.withWorkspace(scope, async (tx) => {
    const counts = await countClients(tx)
    const lines = await listClients(tx, { ...asked, limit: PAGE + 1 })
    const open = lines.slice(0, PAGE).flatMap(({ openId }) => (openId === null ? [] : [openId]))
    return { counts, lines, inputs: await readCheckInputs(tx, open), questions: askedOf(await listOwnQuestions(tx)) }
  })
  const today = dateIn(own.now())
  const asks = askedIn(context, { own: questions })
  const shown = lines.slice(0, PAGE)
  return {
    id: workspace.workspaceId,
    workspace: workspace.name,
    kind: workspace.kind,
    counts,
    asked,
    mayWrite: can(workspace.role, 'client.write'),
    dimensions: own.catalogue.dimensions.map(({ id, short }) => ({ id, short })),
    next: lines.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    clients: shown.map((line) => {
      const open = line.openId === null ? undefined : inputs.get(line.openId)
      return {
        id: line.id,
        name: line.name,
        reference: line.reference,
        checks: line.checks,
        openChecks: line.openChecks,
        openId: line.openId,
        latest: line.latest && {
          id: line.latest.id,
          on: dateIn(line.latest.submittedAt),
          strip: stripOf(own.catalogue, line.latest.dimensions),
        },
        activity: lastActivity(line, today),
        waiting: waitingOf(asks, line, { inputs, today }),
        who: open ? answererOf(own.catalogue, open) : '',
      }
    }),
  }
}

export type DeskView = Awaited<ReturnType<typeof loader>>

/** Why a client was not added; `same`: one of this name that is here already. */
export type AddOutcome = { error: string; typed: string; same: { id: string; name: string } | null }

/** What of an address is understood; `null` if one of its parts can be none of ours. */
function askedFor(query: URLSearchParams) {
  const [search, after] = [query.get('q') ?? '', query.get('after')]
  const isUnderstood = search.length <= SEARCH_MAX && (after === null || isUuid(after))
  return isUnderstood ? { search: search.trim(), after, isArchived: query.get('archived') === 'yes' } : null
}

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
    return same ? { id: same.id, name: same.name } : addClient(tx, name)
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
          <ClientTable view={view} />
        ) : (
          <EmptyState title={t(isEmpty ? 'empty' : 'noneFound', { kind })}>
            {t(isEmpty ? 'emptyText' : asked.isArchived ? 'noneArchivedText' : 'noneFoundText', { kind })}
          </EmptyState>
        )}
        <Pages view={view} />
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
  const to = (after: string | null) => {
    const query = new URLSearchParams({
      ...(asked.search && { q: asked.search }),
      ...(asked.isArchived && { archived: 'yes' }),
      ...(after && { after }),
    })
    return `?${query}`
  }
  return (
    <Pager
      previous={asked.after !== null && <Link to={to(null)}>{t('first')}</Link>}
      next={next !== null && <Link to={to(next)}>{t('next')}</Link>}
    />
  )
}
