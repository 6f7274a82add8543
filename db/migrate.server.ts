import { readMigrationFiles } from 'drizzle-orm/migrator'
import type postgres from 'postgres'
import type { RoleNames } from './roles.server.ts'
import { StartError } from './start-error.ts'

type Migration = ReturnType<typeof readMigrationFiles>[number]

/** Any number that nobody else locks in this database. */
const LOCK = 7_338_264_511

const FOLDER = 'db/migrations'

/**
 * Brings the database to this version's schema. One instance migrates while others
 * wait; each migration is one transaction, so a killed one leaves nothing.
 *
 * @param admin one direct connection (no transaction pooler, `max: 1`) of a user who may become the owner
 * @returns how many migrations were run now, 0 if none was due
 * @throws StartError if the database is newer than this code, or a migration was changed after it ran
 */
export async function migrate(admin: postgres.Sql, names: RoleNames, folder = FOLDER): Promise<number> {
  if (admin.options.max !== 1)
    throw new RangeError('Migrations need a client with one connection: the lock belongs to it.')
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  await noticeDeath(admin)
  await admin`select pg_advisory_lock(${LOCK})`
  try {
    return await migrateLocked(admin, names, migrations)
  } finally {
    await admin`select pg_advisory_unlock(${LOCK})`
  }
}

/** How many migrations the database has, and how many this version knows. */
export async function readStatus(admin: postgres.Sql, folder = FOLDER): Promise<{ applied: number; known: number }> {
  const known = readMigrationFiles({ migrationsFolder: folder }).length
  const [journal] = await admin`select to_regclass('sys.migrations') as name`
  if (!journal?.name) return { applied: 0, known }
  const [row] = await admin<{ applied: number }[]>`select count(*)::int as applied from sys.migrations`
  return { applied: row?.applied ?? 0, known }
}

/** Without it a killed start keeps the lock until its statement ends. Not every system can tell; there the next start waits. */
async function noticeDeath(admin: postgres.Sql): Promise<void> {
  await admin`select set_config('client_connection_check_interval', '500', false)`.catch((error: unknown) => {
    const INVALID_PARAMETER = '22023'
    if (!(error instanceof Error && 'code' in error && error.code === INVALID_PARAMETER)) throw error
  })
}

async function migrateLocked(connection: postgres.Sql, names: RoleNames, migrations: Migration[]) {
  await inTransaction(connection, names, [
    'create schema if not exists sys',
    'create table if not exists sys.migrations (position int primary key, hash text not null, applied_at timestamptz not null default now())',
  ])
  const done = await connection<{ hash: string }[]>`select hash from sys.migrations order by position`
  if (done.length > migrations.length) throw new StartError(newer(done.length, migrations.length))
  for (const [position, { hash }] of done.entries()) {
    if (migrations[position]?.hash !== hash) throw new StartError(differs(position))
  }
  for (const [position, { sql, hash }] of migrations.entries()) {
    if (position < done.length) continue
    const record = `insert into sys.migrations (position, hash) values (${position}, '${hash}')`
    await inTransaction(connection, names, [...sql.map((statement) => withPrefix(statement, names)), record])
  }
  return migrations.length - done.length
}

async function inTransaction(connection: postgres.Sql, { owner }: RoleNames, statements: string[]) {
  await connection`begin`
  try {
    await connection`select set_config('role', ${owner}, true), set_config('lock_timeout', '5000', true)`
    for (const statement of statements) await connection.unsafe(statement)
    await connection`commit`
  } catch (error) {
    await connection`rollback`
    throw error
  }
}

/** Migrations are written for the prefix `preflight_`. */
function withPrefix(statement: string, names: RoleNames): string {
  return statement.replace(/"preflight_(owner|rw|global|login)"/g, (_, role: keyof RoleNames) => `"${names[role]}"`)
}

const newer = (applied: number, known: number) =>
  `The database is newer than this version of Preflight (it has ${applied} migrations, this version knows ${known}): start the version that wrote it, or a later one.`

const differs = (position: number) =>
  `Migration ${position} ran on this database in another form than this version holds: start the version that wrote it, or use another database.`
