import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { listClientPeople } from '#db/queries/client-people.server.ts'
import { listMembers } from '#db/queries/members.server.ts'

export type Answerer = {
  id: string
  /** Canonical. */
  email: string
  /** Empty: none was given. */
  name: string
}

/** As many as a question is mailed to. */
const MOST = 10

/**
 * Who answers questions about a check: of those who may, the people who work on its client; if none does, all.
 *
 * @param scope whose actor asks, and so is not among them
 * @returns at most 10, the oldest member first; empty: nobody but the asker could
 */
export async function answerersOf(
  context: Readonly<RouterContextProvider>,
  scope: WorkspaceScope,
  clientId: string,
): Promise<Answerer[]> {
  const { database } = context.get(services)
  const onClient = new Set(await database.withWorkspace(scope, (tx) => listClientPeople(tx, clientId)))
  const able = (await listMembers(database, scope)).filter(
    ({ userId, role, email }) => can(role, 'enquiry.answer') && userId !== scope.actorId && email !== '',
  )
  const nearer = able.filter(({ userId }) => onClient.has(userId))
  return (nearer.length > 0 ? nearer : able)
    .slice(0, MOST)
    .map(({ userId, email, name }) => ({ id: userId, email, name }))
}
