import { and, asc, eq } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { participants } from '#db/schema/assessments.ts'

export type Participant = typeof participants.$inferSelect

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(participants.workspaceId, tx.scope.workspaceId), eq(participants.assessmentId, assessmentId))

/** Who answers this assessment, the lead first, then by time of joining; at most 500. */
export async function listParticipants(tx: WorkspaceTx, assessmentId: string): Promise<Participant[]> {
  return tx
    .select()
    .from(participants)
    .where(of(tx, assessmentId))
    .orderBy(asc(participants.kind), asc(participants.id))
    .limit(500)
}

/** The lead of an assessment, or `null` if there is no such assessment in the workspace. */
export async function findLead(tx: WorkspaceTx, assessmentId: string): Promise<Participant | null> {
  const [lead] = await tx
    .select()
    .from(participants)
    .where(and(of(tx, assessmentId), eq(participants.kind, 'lead')))
  return lead ?? null
}

/** The name that somebody answers under; empty: they have not said it; `null`: they are not among those who answer. */
export async function findName(tx: WorkspaceTx, assessmentId: string, participantId: string): Promise<string | null> {
  const [found] = await tx
    .select({ name: participants.name })
    .from(participants)
    .where(and(of(tx, assessmentId), eq(participants.id, participantId)))
  return found?.name ?? null
}

/**
 * Stores a participant's name and disciplines, or the question they are at.
 *
 * @returns `false` if there is no such participant in this assessment
 */
export async function saveParticipant(
  tx: WorkspaceTx,
  { assessmentId, participantId }: { assessmentId: string; participantId: string },
  change: Partial<Pick<Participant, 'name' | 'disciplines' | 'lastQuestionId'>>,
): Promise<boolean> {
  const { name, disciplines, lastQuestionId } = change
  const saved = await tx
    .update(participants)
    .set({ name, disciplines, lastQuestionId })
    .where(and(of(tx, assessmentId), eq(participants.id, participantId)))
    .returning({ id: participants.id })
  return saved.length === 1
}
