import type postgres from 'postgres'
import { readStatus } from './migrate.server.ts'
import type { RoleNames } from './roles.server.ts'
import { listTenancyDefects } from './tenancy-lint.server.ts'

type Installation = { names: RoleNames; place: string; isEmbedded: boolean; folder: string }

/**
 * What an operator wants to know of the database, one line each.
 *
 * @returns `isWell`: its schema is this version's, nothing confirmed can be lost, workspaces are kept apart
 */
export async function describeStatus(
  admin: postgres.Sql,
  { names, place, isEmbedded, folder }: Installation,
): Promise<{ lines: string[]; isWell: boolean }> {
  const server = await readServer(admin)
  const { applied, known, due, obstacle } = await readStatus(admin, folder)
  const defects = applied === 0 ? [] : await listTenancyDefects(admin, names)
  const lines = [
    `Data: ${place}`,
    `Engine: PostgreSQL ${server.version}, ${isEmbedded ? 'embedded' : 'of the operator (DATABASE_URL)'}`,
    `Durability: ${server.isDurable ? 'saved means written through to disk' : 'MAY LOSE WHAT IT CONFIRMED'} (${server.settings})`,
    `Size: ${(server.bytes / 1e6).toFixed(1)} MB`,
    `Migrations: ${applied} of ${known}`,
    ...due.map((name) => `Due at the next start: ${name}`),
    ...(obstacle === null ? [] : [obstacle]),
    `Last backup: ${await lastBackup(admin)}`,
    ...defects.map(({ defect, subject }) => `Defect: ${subject}: ${defect}`),
    `Workspaces kept apart: ${defects.length === 0 ? 'yes' : 'NO'}`,
  ]
  const isWell = server.isDurable && obstacle === null && due.length === 0 && defects.length === 0
  return { lines, isWell }
}

async function readServer(admin: postgres.Sql) {
  const [server] = await admin<{ version: string; bytes: number; settings: string; isDurable: boolean }[]>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
      (select string_agg(name || ' ' || setting, ', ' order by name) from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit')) as settings,
      not exists (select from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as "isDurable"`
  if (!server) throw new TypeError('A select of settings returns one row.')
  return server
}

/** Only backups made with `preflight db backup` are known. */
async function lastBackup(admin: postgres.Sql): Promise<string> {
  const [place] = await admin`select to_regclass('sys.backups') as name`
  const rows = place?.name
    ? await admin<{ taken_at: Date; bytes: string }[]>`
        select taken_at, bytes from sys.backups order by taken_at desc limit 1`
    : []
  const [last] = rows
  return last ? `${last.taken_at.toISOString()}, ${last.bytes} bytes` : 'none that was made with "preflight db backup"'
}
