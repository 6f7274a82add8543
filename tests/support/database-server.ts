import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { driverArguments, withDatabase } from '#db/connection-url.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureRoles, roleNames } from '#db/roles.server.ts'

/** Speed only: the tests of durability start the real thing. Databases that live for seconds need no vacuum. */
const FLEETING = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

export type TestServer = {
  /** Of the administrator, naming the template database. */
  url: string
  stop(): Promise<void>
}

/** Roles belong to the whole server, so tests on a given one bring their own. */
export const TEST_PREFIX = 'preflight_test_'

export const quietly = (url: string, max = 1) =>
  postgres(...driverArguments(url, { max, fetch_types: false, onnotice: () => {} }))

/** TEST_DATABASE_URL or DATABASE_URL names a server where databases and roles may be made; else npm's server runs in `folder`. */
export async function startTestServer(folder: string): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
  const own = given ? null : await startEmbedded(folder, { ...FLEETING, max_connections: '300' })
  const serverUrl = given || own?.url || ''
  const name = `preflight_template_${randomBytes(6).toString('hex')}`
  const administrator = quietly(serverUrl)
  await administrator.unsafe(`create database ${name}`)
  const url = withDatabase(serverUrl, name)
  const admin = quietly(url)
  const names = roleNames(TEST_PREFIX)
  await ensureRoles(admin, { names, adminUrl: url, runtimeUrl: null })
  await migrate(admin, names)
  await admin.end()
  return {
    url,
    async stop() {
      await administrator.unsafe(`drop database ${name}`)
      await administrator.end()
      await own?.stop()
    },
  }
}
