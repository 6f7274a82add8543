import { and, eq, ne, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { aiSystems } from '#db/schema/governance.ts'
import { writeAudit } from './audit.server.ts'
import { countSystems, MOST_SYSTEMS } from './register-size.server.ts'
import { findWorkspace } from './workspaces.server.ts'

type Move = { from: string; to: string }

/**
 * Brings the systems of a client that has no check left to the client that its last check went to: a company's register
 * stays with its checks. Where a check is left, nothing moves.
 *
 * @returns how many were moved
 */
export async function moveSystemsAfterChecks(tx: WorkspaceTx, { from, to }: Move): Promise<number> {
  const { workspaceId } = tx.scope
  const left = and(eq(assessments.workspaceId, workspaceId), eq(assessments.clientId, from))
  if ((await tx.$count(assessments, left)) > 0) return 0
  const moved = await tx
    .update(aiSystems)
    .set({ clientId: to, updatedAt: sql`now()` })
    .where(and(eq(aiSystems.workspaceId, workspaceId), eq(aiSystems.clientId, from)))
    .returning({ id: aiSystems.id })
  if (moved.length > 0) await writeAudit(tx, { action: 'systems.moved', facts: { from, to } })
  return moved.length
}

/** Whether the systems that move along with an assessment find room in the register of the other client. */
export async function haveSystemsRoom(tx: WorkspaceTx, { assessment, from, to }: Move & { assessment: string }) {
  if (!(await isLastOf(tx, { assessment, client: from }))) return true
  const moving = await countSystems(tx, from)
  return moving === 0 || moving + (await countSystems(tx, to)) <= MOST_SYSTEMS
}

async function isLastOf(tx: WorkspaceTx, { assessment, client }: { assessment: string; client: string }) {
  const others = and(
    eq(assessments.workspaceId, tx.scope.workspaceId),
    eq(assessments.clientId, client),
    ne(assessments.id, assessment),
  )
  return (await tx.$count(assessments, others)) === 0
}

/** How many systems are deleted along with an assessment: those of a guest's company, with its last one. */
export async function countSystemsDeletedWith(tx: WorkspaceTx, assessmentId: string): Promise<number> {
  const own = and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, assessmentId))
  const [assessment] = await tx.select({ client: assessments.clientId }).from(assessments).where(own)
  if (!assessment || (await findWorkspace(tx))?.kind !== 'guest') return 0
  const { client } = assessment
  return (await isLastOf(tx, { assessment: assessmentId, client })) ? countSystems(tx, client) : 0
}
