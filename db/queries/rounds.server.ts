import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { rounds } from '#db/schema/team.ts'
import { writeAudit } from './audit.server.ts'

export type Round = typeof rounds.$inferSelect

/** So many days before the due day, where nobody chose otherwise. */
export const REMINDER_DAYS: readonly number[] = [7, 3, 1]

const own = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(rounds.workspaceId, tx.scope.workspaceId), eq(rounds.assessmentId, assessmentId))

/** The round of an assessment; `null` where nobody but the lead was ever asked. */
export async function findRound(tx: WorkspaceTx, assessmentId: string): Promise<Round | null> {
  const [round] = await tx.select().from(rounds).where(own(tx, assessmentId))
  return round ?? null
}

/** Opens a round where there is none yet. Safe to call twice at once. */
export async function ensureRound(tx: WorkspaceTx, assessmentId: string): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  const opened = await tx
    .insert(rounds)
    .values({ workspaceId, assessmentId, openedBy: actorId })
    .onConflictDoNothing()
    .returning({ openedAt: rounds.openedAt })
  if (opened.length > 0) await writeAudit(tx, { action: 'round.opened', facts: { assessment: assessmentId } })
}

/** Stores until when people are asked, and when they are reminded; opens the round where there is none yet. */
export async function saveRound(
  tx: WorkspaceTx,
  assessmentId: string,
  { dueOn, reminderDays }: { dueOn: string | null; reminderDays: number[] },
): Promise<void> {
  await ensureRound(tx, assessmentId)
  await tx.update(rounds).set({ dueOn, reminderDays }).where(own(tx, assessmentId))
}

/** Closes the round: nobody but the lead's side changes an answer any more. A closed one stays as it is. */
export async function closeRound(tx: WorkspaceTx, assessmentId: string): Promise<void> {
  const closed = await tx
    .update(rounds)
    .set({ closedAt: sql`now()`, closedBy: tx.scope.actorId })
    .where(and(own(tx, assessmentId), isNull(rounds.closedAt)))
    .returning({ openedAt: rounds.openedAt })
  if (closed.length > 0) await writeAudit(tx, { action: 'round.closed', facts: { assessment: assessmentId } })
}

/** Opens a closed round again: its links work as before. */
export async function reopenRound(tx: WorkspaceTx, assessmentId: string): Promise<void> {
  const reopened = await tx
    .update(rounds)
    .set({ closedAt: null, closedBy: null, reopenedAt: sql`now()`, reopenedBy: tx.scope.actorId })
    .where(and(own(tx, assessmentId), isNotNull(rounds.closedAt)))
    .returning({ openedAt: rounds.openedAt })
  if (reopened.length > 0) await writeAudit(tx, { action: 'round.reopened', facts: { assessment: assessmentId } })
}
