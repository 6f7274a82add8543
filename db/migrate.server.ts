import { readFileSync } from 'node:fs'
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

export type SchemaStatus = {
  /** How many migrations the database has. */
  applied: number
  /** How many this version knows. */
  known: number
  /** Names of those that the next start runs, in order. */
  due: string[]
  /** Why this version cannot use the database, in one sentence; `null`: it can. */
  obstacle: string | null
}

/** Compares the database's schema with this version's; an empty database has 0 migrations. */
export async function readStatus(admin: postgres.Sql, folder = FOLDER): Promise<SchemaStatus> {
  const known = readMigrationFiles({ migrationsFolder: folder })
  const applied = await readApplied(admin)
  const due = migrationNames(folder).slice(applied.length)
  return { applied: applied.length, known: known.length, due, obstacle: findObstacle(applied, known) }
}

/** Hashes of the migrations that ran on the database, in order; empty if none did. */
export async function readApplied(admin: postgres.Sql): Promise<string[]> {
  const [journal] = await admin`select to_regclass('sys.migrations') as name`
  if (!journal?.name) return []
  const rows = await admin<{ hash: string }[]>`select hash from sys.migrations order by position`
  return rows.map(({ hash }) => hash)
}

/** Such as `0000_start`, in order. */
function migrationNames(folder: string): string[] {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as { entries: { tag: string }[] }
  return journal.entries.map(({ tag }) => tag)
}

/**
 * Runs the migrations with these hashes on a database without our schemas, in a transaction of
 * the caller's, whose role is the owner.
 *
 * @throws StartError if this version does not know them, or holds one of them in another form
 */
export async function rebuildSchema(
  run: (statement: string) => Promise<unknown>,
  { names, hashes, folder = FOLDER }: { names: RoleNames; hashes: readonly string[]; folder?: string },
): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folder })
  const obstacle = findObstacle(hashes, known, BACKUP)
  if (obstacle !== null) throw new StartError(obstacle)
  await run(`select pg_advisory_xact_lock(${LOCK})`)
  for (const statement of JOURNAL) await run(statement)
  for (const [position, migration] of known.slice(0, hashes.length).entries()) {
    for (const statement of statementsOf(migration, position, names)) await run(statement)
  }
}

/** Without it a killed start keeps the lock until its statement ends. Not every system can tell; there the next start waits. */
async function noticeDeath(admin: postgres.Sql): Promise<void> {
  await admin`select set_config('client_connection_check_interval', '500', false)`.catch((error: unknown) => {
    const INVALID_PARAMETER = '22023'
    if (!(error instanceof Error && 'code' in error && error.code === INVALID_PARAMETER)) throw error
  })
}

async function migrateLocked(connection: postgres.Sql, names: RoleNames, migrations: Migration[]) {
  await inTransaction(connection, names, JOURNAL)
  const done = await readApplied(connection)
  const obstacle = findObstacle(done, migrations)
  if (obstacle !== null) throw new StartError(obstacle)
  for (const [position, migration] of migrations.entries()) {
    if (position < done.length) continue
    await inTransaction(connection, names, statementsOf(migration, position, names))
  }
  return migrations.length - done.length
}

const JOURNAL = [
  'create schema if not exists sys',
  'create table if not exists sys.migrations (position int primary key, hash text not null, applied_at timestamptz not null default now())',
]

/** Of one migration, the last of which notes that it ran. */
const statementsOf = ({ sql, hash }: Migration, position: number, names: RoleNames) => [
  ...sql.map((statement) => withPrefix(statement, names)),
  `insert into sys.migrations (position, hash) values (${position}, '${hash}')`,
]

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

/** What the sentences are about. */
const DATABASE = { it: 'The database', on: 'on this database', instead: 'use another database' }
const BACKUP = { it: 'The backup', on: 'before this backup', instead: 'take another backup' }

/** Why migrations that ran are not the first ones of this version; `null` if they are. */
function findObstacle(done: readonly string[], known: readonly Migration[], { it, on, instead } = DATABASE) {
  if (done.length > known.length) {
    return `${it} is newer than this version of Preflight (it has ${done.length} migrations, this version knows ${known.length}): start the version that wrote it, or a later one.`
  }
  const position = done.findIndex((hash, at) => known[at]?.hash !== hash)
  if (position < 0) return null
  return `Migration ${position} ran ${on} in another form than this version holds: start the version that wrote it, or ${instead}.`
}
