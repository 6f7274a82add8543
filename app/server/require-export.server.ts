import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { requireFreshFor } from './fresh.server.ts'
import { missed } from './missed.server.ts'
import { requireRight } from './open-assessment.server.ts'
import { requireWorkspace } from './workspace.server.ts'

/**
 * The workspace that an address names, for whoever may take all of it along: a member, or the
 * guest whose own it is.
 *
 * @throws a 404 or 403 response, or a redirect to the sign-in page, for everybody else; a redirect to prove
 *   again who one is, for a member who did so more than ten minutes ago
 */
export async function requireExport(
  context: Readonly<RouterContextProvider>,
  workspaceId: string,
): Promise<WorkspaceScope> {
  const session = await context.get(visitor).session()
  if (session?.kind !== 'guest') {
    const { scope } = await requireWorkspace(context, workspaceId)
    await requireFreshFor(context, `/workspaces/${scope.workspaceId}/data`)
    return scope
  }
  const { database } = context.get(services)
  const own = session.workspaceId === workspaceId ? await database.withWorkspace(session, findWorkspace) : null
  // What somebody keeps in an account is no guest's any more.
  if (own?.kind !== 'guest') throw await missed(context, 'noWorkspace')
  requireRight(context, 'guest')
  return session
}
