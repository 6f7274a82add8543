import postgres from 'postgres'
import { describeServer, driverArguments, withDatabase } from './connection-url.ts'
import { holdData } from './embedded/holder.server.ts'
import { makePlace } from './embedded/place.server.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.server.ts'
import { migrate } from './migrate.server.ts'
import { ensureRoles, type RoleNames, roleNames } from './roles.server.ts'
import { StartError } from './start-error.ts'

export type DatabaseChoice = {
  /** `null`: the server that npm brought. */
  databaseUrl: string | null
  /** `null`: the same as `databaseUrl`. */
  migrationUrl: string | null
  dataDir: string
  rolePrefix: string
  /** The repository's root, where `db/migrations` is. */
  root: string
  /** Hears when our own server died and when it is there again; left out: nobody starts it again. */
  tell?: (sentence: string) => void
}

export type OpenDatabase = {
  /** For `connect`: signs in as the login role, which has no rights outside a transaction of `withWorkspace` or `withSys`. */
  url: string
  /** One line for people: where the data is and what it survives. */
  durability: string
  migrationsRun: number
  /** Tells a second start on the same data where this one serves. */
  announce(url: string): void
  /** Stops the server if it is ours, and lets the data go. Close all connections before. */
  close(): Promise<void>
}

/**
 * Everything between the environment and a database that is ready: hold the data and
 * start the server if it is ours, make roles, migrate, check what is promised.
 *
 * @throws StartError in one sentence
 */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  if (choice.databaseUrl !== null) {
    const { databaseUrl, migrationUrl } = choice
    const runtimeUrl = migrationUrl === null || migrationUrl === databaseUrl ? null : databaseUrl
    const prepared = await prepare(migrationUrl ?? databaseUrl, runtimeUrl, choice, migrateTo(choice))
    const durability = `Data: PostgreSQL at ${describeServer(databaseUrl)} (DATABASE_URL); saved means committed there, and its operator keeps the backups.`
    return { ...prepared, durability, announce: () => {}, close: async () => {} }
  }
  const { dataDir } = makePlace(choice.dataDir)
  const hold = await holdData(dataDir, new Date())
  let server: EmbeddedServer | null = null
  try {
    server = await startEmbedded(dataDir)
    const prepared = await prepare(await ownDatabase(server.url), null, choice, migrateTo(choice))
    if (choice.tell) server.keep(choice.tell)
    return {
      ...prepared,
      durability: describeEmbedded(server),
      announce: hold.announce,
      close: closer(server, hold.release),
    }
  } catch (error) {
    await server?.stop()
    hold.release()
    throw error
  }
}

/**
 * Makes server, database and roles ready as `openDatabase` does, but no schema: a backup brings its own.
 * On our own data nothing else may run meanwhile.
 *
 * @throws StartError in one sentence
 */
export async function withRoles<T>(
  choice: DatabaseChoice,
  work: (ready: { adminUrl: string; login: string; place: string }) => Promise<T>,
): Promise<T> {
  const ready = async (adminUrl: string, runtimeUrl: string | null, place: string) => {
    const { url } = await prepare(adminUrl, runtimeUrl, choice, async () => 0)
    return work({ adminUrl, login: decodeURIComponent(new URL(url).username), place })
  }
  const { databaseUrl, migrationUrl } = choice
  if (databaseUrl !== null) {
    const adminUrl = migrationUrl ?? databaseUrl
    return ready(adminUrl, adminUrl === databaseUrl ? null : databaseUrl, describeServer(adminUrl))
  }
  const { dataDir } = makePlace(choice.dataDir)
  const hold = await holdData(dataDir, new Date())
  try {
    const server = await startEmbedded(dataDir)
    try {
      return await ready(await ownDatabase(server.url), null, dataDir)
    } finally {
      await server.stop()
    }
  } finally {
    hold.release()
  }
}

const closer = (server: EmbeddedServer, release: () => void) => async () => {
  await server.stop()
  release()
}

const describeEmbedded = ({ pgData, wasRunning }: EmbeddedServer) =>
  `Data: ${pgData} (embedded PostgreSQL 18${wasRunning ? ', found running and taken over' : ''}); saved means written through to this disk: it survives a crash or kill of the product or the database, and a power cut as far as the disk keeps what it confirmed. One disk, no copy: back it up.`

type Migrator = (admin: postgres.Sql, names: RoleNames) => Promise<number>

const migrateTo =
  ({ root }: DatabaseChoice): Migrator =>
  (admin, names) =>
    migrate(admin, names, `${root}/db/migrations`)

async function prepare(adminUrl: string, runtimeUrl: string | null, { rolePrefix }: DatabaseChoice, bringUp: Migrator) {
  const names = roleNames(rolePrefix)
  const admin = postgres(
    ...driverArguments(adminUrl, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} }),
  )
  try {
    await checkServer(admin, adminUrl)
    const url = await ensureRoles(admin, { names, adminUrl, runtimeUrl })
    await checkLogin(admin, url)
    const migrationsRun = await bringUp(admin, names)
    return { url, migrationsRun }
  } catch (error) {
    throw explainDatabase(error, adminUrl)
  } finally {
    await admin.end({ timeout: 1 })
  }
}

async function checkServer(admin: postgres.Sql, url: string): Promise<void> {
  const [server] = await admin<{ version: number; fsync: string; commit: string; pages: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`
  if (!server) throw new TypeError('A select of settings returns one row.')
  const where = `PostgreSQL at ${describeServer(url)}`
  if (server.version < 160_000)
    throw new StartError(`${where} is too old: Preflight needs 16 or newer, 18 is what it is tested with.`)
  if (server.fsync === 'off' || server.commit === 'off' || server.pages === 'off') {
    throw new StartError(
      `${where} may lose what it confirmed (fsync, full_page_writes and synchronous_commit must not be off).`,
    )
  }
}

/** Row-level security means nothing to a superuser: the product never signs in as one. */
async function checkLogin(admin: postgres.Sql, url: string): Promise<void> {
  const login = decodeURIComponent(new URL(url).username)
  const [role] = await admin<{ isAbove: boolean }[]>`
    select rolsuper or rolbypassrls as "isAbove" from pg_roles where rolname = ${login}`
  if (role?.isAbove) {
    throw new StartError(
      `The user "${login}" of DATABASE_URL is above row-level security: name an ordinary user, or leave MIGRATION_DATABASE_URL out and Preflight makes one.`,
    )
  }
}

/** The product's own database on the embedded server. */
async function ownDatabase(url: string): Promise<string> {
  const admin = postgres(...driverArguments(url, { max: 1, fetch_types: false, onnotice: () => {} }))
  try {
    const [found] = await admin`select from pg_database where datname = 'preflight'`
    if (!found) await admin`create database preflight`
    return withDatabase(url, 'preflight')
  } finally {
    await admin.end({ timeout: 1 })
  }
}

/** Makes a StartError of what the database says, where it is something for the operator; else returns it as it is. */
export function explainDatabase(error: unknown, url: string): unknown {
  if (error instanceof StartError || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const where = `The database at ${describeServer(url)}`
  if (/^(E(CONN|NOENT|NOTFOUND|TIMEDOUT|HOST|NET|AI_)|CONNECT|57P03)/.test(code)) {
    return new StartError(`${where} cannot be reached (${code}): start it, or correct DATABASE_URL.`)
  }
  if (code === '28P01' || code === '28000') return new StartError(`${where} refuses the user or password of its URL.`)
  if (code === '3D000') return new StartError(`${where} does not exist: create it, or correct DATABASE_URL.`)
  if (code === '42501')
    return new StartError(`${where} does not let its user set it up: set MIGRATION_DATABASE_URL to its owner.`)
  return error
}
