import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { Locale } from '#app/messages/locales.ts'
import { languageAsked } from '#app/routes/report/report-language.server.ts'
import { actionDays } from '#app/routes/roadmap/action-days.ts'
import { taskLines } from '#app/routes/roadmap/task-lines.ts'
import { trackedPlanOf } from '#app/routes/roadmap/tracked-plan.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { companyDays } from '#app/server/duties/company-days.server.ts'
import { type CalendarDay, writeCalendar } from '#app/server/duties/duty-calendar.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { speak } from '#app/server/speak.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { findFeedCheck } from '#db/queries/action-feeds.server.ts'
import { findFeedClient } from '#db/queries/calendar-feeds.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import type { Route } from './+types/calendar'

/**
 * The dates of a company, or of one check's actions, for a calendar program, which has no session: the token in the address
 * is the key. In the language that the address names, else in the client's.
 */
export async function loader({ context, params, request, url }: Route.LoaderArgs): Promise<Response> {
  const feed = await requireFeed(context, params.token)
  await speak(context, languageAsked(url) ?? feed.language)
  const own = context.get(services)
  await requireWithinLimit(own, 'calendar', feed.of)
  const { name, days, file } = await feed.read(new URL(request.url).origin)
  return new Response(writeCalendar({ name, days, at: own.now(), locale: own.locale }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachment(`${file}.ics`),
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}

/** What a calendar's address opens. */
type Feed = {
  /** What its readings are counted by. */
  of: string
  /** Its client's, for an address that names none. */
  language: Locale
  /** In the language that the answer then speaks; the name of the file without its ending. */
  read: (origin: string) => Promise<{ name: string; days: CalendarDay[]; file: string }>
}

/** @throws a 404 response if the token opens nothing, which is counted per address; a 429 response after too many */
async function requireFeed(context: Readonly<RouterContextProvider>, token: string): Promise<Feed> {
  const { database, say } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findLinkPlace(tx, token)) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const feed = scope && ((await companyFeed(context, scope, token)) ?? (await actionFeed(context, scope, token)))
  if (feed) return feed
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('noCalendar'))
}

async function companyFeed(
  context: Readonly<RouterContextProvider>,
  scope: WorkspaceScope,
  token: string,
): Promise<Feed | null> {
  const { database } = context.get(services)
  const client = await database.withWorkspace(scope, (tx) => findFeedClient(tx, token))
  if (!client) return null
  const read = async (origin: string) => {
    const own = context.get(services)
    return {
      name: own.say('dutyFeed.name', { company: client.name }),
      days: await companyDays(own, { scope, clientId: client.id, origin }),
      file: own.say('fileNames.duties'),
    }
  }
  return { of: client.id, language: client.language, read }
}

async function actionFeed(
  context: Readonly<RouterContextProvider>,
  scope: WorkspaceScope,
  token: string,
): Promise<Feed | null> {
  const { database } = context.get(services)
  const open = await database.withWorkspace(scope, async (tx) => {
    const check = await findFeedCheck(tx, token)
    return check && readAssessment(tx, check, { isVisit: false })
  })
  if (!open) return null
  const { id, title } = open.assessment
  const read = async (origin: string) => {
    const { say, locale } = context.get(services)
    const lines = taskLines(await trackedPlanOf(context, { ...open, language: locale }))
    return {
      name: say('actionFeed.name', { company: title }),
      days: actionDays(lines, { say, base: `${origin}/assessments/${id}/roadmap` }),
      file: say('fileNames.actions'),
    }
  }
  return { of: id, language: open.language, read }
}
