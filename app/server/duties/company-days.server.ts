import { isToDo } from '#app/core/governance/duties/list-duties.ts'
import { mergeSame } from '#app/core/governance/duties/merge-duties.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { RequestServices } from '#app/server/services.server.ts'
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
 * The days of a company's calendar: each duty that is sure and open on its day, and each system when its last approved
 * record is half a year old. No more than names, articles and links.
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
  const open = (await dutiesOn(law(), stored, today)).duties.filter((duty) => duty.isSure && isToDo(duty))
  const duties = mergeSame(open).flatMap(({ id, day, dueOn, system, systems, article }): CalendarDay[] => {
    const on = dueOn ?? day
    if (on === null) return []
    const names = systems.map(({ name }) => name)
    const shown = names.length > MOST_SYSTEMS_NAMED ? [...names.slice(0, MOST_SYSTEMS_NAMED), '…'] : names
    const summary = say('dutyFeed.duty', { article, systems: shown.join(', ') })
    return [{ id: `${system.id}-${id}`, on, summary, url: dutyHref(base, system.id, id) }]
  })
  const reviews = approved.map(({ system, name, placedOn }) => ({
    id: `${system}-review`,
    on: isoDateOf((dayOf(placedOn) ?? 0) + REVIEW_DAYS),
    summary: say('dutyFeed.review', { system: name }),
    url: `${base}/${system}`,
  }))
  return [...duties, ...reviews]
}
