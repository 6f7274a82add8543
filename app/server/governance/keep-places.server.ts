import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { findOwnWorkspace } from '#db/queries/memberships.server.ts'
import { listRegisterPlaces, type RegisterPlace } from '#db/queries/register-places.server.ts'

/** @property workspace its name; `null`: a guest's */
type KeepPlaces = { scope: WorkspaceScope; workspace: string | null; places: RegisterPlace[] }

/** The companies in whose registers the visitor may write, where they work now; `null`: they may write nowhere. */
export async function keepPlaces(context: Readonly<RouterContextProvider>): Promise<KeepPlaces | null> {
  const session = await context.get(visitor).session()
  if (!session?.actor || !can(session.actor, 'system.write')) return null
  const scope = { workspaceId: session.workspaceId, actorId: session.actorId }
  return context.get(services).database.withWorkspace(scope, async (tx) => ({
    scope,
    workspace: session.kind === 'member' ? ((await findOwnWorkspace(tx))?.name ?? null) : null,
    places: await listRegisterPlaces(tx),
  }))
}
