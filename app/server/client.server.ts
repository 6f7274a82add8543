import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { findClient } from '#db/queries/clients.server.ts'
import { refusal } from './refusal.server.ts'
import { isUuid } from './uuid.ts'
import { type OpenWorkspace, requireWorkspace } from './workspace.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * The workspace whose clients an address names. In one that is about to be deleted nobody works.
 *
 * @throws as `requireWorkspace`; a 409 response if the workspace is closing
 */
export async function requireDesk(context: Context, workspaceId: string): Promise<OpenWorkspace> {
  const open = await requireWorkspace(context, workspaceId)
  if (open.workspace.closesAt !== null) throw refusal(409, context.get(services).say('closing'))
  return open
}

/**
 * The client that an address names, for a member of its workspace who may do there what the route declares. Each
 * loader and action calls it for itself.
 *
 * @throws as {@link requireDesk}; a 404 response: another workspace's, no id, or deleted
 */
export async function requireClient(context: Context, workspaceId: string, clientId: string) {
  const open = await requireDesk(context, workspaceId)
  const { database, say } = context.get(services)
  const client = isUuid(clientId) ? await database.withWorkspace(open.scope, (tx) => findClient(tx, clientId)) : null
  if (!client) throw refusal(404, say('noClient'))
  return { ...open, client }
}

export type OpenClient = Awaited<ReturnType<typeof requireClient>>
