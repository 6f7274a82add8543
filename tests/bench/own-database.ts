import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { makePlace } from '#db/embedded/place.server.ts'
import { openDatabase } from '#db/open.server.ts'

export type OwnDatabase = {
  /** For the login that the product has. */
  url: string
  dataDir: string
  /** Stops the server, and leaves nothing of it behind. */
  close(): Promise<void>
}

/** An embedded database for one bench alone, migrated and empty. */
export async function openOwnDatabase(): Promise<OwnDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'preflight-bench-'))
  const { url, close } = await openDatabase({
    databaseUrl: null,
    migrationUrl: null,
    dataDir,
    rolePrefix: 'preflight_',
    root: resolve('.'),
  })
  return {
    url,
    dataDir,
    async close() {
      await close()
      // As root it may lie elsewhere, and 100,000 checks are gigabytes.
      await rm(makePlace(dataDir).serverDir, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
