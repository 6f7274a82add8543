import { and, eq } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { aiSystems } from '#db/schema/governance.ts'
import { findWorkspace } from './workspaces.server.ts'

/** What one company may have of systems, so that each stands in its register. */
export const MOST_SYSTEMS = 200

/** What one company may have where nobody has an account. */
export const MOST_GUEST_SYSTEMS = 20

/** How many systems one company of the scope's workspace may have. */
export async function mostSystems(tx: WorkspaceTx): Promise<number> {
  const workspace = await findWorkspace(tx)
  return workspace?.kind === 'guest' ? MOST_GUEST_SYSTEMS : MOST_SYSTEMS
}

/** How many systems the register of a company holds. */
export const countSystems = (tx: WorkspaceTx, clientId: string): Promise<number> =>
  tx.$count(aiSystems, and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId)))
