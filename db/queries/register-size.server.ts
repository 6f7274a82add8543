import { and, eq } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { aiSystems } from '#db/schema/governance.ts'

/** What one company may have of systems, so that each stands in its register. */
export const MOST_SYSTEMS = 200

/** How many systems the register of a company holds. */
export const countSystems = (tx: WorkspaceTx, clientId: string): Promise<number> =>
  tx.$count(aiSystems, and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId)))
