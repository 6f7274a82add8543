import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { rebuildSchema } from '../migrate.server.ts'
import type { RoleNames } from '../roles.server.ts'
import { StartError } from '../start-error.ts'
import { type Heading, readBackupFile } from './file.server.ts'
import { inOneTransaction, type Session } from './session.server.ts'
import { type Fingerprint, listTables, readRows, type Table } from './tables.server.ts'

export type RestoreOptions = {
  names: RoleNames
  /** Who the product signs in as. */
  login: string
  backup: CheckedBackup
  /** Delete everything that the database holds of Preflight first. */
  replace: boolean
  /** Folder of the migrations; default: ours. */
  migrations?: string
}

export type CheckedBackup = { file: string; heading: Heading; fingerprints: Fingerprint[] }

export type Restored = {
  takenAt: string
  fingerprints: Fingerprint[]
  /** Members who were signed in when the backup was taken, and no longer are. */
  signedOut: number
}

/**
 * Makes the schema of a backup, loads its rows and compares them with its fingerprints: all of it or
 * nothing. Members have to sign in again, because who was signed out since the backup must stay so.
 *
 * @param url of whoever may become the owner
 * @throws StartError if the backup is newer than this version or not what it says, the product runs on the database,
 *   or it is not empty
 */
export async function restoreBackup(url: string, options: RestoreOptions): Promise<Restored> {
  const { names, replace, backup } = options
  const { file, heading, fingerprints } = backup
  return inOneTransaction({ url, role: names.owner, mode: 'read write' }, async (session) => {
    await refuseRunning(session, options.login)
    const erased = await clear(session, replace)
    await rebuildSchema((statement) => session.query(statement), {
      names,
      hashes: heading.migrations,
      folder: options.migrations,
    })
    const tables = await listTables(session)
    await whileUnguarded(session, tables, () => load(session, { file, tables }))
    await compare(session, { tables, fingerprints, file })
    await keepErased(session, { erased, tables })
    const ended = await session.query("delete from sys.sessions where kind = 'member' returning id")
    return { takenAt: heading.takenAt, fingerprints, signedOut: ended.length }
  })
}

/**
 * Reads all of a backup, before anything is touched.
 *
 * @throws StartError if it is damaged, cut off, or none
 */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let heading: Heading | null = null
  let fingerprints: Fingerprint[] | null = null
  for await (const part of readBackupFile(file)) {
    if (part.is === 'heading') heading = part
    if (part.is === 'fingerprints') fingerprints = part.fingerprints
  }
  if (heading === null || fingerprints === null) throw new StartError(`${file} is no backup of Preflight.`)
  return { file, heading, fingerprints }
}

async function refuseRunning(session: Session, login: string) {
  const running = await session.query(
    'select pid from pg_stat_activity where datname = current_database() and usename = $1 and pid <> pg_backend_pid()',
    [login],
  )
  if (running.length > 0) throw new StartError('Preflight runs on this database: stop it before you restore.')
}

/** What the first start writes by itself is nothing that could be lost. */
const OF_ITSELF = new Set(['sys.catalogues', 'sys.backups'])

type Erased = { kind: string; id: string; at: string }

/** @returns what was erased in the database until now, and so must not come back */
async function clear(session: Session, replace: boolean): Promise<readonly Erased[]> {
  const [found] = await session.query<{ schemas: number; isOurs: boolean }>(`
    select count(*)::int as schemas, to_regclass('sys.migrations') is not null as "isOurs"
    from pg_namespace where nspname in ('app', 'sys')`)
  if (!found || found.schemas === 0) return []
  if (!found.isOurs)
    throw new StartError('The database has schemas "app" or "sys" that are not of Preflight: use another database.')
  const holding: string[] = []
  for (const { name } of await listTables(session)) {
    if (OF_ITSELF.has(name)) continue
    if ((await session.query(`select from ${name} limit 1`)).length > 0) holding.push(name)
  }
  if (holding.length > 0 && !replace) {
    throw new StartError(
      `The database is not empty (${holding.join(', ')}): restore into an empty one, or add --replace, which deletes everything that Preflight keeps in this one.`,
    )
  }
  const [list] = await session.query<{ isThere: boolean }>(`select to_regclass('${ERASURES}') is not null as "isThere"`)
  const erased = list?.isThere
    ? await session.query<Erased>(`select kind, id::text as id, erased_at::text as at from ${ERASURES}`)
    : []
  await session.query('drop schema if exists app, sys cascade')
  return erased
}

const ERASURES = 'sys.erasures'

/** The next start erases again what the backup brought back. */
async function keepErased(
  session: Session,
  { erased, tables }: { erased: readonly Erased[]; tables: readonly Table[] },
): Promise<void> {
  if (erased.length === 0) return
  if (!tables.some(({ name }) => name === ERASURES)) {
    throw new StartError(
      'The backup is of a version that did not remember what was erased; nothing was changed. Restore it into an empty database, start that, and run "preflight erasures replay" with the list of this one.',
    )
  }
  for (const { kind, id, at } of erased) {
    await session.query(`insert into ${ERASURES} (kind, id, erased_at) values ($1, $2, $3) on conflict do nothing`, [
      kind,
      id,
      at,
    ])
  }
}

/** Rows come back as they were: no trigger of ours adds to them, and row-level security does not take COPY. */
async function whileUnguarded(session: Session, tables: readonly Table[], work: () => Promise<void>) {
  const forced = await session.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('app', 'sys') and c.relforcerowsecurity`)
  for (const { name } of forced) await session.query(`alter table ${name} no force row level security`)
  for (const { name } of tables) await session.query(`alter table ${name} disable trigger user`)
  await work()
  for (const { name } of tables) await session.query(`alter table ${name} enable trigger user`)
  for (const { name } of forced) await session.query(`alter table ${name} force row level security`)
}

/** Parents come first in the file. */
async function load(session: Session, { file, tables }: { file: string; tables: readonly Table[] }) {
  const left = new Map(tables.map((table) => [table.name, table]))
  let into: Writable | null = null
  try {
    for await (const part of readBackupFile(file)) {
      if (part.is === 'rows' && into !== null) {
        await pass(into, part.rows)
        continue
      }
      if (into !== null) await end(session, into)
      into = null
      if (part.is !== 'table') continue
      const table = left.get(part.table)
      if (!table || part.columns.join() !== table.columns.join()) throw new StartError(unfit(file, part.table))
      left.delete(part.table)
      into = await session.copyIn(`copy ${table.name} (${table.columns.join(', ')}) from stdin`)
      into.on('error', () => {})
    }
  } catch (error) {
    into?.destroy()
    throw error instanceof Error && 'code' in error && REFUSED.test(String(error.code))
      ? new StartError(refused(file))
      : error
  }
}

async function pass(into: Writable, rows: Buffer) {
  if (into.errored) throw into.errored
  if (!into.write(rows)) await once(into, 'drain')
}

/** The driver never ends the stream if the last rows are refused: the next statement says so. */
async function end(session: Session, into: Writable) {
  await new Promise<void>((resolve) => into.write(Buffer.alloc(0), () => resolve()))
  into.end()
  await setImmediate()
  await session.query('select 1')
}

/** Bad values, broken constraints, and what follows them. */
const REFUSED = /^(22|23|25P02)/

async function compare(
  session: Session,
  { tables, fingerprints, file }: { tables: readonly Table[]; fingerprints: readonly Fingerprint[]; file: string },
) {
  const wanted = new Map(fingerprints.map((one) => [one.table, one]))
  for (const table of tables) {
    const loaded = await readRows(session, table, () => {})
    const { rows, sha256 } = wanted.get(table.name) ?? {}
    if (loaded.rows !== rows || loaded.sha256 !== sha256) throw new StartError(unfit(file, table.name))
  }
  if (wanted.size !== tables.length) throw new StartError(unfit(file, 'a table that its schema lacks'))
}

const unfit = (file: string, table: string) =>
  `What ${file} holds of ${table} is not what it says it holds; nothing was changed. Take another backup.`

const refused = (file: string) =>
  `The database refuses rows of ${file} (they break its rules); nothing was changed. Take another backup.`
