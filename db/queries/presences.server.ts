import { and, asc, eq, lt, ne, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { presences } from '#db/schema/operations.ts'
import { users } from '#db/schema/users.ts'

/** Whoever was not seen for so long is no longer there. */
const SECONDS = 60

/** Nobody reads more names than these. */
const MOST = 20

export type Present = {
  actorId: string /** A member's name, else their address; `null`: no member. */
  name: string | null
}

type Place = { workspaceId: string; assessmentId: string; actorId: string }

/**
 * Notes that somebody looks at an assessment now, and forgets who has left it. It does not wait for the disk.
 *
 * @returns who else was seen there within the last minute, by id; at most 20
 */
export async function bePresent(tx: SysTx, { workspaceId, assessmentId, actorId }: Place): Promise<Present[]> {
  const here = and(eq(presences.workspaceId, workspaceId), eq(presences.assessmentId, assessmentId))
  const old = sql`now() - make_interval(secs => ${SECONDS})`
  await tx.execute(sql`select set_config('synchronous_commit', 'off', true)`)
  await tx.delete(presences).where(and(here, lt(presences.seenAt, old)))
  await tx
    .insert(presences)
    .values({ workspaceId, assessmentId, actorId })
    .onConflictDoUpdate({
      target: [presences.workspaceId, presences.assessmentId, presences.actorId],
      set: { seenAt: sql`now()` },
    })
  return tx
    .select({
      actorId: presences.actorId,
      name: sql<string | null>`coalesce(nullif(${users.name}, ''), ${users.email})`,
    })
    .from(presences)
    .leftJoin(users, eq(users.id, presences.actorId))
    .where(and(here, ne(presences.actorId, actorId)))
    .orderBy(asc(presences.actorId))
    .limit(MOST)
}
