import { and, desc, eq, sql } from 'drizzle-orm'
import type { FileKind } from '#app/core/clients/file-kind.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { clientFiles } from '#db/schema/clients.ts'
import { writeAudit } from './audit.server.ts'

/** What one file, and all files of a workspace together, may hold; an export takes all of them along. */
export const FILE_LIMITS = {
  /** Bytes of one. */
  bytes: 5 * 1024 * 1024,
  /** Bytes of all. */
  workspaceBytes: 20 * 1024 * 1024,
  perClient: 50,
} as const

export type ClientFile = Pick<typeof clientFiles.$inferSelect, 'id' | 'name' | 'kind' | 'size' | 'addedBy' | 'addedAt'>
export type NewFile = { name: string; kind: FileKind; content: Buffer }

const of = (tx: WorkspaceTx, clientId: string) =>
  and(eq(clientFiles.workspaceId, tx.scope.workspaceId), eq(clientFiles.clientId, clientId))

const SHOWN = {
  id: clientFiles.id,
  name: clientFiles.name,
  kind: clientFiles.kind,
  size: clientFiles.size,
  addedBy: clientFiles.addedBy,
  addedAt: clientFiles.addedAt,
}

/** The files of a client without what is in them, the newest first. */
export async function listFiles(tx: WorkspaceTx, clientId: string): Promise<ClientFile[]> {
  return tx
    .select(SHOWN)
    .from(clientFiles)
    .where(of(tx, clientId))
    .orderBy(desc(clientFiles.addedAt), desc(clientFiles.id))
    .limit(FILE_LIMITS.perClient)
}

/** Lets those who add files to the workspace wait for each other until the transaction ends. */
export async function lockFiles(tx: WorkspaceTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tx.scope.workspaceId}, 12))`)
}

/** Whether so many bytes more find room in the workspace, beside files of clients and evidence. Call {@link lockFiles} first. */
export async function hasRoom(tx: WorkspaceTx, bytes: number): Promise<boolean> {
  const { workspaceId } = tx.scope
  const [stored] = await tx.execute<{ bytes: number }>(sql`
    select ((select coalesce(sum(size), 0) from app.client_files where workspace_id = ${workspaceId})
      + (select coalesce(sum(size), 0) from app.evidence_pieces where workspace_id = ${workspaceId}))::int as bytes`)
  return (stored?.bytes ?? 0) + bytes <= FILE_LIMITS.workspaceBytes
}

/**
 * Keeps a file with a client. Those who add at the same time wait for each other, so that the limits hold.
 *
 * @param file of at most 5 MB
 */
export async function addFile(tx: WorkspaceTx, clientId: string, file: NewFile): Promise<'added' | 'tooMany' | 'full'> {
  const { workspaceId, actorId } = tx.scope
  await lockFiles(tx)
  if ((await tx.$count(clientFiles, of(tx, clientId))) >= FILE_LIMITS.perClient) return 'tooMany'
  if (!(await hasRoom(tx, file.content.length))) return 'full'
  const { name, kind, content } = file
  await tx
    .insert(clientFiles)
    .values({ workspaceId, id: newId(), clientId, name, kind, size: content.length, content, addedBy: actorId })
  return 'added'
}

/** One file with what is in it; `null` if it is not the client's. */
export async function readFile(tx: WorkspaceTx, clientId: string, id: string) {
  const [file] = await tx
    .select({ ...SHOWN, content: clientFiles.content })
    .from(clientFiles)
    .where(and(of(tx, clientId), eq(clientFiles.id, id)))
  return file ?? null
}

/**
 * Deletes a file for good.
 *
 * @param mayOthers whether they may delete what somebody else added
 * @returns `others`: it is not theirs to delete; `none`: it is not the client's
 */
export async function removeFile(
  tx: WorkspaceTx,
  { clientId, id, mayOthers }: { clientId: string; id: string; mayOthers: boolean },
): Promise<'removed' | 'others' | 'none'> {
  const isIt = and(of(tx, clientId), eq(clientFiles.id, id))
  const isTheirs = mayOthers ? undefined : eq(clientFiles.addedBy, tx.scope.actorId)
  const removed = await tx.delete(clientFiles).where(and(isIt, isTheirs)).returning({ id: clientFiles.id })
  if (removed.length === 0) return (await tx.$count(clientFiles, isIt)) > 0 ? 'others' : 'none'
  await writeAudit(tx, { action: 'file.deleted', facts: { client: clientId, file: id } })
  return 'removed'
}
