import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { DutyState, KeptDuty, LawQuestion } from '#app/core/governance/duties/duty.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { aiDuties, aiSystemAnswers, aiSystemReviews, aiSystems } from '#db/schema/governance.ts'
import { writeAudit } from './audit.server.ts'

/** What was written down about the duties of one system, and when its questions were answered. */
export type KeptOfSystem = { kept: KeptDuty[]; answered: (LawQuestion & { at: Date })[] }

const ofSystem = (table: typeof aiDuties | typeof aiSystemAnswers | typeof aiSystemReviews) =>
  and(eq(aiSystems.workspaceId, table.workspaceId), eq(aiSystems.id, table.systemId))

const ofClient = (tx: WorkspaceTx, clientId: string) =>
  and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId))

/** What was written down about the duties of a company's systems, by system id; systems without anything are not in it. */
export async function listKeptDuties(tx: WorkspaceTx, clientId: string): Promise<Map<string, KeptOfSystem>> {
  const [rows, answers] = await Promise.all([
    tx
      .select({
        systemId: aiDuties.systemId,
        dutyId: aiDuties.dutyId,
        state: aiDuties.state,
        owner: aiDuties.owner,
        dueOn: aiDuties.dueOn,
        evidence: aiDuties.evidence,
        reason: aiDuties.reason,
        version: aiDuties.version,
        changedAt: aiDuties.changedAt,
      })
      .from(aiDuties)
      .innerJoin(aiSystems, ofSystem(aiDuties))
      .where(ofClient(tx, clientId))
      .orderBy(asc(aiDuties.systemId), asc(aiDuties.dutyId)),
    tx
      .select({
        systemId: aiSystemAnswers.systemId,
        part: aiSystemAnswers.part,
        question: aiSystemAnswers.questionId,
        at: aiSystemAnswers.answeredAt,
      })
      .from(aiSystemAnswers)
      .innerJoin(aiSystems, ofSystem(aiSystemAnswers))
      .where(ofClient(tx, clientId)),
  ])
  const found = new Map<string, KeptOfSystem>()
  const at = (id: string) => {
    const entry = found.get(id) ?? { kept: [], answered: [] }
    found.set(id, entry)
    return entry
  }
  for (const { systemId, ...row } of rows) at(systemId).kept.push(row)
  for (const { systemId, ...answer } of answers) at(systemId).answered.push(answer)
  return found
}

/** Somebody's word on a duty; a reason where it is waived, texts of at most 200 (owner) and 2,000 characters. */
export type DutyChange = { state: DutyState; owner: string; dueOn: string | null; evidence: string; reason: string }

export type DutyPlace = { clientId: string; systemId: string; dutyId: string }

/**
 * Writes down how far a duty is, if nobody did meanwhile. A waiver is noted in the log.
 *
 * @param baseVersion of the row that the change was made from; 0: there was none
 * @returns the new version; `null` if it was changed meanwhile, or the system is not the company's
 */
export async function saveDuty(
  tx: WorkspaceTx,
  { clientId, systemId, dutyId }: DutyPlace,
  { baseVersion, ...change }: DutyChange & { baseVersion: number },
): Promise<number | null> {
  const [system] = await listOwn(tx, clientId, [systemId])
  if (system === undefined) return null
  const [saved] = await tx
    .insert(aiDuties)
    .values({ ...rowOf(tx, change), systemId, dutyId })
    .onConflictDoUpdate({ ...onTop(tx, change), setWhere: eq(aiDuties.version, baseVersion) })
    .returning({ version: aiDuties.version })
  if (saved && change.state === 'waived') await noteWaiver(tx, systemId, dutyId)
  return saved?.version ?? null
}

/** Whether two rows say the same of a duty, or neither is there. */
export function isSameWord(one: DutyChange | undefined, other: DutyChange | undefined): boolean {
  const said = (row: DutyChange | undefined) => row && [row.state, row.owner, row.dueOn, row.evidence, row.reason]
  return JSON.stringify(said(one)) === JSON.stringify(said(other))
}

/** `systemId` is the one whose page it was made on. */
export type SharedDutyPlace = DutyPlace & { systemIds: readonly string[] }

/**
 * Writes the same about one duty of several systems, if nobody changed the first meanwhile: over what says the same as it
 * did and where there is nothing. Another word about another system stays. Waivers are noted in the log.
 *
 * @param baseVersion of the row of the first; 0: there was none
 * @returns how many systems it was written for, and how many were left; `null` if the first was changed meanwhile, or is
 * not the company's
 */
export async function saveDutyForAll(
  tx: WorkspaceTx,
  { clientId, systemId, systemIds, dutyId }: SharedDutyPlace,
  { baseVersion, ...change }: DutyChange & { baseVersion: number },
): Promise<{ saved: number; left: number } | null> {
  const own = await listOwn(tx, clientId, [...new Set([systemId, ...systemIds])])
  const rows = await tx
    .select()
    .from(aiDuties)
    .where(
      and(
        eq(aiDuties.workspaceId, tx.scope.workspaceId),
        eq(aiDuties.dutyId, dutyId),
        inArray(aiDuties.systemId, [systemId, ...own]),
      ),
    )
  const rowOfSystem = (id: string) => rows.find((row) => row.systemId === id)
  const shown = rowOfSystem(systemId)
  if (!own.includes(systemId) || (shown?.version ?? 0) !== baseVersion) return null
  const alike = own.filter((id) => !rowOfSystem(id) || isSameWord(rowOfSystem(id), shown))
  await tx
    .insert(aiDuties)
    .values(alike.map((id) => ({ ...rowOf(tx, change), systemId: id, dutyId })))
    .onConflictDoUpdate(onTop(tx, change))
  if (change.state === 'waived') for (const id of alike) await noteWaiver(tx, id, dutyId)
  return { saved: alike.length, left: own.length - alike.length }
}

/** Those of the systems that are the company's, held until the transaction is over: nobody else writes down anything. */
async function listOwn(tx: WorkspaceTx, clientId: string, systemIds: readonly string[]): Promise<string[]> {
  const found = await tx
    .select({ id: aiSystems.id })
    .from(aiSystems)
    .where(and(ofClient(tx, clientId), inArray(aiSystems.id, [...systemIds])))
    .orderBy(asc(aiSystems.id))
    .for('no key update')
  return found.map(({ id }) => id)
}

const rowOf = (tx: WorkspaceTx, change: DutyChange) => ({
  ...change,
  workspaceId: tx.scope.workspaceId,
  changedBy: tx.scope.actorId,
})

const onTop = (tx: WorkspaceTx, change: DutyChange) => ({
  target: [aiDuties.workspaceId, aiDuties.systemId, aiDuties.dutyId],
  set: { ...change, changedBy: tx.scope.actorId, changedAt: sql`now()`, version: sql`${aiDuties.version} + 1` },
})

const noteWaiver = (tx: WorkspaceTx, system: string, duty: string) =>
  writeAudit(tx, { action: 'duty.waived', facts: { system, duty } })

/** The day on which each running system of a company was last placed and approved, by its id; ISO days. */
export async function listApprovedDays(
  tx: WorkspaceTx,
  clientId: string,
): Promise<{ system: string; name: string; placedOn: string }[]> {
  return tx
    .selectDistinctOn([aiSystems.id], {
      system: aiSystems.id,
      name: aiSystems.name,
      placedOn: aiSystemReviews.placedOn,
    })
    .from(aiSystemReviews)
    .innerJoin(aiSystems, ofSystem(aiSystemReviews))
    .where(and(ofClient(tx, clientId), eq(aiSystemReviews.state, 'approved'), ne(aiSystems.status, 'retired')))
    .orderBy(asc(aiSystems.id), desc(aiSystemReviews.placedOn))
}
