import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { clients, foldedName } from '#db/schema/workspaces.ts'

/** A company whose register something can be kept in, with its newest check. */
export type RegisterPlace = { clientId: string; name: string; assessmentId: string }

/** More than this nobody chooses from. */
const MOST_PLACES = 500

/** The companies of a workspace that are on the desk and have a check, by name; at most 500. */
export async function listRegisterPlaces(tx: WorkspaceTx): Promise<RegisterPlace[]> {
  const { workspaceId } = tx.scope
  const newest = tx
    .selectDistinctOn([assessments.clientId], { clientId: assessments.clientId, id: assessments.id })
    .from(assessments)
    .where(eq(assessments.workspaceId, workspaceId))
    .orderBy(assessments.clientId, desc(assessments.id))
    .as('newest')
  return tx
    .select({ clientId: clients.id, name: clients.name, assessmentId: newest.id })
    .from(clients)
    .innerJoin(newest, eq(newest.clientId, clients.id))
    .where(and(eq(clients.workspaceId, workspaceId), isNull(clients.archivedAt)))
    .orderBy(asc(foldedName(clients.name)), asc(clients.id))
    .limit(MOST_PLACES)
}
