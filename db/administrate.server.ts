import { existsSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { describeServer, driverArguments, withDatabase } from './connection-url.ts'
import { holdData } from './embedded/holder.server.ts'
import { findEmbedded, startEmbedded } from './embedded.server.ts'
import { type DatabaseChoice, explainDatabase } from './open.server.ts'
import { StartError } from './start-error.ts'

type Administrator = { admin: postgres.Sql; url: string; place: string }

/**
 * Runs `work` with the owner's connection, for maintenance by hand; also beside a
 * running product. An embedded server that does not run is started for as long as it takes.
 *
 * @throws StartError in one sentence, also for what the database refuses
 */
export async function withAdministrator<T>(
  choice: Omit<DatabaseChoice, 'rolePrefix' | 'root'>,
  work: (administrator: Administrator) => Promise<T>,
): Promise<T> {
  const { databaseUrl, migrationUrl, dataDir } = choice
  const given = migrationUrl ?? databaseUrl
  if (given !== null) return signIn(given, describeServer(given), work)
  if (!existsSync(join(dataDir, 'database-password'))) {
    throw new StartError(`There is no data in ${dataDir} yet: run npm start once.`)
  }
  const running = await findEmbedded(dataDir)
  if (running !== null) return signIn(withDatabase(running, 'preflight'), `${dataDir} (running)`, work)
  const hold = await holdData(dataDir, new Date())
  try {
    const server = await startEmbedded(dataDir)
    try {
      return await signIn(withDatabase(server.url, 'preflight'), `${dataDir} (not running)`, work)
    } finally {
      await server.stop()
    }
  } finally {
    hold.release()
  }
}

async function signIn<T>(url: string, place: string, work: (administrator: Administrator) => Promise<T>): Promise<T> {
  const admin = postgres(
    ...driverArguments(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} }),
  )
  try {
    return await work({ admin, url, place })
  } catch (error) {
    throw explainDatabase(error, url)
  } finally {
    await admin.end({ timeout: 1 })
  }
}
