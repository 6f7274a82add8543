import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { RETENTION_CLASSES, type RetentionClass } from '#db/retention/classes.ts'

/** Rows that one transaction deletes at most, so that nobody waits for it. */
const BATCH = 1_000

/** Deletes the rows of `sys` whose time is over, batch by batch. @returns how many, by class */
export async function purgeClasses(database: Database, batch = BATCH): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {}
  for (const each of RETENTION_CLASSES) {
    let rows = 0
    for (let last = batch; last === batch; rows += last) last = await deleteBatch(database, each, batch)
    deleted[each.id] = rows
  }
  return deleted
}

async function deleteBatch(database: Database, each: RetentionClass, batch: number): Promise<number> {
  const table = tableOf(each)
  const deleted = await database.withSys((tx) =>
    tx.execute(sql`
      delete from ${table} where ctid in (
        select ctid from ${table} where ${isOver(each)} limit ${batch} for update skip locked
      ) returning 1`),
  )
  return deleted.length
}

export type RetentionLine = {
  id: string
  /** Rows that the next run deletes. */
  due: number
  /** Rows that it leaves. */
  kept: number
  /** Of those that are due; `null`: none is. */
  oldest: Date | null
  why: string
}

/** What the next run would delete; deletes nothing. */
export async function foreseeRetention(database: Database): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = [await foreseeWorkspaces(database)]
  for (const each of RETENTION_CLASSES) {
    const [found] = await database.withSys((tx) =>
      tx.execute<{ due: number; kept: number; oldest: string | null }>(sql`
        select count(*) filter (where ${isOver(each)})::int as due, count(*) filter (where not ${isOver(each)})::int as kept,
          min(${sql.identifier(each.since)}) filter (where ${isOver(each)})::text as oldest from ${tableOf(each)}`),
    )
    const { due = 0, kept = 0, oldest = null } = found ?? {}
    lines.push({ id: each.id, due, kept, oldest: oldest === null ? null : new Date(oldest), why: each.why })
  }
  return lines
}

/** Each workspace is asked itself; the note in `sys` only says that it may be time. */
async function foreseeWorkspaces(database: Database): Promise<RetentionLine> {
  const noted = await database.withSys((tx) =>
    tx.execute<{ id: string; isDue: boolean }>(
      sql`select workspace_id as id, look_at <= now() as "isDue" from sys.retention`,
    ),
  )
  const ends: number[] = []
  for (const { id, isDue } of noted) {
    if (!isDue) continue
    const [over] = await database.withWorkspace({ workspaceId: id, actorId: id }, (tx) =>
      tx.execute<{ end: string }>(sql`
        select least(expires_at, closes_at)::text as end from app.workspaces
        where workspace_id = ${id} and least(expires_at, closes_at) <= now()`),
    )
    if (over) ends.push(new Date(over.end).getTime())
  }
  const oldest = ends.length === 0 ? null : new Date(Math.min(...ends))
  const why = 'a guest’s, not used for 60 days; or closed by its owner 14 days ago'
  return { id: 'workspaces', due: ends.length, kept: noted.length - ends.length, oldest, why }
}

const isOver = ({ since, keep }: RetentionClass) => sql`${sql.identifier(since)} <= now() - ${keep}::interval`

function tableOf({ table }: RetentionClass) {
  const [schema = '', name = ''] = table.split('.')
  return sql`${sql.identifier(schema)}.${sql.identifier(name)}`
}
