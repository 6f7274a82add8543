import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments, profiles } from '#db/schema/assessments.ts'

export type Profile = typeof profiles.$inferSelect

export type ProfileSave = {
  assessmentId: string
  /** 0-5 use-case or technique ids. */
  interests: string[]
  /** Scope answers by use case and scope question. */
  useCaseScope: Record<string, Record<string, string>>
  baseVersion: number
}

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(profiles.workspaceId, tx.scope.workspaceId), eq(profiles.assessmentId, assessmentId))

/** Interests and scope answers per use case, or `null` if the assessment is not the workspace's. */
export async function findProfile(tx: WorkspaceTx, assessmentId: string): Promise<Profile | null> {
  const [profile] = await tx.select().from(profiles).where(of(tx, assessmentId))
  return profile ?? null
}

/**
 * Stores the profile if nobody changed it since the page read it and the assessment is open.
 *
 * @returns the new version; `null` if it was changed meanwhile, is submitted or not the workspace's
 */
export async function saveProfile(tx: WorkspaceTx, save: ProfileSave): Promise<number | null> {
  const { assessmentId, interests, useCaseScope, baseVersion } = save
  const isOpen = sql`exists (select from ${assessments}
    where ${assessments.workspaceId} = ${tx.scope.workspaceId} and ${assessments.id} = ${assessmentId}
      and ${assessments.status} = 'open' for share)`
  const [saved] = await tx
    .update(profiles)
    .set({ interests, useCaseScope, updatedAt: sql`now()`, version: sql`${profiles.version} + 1` })
    .where(and(of(tx, assessmentId), eq(profiles.version, baseVersion), isOpen))
    .returning({ version: profiles.version })
  return saved?.version ?? null
}
