import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import { findVendorRequest } from '#db/queries/vendor-requests.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * The request that a vendor's link leads to, with a scope that reaches its workspace and no user.
 *
 * @returns `null` if it does not hold; it is then counted per address
 * @throws a 429 response after too many of these
 */
export async function findOpenRequest(context: Context, token: string) {
  const { database } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findLinkPlace(tx, token)) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const request = scope && (await database.withWorkspace(scope, (tx) => findVendorRequest(tx, token)))
  if (request && scope) return { scope, request }
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  return null
}

/** As {@link findOpenRequest}. @throws also a 404 response if it does not hold */
export async function requireVendorRequest(context: Context, token: string) {
  const open = await findOpenRequest(context, token)
  if (!open) throw refusal(404, context.get(services).say('noVendorRequest'))
  return open
}
