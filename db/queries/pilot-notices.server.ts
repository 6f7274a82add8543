import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { pilotNotices } from '#db/schema/pilot-events.ts'
import { pilots } from '#db/schema/pilots.ts'
import { workspaceMembers } from '#db/schema/users.ts'

/** Acts where no person does. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Runs `work` in each workspace that has members, one after the other. */
export async function inEachWorkspace(database: Database, work: (tx: WorkspaceTx) => Promise<void>): Promise<void> {
  const places = await database.withSys((tx) =>
    tx.selectDistinct({ workspaceId: workspaceMembers.workspaceId }).from(workspaceMembers),
  )
  for (const { workspaceId } of places) await database.withWorkspace({ workspaceId, actorId: NOBODY }, work)
}

/** As many as a workspace may have of pilots. */
const MOST_WATCHED = 1_000

/** Pilots that have begun and that nobody has decided on or put away. @param today ISO date */
export async function listRunning(tx: WorkspaceTx, today: string) {
  return tx
    .select({ id: pilots.id, name: pilots.name, draft: pilots.draft })
    .from(pilots)
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

/** Notes that people are told of a broken guardrail. @returns `false` if they were told before */
export async function noteBreach(tx: WorkspaceTx, pilotId: string, guardrail: string): Promise<boolean> {
  const noted = await tx
    .insert(pilotNotices)
    .values({ workspaceId: tx.scope.workspaceId, pilotId, kind: 'guardrail', about: guardrail })
    .onConflictDoNothing()
    .returning({ about: pilotNotices.about })
  return noted.length === 1
}
