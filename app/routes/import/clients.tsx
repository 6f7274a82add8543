import { data } from 'react-router'
import { services } from '#app/context.server.ts'
import type { ClientRow } from '#app/core/exchange/client-rows.ts'
import type { Locale } from '#app/messages/locales.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readUpload } from '#app/server/upload.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { importClients, listKnownClients, lockImports, MAX_CLIENTS } from '#db/queries/client-import.server.ts'
import type { Route } from './+types/clients'
import {
  type ClientList,
  LIST_FIELDS,
  type ListPreview,
  previewOf,
  readClientList,
  typedTable,
  weighList,
} from './client-list.server.ts'
import { ClientsPage } from './clients-page.tsx'
import { requireImport } from './require-import.server.ts'

export const meta = pageTitle('importClients')
export const handle = { words: ['importing'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { workspace } = await requireImport(context, params.workspaceId)
  return { id: workspace.workspaceId, name: workspace.name }
}

/** What became of a list that was sent. `left`: rows with faults, and such as stand there twice. */
export type ListOutcome = {
  error?: string
  /** The table as it was pasted or sent back, so that nobody has to bring it again. */
  pasted?: string
  preview?: ListPreview
  done?: { added: number; completed: number; left: number }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireImport(context, params.workspaceId)
  const { database, locale, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const upload = await readUpload(request, LIST_FIELDS, say)
  const read = readClientList(upload, say)
  const pasted = typedTable(upload.form)
  if (!read.ok) return data<ListOutcome>({ error: read.error, pasted }, 422)
  const isConfirmed = fieldOf(upload.form, 'intent') === 'import'
  const { list } = read
  const outcome = await database.withWorkspace(open.scope, async (tx): Promise<ListOutcome> => {
    if (isConfirmed) await lockImports(tx)
    const rows = await weigh(tx, list)
    if (rows === null) return { error: say('import.tooManyClients', { max: MAX_CLIENTS }), pasted }
    return isConfirmed ? { done: await bringIn(tx, rows, locale) } : { preview: previewOf(list, rows, say) }
  })
  return data<ListOutcome>(outcome, outcome.error === undefined ? 200 : 422)
}

/** What would become of each row now; `null`: there would be more clients than a workspace has room for. */
async function weigh(tx: WorkspaceTx, list: ClientList): Promise<ClientRow[] | null> {
  const known = await listKnownClients(tx)
  if (known === null) return null
  const rows = weighList(list, known)
  const added = rows.filter(({ state }) => state === 'new').length
  return known.length + added > MAX_CLIENTS ? null : rows
}

/** Adds what is new now: everything was weighed again, behind the lock, so two at once add each client once. */
async function bringIn(tx: WorkspaceTx, rows: readonly ClientRow[], language: Locale) {
  const added = rows.filter(({ state }) => state === 'new')
  const completed = rows.flatMap((row) =>
    row.state === 'known' && row.completes && row.reference !== null ? [{ id: row.id, reference: row.reference }] : [],
  )
  await importClients(tx, { added, completed, language })
  const left = rows.filter(({ state }) => state === 'faulty' || state === 'repeated').length
  return { added: added.length, completed: completed.length, left }
}

export default function ImportClientsRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <ClientsPage {...loaderData} outcome={actionData} />
}
