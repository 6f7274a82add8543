import { and, asc, eq, sql } from 'drizzle-orm'
import type { StoredFigures } from '#app/core/priority/use-case-value.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { useCaseValues } from '#db/schema/use-case-values.ts'
import { firstVersion, writeAudit } from './audit.server.ts'

/** What a use case would bring and cost in a year. */
export type UseCaseValueRow = Pick<typeof useCaseValues.$inferSelect, 'useCaseId' | 'figures' | 'version'>

/** Which one, and the version that was read; 0: there was none. */
export type ValueKey = { assessmentId: string; useCaseId: string; baseVersion: number }

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(useCaseValues.workspaceId, tx.scope.workspaceId), eq(useCaseValues.assessmentId, assessmentId))

/** The use cases of an assessment that somebody estimated, by id ascending. */
export async function listUseCaseValues(tx: WorkspaceTx, assessmentId: string): Promise<UseCaseValueRow[]> {
  return tx
    .select({
      useCaseId: useCaseValues.useCaseId,
      figures: useCaseValues.figures,
      version: useCaseValues.version,
    })
    .from(useCaseValues)
    .where(of(tx, assessmentId))
    .orderBy(asc(useCaseValues.useCaseId))
}

/**
 * Stores what a use case would bring if nobody changed it since it was read and the assessment is open.
 *
 * @returns the new version; `null` if it was changed meanwhile, is submitted or not the workspace's
 */
export async function saveUseCaseValue(
  tx: WorkspaceTx,
  { assessmentId, useCaseId, baseVersion }: ValueKey,
  figures: StoredFigures,
): Promise<number | null> {
  if (!(await holdOpen(tx, assessmentId))) return null
  const { workspaceId } = tx.scope
  const facts = { assessment: assessmentId, useCase: useCaseId }
  const [saved] =
    baseVersion === 0
      ? await tx
          .insert(useCaseValues)
          .values({ workspaceId, assessmentId, useCaseId, figures, version: await firstVersion(tx, facts) })
          .onConflictDoNothing()
          .returning({ version: useCaseValues.version })
      : await tx
          .update(useCaseValues)
          .set({ figures, updatedAt: sql`now()`, version: sql`${useCaseValues.version} + 1` })
          .where(one(tx, { assessmentId, useCaseId, baseVersion }))
          .returning({ version: useCaseValues.version })
  if (!saved) return null
  await writeAudit(tx, { action: 'useCase.estimated', facts })
  return saved.version
}

/**
 * Takes an estimate back: the use case is not estimated then.
 *
 * @returns `false` if it was changed meanwhile, is gone, is submitted or not the workspace's
 */
export async function forgetUseCaseValue(tx: WorkspaceTx, key: ValueKey): Promise<boolean> {
  if (!(await holdOpen(tx, key.assessmentId))) return false
  const gone = await tx.delete(useCaseValues).where(one(tx, key)).returning({ id: useCaseValues.useCaseId })
  if (gone.length === 0) return false
  const facts = { assessment: key.assessmentId, useCase: key.useCaseId }
  await writeAudit(tx, { action: 'useCase.unestimated', facts })
  return true
}

const one = (tx: WorkspaceTx, { assessmentId, useCaseId, baseVersion }: ValueKey) =>
  and(of(tx, assessmentId), eq(useCaseValues.useCaseId, useCaseId), eq(useCaseValues.version, baseVersion))

/** Keeps the assessment from being submitted until this is stored. @returns whether it is open */
async function holdOpen(tx: WorkspaceTx, assessmentId: string): Promise<boolean> {
  const open = await tx
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
  return open.length === 1
}
