import { data, type RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readUpload } from '#app/server/upload.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { importClients, listKnownClients, lockImports } from '#db/queries/client-import.server.ts'
import type { Route } from './+types/clients'
import {
  type ClientList,
  LIST_FIELDS,
  type ListPreview,
  previewOf,
  readClientList,
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
  preview?: ListPreview
  done?: { added: number; completed: number; left: number }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireImport(context, params.workspaceId)
  const { database, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const upload = await readUpload(request, LIST_FIELDS, say)
  const read = readClientList(upload, say)
  if (!read.ok) return data<ListOutcome>({ error: read.error }, 422)
  if (fieldOf(upload.form, 'intent') === 'import')
    return data<ListOutcome>({ done: await bringIn(context, open, read.list) })
  const known = await database.withWorkspace(open.scope, listKnownClients)
  return data<ListOutcome>({ preview: previewOf(read.list, weighList(read.list, known), say) })
}

/** Adds what is new now: everything is weighed again, behind a lock, so two at once add each client once. */
function bringIn(context: Readonly<RouterContextProvider>, { scope }: OpenWorkspace, list: ClientList) {
  return context.get(services).database.withWorkspace(scope, async (tx) => {
    await lockImports(tx)
    const rows = weighList(list, await listKnownClients(tx))
    const added = rows.filter(({ state }) => state === 'new')
    const completed = rows.flatMap((row) =>
      row.state === 'known' && row.completes && row.reference !== null
        ? [{ id: row.id, reference: row.reference }]
        : [],
    )
    await importClients(tx, { added, completed })
    const left = rows.filter(({ state }) => state === 'faulty' || state === 'repeated').length
    return { added: added.length, completed: completed.length, left }
  })
}

export default function ImportClientsRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <ClientsPage {...loaderData} outcome={actionData} />
}
