import { createHash } from 'node:crypto'
import { and, desc, eq, getTableColumns, lte, ne } from 'drizzle-orm'
import { canonicalJson } from '#db/canonical-json.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { snapshots } from '#db/schema/snapshots.ts'
import { writeAudit } from './audit.server.ts'

export type Snapshot = typeof snapshots.$inferSelect

export type NewSnapshot = {
  assessmentId: string
  /** The answers to the standard's questions with acknowledgements and plan settings, as JSON. */
  inputs: unknown
  catalogueHash: string
  engineVersion: string
  /** By the standard's questions alone: what checks are compared by. */
  result: unknown
  /** `null`: there was none to make. */
  plan: unknown
  report: unknown
  /** The workspace's own questions, with the answers and the result by them; missing or `null`: there were none. */
  own?: unknown
  /** Participant id. */
  submittedBy: string
}

/**
 * Stores what was submitted, once and for ever. Call it after `closeAssessment`, in
 * the same transaction, with what was read in between.
 *
 * @returns the snapshot as stored; `null` if the assessment has one already
 */
export async function createSnapshot(tx: WorkspaceTx, snapshot: NewSnapshot): Promise<Snapshot | null> {
  const { assessmentId, inputs, catalogueHash, engineVersion, result, plan, report, own, submittedBy } = snapshot
  const [stored] = await tx
    .insert(snapshots)
    .values({
      workspaceId: tx.scope.workspaceId,
      id: newId(),
      assessmentId,
      inputs,
      catalogueHash,
      engineVersion,
      result,
      plan,
      report,
      own,
      submittedBy,
      sha256: fingerprint(snapshot),
    })
    .onConflictDoNothing({ target: [snapshots.workspaceId, snapshots.assessmentId] })
    .returning()
  if (stored) await writeAudit(tx, { action: 'assessment.submitted', facts: { assessment: assessmentId } })
  return stored ?? null
}

/** What was submitted for an assessment, or `null` if it is still open or not the workspace's. */
export async function findSnapshot(tx: WorkspaceTx, assessmentId: string): Promise<Snapshot | null> {
  const [snapshot] = await tx
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.workspaceId, tx.scope.workspaceId), eq(snapshots.assessmentId, assessmentId)))
  return snapshot ?? null
}

/**
 * What an assessment began as a copy of: the last snapshot of the same client that was submitted before it was started.
 * Only a copy has the client of another assessment.
 *
 * @returns `null` if it is no copy, or its origin is deleted
 */
export async function findOrigin(
  tx: WorkspaceTx,
  { id, clientId, createdAt }: Pick<typeof assessments.$inferSelect, 'id' | 'clientId' | 'createdAt'>,
): Promise<Snapshot | null> {
  const { workspaceId } = tx.scope
  const [origin] = await tx
    .select(getTableColumns(snapshots))
    .from(snapshots)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, snapshots.workspaceId), eq(assessments.id, snapshots.assessmentId)),
    )
    .where(
      and(
        eq(snapshots.workspaceId, workspaceId),
        eq(assessments.clientId, clientId),
        ne(assessments.id, id),
        lte(assessments.submittedAt, createdAt),
      ),
    )
    .orderBy(desc(assessments.submittedAt))
    .limit(1)
  return origin ?? null
}

/** SHA-256 (hex) of what a snapshot holds: equal to its `sha256` as long as nobody touched it. */
export function fingerprint(
  snapshot: Pick<NewSnapshot, 'inputs' | 'catalogueHash' | 'engineVersion' | 'result' | 'plan' | 'report' | 'own'>,
): string {
  const { inputs, catalogueHash, engineVersion, result, plan, report, own } = snapshot
  // Absent rather than null: what was submitted before there were own questions keeps its fingerprint.
  const asked = own === undefined || own === null ? {} : { own }
  return createHash('sha256')
    .update(canonicalJson({ inputs, catalogueHash, engineVersion, result, plan: plan ?? null, report, ...asked }))
    .digest('hex')
}
