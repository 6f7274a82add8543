import { runJob } from '#app/server/job.server.ts'
import type { Services } from '#app/server/services.server.ts'
import { listMemberWorkspaces, NOBODY } from '#db/queries/each-workspace.server.ts'
import { findFileHere, listForgotten, listMovedFiles, noteMoved, takeBack } from '#db/queries/held-files.server.ts'
import { createReadFile, keyOf } from './held-file.server.ts'
import type { ObjectStorage } from './object-storage.server.ts'

/** Where issued files are to lie. */
export type FileHome = 'database' | 's3'

type Moving = Pick<Services, 'database'> & { storage: ObjectStorage }

const HOUR_MS = 3_600_000
/** An object younger than this may be named by a transaction that has not ended. */
const SETTLED_MS = HOUR_MS

/**
 * Moves issued files of workspaces with members into the object storage. Each is written there, read back and compared
 * before the database lets go of it, so a crash anywhere leaves it in one place at least.
 *
 * @returns how many were moved
 */
export async function moveOut({ database, storage }: Moving): Promise<number> {
  const read = createReadFile(storage)
  let moved = 0
  for (const workspaceId of await listMemberWorkspaces(database)) {
    const scope = { workspaceId, actorId: NOBODY }
    for (;;) {
      const file = await database.withWorkspace(scope, findFileHere)
      if (file === null) break
      const { objectId } = file
      await storage.put(keyOf(workspaceId, objectId), file.content)
      await read(workspaceId, { content: null, objectId, sha256: file.sha256 })
      if (await database.withWorkspace(scope, (tx) => noteMoved(tx, { id: file.id, objectId }))) moved += 1
    }
  }
  return moved
}

/**
 * Brings all issued files back into the database; their objects go with {@link sweep}.
 *
 * @returns how many came
 */
export async function moveHome({ database, storage }: Moving): Promise<number> {
  const read = createReadFile(storage)
  let moved = 0
  for (const workspaceId of await listMemberWorkspaces(database)) {
    const scope = { workspaceId, actorId: NOBODY }
    for (const { id, objectId, sha256 } of await database.withWorkspace(scope, listMovedFiles)) {
      const content = Buffer.from(await read(workspaceId, { content: null, objectId, sha256 }))
      await database.withWorkspace(scope, (tx) => takeBack(tx, { id, content }))
      moved += 1
    }
  }
  return moved
}

const OURS = /^ws\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/

/**
 * Deletes the objects that nothing names any more: of deleted checks and workspaces, of moves that were cut off, of files
 * that came home. Keys that are not ours, and workspaces that this database never knew, are left alone.
 *
 * @returns how many were deleted
 */
export async function sweep({ database, storage }: Moving, now: Date): Promise<number> {
  let swept = 0
  for await (const page of storage.list('ws/')) {
    const settled = new Map<string, string[]>()
    for (const { key, changedAt } of page) {
      const [, workspaceId, objectId] = OURS.exec(key) ?? []
      // An unknown time is NaN, and never long enough ago.
      if (!workspaceId || !objectId || !(now.getTime() - changedAt.getTime() >= SETTLED_MS)) continue
      settled.set(workspaceId, [...(settled.get(workspaceId) ?? []), objectId])
    }
    for (const [workspaceId, objectIds] of settled) {
      for (const objectId of await listForgotten(database, workspaceId, objectIds)) {
        await storage.remove(keyOf(workspaceId, objectId))
        swept += 1
      }
    }
  }
  return swept
}

/** Brings files where they are to lie, and deletes what nothing names, at start and every hour. Several processes may do it at once. */
export function startMoving(
  services: Pick<Services, 'database' | 'log' | 'metrics' | 'now' | 'tracing'>,
  { storage, home }: { storage: ObjectStorage; home: FileHome },
) {
  const { database, log, now } = services
  const timer = setInterval(wake, HOUR_MS)
  timer.unref()
  let running = run()

  function wake() {
    running = running.then(run)
  }

  function run() {
    return runJob(services, { name: 'files', onFailure: 'files will be moved later' }, async () => {
      const moved = await (home === 's3' ? moveOut : moveHome)({ database, storage })
      const swept = await sweep({ database, storage }, now())
      if (moved + swept > 0) log.info({ event: 'files moved', home, moved, swept }, 'files')
    })
  }

  return { stop: () => clearInterval(timer) }
}
