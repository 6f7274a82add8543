import type postgres from 'postgres'
import { newId } from '#db/new-id.ts'
import type { RoleNames } from '#db/roles.server.ts'
import type { ArchiveFault } from './fault.ts'
import { type StoredTable, storedTable } from './stored-tables.ts'

/** The rows of one table, as its file holds them. */
export type ImportTable = {
  table: string
  file: string
  columns: string[]
  /** An array of rows; checked by `checkRows` before. */
  json: string
}

export type WorkspaceImport = {
  workspaceId: string
  tables: ImportTable[]
  /** Canonical address of who is to own it; `null`: its members, if one of them has an account here. */
  owner: string | null
}

export type ImportOutcome =
  | {
      is: 'imported'
      /** Rows by table. */
      rows: Record<string, number>
      /** Members who have an account here, and find the workspace in it. */
      membersHere: number
    }
  | { is: 'refused'; faults: ArchiveFault[] }

class Refused extends Error {
  fault: ArchiveFault

  constructor(fault: ArchiveFault) {
    super(fault.message)
    this.fault = fault
  }
}

/**
 * Stores a workspace as an archive holds it, with all its ids: everything in one transaction or
 * nothing. It writes behind row-level security, as that workspace and no other.
 *
 * @param admin one connection of who runs the installation
 */
export async function importWorkspace(
  admin: postgres.Sql,
  names: RoleNames,
  { workspaceId, tables, owner }: WorkspaceImport,
): Promise<ImportOutcome> {
  try {
    return await admin.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspaceId}, true), set_config('TimeZone', 'UTC', true)`
      await takeRole(tx, names.rw)
      const [taken] = await tx`select 1 from app.workspaces where workspace_id = ${workspaceId}`
      if (taken) throw refused(`The workspace ${workspaceId} is here already. An import never changes one.`)
      await refuseErased(tx, names, workspaceId)
      const rows: Record<string, number> = {}
      for (const table of tables) rows[table.table] = await storeRows(tx, names, table)
      await moveMarks(tx, names)
      await checkSeals(tx, names)
      if (owner !== null) await addOwner(tx, names, { workspaceId, owner })
      const membersHere = await noteMembers(tx, names, workspaceId)
      if (membersHere === 0) throw refused(NOBODY)
      return { is: 'imported' as const, rows, membersHere }
    })
  } catch (error) {
    if (error instanceof Refused) return { is: 'refused', faults: [error.fault] }
    throw error
  }
}

const refused = (message: string, fault: Omit<ArchiveFault, 'message'> = { file: '' }) =>
  new Refused({ ...fault, message })

const NOBODY = 'No member of this workspace has an account here, so nobody could open it: name its owner with --owner.'

const takeRole = (tx: postgres.TransactionSql, role: string) => tx`select set_config('role', ${role}, true)`

/** What was deleted here would be deleted again with the next start. */
async function refuseErased(tx: postgres.TransactionSql, names: RoleNames, workspaceId: string) {
  await takeRole(tx, names.global)
  const [erased] = await tx`select 1 from sys.erasures where kind = 'workspace' and id = ${workspaceId}`
  if (erased) throw refused(`The workspace ${workspaceId} was deleted here for good, so it does not come back.`)
}

/** All rows at once; if the database refuses them, one by one, to find the row. */
async function storeRows(
  tx: postgres.TransactionSql,
  names: RoleNames,
  { table, file, columns, json }: ImportTable,
): Promise<number> {
  const into = storedTable(table)
  // To anybody but the owner of the log, the database itself gives number, time and seal.
  await takeRole(tx, table === LOG ? names.owner : names.rw)
  try {
    return await tx.savepoint((all) => insert(all, into, columns, json))
  } catch (error) {
    if (codeOf(error) === null) throw error
    for (const [index, row] of (JSON.parse(json) as unknown[]).entries()) {
      const reason = await refusalOf(tx, { into, columns, row })
      if (reason !== null) throw refused(`is refused by the database (${reason})`, { file, row: index + 1 })
    }
    throw error
  }
}

const LOG = 'app.audit_log'

/** Older exports hold what was said of single actions with the plan's settings. */
async function moveMarks(tx: postgres.TransactionSql, names: RoleNames) {
  await takeRole(tx, names.rw)
  try {
    await tx.savepoint((all) => all`select app.tasks_from_marks()`)
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw refused(`holds marks of actions that the database refuses (${code})`, { file: 'data/plan_settings.json' })
  }
}

/** The log comes in as it was; what was changed in it since shows in its seals. */
async function checkSeals(tx: postgres.TransactionSql, names: RoleNames) {
  await takeRole(tx, names.rw)
  const [broken] = await tx<{ seq: number }[]>`
    select seq::int as seq from (
      select a.seq, a.hash, row_number() over w as place, app.audit_seal(coalesce(lag(a.hash) over w, ''), a) as seal
      from app.audit_log a window w as (order by a.seq)
    ) entries
    where hash <> seal or seq <> place order by seq limit 1`
  if (broken) throw refused('was changed: its seals do not hold', { file: 'data/audit_log.json', row: broken.seq })
}

type OneRow = { into: StoredTable; columns: readonly string[]; row: unknown }

async function refusalOf(tx: postgres.TransactionSql, { into, columns, row }: OneRow): Promise<string | null> {
  try {
    await tx.savepoint((one) => insert(one, into, columns, JSON.stringify([row])))
    return null
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    const { constraint_name: constraint } = error as { constraint_name?: string }
    return constraint ?? code
  }
}

/** SQLSTATE of what the database said; `null` if it was not the database, or not about the rows (classes 22 and 23, and 42501). */
function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(22|23)...$|^42501$/.test(code) ? code : null
}

/** Values go over as the text they are in the file, so that none changes on the way. */
async function insert(tx: postgres.TransactionSql, table: StoredTable, columns: readonly string[], json: string) {
  const into = tx(table.fullName)
  const { count } = await tx`
    insert into ${into} (${tx(columns)})
    select ${tx(columns)} from jsonb_populate_recordset(null::${into}, ${json}::text::jsonb)`
  return count
}

/** The owner's account is made if there is none; a guest's work becomes a team's, as when a guest keeps it. */
async function addOwner(
  tx: postgres.TransactionSql,
  names: RoleNames,
  { workspaceId, owner }: { workspaceId: string; owner: string },
) {
  await takeRole(tx, names.global)
  const [user] = await tx<{ id: string }[]>`
    insert into sys.users (id, email) values (${newId()}, ${owner})
    on conflict (email) do update set email = excluded.email returning id`
  if (!user) throw new TypeError('An upsert returns its row.')
  await takeRole(tx, names.rw)
  await tx`
    insert into app.memberships (workspace_id, user_id, role) values (${workspaceId}, ${user.id}, 'owner')
    on conflict (workspace_id, user_id) do update set role = 'owner'`
  await tx`
    update app.workspaces set kind = 'team', expires_at = null,
      name = coalesce((select title from app.assessments order by id desc limit 1), name)
    where kind = 'guest'`
}

/** Notes in `sys` who finds the workspace, and when its time is over. */
async function noteMembers(tx: postgres.TransactionSql, names: RoleNames, workspaceId: string): Promise<number> {
  const members = await tx<{ id: string }[]>`select user_id as id from app.memberships`
  const [workspace] = await tx<{ endsAt: string | null }[]>`
    select least(expires_at, closes_at)::text as "endsAt" from app.workspaces`
  await takeRole(tx, names.global)
  if (workspace?.endsAt) {
    await tx`
      insert into sys.retention (workspace_id, look_at) values (${workspaceId}, ${workspace.endsAt}::text::timestamptz)
      on conflict (workspace_id) do update set look_at = excluded.look_at`
  }
  if (members.length === 0) return 0
  const noted = await tx`
    insert into sys.workspace_members (user_id, workspace_id)
    select id, ${workspaceId} from sys.users where id in ${tx(members.map(({ id }) => id))}
    on conflict (user_id, workspace_id) do update set workspace_id = excluded.workspace_id`
  return noted.count
}
