import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { editionFiles } from '#db/schema/editions.ts'
import { erasures } from '#db/schema/operations.ts'
import { workspaces } from '#db/schema/workspaces.ts'

/** Where an issued file lies: here as `content`, or in the object storage under `objectId`; one of them is `null`. */
export type HeldFile = Pick<typeof editionFiles.$inferSelect, 'content' | 'objectId' | 'sha256'>

/** A file that lies in the object storage. */
export type MovedFile = { id: string; objectId: string; sha256: string }

const own = (tx: WorkspaceTx) => eq(editionFiles.workspaceId, tx.scope.workspaceId)

/** A file of the scope's workspace that lies here and is what was issued, with a new name for its object; `null`: none does. */
export async function findFileHere(tx: WorkspaceTx) {
  const { id, content, sha256 } = editionFiles
  const [found] = await tx
    .select({ id, content, sha256 })
    .from(editionFiles)
    .where(and(own(tx), sql`encode(sha256(${content}), 'hex') = ${sha256}`))
    .limit(1)
  return found?.content ? { ...found, content: found.content, objectId: newId() } : null
}

/** The files of the scope's workspace that lie in the object storage. */
export async function listMovedFiles(tx: WorkspaceTx): Promise<MovedFile[]> {
  const { id, objectId, sha256 } = editionFiles
  const moved = await tx
    .select({ id, objectId, sha256 })
    .from(editionFiles)
    .where(and(own(tx), isNotNull(objectId)))
  return moved.flatMap(({ id, objectId, sha256 }) => (objectId === null ? [] : [{ id, objectId, sha256 }]))
}

/** Lets go of a file that lies in the object storage now. @returns `false`: somebody else moved it, or it is gone */
export async function noteMoved(tx: WorkspaceTx, { id, objectId }: { id: string; objectId: string }): Promise<boolean> {
  const moved = await tx
    .update(editionFiles)
    .set({ content: null, objectId })
    .where(and(own(tx), eq(editionFiles.id, id), isNull(editionFiles.objectId)))
    .returning({ id: editionFiles.id })
  return moved.length === 1
}

/** Takes a file back from the object storage. The database refuses any other bytes than those that left. */
export async function takeBack(tx: WorkspaceTx, { id, content }: { id: string; content: Buffer }): Promise<void> {
  await tx
    .update(editionFiles)
    .set({ content, objectId: null })
    .where(and(own(tx), eq(editionFiles.id, id), isNotNull(editionFiles.objectId)))
}

/**
 * Which of some objects of a workspace nothing here names any more. Of a workspace that was never here it is none: the
 * objects may be of another database, or of this one before its backup is restored.
 */
export async function listForgotten(
  database: Database,
  workspaceId: string,
  objectIds: readonly string[],
): Promise<string[]> {
  const isErased = await database.withSys((tx) =>
    tx.$count(erasures, and(eq(erasures.kind, 'workspace'), eq(erasures.id, workspaceId))),
  )
  return database.withWorkspace({ workspaceId, actorId: workspaceId }, async (tx) => {
    const isHere = await tx.$count(workspaces, eq(workspaces.workspaceId, workspaceId))
    if (isErased + isHere === 0) return []
    const named = await tx
      .select({ objectId: editionFiles.objectId })
      .from(editionFiles)
      .where(and(own(tx), inArray(editionFiles.objectId, [...objectIds])))
    const held = new Set(named.map(({ objectId }) => objectId))
    return objectIds.filter((objectId) => !held.has(objectId))
  })
}
