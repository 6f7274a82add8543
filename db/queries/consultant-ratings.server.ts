import { and, asc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { consultantRatings } from '#db/schema/consultant-ratings.ts'
import { firstVersion, writeAudit } from './audit.server.ts'

/** Which level somebody saw of a capability, and by what. */
export type ConsultantRating = {
  capabilityId: string
  /** Levels 0-4; the same: one level was seen. */
  lo: number
  hi: number
  reason: string
  ratedBy: string
  ratedAt: Date
  version: number
}

const SHOWN = {
  capabilityId: consultantRatings.capabilityId,
  lo: consultantRatings.lo,
  hi: consultantRatings.hi,
  reason: consultantRatings.reason,
  ratedBy: consultantRatings.ratedBy,
  ratedAt: consultantRatings.ratedAt,
  version: consultantRatings.version,
}

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(consultantRatings.workspaceId, tx.scope.workspaceId), eq(consultantRatings.assessmentId, assessmentId))

/** What was seen of a check's capabilities, by id ascending. */
export async function listRatings(tx: WorkspaceTx, assessmentId: string): Promise<ConsultantRating[]> {
  return tx
    .select(SHOWN)
    .from(consultantRatings)
    .where(of(tx, assessmentId))
    .orderBy(asc(consultantRatings.capabilityId))
}

/** Which one, and the version that was read; 0: there was none. */
export type RatingKey = { assessmentId: string; capabilityId: string; baseVersion: number }

/** `conflict`: somebody else was faster; `current` is what stands there now, `null`: nothing any more. */
export type SavedRating = { state: 'saved' } | { state: 'conflict'; current: ConsultantRating | null }

/**
 * Stores what somebody saw if nobody changed it since the page read it; of a submitted check too. The same sent twice is
 * stored once.
 *
 * @returns `null` if the check is not the workspace's
 */
export async function saveRating(
  tx: WorkspaceTx,
  key: RatingKey,
  seen: Pick<ConsultantRating, 'lo' | 'hi' | 'reason'>,
): Promise<SavedRating | null> {
  if (!(await holdCheck(tx, key.assessmentId))) return null
  const current = await findRating(tx, key)
  if (current && current.lo === seen.lo && current.hi === seen.hi && current.reason === seen.reason) {
    return { state: 'saved' }
  }
  if ((current?.version ?? 0) !== key.baseVersion) return { state: 'conflict', current }
  const { workspaceId, actorId } = tx.scope
  const { assessmentId, capabilityId } = key
  const facts = { assessment: assessmentId, capability: capabilityId }
  await tx
    .insert(consultantRatings)
    .values({
      workspaceId,
      assessmentId,
      capabilityId,
      ...seen,
      ratedBy: actorId,
      version: await firstVersion(tx, facts),
    })
    .onConflictDoUpdate({
      target: [consultantRatings.workspaceId, consultantRatings.assessmentId, consultantRatings.capabilityId],
      set: { ...seen, ratedBy: actorId, ratedAt: sql`now()`, version: sql`${consultantRatings.version} + 1` },
    })
  await writeAudit(tx, { action: 'capability.rated', facts })
  return { state: 'saved' }
}

/**
 * Takes away what was seen: the capability is not rated then, which is not level 0.
 *
 * @returns `null` if the check is not the workspace's
 */
export async function removeRating(tx: WorkspaceTx, key: RatingKey): Promise<SavedRating | null> {
  if (!(await holdCheck(tx, key.assessmentId))) return null
  const current = await findRating(tx, key)
  if (!current) return { state: 'saved' }
  if (current.version !== key.baseVersion) return { state: 'conflict', current }
  const { assessmentId, capabilityId } = key
  await tx.delete(consultantRatings).where(one(tx, key))
  await writeAudit(tx, { action: 'capability.unrated', facts: { assessment: assessmentId, capability: capabilityId } })
  return { state: 'saved' }
}

const one = (tx: WorkspaceTx, { assessmentId, capabilityId }: Omit<RatingKey, 'baseVersion'>) =>
  and(of(tx, assessmentId), eq(consultantRatings.capabilityId, capabilityId))

async function findRating(tx: WorkspaceTx, key: RatingKey): Promise<ConsultantRating | null> {
  const [found] = await tx.select(SHOWN).from(consultantRatings).where(one(tx, key))
  return found ?? null
}

/** Two who write to one check wait for each other, so that what was compared still holds. @returns whether it is there */
async function holdCheck(tx: WorkspaceTx, assessmentId: string): Promise<boolean> {
  const held = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, assessmentId)))
    .for('no key update')
  return held.length === 1
}
