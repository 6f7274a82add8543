import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { NewLimits } from '#app/core/pilots/new-limits.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { pilotAnnotations } from '#db/schema/pilot-events.ts'
import { lockPilot } from './pilots.server.ts'

/** Something that happened on a day of a pilot. `hardEventId` is of the charter; `null`: no hard event. */
export type PilotEvent = {
  id: string
  onDay: string
  body: string
  hardEventId: string | null
  /** It gives a chart new limits from its day on; `null`: it does not. */
  newLimits: NewLimits | null
  createdBy: string
  createdAt: Date
  /** `null`: it stands. */
  withdrawnAt: Date | null
  withdrawnReason: string
}

/** What one pilot may have of them, as an export takes them. */
const MOST_EVENTS = 5_000

const own = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotAnnotations.workspaceId, tx.scope.workspaceId), eq(pilotAnnotations.pilotId, pilotId))

/** What happened in a pilot, the earliest day first, what was taken back too; at most {@link MOST_EVENTS}. */
export async function listEvents(tx: WorkspaceTx, pilotId: string): Promise<PilotEvent[]> {
  return tx
    .select({
      id: pilotAnnotations.id,
      onDay: pilotAnnotations.onDay,
      body: pilotAnnotations.body,
      hardEventId: pilotAnnotations.hardEventId,
      newLimits: pilotAnnotations.newLimits,
      createdBy: pilotAnnotations.createdBy,
      createdAt: pilotAnnotations.createdAt,
      withdrawnAt: pilotAnnotations.withdrawnAt,
      withdrawnReason: pilotAnnotations.withdrawnReason,
    })
    .from(pilotAnnotations)
    .where(own(tx, pilotId))
    .orderBy(asc(pilotAnnotations.onDay), asc(pilotAnnotations.id))
    .limit(MOST_EVENTS)
}

/**
 * Writes down what happened on a day, once however often it is sent. The caller has seen that the pilot is there and that
 * its charter has the event.
 *
 * @param event text of 1 to 2000 characters
 * @returns its id, of the one that is there if it is the same; `null` if there are {@link MOST_EVENTS}
 */
export async function addEvent(
  tx: WorkspaceTx,
  pilotId: string,
  event: Pick<PilotEvent, 'onDay' | 'body' | 'hardEventId'> & Partial<Pick<PilotEvent, 'newLimits'>>,
): Promise<string | null> {
  await lockPilot(tx, pilotId)
  const same = await findSame(tx, pilotId, event)
  if (same !== null) return same
  if ((await tx.$count(pilotAnnotations, own(tx, pilotId))) >= MOST_EVENTS) return null
  const { workspaceId, actorId } = tx.scope
  const id = newId()
  await tx.insert(pilotAnnotations).values({ ...event, workspaceId, id, pilotId, createdBy: actorId })
  return id
}

/** A button that is pressed twice writes one thing down. */
async function findSame(
  tx: WorkspaceTx,
  pilotId: string,
  { onDay, body, hardEventId }: Pick<PilotEvent, 'onDay' | 'body' | 'hardEventId'>,
): Promise<string | null> {
  const { hardEventId: hard, onDay: day, body: text, withdrawnAt } = pilotAnnotations
  const isHard = hardEventId === null ? isNull(hard) : eq(hard, hardEventId)
  const [found] = await tx
    .select({ id: pilotAnnotations.id })
    .from(pilotAnnotations)
    .where(and(own(tx, pilotId), eq(day, onDay), eq(text, body), isHard, isNull(withdrawnAt)))
    .limit(1)
  return found?.id ?? null
}

/**
 * Takes back what was written down, with a reason that stays; then it counts no more.
 *
 * @param reason 1 to 2000 characters
 * @returns `false` if there is none, or it was taken back before
 */
export async function withdrawEvent(tx: WorkspaceTx, pilotId: string, id: string, reason: string): Promise<boolean> {
  const taken = await tx
    .update(pilotAnnotations)
    .set({ withdrawnAt: sql`now()`, withdrawnBy: tx.scope.actorId, withdrawnReason: reason })
    .where(and(own(tx, pilotId), eq(pilotAnnotations.id, id), isNull(pilotAnnotations.withdrawnAt)))
    .returning({ id: pilotAnnotations.id })
  return taken.length === 1
}
