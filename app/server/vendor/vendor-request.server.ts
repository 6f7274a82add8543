import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import { findVendorRequest } from '#db/queries/vendor-requests.server.ts'

/**
 * The request that a vendor's link leads to, with a scope that reaches its workspace and no user.
 *
 * @throws a 404 response if it does not hold, which is counted per address; a 429 response after too many
 */
export async function requireVendorRequest(context: Readonly<RouterContextProvider>, token: string) {
  const { database, say } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findLinkPlace(tx, token)) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const request = scope && (await database.withWorkspace(scope, (tx) => findVendorRequest(tx, token)))
  if (request && scope) return { scope, request }
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('noVendorRequest'))
}
