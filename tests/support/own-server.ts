import { onTestFinished } from 'vitest'
import { withDatabase } from '#db/connection-url.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { quietly } from './database-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A durable server for one test alone, as an operator would have it; `createDatabase` gives the administrator's URL of an empty one. */
export async function ownServer(settings?: Record<string, string>) {
  const dataDir = temporaryFolder()
  const server = await startEmbedded(dataDir, settings)
  const admin = quietly(server.url)
  onTestFinished(() => admin.end({ timeout: 1 }))
  return {
    ...server,
    dataDir,
    admin,
    async createDatabase(name: string, { owner = 'postgres', like = 'template1' } = {}) {
      await admin.unsafe(`create database ${name} owner ${owner} template ${like}`)
      return withDatabase(server.url, name)
    },
  }
}
