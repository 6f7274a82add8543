import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { wordOrder } from '#app/messages/locales.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { calendarHref } from '#app/server/duties/calendar-href.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findActionFeed, startActionFeed, stopActionFeed } from '#db/queries/action-feeds.server.ts'
import type { Route } from './+types/actions'
import { ActionsPage } from './actions-page.tsx'
import { chooseLines, readActionsQuery } from './actions-query.ts'
import { missedIn, taskLines } from './task-lines.ts'
import { trackedPlanOf } from './tracked-plan.server.ts'

export const handle = { words: ['roadmap'] }
export const meta = pageTitle('actions')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const tracked = await trackedPlanOf(context, open)
  const lines = taskLines(tracked)
  const query = readActionsQuery(url)
  const { database, locale } = context.get(services)
  const feed = await database.withWorkspace(open.scope, (tx) => findActionFeed(tx, open.assessment.id))
  const inOrder = wordOrder(locale)
  return {
    head: headOf(open),
    query,
    lines: chooseLines(lines, query, locale),
    isEmpty: lines.length === 0,
    owners: [...new Map(lines.filter(({ who }) => who !== '').map(({ person, who }) => [person, who]))].sort(
      ([, one], [, other]) => inOrder(one, other),
    ),
    missed: missedIn(tracked),
    calendarSince: feed && dateIn(feed.createdAt, open.timeZone),
    mayChange: can(open.actor, 'assessment.write'),
  }
}

export type ActionsView = Awaited<ReturnType<typeof loader>>

/** Makes or ends the calendar's address. @returns `address`, shown this once; `null`: it was ended */
export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one' }, own.say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'stop') {
    await stopActionFeed(own.database, open.scope, open.assessment.id)
    return { address: null }
  }
  if (intent !== 'start') throw refusal(400, own.say('unknownForm'))
  const token = await startActionFeed(own.database, open.scope, open.assessment.id)
  if (token === null) throw refusal(404, own.say('noAssessment'))
  return { address: calendarHref(url.origin, token, own.locale) }
}

export default function ActionsRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  return (
    <AppPage assessment={view.head} onlyReads>
      <ActionsPage view={view} address={actionData?.address ?? null} />
    </AppPage>
  )
}
