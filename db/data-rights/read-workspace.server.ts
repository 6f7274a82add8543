import { type SQL, sql } from 'drizzle-orm'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { listMovedFiles, type MovedFile } from '#db/queries/held-files.server.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { DECISIONS, namesIn } from './decisions.ts'
import { EXPORT_LIMITS } from './export-limits.ts'
import { STORED_TABLES, type StoredTable } from './stored-tables.ts'

/** The rows of one table, each as JSON exactly as PostgreSQL writes it. */
type ExportedTable = { table: StoredTable; rows: string[] }

export type WorkspaceRows = {
  is: 'read'
  workspaceId: string
  /** When it was read, by the database's clock. */
  readAt: Date
  tables: ExportedTable[]
  /** Files that lie elsewhere: their rows have none. */
  moved: MovedFile[]
}

export type TooLarge = { is: 'tooLarge' }

/** The tables that leave with a workspace, parents first, with the columns that do. */
export const WORKSPACE_TABLES: readonly StoredTable[] = STORED_TABLES.flatMap((table) => {
  const decision = DECISIONS[table.fullName]
  if (decision?.goesWith !== 'workspace') return []
  const leaving = namesIn(decision.columns)
  return [{ ...table, columns: table.columns.filter(({ name }) => leaving.includes(name)) }]
})

/**
 * Reads everything of the scope's workspace as it is at one moment.
 *
 * @returns `null` if there is no such workspace; `tooLarge` past the limits, without having read the rows
 */
export async function readWorkspace(
  database: Database,
  scope: WorkspaceTx['scope'],
): Promise<WorkspaceRows | TooLarge | null> {
  return database.viewWorkspace(scope, async (tx) => {
    const [found] = await tx
      .select({ workspaceId: workspaces.workspaceId, readAt: sql<string>`now()` })
      .from(workspaces)
      .where(sql`${workspaces.workspaceId} = ${scope.workspaceId}`)
    if (!found) return null
    // Moments are written in the same zone whatever the server's is, so that equal rows give equal text.
    await tx.execute(sql`select set_config('TimeZone', 'UTC', true)`)
    if (await isTooLarge(tx)) return { is: 'tooLarge' }
    const tables: ExportedTable[] = []
    for (const table of WORKSPACE_TABLES) tables.push({ table, rows: await readRows(tx, table) })
    const moved = await listMovedFiles(tx)
    return { is: 'read', workspaceId: found.workspaceId, readAt: new Date(found.readAt), tables, moved }
  })
}

/** Stored sizes first: they are known without reading what is behind them. */
async function isTooLarge(tx: WorkspaceTx): Promise<boolean> {
  for (const sizeOf of [storedSize, writtenSize]) {
    const sizes = WORKSPACE_TABLES.map(
      (table) => sql`select count(*)::float8 as rows, coalesce(sum(${sizeOf(table)}), 0)::float8 as bytes
        from ${nameOf(table)} t where workspace_id = ${tx.scope.workspaceId}`,
    )
    const [found] = await tx.execute<{ rows: number; bytes: number }>(
      sql`select max(rows) as rows, sum(bytes) as bytes from (${sql.join(sizes, sql` union all `)}) as sizes`,
    )
    if (!found || found.rows > EXPORT_LIMITS.rows || found.bytes > EXPORT_LIMITS.bytes) return true
  }
  return false
}

const storedSize = ({ columns }: StoredTable): SQL =>
  sql.join(
    columns.map(({ name }) => sql`coalesce(pg_column_size(t.${sql.identifier(name)}), 0)`),
    sql` + `,
  )

const writtenSize = (): SQL => sql`octet_length(row_to_json(t)::text)`

async function readRows(tx: WorkspaceTx, table: StoredTable): Promise<string[]> {
  const rows = await tx.execute<{ row: string }>(sql`
    select row_to_json(t)::text as row from (
      select ${list(table.columns.map(({ name }) => name))} from ${nameOf(table)}
      where workspace_id = ${tx.scope.workspaceId} order by ${list(table.primaryKey)}
    ) t`)
  return rows.map(({ row }) => row)
}

const list = (names: readonly string[]) =>
  sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  )

const nameOf = ({ schema, name }: StoredTable) => sql`${sql.identifier(schema)}.${sql.identifier(name)}`
