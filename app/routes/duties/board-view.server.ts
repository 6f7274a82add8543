import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { countDuties, groupDuties } from '#app/core/governance/duties/group-duties.ts'
import { filterDuties, mergeSame } from '#app/core/governance/duties/merge-duties.ts'
import { wordOrder } from '#app/messages/locales.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { readSaid, viewContradictions } from '#app/server/duties/contradictions.server.ts'
import { viewDuties } from '#app/server/duties/duty-view.server.ts'
import { dutiesOn, notAskedOf, readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { OpenRegister } from '#app/server/register/register.server.ts'
import { findFeed } from '#db/queries/calendar-feeds.server.ts'
import type { BoardQuery } from './board-query.ts'

/** All duties of a company in groups, with what one can narrow them down to. */
export async function boardOf(
  context: Readonly<RouterContextProvider>,
  { scope, clientId, frame, today, timeZone }: OpenRegister,
  query: BoardQuery,
) {
  const own = context.get(services)
  const { database, catalogue, locale, model, law: lawOf } = own
  await requireWithinLimit(own, 'register', scope.workspaceId)
  const { stored, said, feed } = await database.withWorkspace(scope, async (tx) => ({
    stored: await readStoredDuties(tx, clientId),
    said: await readSaid(tx, clientId, frame.head?.id ?? null),
    feed: await findFeed(tx, clientId),
  }))
  const law = lawOf()
  const company = await dutiesOn(law, stored, today)
  const sources = { law, catalogue, model, base: frame.base, today }
  const { duties } = company
  const left = filterDuties(duties, query)
  const groups = groupDuties(left, { on: today, before: query.before })
  return {
    frame,
    query,
    hasSystems: company.systems.some(({ status }) => status !== 'retired'),
    shown: left.length,
    isNarrowed: left.length < duties.length,
    /** What stands the same in several systems counts once, as it is listed. */
    counts: countDuties(mergeSame(duties), today),
    groups: Object.entries(groups).map(([group, duties]) => ({
      id: group as keyof typeof groups,
      duties: viewDuties(sources, duties),
    })),
    systems: company.systems.filter(({ status }) => status !== 'retired').map(({ id, name }) => ({ id, name })),
    /** Nothing is said of duties that nobody was asked about; their systems are named instead. */
    notAsked: notAskedOf(company.systems),
    owners: [...new Set(duties.map(({ owner }) => owner))].filter((owner) => owner !== '').sort(wordOrder(locale)),
    contradictions: said ? viewContradictions(sources, said, company) : [],
    calendarSince: feed && dateIn(feed.createdAt, timeZone),
  }
}
