import { and, asc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { aiDuties, aiSystems } from '#db/schema/governance.ts'
import type { SystemPlace } from './ai-systems.server.ts'
import { MOST_SYSTEMS } from './register-size.server.ts'

const isPlace = (tx: WorkspaceTx, { clientId, systemId }: SystemPlace) =>
  and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId), eq(aiSystems.id, systemId))

/** Holds a system until the transaction is over, so that nobody changes it meanwhile. @returns `false` if it is not there */
export async function lockSystem(tx: WorkspaceTx, place: SystemPlace): Promise<boolean> {
  const found = await tx.select({ id: aiSystems.id }).from(aiSystems).where(isPlace(tx, place)).for('update')
  return found.length === 1
}

/**
 * Stores the fields of the record of processing of a system, if nobody changed the system since the page was read.
 * Fields are texts by id; those that are left out are not told any more.
 *
 * @returns the new version; `null` if it was changed meanwhile, or is not there
 */
export async function saveRecord(
  tx: WorkspaceTx,
  place: SystemPlace,
  { record, baseVersion }: { record: Record<string, string>; baseVersion: number },
): Promise<number | null> {
  const [saved] = await tx
    .update(aiSystems)
    .set({ record, updatedAt: sql`now()`, version: sql`${aiSystems.version} + 1` })
    .where(and(isPlace(tx, place), eq(aiSystems.version, baseVersion)))
    .returning({ version: aiSystems.version })
  return saved?.version ?? null
}

/** What stands in the records of all systems of a company, and when each system was last changed. */
export async function listRecords(
  tx: WorkspaceTx,
  clientId: string,
): Promise<{ record: Record<string, string>; updatedAt: Date }[]> {
  return tx
    .select({ record: aiSystems.record, updatedAt: aiSystems.updatedAt })
    .from(aiSystems)
    .where(and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId)))
    .orderBy(asc(aiSystems.id))
    .limit(MOST_SYSTEMS)
}

/**
 * Replaces the text of one field in the records of all systems of a company that say the same.
 *
 * @param change.to empty: it is not told any more
 */
export async function replaceInRecords(
  tx: WorkspaceTx,
  clientId: string,
  { field, from, to }: { field: string; from: string; to: string },
): Promise<void> {
  const record =
    to === ''
      ? sql`${aiSystems.record} - ${field}::text`
      : sql`${aiSystems.record} || jsonb_build_object(${field}::text, ${to}::text)`
  await tx
    .update(aiSystems)
    .set({ record, updatedAt: sql`now()`, version: sql`${aiSystems.version} + 1` })
    .where(
      and(
        eq(aiSystems.workspaceId, tx.scope.workspaceId),
        eq(aiSystems.clientId, clientId),
        sql`${aiSystems.record} ->> ${field}::text = ${from}`,
      ),
    )
}

/** The evidence of a system's duties by duty; duties without any are missing. */
export async function readEvidence(tx: WorkspaceTx, systemId: string): Promise<Record<string, string>> {
  const rows = await tx
    .select({ dutyId: aiDuties.dutyId, evidence: aiDuties.evidence })
    .from(aiDuties)
    .where(and(eq(aiDuties.workspaceId, tx.scope.workspaceId), eq(aiDuties.systemId, systemId)))
  return Object.fromEntries(rows.map(({ dutyId, evidence }) => [dutyId, evidence]))
}

/** Writes down what shows that a duty is met; how far it is stays for somebody to say. */
export async function saveEvidence(
  tx: WorkspaceTx,
  systemId: string,
  { dutyId, evidence }: { dutyId: string; evidence: string },
): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  await tx
    .insert(aiDuties)
    .values({ workspaceId, systemId, dutyId, evidence, changedBy: actorId })
    .onConflictDoUpdate({
      target: [aiDuties.workspaceId, aiDuties.systemId, aiDuties.dutyId],
      set: { evidence, changedBy: actorId, changedAt: sql`now()`, version: sql`${aiDuties.version} + 1` },
    })
}
