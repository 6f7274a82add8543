import { and, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/core/roadmap/plan.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments, planSettings } from '#db/schema/assessments.ts'

export type PlanSettings = typeof planSettings.$inferSelect

export type PlanSettingsSave = {
  assessmentId: string
  /** 0-5 use-case or technique ids, the pilot first. */
  targets: string[]
  /** `null`: the default people by team size. */
  people: Person[] | null
  /** ISO date; `null`: from the next Monday on. */
  startOn: string | null
  hasHistory: boolean
  baseVersion: number
}

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(planSettings.workspaceId, tx.scope.workspaceId), eq(planSettings.assessmentId, assessmentId))

/** What the roadmap is planned with, or `null` if the assessment is not the workspace's. */
export async function findPlanSettings(tx: WorkspaceTx, assessmentId: string): Promise<PlanSettings | null> {
  const [settings] = await tx.select().from(planSettings).where(of(tx, assessmentId))
  return settings ?? null
}

/**
 * Stores plan settings if nobody changed them since the page read them and the assessment is open.
 *
 * @returns the new version; `null` if they were changed meanwhile, are submitted or not the workspace's
 */
export async function savePlanSettings(tx: WorkspaceTx, save: PlanSettingsSave): Promise<number | null> {
  const { assessmentId, baseVersion, ...settings } = save
  const { targets, people, startOn, hasHistory } = settings
  const isOpen = sql`exists (select from ${assessments}
    where ${assessments.workspaceId} = ${tx.scope.workspaceId} and ${assessments.id} = ${assessmentId}
      and ${assessments.status} = 'open' for share)`
  const [saved] = await tx
    .update(planSettings)
    .set({
      targets,
      people,
      startOn,
      hasHistory,
      updatedAt: sql`now()`,
      version: sql`${planSettings.version} + 1`,
    })
    .where(and(of(tx, assessmentId), eq(planSettings.version, baseVersion), isOpen))
    .returning({ version: planSettings.version })
  return saved?.version ?? null
}
