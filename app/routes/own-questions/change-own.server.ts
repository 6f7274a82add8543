import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { lockMembers } from '#db/queries/members.server.ts'
import { lockOwnQuestions } from '#db/queries/own-questions.server.ts'

/**
 * Runs a change of a workspace's questions in one transaction, if the actor may make it as what they are now, and after
 * every other change of them.
 *
 * @throws a 404 or 403 response; a 409 response while the workspace is about to be deleted
 */
export function changeOwn<T>(
  context: Readonly<RouterContextProvider>,
  { scope, workspace }: OpenWorkspace,
  work: (tx: WorkspaceTx) => Promise<T>,
): Promise<T> {
  const { database, say } = context.get(services)
  if (workspace.closesAt !== null) throw refusal(409, say('closing'))
  return database.withWorkspace(scope, async (tx) => {
    const role = (await lockMembers(tx)).get(scope.actorId)
    if (role === undefined) throw refusal(404, say('noWorkspace'))
    requireRight(context, role, 'questions.change')
    await lockOwnQuestions(tx)
    return work(tx)
  })
}
