import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type postgres from 'postgres'
import { afterAll } from 'vitest'
import { withDatabase } from '#db/connection-url.ts'
import { ensureRoles, type RoleNames } from '#db/roles.server.ts'
import { quietly } from './database-server.ts'

/** A folder for backups, gone after this test file. */
export function backupFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-backup-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Makes databases without anything in them on the server of `adminUrl`, gone after this test file. Call at its top. */
export function emptyDatabases(adminUrl: string, names: RoleNames) {
  const made: { name: string; admin: postgres.Sql }[] = []
  const administrator = quietly(withDatabase(adminUrl, 'postgres'))
  afterAll(async () => {
    await Promise.all(made.map(({ admin }) => admin.end()))
    for (const { name } of made) await administrator.unsafe(`drop database ${name} with (force)`)
    await administrator.end()
  })
  return async () => {
    const name = `preflight_test_${randomBytes(6).toString('hex')}`
    await administrator.unsafe(`create database ${name} template template0`)
    const url = withDatabase(adminUrl, name)
    const admin = quietly(url)
    made.push({ name, admin })
    const login = await ensureRoles(admin, { names, adminUrl: url, runtimeUrl: null })
    return { url, admin, login }
  }
}

/**
 * Row count and a hash of all rows of each table of `app` and `sys`, read in another way than backups read them.
 *
 * @param leave out of a table what does not count, as a condition
 */
export async function rowHashes(admin: postgres.Sql, leave: Record<string, string> = {}) {
  const tables = await admin<{ name: string }[]>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('app', 'sys') order by 1`
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const [found] = await admin.unsafe<{ hash: string }[]>(
      `select count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by t::text), '')) as hash
       from ${name} t ${leave[name] ? `where not (${leave[name]})` : ''}`,
    )
    hashes[name] = found?.hash ?? ''
  }
  return hashes
}
