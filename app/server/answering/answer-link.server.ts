import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findAnswerLink } from '#db/queries/answer-links.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * What a link to answer leads to, with a scope that reaches its workspace and no user; also where it was taken back.
 *
 * @throws a 404 response if it leads nowhere, which is counted per address; a 429 response after too many
 */
export async function requireAnswerLink(context: Context, token: string) {
  const { database, say } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findLinkPlace(tx, token)) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const link = scope && (await database.withWorkspace(scope, (tx) => findAnswerLink(tx, token)))
  if (link && scope) return { scope, link, shut: shutOf(link) }
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('noAnswerLink'))
}

/** Why nobody answers by it now; `null`: they may. */
function shutOf({ isRevoked, isSubmitted, isClosed }: { isRevoked: boolean; isSubmitted: boolean; isClosed: boolean }) {
  if (isRevoked) return 'revoked' as const
  if (isSubmitted) return 'submitted' as const
  return isClosed ? ('closed' as const) : null
}
