import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import { findReportLink } from '#db/queries/report-links.server.ts'

type Context = Readonly<RouterContextProvider>
export type SharedLink = Awaited<ReturnType<typeof requireSharedLink>>

/**
 * What a link to a report leads to, with a scope that reaches its workspace and no user; also where it has ended.
 *
 * @throws a 404 response if it leads nowhere, which is counted per address; a 429 response after too many
 */
export async function requireSharedLink(context: Context, token: string) {
  const found = await findSharedLink(context, token)
  if (found) return found
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, context.get(services).say('noSharedReport'))
}

/** As {@link requireSharedLink}; `null`: it leads nowhere, which counts for nothing here. */
export async function findSharedLink(context: Context, token: string) {
  const { database } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findLinkPlace(tx, token, { orOver: true })) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const link = scope && (await database.withWorkspace(scope, (tx) => findReportLink(tx, token)))
  return link && scope ? { scope, link } : null
}

/** Whether this browser has opened the report by this link within a day, and the link still holds. */
export async function isReading(context: Context, { scope, link }: SharedLink): Promise<boolean> {
  if (link.state !== 'open') return false
  const reading = await context.get(visitor).reading()
  return reading?.linkId === link.id && reading.workspaceId === scope.workspaceId
}
