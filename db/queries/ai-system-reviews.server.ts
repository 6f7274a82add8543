import { and, count, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Role } from '#app/core/access/can.ts'
import type { FrozenSystem } from '#app/core/governance/register/record.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { aiSystemReviews, aiSystems } from '#db/schema/governance.ts'
import { memberships } from '#db/schema/workspaces.ts'
import type { AnsweredSystem, SystemPlace } from './ai-systems.server.ts'
import { findSystem } from './ai-systems.server.ts'
import { writeAudit } from './audit.server.ts'
import { findWorkspace } from './workspaces.server.ts'

/** A system as somebody recorded it, with the second person's word on it. */
export type SystemRecord = {
  systemId: string
  /** From 1 in each system. */
  number: number
  /** ISO day by whose law it was placed. */
  placedOn: string
  frozen: FrozenSystem
  note: string
  submittedBy: string
  submittedAt: Date
  state: 'waiting' | 'approved' | 'returned'
  /** `null`: nobody yet. */
  reviewedBy: string | null
  reviewedAt: Date | null
  reviewNote: string
}

/** What one system may have of them, so that each stands in its history and all of them in an export; of a guest fewer. */
export const MOST_RECORDS = 30
export const MOST_GUEST_RECORDS = 5

const COLUMNS = {
  systemId: aiSystemReviews.systemId,
  number: aiSystemReviews.number,
  placedOn: aiSystemReviews.placedOn,
  facts: aiSystemReviews.facts,
  answers: aiSystemReviews.answers,
  triage: aiSystemReviews.triage,
  screening: aiSystemReviews.screening,
  note: aiSystemReviews.note,
  submittedBy: aiSystemReviews.submittedBy,
  submittedAt: aiSystemReviews.submittedAt,
  state: aiSystemReviews.state,
  reviewedBy: aiSystemReviews.reviewedBy,
  reviewedAt: aiSystemReviews.reviewedAt,
  reviewNote: aiSystemReviews.reviewNote,
}

type Row = Omit<SystemRecord, 'frozen'> & Record<keyof FrozenSystem, unknown>

/** What was frozen is read as it was written: no statement changes it. */
const recordOf = ({ facts, answers, triage, screening, ...row }: Row): SystemRecord => ({
  ...row,
  frozen: { facts, answers, triage, screening } as FrozenSystem,
})

const of = (tx: WorkspaceTx, systemId: string) =>
  and(eq(aiSystemReviews.workspaceId, tx.scope.workspaceId), eq(aiSystemReviews.systemId, systemId))

/** All records of a system, the newest first. */
export async function listRecords(tx: WorkspaceTx, systemId: string): Promise<SystemRecord[]> {
  const rows = await tx
    .select(COLUMNS)
    .from(aiSystemReviews)
    .where(of(tx, systemId))
    .orderBy(desc(aiSystemReviews.number))
    .limit(MOST_RECORDS)
  return rows.map(recordOf)
}

/** The newest record of each of these systems by system id; one that was never recorded is missing. */
export async function latestRecords(tx: WorkspaceTx, systemIds: readonly string[]): Promise<Map<string, SystemRecord>> {
  if (systemIds.length === 0) return new Map()
  const rows = await tx
    .selectDistinctOn([aiSystemReviews.systemId], COLUMNS)
    .from(aiSystemReviews)
    .where(
      and(eq(aiSystemReviews.workspaceId, tx.scope.workspaceId), inArray(aiSystemReviews.systemId, [...systemIds])),
    )
    .orderBy(aiSystemReviews.systemId, desc(aiSystemReviews.number))
  return new Map(rows.map((row) => [row.systemId, recordOf(row)]))
}

/** What is to be kept: `isSame` says whether the system still is what was placed. */
export type Recording = {
  frozen: FrozenSystem
  /** ISO day. */
  placedOn: string
  note: string
  isSame(system: AnsweredSystem): boolean
}

/**
 * Keeps a system as it was placed, for a second person to look at.
 *
 * @returns the number of the record; `changed`: the system is not what was placed; `full`: it has {@link MOST_RECORDS}, or
 * {@link MOST_GUEST_RECORDS} while the workspace is a guest's
 */
export async function recordSystem(
  tx: WorkspaceTx,
  place: SystemPlace,
  { frozen, placedOn, note, isSame }: Recording,
): Promise<number | 'changed' | 'full'> {
  const { workspaceId, actorId } = tx.scope
  await tx
    .select({ id: aiSystems.id })
    .from(aiSystems)
    .where(and(eq(aiSystems.workspaceId, workspaceId), eq(aiSystems.id, place.systemId)))
    .for('no key update')
  const system = await findSystem(tx, place)
  if (!system || !isSame(system)) return 'changed'
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${aiSystemReviews.number}), 0)::int` })
    .from(aiSystemReviews)
    .where(of(tx, place.systemId))
  const number = (last?.number ?? 0) + 1
  if (number > MOST_GUEST_RECORDS && number > (await mostRecords(tx))) return 'full'
  await tx.insert(aiSystemReviews).values({
    ...frozen,
    workspaceId,
    id: newId(),
    systemId: place.systemId,
    number,
    placedOn,
    note,
    submittedBy: actorId,
  })
  await writeAudit(tx, { action: 'system.recorded', facts: { system: place.systemId, number: String(number) } })
  return number
}

const mostRecords = async (tx: WorkspaceTx) =>
  (await findWorkspace(tx))?.kind === 'guest' ? MOST_GUEST_RECORDS : MOST_RECORDS

/** The word of a second person; whoever sends it back says why. */
export type Judgement = { number: number; state: 'approved' | 'returned'; reviewNote: string }

/**
 * Adds the actor's word to a record that waits for it and that somebody else submitted.
 *
 * @returns `false` if there is none of this number, it is their own, or somebody was faster
 */
export async function judgeRecord(
  tx: WorkspaceTx,
  systemId: string,
  { number, state, reviewNote }: Judgement,
): Promise<boolean> {
  const { actorId } = tx.scope
  const judged = await tx
    .update(aiSystemReviews)
    .set({ state, reviewNote, reviewedBy: actorId, reviewedAt: sql`now()` })
    .where(
      and(
        of(tx, systemId),
        eq(aiSystemReviews.number, number),
        eq(aiSystemReviews.state, 'waiting'),
        ne(aiSystemReviews.submittedBy, actorId),
      ),
    )
    .returning({ number: aiSystemReviews.number })
  if (judged.length === 0) return false
  await writeAudit(tx, { action: `system.${state}`, facts: { system: systemId, number: String(number) } })
  return true
}

/** How many others of the workspace have one of these roles. */
export async function countOthers(tx: WorkspaceTx, roles: readonly Role[]): Promise<number> {
  const { workspaceId, actorId } = tx.scope
  const [counted] = await tx
    .select({ others: count() })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, workspaceId),
        ne(memberships.userId, actorId),
        inArray(memberships.role, [...roles]),
      ),
    )
  return counted?.others ?? 0
}
