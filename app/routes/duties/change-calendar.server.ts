import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { calendarHref } from '#app/server/duties/calendar-href.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenRegister } from '#app/server/register/register.server.ts'
import { startFeed, stopFeed } from '#db/queries/calendar-feeds.server.ts'

/**
 * Gives the calendar of a register a new address, or ends the one that it has.
 *
 * @param sent `origin` is our own, for the address
 * @returns the address, which is never told again; `null`: it was ended
 * @throws a 400 response for any other intent
 */
export async function changeCalendar(
  context: Readonly<RouterContextProvider>,
  { scope, clientId }: OpenRegister,
  { intent, origin }: { intent: string; origin: string },
): Promise<string | null> {
  const { database, say, locale } = context.get(services)
  if (intent === 'stop') {
    await stopFeed(database, scope, clientId)
    return null
  }
  if (intent !== 'start') throw refusal(400, say('unknownForm'))
  const token = await startFeed(database, scope, clientId)
  if (token === null) throw refusal(404, say('noClient'))
  return calendarHref(origin, token, locale)
}
