import { createHash } from 'node:crypto'
import { Unavailable } from '#db/database-error.ts'
import type { HeldFile } from '#db/queries/held-files.server.ts'
import type { ObjectStorage } from './object-storage.server.ts'

/** What an object of a workspace is called. */
export const keyOf = (workspaceId: string, objectId: string) => `ws/${workspaceId}/${objectId}`

/**
 * Reads an issued file from where it lies. What comes from outside must have the hash that was issued.
 *
 * @throws Unavailable if it cannot be had now, or is not what was issued
 */
export type ReadFile = (workspaceId: string, file: HeldFile) => Promise<Uint8Array>

/** @param storage `null`: none is set */
export function createReadFile(storage: ObjectStorage | null): ReadFile {
  return async (workspaceId, { content, objectId, sha256 }) => {
    if (content !== null) return new Uint8Array(content)
    if (storage === null || objectId === null)
      throw new Unavailable('A file lies in an object storage that is not set.')
    const found = await storage.get(keyOf(workspaceId, objectId))
    if (found === null) throw new Unavailable('A file is not in the object storage.')
    if (createHash('sha256').update(found).digest('hex') !== sha256)
      throw new Unavailable('A file in the object storage is not what was issued.')
    return new Uint8Array(found)
  }
}
