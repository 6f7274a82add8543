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

type Status = typeof assessments.$inferSelect.status

/** The version is the one that was read, and the assessment is still open, or submitted. */
const ifUnchanged = (tx: WorkspaceTx, assessmentId: string, baseVersion: number, status: Status = 'open') =>
  and(
    of(tx, assessmentId),
    eq(planSettings.version, baseVersion),
    sql`exists (select from ${assessments}
      where ${assessments.workspaceId} = ${tx.scope.workspaceId} and ${assessments.id} = ${assessmentId}
        and ${assessments.status} = ${status} for share)`,
  )

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
    .where(ifUnchanged(tx, assessmentId, baseVersion))
    .returning({ version: planSettings.version })
  return saved?.version ?? null
}

export type CrewSave = Pick<PlanSettingsSave, 'assessmentId' | 'people' | 'startOn' | 'baseVersion'>

/**
 * Stores who works on what is left of a submitted plan, and from when on. Its targets stay, as does what was submitted.
 *
 * @returns the new version; `null` if it was changed meanwhile, is not submitted or not the workspace's
 */
export async function saveCrew(tx: WorkspaceTx, save: CrewSave): Promise<number | null> {
  const { assessmentId, people, startOn, baseVersion } = save
  const [saved] = await tx
    .update(planSettings)
    .set({ people, startOn, updatedAt: sql`now()`, version: sql`${planSettings.version} + 1` })
    .where(ifUnchanged(tx, assessmentId, baseVersion, 'submitted'))
    .returning({ version: planSettings.version })
  return saved?.version ?? null
}

export type PlanLevelsSave = {
  assessmentId: string
  /** Levels 1-4 by capability id; all of them, in place of those that were stored. */
  levels: Record<string, number>
  baseVersion: number
}

/**
 * Stores the levels that the plan is to reach beside its targets, under the same version as the plan settings.
 *
 * @returns as {@link savePlanSettings}
 */
export async function savePlanLevels(tx: WorkspaceTx, save: PlanLevelsSave): Promise<number | null> {
  const { assessmentId, levels, baseVersion } = save
  const [saved] = await tx
    .update(planSettings)
    .set({ levels, updatedAt: sql`now()`, version: sql`${planSettings.version} + 1` })
    .where(ifUnchanged(tx, assessmentId, baseVersion))
    .returning({ version: planSettings.version })
  return saved?.version ?? null
}
