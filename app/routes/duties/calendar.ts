import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { companyDays } from '#app/server/duties/company-days.server.ts'
import { writeCalendar } from '#app/server/duties/duty-calendar.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findFeedClient } from '#db/queries/calendar-feeds.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import type { Route } from './+types/calendar'

/** The dates of a company for a calendar program, which has no session: the token in the address is the key. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const own = context.get(services)
  const { workspaceId, client } = await requireFeed(context, params.token)
  await requireWithinLimit(own, 'calendar', client.id)
  const scope = { workspaceId, actorId: workspaceId }
  const origin = new URL(request.url).origin
  const days = await companyDays(own, { scope, clientId: client.id, origin })
  const name = own.say('dutyFeed.name', { company: client.name })
  return new Response(writeCalendar({ name, days, at: own.now() }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachment('duties.ics'),
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}

/** @throws a 404 response if the token opens nothing, which is counted per address; a 429 response after too many */
async function requireFeed(context: Readonly<RouterContextProvider>, token: string) {
  const { database, say } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findLinkPlace(tx, token)) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const client = scope && (await database.withWorkspace(scope, (tx) => findFeedClient(tx, token)))
  if (client && workspaceId) return { workspaceId, client }
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('noCalendar'))
}
