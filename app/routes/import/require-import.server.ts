import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { type OpenWorkspace, requireWorkspace } from '#app/server/workspace.server.ts'

/**
 * The workspace that something is brought into.
 *
 * @throws as `requireWorkspace`; a 409 response if the workspace is about to be deleted
 */
export async function requireImport(
  context: Readonly<RouterContextProvider>,
  workspaceId: string,
): Promise<OpenWorkspace> {
  const open = await requireWorkspace(context, workspaceId)
  if (open.workspace.closesAt !== null) throw refusal(409, context.get(services).say('closing'))
  return open
}
