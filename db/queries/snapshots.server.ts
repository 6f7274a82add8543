import { createHash } from 'node:crypto'
import { and, desc, eq, lt, ne } from 'drizzle-orm'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { canonicalJson } from '#db/canonical-json.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { type DimensionSummary, snapshots } from '#db/schema/snapshots.ts'
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
  /** The same plan and report in the other languages, by language; missing or `null`: they are in one alone. */
  translations?: Record<string, unknown> | null
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
  const { translations } = snapshot
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
      translations,
      own,
      dimensions: dimensionsOf(result),
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

const MAX_EARLIER = 50

/**
 * The checks of the same client that were submitted before an assessment, or so far if it is open; the newest first, at
 * most 50.
 *
 * @returns of the assessments, not of their snapshots
 */
export async function listEarlier(
  tx: WorkspaceTx,
  { id, clientId, submittedAt }: Pick<typeof assessments.$inferSelect, 'id' | 'clientId' | 'submittedAt'>,
): Promise<{ assessmentId: string; submittedAt: Date }[]> {
  const { workspaceId } = tx.scope
  const earlier = await tx
    .select({ assessmentId: assessments.id, submittedAt: assessments.submittedAt })
    .from(assessments)
    .where(
      and(
        eq(assessments.workspaceId, workspaceId),
        eq(assessments.clientId, clientId),
        eq(assessments.status, 'submitted'),
        ne(assessments.id, id),
        submittedAt === null ? undefined : lt(assessments.submittedAt, submittedAt),
      ),
    )
    .orderBy(desc(assessments.submittedAt), desc(assessments.id))
    .limit(MAX_EARLIER)
  return earlier.flatMap((each) => (each.submittedAt ? [{ ...each, submittedAt: each.submittedAt }] : []))
}

/** What lists show of a result; empty if it has none. */
function dimensionsOf(result: unknown): DimensionSummary[] {
  const { dimensions = [] } = result as Partial<Pick<ScoreResult, 'dimensions'>>
  return dimensions.map(({ id, score }) => ({ id, score }))
}

/** SHA-256 (hex) of what a snapshot holds: equal to its `sha256` as long as nobody touched it. */
export function fingerprint(snapshot: Omit<NewSnapshot, 'assessmentId' | 'submittedBy'>): string {
  const { inputs, catalogueHash, engineVersion, result, plan, report, translations, own } = snapshot
  // Absent rather than null: what was submitted before there were own questions, or other languages, keeps its fingerprint.
  const later = { ...(own ? { own } : {}), ...(translations ? { translations } : {}) }
  return createHash('sha256')
    .update(canonicalJson({ inputs, catalogueHash, engineVersion, result, plan: plan ?? null, report, ...later }))
    .digest('hex')
}
