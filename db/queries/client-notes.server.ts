import { and, desc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { clientNotes } from '#db/schema/clients.ts'
import { lockClient } from './answer-import.server.ts'

export type ClientNote = Pick<typeof clientNotes.$inferSelect, 'id' | 'authorId' | 'body' | 'createdAt' | 'changedAt'>

const of = (tx: WorkspaceTx, clientId: string) =>
  and(eq(clientNotes.workspaceId, tx.scope.workspaceId), eq(clientNotes.clientId, clientId))

/** What one client may have of them, so that every one can be read and deleted on its page. */
export const MOST_NOTES = 300

/** The notes on a client, the newest first. */
export async function listNotes(tx: WorkspaceTx, clientId: string): Promise<ClientNote[]> {
  return tx
    .select({
      id: clientNotes.id,
      authorId: clientNotes.authorId,
      body: clientNotes.body,
      createdAt: clientNotes.createdAt,
      changedAt: clientNotes.changedAt,
    })
    .from(clientNotes)
    .where(of(tx, clientId))
    .orderBy(desc(clientNotes.createdAt), desc(clientNotes.id))
    .limit(MOST_NOTES)
}

/** Writes a note of the actor's, of 1 to 4,000 characters. @returns `false` if the client has too many already */
export async function addNote(tx: WorkspaceTx, clientId: string, body: string): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  await lockClient(tx, clientId)
  if ((await tx.$count(clientNotes, of(tx, clientId))) >= MOST_NOTES) return false
  await tx.insert(clientNotes).values({ workspaceId, id: newId(), clientId, authorId: actorId, body })
  return true
}

const own = (tx: WorkspaceTx, clientId: string, id: string) =>
  and(of(tx, clientId), eq(clientNotes.id, id), eq(clientNotes.authorId, tx.scope.actorId))

/** Only who wrote a note changes it. @returns `false` if it is not theirs, or not the client's */
export async function changeNote(tx: WorkspaceTx, clientId: string, { id, body }: { id: string; body: string }) {
  const changed = await tx
    .update(clientNotes)
    .set({ body, changedAt: sql`now()` })
    .where(own(tx, clientId, id))
    .returning({ id: clientNotes.id })
  return changed.length === 1
}

/** @param isAnyones also a note of somebody else's @returns `false` if it is not theirs, or not the client's */
export async function removeNote(
  tx: WorkspaceTx,
  clientId: string,
  { id, isAnyones }: { id: string; isAnyones: boolean },
) {
  const removed = await tx
    .delete(clientNotes)
    .where(isAnyones ? and(of(tx, clientId), eq(clientNotes.id, id)) : own(tx, clientId, id))
    .returning({ id: clientNotes.id })
  return removed.length === 1
}
