import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { pilots } from '#db/schema/pilots.ts'
import { writeAudit } from './audit.server.ts'

/**
 * Brings the pilots that came from a check to the client that the check went to; once a client has no check left, all of
 * its pilots. Call it after the check was moved.
 *
 * @returns how many were moved
 */
export async function movePilots(
  tx: WorkspaceTx,
  { assessment, from, to }: { assessment: string; from: string; to: string },
): Promise<number> {
  const { workspaceId } = tx.scope
  const left = await tx.$count(
    assessments,
    and(eq(assessments.workspaceId, workspaceId), eq(assessments.clientId, from)),
  )
  const isMoved = left === 0 ? undefined : eq(pilots.assessmentId, assessment)
  const moved = await tx
    .update(pilots)
    .set({ clientId: to, updatedAt: sql`now()` })
    .where(and(eq(pilots.workspaceId, workspaceId), eq(pilots.clientId, from), isMoved))
    .returning({ id: pilots.id })
  if (moved.length > 0) await writeAudit(tx, { action: 'pilots.moved', facts: { from, to } })
  return moved.length
}
