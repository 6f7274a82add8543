import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { GovernanceCheck } from '#app/core/pilots/charter/charter-content.ts'
import type { GovernanceState } from '#app/core/pilots/gate.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { aiDuties, aiSystemReviews } from '#db/schema/governance.ts'
import { pilotChecks } from '#db/schema/pilots.ts'
import { writeAudit } from './audit.server.ts'

/** How a check of governance stands, and what shows it. */
export type CheckStanding = {
  id: string
  state: GovernanceState
  /** Words or a link; empty: none. */
  evidence: string
  /** `register`: it follows a duty or the record of a system; `people`: somebody said so; `nobody`: nothing is said yet. */
  by: 'register' | 'people' | 'nobody'
}

/**
 * How the checks of a charter stand now, in its order.
 *
 * A check that names a duty passes once it is done or not needed; one that names a system alone, once a second person
 * approved its newest record. What people say counts for the others; that something failed, they may say of each.
 */
export async function standingOfChecks(
  tx: WorkspaceTx,
  pilotId: string,
  checks: readonly GovernanceCheck[],
): Promise<CheckStanding[]> {
  if (checks.length === 0) return []
  const said = new Map((await listSaid(tx, pilotId)).map((one) => [one.id, one]))
  const systems = [...new Set(checks.flatMap(({ systemId }) => (systemId === null ? [] : [systemId])))]
  const [met, approved] = [await listMet(tx, systems), await listApproved(tx, systems)]
  return checks.map(({ id, systemId, dutyId }): CheckStanding => {
    const own = said.get(id)
    if (own && (systemId === null || own.state === 'fail')) return { ...own, by: 'people' }
    if (systemId === null) return { id, state: 'missing', evidence: '', by: 'nobody' }
    const evidence = dutyId === null ? approved.get(systemId) : met.get(`${systemId} ${dutyId}`)
    return { id, state: evidence === undefined ? 'missing' : 'pass', evidence: evidence ?? '', by: 'register' }
  })
}

async function listSaid(tx: WorkspaceTx, pilotId: string) {
  return tx
    .select({ id: pilotChecks.checkId, state: pilotChecks.state, evidence: pilotChecks.evidence })
    .from(pilotChecks)
    .where(and(eq(pilotChecks.workspaceId, tx.scope.workspaceId), eq(pilotChecks.pilotId, pilotId)))
}

/** Duties that are done or not needed, with what shows it, by system and duty. */
async function listMet(tx: WorkspaceTx, systems: readonly string[]): Promise<Map<string, string>> {
  if (systems.length === 0) return new Map()
  const rows = await tx
    .select({
      system: aiDuties.systemId,
      duty: aiDuties.dutyId,
      evidence: sql<string>`coalesce(nullif(${aiDuties.evidence}, ''), ${aiDuties.reason})`,
    })
    .from(aiDuties)
    .where(
      and(
        eq(aiDuties.workspaceId, tx.scope.workspaceId),
        inArray(aiDuties.systemId, [...systems]),
        inArray(aiDuties.state, ['done', 'waived']),
      ),
    )
  return new Map(rows.map(({ system, duty, evidence }) => [`${system} ${duty}`, evidence]))
}

/** Systems whose newest record was approved. */
async function listApproved(tx: WorkspaceTx, systems: readonly string[]): Promise<Map<string, string>> {
  if (systems.length === 0) return new Map()
  const rows = await tx
    .selectDistinctOn([aiSystemReviews.systemId], {
      system: aiSystemReviews.systemId,
      state: aiSystemReviews.state,
      note: aiSystemReviews.reviewNote,
    })
    .from(aiSystemReviews)
    .where(and(eq(aiSystemReviews.workspaceId, tx.scope.workspaceId), inArray(aiSystemReviews.systemId, [...systems])))
    .orderBy(aiSystemReviews.systemId, desc(aiSystemReviews.number))
  return new Map(rows.filter(({ state }) => state === 'approved').map(({ system, note }) => [system, note]))
}

/** Writes down how a check stands, as somebody says; the latest word counts. The caller has seen that the charter has it. */
export async function saveCheck(
  tx: WorkspaceTx,
  pilotId: string,
  { id, state, evidence }: Omit<CheckStanding, 'by'>,
): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  await tx
    .insert(pilotChecks)
    .values({ workspaceId, pilotId, checkId: id, state, evidence, changedBy: actorId })
    .onConflictDoUpdate({
      target: [pilotChecks.workspaceId, pilotChecks.pilotId, pilotChecks.checkId],
      set: { state, evidence, changedBy: actorId, changedAt: sql`now()` },
    })
  await writeAudit(tx, { action: 'pilot.checkSaid', facts: { pilot: pilotId, check: id, state } })
}
