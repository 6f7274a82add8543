import { type DutyDay, listDutyDays } from '#app/core/governance/duties/duty-days.ts'
import { firstSentence } from '#app/core/governance/duties/first-sentence.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { listApprovedDays } from '#db/queries/ai-duties.server.ts'
import { listClientChecks } from '#db/queries/client-checks.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'
import type { CalendarDay } from './duty-calendar.server.ts'
import { dutyHref } from './duty-view.server.ts'
import { dutiesOn, readStoredDuties } from './read-duties.server.ts'

type Asked = { scope: WorkspaceScope; clientId: string; origin: string }

/** Systems are to be looked at again twice a year. */
const REVIEW_DAYS = 182
const MOST_SYSTEMS_NAMED = 3

/**
 * The days of a company's calendar, none of them past: each duty that is sure and open, on its day; what has an own day
 * that passed, and what applies already, on today; each system when its last approved record is half a year old. No more
 * than names of systems, the law's words and links.
 */
export async function companyDays(
  { database, law, say, now }: RequestServices,
  { scope, clientId, origin }: Asked,
): Promise<CalendarDay[]> {
  const { stored, approved, checks, today } = await database.withWorkspace(scope, async (tx) => ({
    today: dateIn(now(), (await findTimeZone(tx)) ?? undefined),
    checks: await listClientChecks(tx, clientId),
    stored: await readStoredDuties(tx, clientId),
    approved: await listApprovedDays(tx, clientId),
  }))
  const [check] = checks
  const place = check ? `assessments/${check.id}` : `workspaces/${scope.workspaceId}/clients/${clientId}`
  const base = `${origin}/${place}/governance`
  const { duties } = await dutiesOn(law(), stored, today)
  const { days, applyAlready } = listDutyDays(duties, today)
  const reviews = approved.map(({ system, name, placedOn }): CalendarDay => {
    const on = isoDateOf((dayOf(placedOn) ?? 0) + REVIEW_DAYS)
    return {
      id: `${system}-review`,
      on: laterOf(on, today),
      summary: say('dutyFeed.review', { system: name }),
      category: say('dutyFeed.categories.review'),
      url: `${base}/${system}`,
    }
  })
  return [
    ...(applyAlready > 0 ? [summaryDay({ say, base, on: today, clientId }, applyAlready)] : []),
    ...days.map((day) => calendarDay({ say, base }, day)),
    ...reviews,
  ]
}

const laterOf = (one: string, other: string) => [one, other].sort()[1] ?? one

/** What applies already is one entry of today: it has no day of its own to come. */
function summaryDay(
  { say, base, on, clientId }: { say: Say; base: string; on: string; clientId: string },
  count: number,
): CalendarDay {
  return {
    id: `${clientId}-open`,
    on,
    summary: say('dutyFeed.applyAlready', { count }),
    category: say('dutyFeed.categories.own'),
    url: `${base}/duties`,
  }
}

function calendarDay({ say, base }: { say: Say; base: string }, { on, kind, duty }: DutyDay): CalendarDay {
  const { id, system, systems, statement, article } = duty
  const names = systems.map(({ name }) => name)
  const shown = names.length > MOST_SYSTEMS_NAMED ? [...names.slice(0, MOST_SYSTEMS_NAMED), '…'] : names
  const isOthers = kind === 'provider' || kind === 'deployer'
  return {
    id: `${system.id}-${id}`,
    on,
    summary: say(`dutyFeed.${kind}`, { duty: firstSentence(statement), systems: shown.join(', ') }),
    description: say('dutyFeed.description', { statement, article, systems: names.join(', ') }),
    category: say(`dutyFeed.categories.${isOthers ? 'others' : 'own'}`),
    url: dutyHref(base, system.id, id),
  }
}
