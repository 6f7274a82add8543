import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { clients, foldedName } from '#db/schema/workspaces.ts'
import { haveSystemsRoom, moveSystemsAfterChecks } from './ai-system-moves.server.ts'
import { writeAudit } from './audit.server.ts'
import { lockImports } from './client-import.server.ts'
import { moveEvidence } from './evidence-moves.server.ts'
import { movePilots } from './pilot-moves.server.ts'

export type Client = Pick<
  typeof clients.$inferSelect,
  'id' | 'name' | 'reference' | 'language' | 'createdAt' | 'archivedAt'
>

/** What is read of a client. */
export const CLIENT = {
  id: clients.id,
  name: clients.name,
  reference: clients.reference,
  language: clients.language,
  createdAt: clients.createdAt,
  archivedAt: clients.archivedAt,
}

const owned = (tx: WorkspaceTx, id: string) => and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.id, id))

/** How many clients are on the desk, and how many are put away. */
export async function countClients(tx: WorkspaceTx): Promise<{ active: number; archived: number }> {
  const [counted] = await tx
    .select({
      active: sql<number>`count(*) filter (where ${clients.archivedAt} is null)::int`,
      archived: sql<number>`count(${clients.archivedAt})::int`,
    })
    .from(clients)
    .where(eq(clients.workspaceId, tx.scope.workspaceId))
  return counted ?? { active: 0, archived: 0 }
}

/** One client, or `null`: another workspace's is the same as none. */
export async function findClient(tx: WorkspaceTx, id: string): Promise<Client | null> {
  const [client] = await tx.select(CLIENT).from(clients).where(owned(tx, id))
  return client ?? null
}

/** Whom an assessment is about, and in which language they get its report. */
export type ClientOf = Pick<typeof clients.$inferSelect, 'id' | 'name' | 'language'>

/** Whom an assessment is about; `null` if it is not the workspace's. */
export async function findClientOf(tx: WorkspaceTx, assessmentId: string): Promise<ClientOf | null> {
  const [client] = await tx
    .select({ id: clients.id, name: clients.name, language: clients.language })
    .from(assessments)
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, assessmentId)))
  return client ?? null
}

/** Clients on the desk that are called so, capitals and accents aside; two at most: more say no more. */
export async function findClientsNamed(tx: WorkspaceTx, name: string): Promise<Pick<Client, 'id' | 'name'>[]> {
  return tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(
      and(
        eq(clients.workspaceId, tx.scope.workspaceId),
        isNull(clients.archivedAt),
        sql`${foldedName(clients.name)} = ${foldedName(sql`${name}::text`)}`,
      ),
    )
    .orderBy(asc(clients.id))
    .limit(2)
}

/** Names of clients on the desk in their order, to choose from. */
export async function listClientNames(tx: WorkspaceTx, limit: number): Promise<Pick<Client, 'id' | 'name'>[]> {
  return tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(and(eq(clients.workspaceId, tx.scope.workspaceId), isNull(clients.archivedAt)))
    .orderBy(foldedName(clients.name), asc(clients.id))
    .limit(limit)
}

/** @param name 1 to 200 characters @param language in which it gets its reports; left out, English @returns the new id */
export async function addClient(tx: WorkspaceTx, name: string, language?: Locale): Promise<string> {
  const id = newId()
  await tx.insert(clients).values({ workspaceId: tx.scope.workspaceId, id, name, language })
  return id
}

/** What a client is called, the workspace's own number of it (`null`: it has none), and its language; left out, it stays. */
export type ClientNaming = { name: string; reference: string | null; language?: Locale | undefined }

/**
 * Gives a client another name, number and language.
 *
 * @param naming name of 1 to 200, number of 1 to 100 characters
 * @returns the name of another client that has this number, on the desk or put away: then nothing changed; else
 * whether it is the workspace's
 */
export async function renameClient(
  tx: WorkspaceTx,
  id: string,
  { name, reference, language }: ClientNaming,
): Promise<boolean | { takenBy: string }> {
  if (reference !== null) {
    await lockImports(tx)
    const [other] = await tx
      .select({ name: clients.name })
      .from(clients)
      .where(and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.reference, reference), ne(clients.id, id)))
    if (other) return { takenBy: other.name }
  }
  const naming = { name, reference, language }
  const renamed = await tx.update(clients).set(naming).where(owned(tx, id)).returning({ id: clients.id })
  return renamed.length === 1
}

/** Puts a client away, or back on the desk; nothing of it changes. Said twice, nothing more happens. */
export async function archiveClient(tx: WorkspaceTx, id: string, isArchived: boolean): Promise<void> {
  const changed = await tx
    .update(clients)
    .set({ archivedAt: isArchived ? sql`now()` : null })
    .where(and(owned(tx, id), isArchived ? isNull(clients.archivedAt) : isNotNull(clients.archivedAt)))
    .returning({ id: clients.id })
  if (changed.length === 0) return
  await writeAudit(tx, { action: isArchived ? 'client.archived' : 'client.restored', facts: { client: id } })
}

/**
 * Deletes a client with all of its checks, AI systems, pilots, notes and files. There is no way back.
 *
 * @returns `false` if it is not the workspace's
 */
export async function removeClient(tx: WorkspaceTx, id: string): Promise<boolean> {
  const removed = await tx.delete(clients).where(owned(tx, id)).returning({ id: clients.id })
  if (removed.length === 0) return false
  await writeAudit(tx, { action: 'client.deleted', facts: { client: id } })
  return true
}

/**
 * Brings an assessment, open or submitted, to another client of the same workspace; everything in it stays as it is, and
 * the pilots that came from it move along. With the last check of a client so do its AI systems and its other pilots.
 *
 * @returns `false` if one of the two is not the workspace's; `full`: its AI systems find no room, and nothing is moved
 */
export async function moveAssessment(
  tx: WorkspaceTx,
  assessmentId: string,
  clientId: string,
): Promise<boolean | 'full'> {
  const { workspaceId } = tx.scope
  const own = and(eq(assessments.workspaceId, workspaceId), eq(assessments.id, assessmentId))
  const [before] = await tx.select({ clientId: assessments.clientId }).from(assessments).where(own).for('update')
  const [to] = await tx.select({ id: clients.id }).from(clients).where(owned(tx, clientId)).for('no key update')
  if (!before || !to) return false
  if (before.clientId === clientId) return true
  const facts = { assessment: assessmentId, from: before.clientId, to: clientId }
  if (!(await haveSystemsRoom(tx, facts))) return 'full'
  await tx.update(assessments).set({ clientId }).where(own)
  await writeAudit(tx, { action: 'assessment.moved', facts })
  await moveSystemsAfterChecks(tx, facts)
  await movePilots(tx, facts)
  await moveEvidence(tx, facts)
  return true
}
