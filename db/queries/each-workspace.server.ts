import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { workspaceMembers } from '#db/schema/users.ts'

/** Acts where no person does. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Ids of the workspaces that have members. */
export async function listMemberWorkspaces(database: Database): Promise<string[]> {
  const places = await database.withSys((tx) =>
    tx.selectDistinct({ workspaceId: workspaceMembers.workspaceId }).from(workspaceMembers),
  )
  return places.map(({ workspaceId }) => workspaceId)
}

/** Runs `work` in each workspace that has members, one after the other. */
export async function inEachWorkspace(database: Database, work: (tx: WorkspaceTx) => Promise<void>): Promise<void> {
  for (const workspaceId of await listMemberWorkspaces(database)) {
    await database.withWorkspace({ workspaceId, actorId: NOBODY }, work)
  }
}
