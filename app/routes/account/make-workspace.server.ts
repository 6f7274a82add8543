import { type RouterContextProvider, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { nameFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { requireMember } from '#app/server/member.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'

const NAME_MAX = 200

/**
 * Makes the consultancy of a member who has no workspace; pressed twice, it makes one.
 *
 * @param typed its name as they wrote it
 * @returns what is wrong with the name
 * @throws a redirect to its clients, also where they work in a workspace by now; a 429 response past the limit of starts
 */
export async function makeWorkspace(
  context: Readonly<RouterContextProvider>,
  { session }: Pick<Awaited<ReturnType<typeof requireMember>>, 'session'>,
  typed: string,
): Promise<string> {
  const own = context.get(services)
  if (session.closed) throw redirect('/account')
  const clients = () => redirect(`/workspaces/${session.workspaceId}/clients`)
  if (session.actor !== null) throw clients()
  const name = typed.trim()
  const error = name === '' ? own.say('workspaceName') : nameFault(name, NAME_MAX, own.say)
  if (error !== null) return error
  await requireWithinLimit(own, 'start', context.get(visitor).address)
  await ensureOwnWorkspace(own.database, session, name, 'consultancy')
  throw clients()
}
