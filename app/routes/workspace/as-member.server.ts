import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Action, Role } from '#app/core/access/can.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { lockMembers, type Members } from '#db/queries/members.server.ts'

type Context = Readonly<RouterContextProvider>
type Now = { members: Members /** What the actor is. */; own: Role }

/**
 * Runs `work` in one transaction with the members locked, if the actor may do this as what they are
 * now: what the page was opened with may be over.
 */
export function asMember<T>(
  context: Context,
  { scope }: OpenWorkspace,
  action: Action,
  work: (tx: WorkspaceTx, now: Now) => Promise<T>,
): Promise<T> {
  const { database, say } = context.get(services)
  return database.withWorkspace(scope, async (tx) => {
    const members = await lockMembers(tx)
    const own = members.get(scope.actorId)
    if (own === undefined) throw refusal(404, say('noWorkspace'))
    requireRight(context, own, action)
    return work(tx, { members, own })
  })
}
