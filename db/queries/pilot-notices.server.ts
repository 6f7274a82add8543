import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { pilotNotices } from '#db/schema/pilot-events.ts'
import { pilots } from '#db/schema/pilots.ts'
import { clients } from '#db/schema/workspaces.ts'

/** As many as a workspace may have of pilots. */
const MOST_WATCHED = 1_000

/** Pilots that have begun and that nobody has decided on or put away, with their client's language. @param today ISO date */
export async function listRunning(tx: WorkspaceTx, today: string) {
  return tx
    .select({ id: pilots.id, name: pilots.name, draft: pilots.draft, language: clients.language })
    .from(pilots)
    .innerJoin(clients, and(eq(clients.workspaceId, pilots.workspaceId), eq(clients.id, pilots.clientId)))
    .where(
      and(
        eq(pilots.workspaceId, tx.scope.workspaceId),
        isNotNull(pilots.charterNumber),
        lte(pilots.startsOn, today),
        isNull(pilots.decidedAt),
        isNull(pilots.archivedAt),
      ),
    )
    .limit(MOST_WATCHED)
}

/**
 * Notes that people are told of a broken guardrail, or of a hard event.
 *
 * @param about id of the guardrail, or of the event that was written down
 * @returns `false` if they were told before
 */
export async function noteTold(
  tx: WorkspaceTx,
  pilotId: string,
  { kind, about }: { kind: 'guardrail' | 'hardEvent'; about: string },
): Promise<boolean> {
  const noted = await tx
    .insert(pilotNotices)
    .values({ workspaceId: tx.scope.workspaceId, pilotId, kind, about })
    .onConflictDoNothing()
    .returning({ about: pilotNotices.about })
  return noted.length === 1
}

/**
 * Notes that people are asked for the figures of periods.
 *
 * @param days first days of the periods, ISO dates
 * @returns those of them that nobody was asked for before
 */
export async function noteMissing(tx: WorkspaceTx, pilotId: string, days: readonly string[]): Promise<string[]> {
  if (days.length === 0) return []
  const { workspaceId } = tx.scope
  const noted = await tx
    .insert(pilotNotices)
    .values(days.map((about) => ({ workspaceId, pilotId, kind: 'missing' as const, about })))
    .onConflictDoNothing()
    .returning({ about: pilotNotices.about })
  return noted.map(({ about }) => about)
}

/** `reminders`: missing figures and breaches; `all`: what ends the pilot, too. */
export type StoppedMail = 'reminders' | 'all'

/**
 * Tells an address of the team of nothing more of a pilot, or only of what ends it, whatever state it is in.
 *
 * @param email canonical
 */
export async function stopTelling(tx: WorkspaceTx, pilotId: string, email: string, what: StoppedMail): Promise<void> {
  const stops = JSON.stringify(what === 'all' ? { isTold: false } : { toldOnlyOfHardEvents: true })
  const isTheirs = sql`(p ->> 'email' = ${email} and (p ->> 'isTold')::boolean and not p @> ${stops}::text::jsonb)`
  await tx.execute(sql`
    update app.pilots set version = version + 1, updated_at = now(), draft = jsonb_set(draft, '{team}', (
      select jsonb_agg(case when ${isTheirs} then p || ${stops}::text::jsonb else p end order by place)
      from jsonb_array_elements(draft -> 'team') with ordinality as all_people (p, place)
    ))
    where workspace_id = ${tx.scope.workspaceId} and id = ${pilotId}
      and exists (select from jsonb_array_elements(draft -> 'team') p where ${isTheirs})`)
}
