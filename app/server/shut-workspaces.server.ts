import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type Owed, owedAt, type Proof } from '#app/core/access/door.ts'
import { listOwnWorkspaces } from '#db/queries/memberships.server.ts'

export type ShutWorkspace = { workspaceId: string; name: string; owed: Owed }

/** The workspaces of a member that do not let them in yet, with what each asks for; those about to close are left out. */
export async function listShutWorkspaces(
  context: Readonly<RouterContextProvider>,
  proof: Proof & { actorId: string },
): Promise<ShutWorkspace[]> {
  const own = await listOwnWorkspaces(context.get(services).database, proof.actorId)
  return own.flatMap((workspace) => {
    const owed = workspace.closesAt === null ? owedAt(workspace, proof) : null
    return owed === null ? [] : [{ workspaceId: workspace.workspaceId, name: workspace.name, owed }]
  })
}
