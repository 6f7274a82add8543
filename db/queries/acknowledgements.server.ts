import { and, asc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { acknowledgements, assessments } from '#db/schema/assessments.ts'

export type Acknowledgement = typeof acknowledgements.$inferSelect

export type AcknowledgementSave = {
  assessmentId: string
  contradictionId: string
  /** Why it may stand, 1-2000 characters. */
  reason: string
  /** Which answers it explains; with others it explains nothing. */
  answersKey: string
  participantId: string
}

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(acknowledgements.workspaceId, tx.scope.workspaceId), eq(acknowledgements.assessmentId, assessmentId))

/** Contradictions that were acknowledged, by id; at most 500. */
export async function listAcknowledgements(tx: WorkspaceTx, assessmentId: string): Promise<Acknowledgement[]> {
  return tx
    .select()
    .from(acknowledgements)
    .where(of(tx, assessmentId))
    .orderBy(asc(acknowledgements.contradictionId))
    .limit(500)
}

/**
 * Lets a contradiction stand, with a reason; the latest reason counts.
 *
 * @returns `false` if the assessment is submitted or not the workspace's
 */
export async function saveAcknowledgement(tx: WorkspaceTx, save: AcknowledgementSave): Promise<boolean> {
  if (!(await holdOpen(tx, save.assessmentId))) return false
  const { assessmentId, contradictionId, reason, answersKey, participantId } = save
  await tx
    .insert(acknowledgements)
    .values({
      workspaceId: tx.scope.workspaceId,
      assessmentId,
      contradictionId,
      reason,
      answersKey,
      acknowledgedBy: participantId,
    })
    .onConflictDoUpdate({
      target: [acknowledgements.workspaceId, acknowledgements.assessmentId, acknowledgements.contradictionId],
      set: { reason, answersKey, acknowledgedBy: participantId, acknowledgedAt: sql`now()` },
    })
  return true
}

/** Takes an acknowledgement back. `false` if the assessment is submitted or not the workspace's. */
export async function removeAcknowledgement(
  tx: WorkspaceTx,
  { assessmentId, contradictionId }: Pick<AcknowledgementSave, 'assessmentId' | 'contradictionId'>,
): Promise<boolean> {
  if (!(await holdOpen(tx, assessmentId))) return false
  await tx
    .delete(acknowledgements)
    .where(and(of(tx, assessmentId), eq(acknowledgements.contradictionId, contradictionId)))
  return true
}

/** Keeps the assessment from being submitted until this transaction ends. */
async function holdOpen(tx: WorkspaceTx, assessmentId: string) {
  const held = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(
      and(
        eq(assessments.workspaceId, tx.scope.workspaceId),
        eq(assessments.id, assessmentId),
        eq(assessments.status, 'open'),
      ),
    )
    .for('share')
  return held.length === 1
}
