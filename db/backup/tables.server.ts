import { createHash } from 'node:crypto'
import { StartError } from '../start-error.ts'
import type { Session } from './session.server.ts'

export type Table = {
  /** Such as `app.answers`. */
  name: string
  columns: string[]
  /** What rows are sorted by, the same on every server. */
  order: string
  /** Tables that its rows point to. */
  parents: string[]
}

export type Fingerprint = { table: string; rows: number; sha256: string }

/**
 * The tables of `app` and `sys` that a backup holds, parents first. Not those that a crash
 * may empty (rate limits), nor the list of migrations, which restoring writes anew.
 *
 * @throws StartError if two tables point to each other, or one has no primary key
 */
export async function listTables(session: Session): Promise<Table[]> {
  const found = await session.query<Table>(`
    select n.nspname || '.' || c.relname as name,
      (select json_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
          order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as "order",
      (select coalesce(json_agg(distinct pn.nspname || '.' || p.relname), '[]'::json)
        from pg_constraint k join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('app', 'sys') and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
      and not (n.nspname = 'sys' and c.relname = 'migrations')
    order by 1`)
  const unsorted = found.find(({ order }) => order === null)
  if (unsorted) throw new StartError(`The table ${unsorted.name} has no primary key, so it cannot be backed up.`)
  return parentsFirst(found)
}

function parentsFirst(tables: readonly Table[]): Table[] {
  const left = new Map(tables.map((table) => [table.name, table]))
  const sorted: Table[] = []
  while (left.size > 0) {
    const next = [...left.values()].filter(({ parents }) => !parents.some((parent) => left.has(parent)))
    if (next.length === 0) throw new StartError(`These tables point to each other: ${[...left.keys()].join(', ')}.`)
    for (const table of next) left.delete(table.name)
    sorted.push(...next)
  }
  return sorted
}

/**
 * Row-level security leaves rows out without a word: whoever does not see all of them makes no backup (P42).
 *
 * @throws StartError naming a table that is not seen in full
 */
export async function requireFullSight(session: Session): Promise<void> {
  const [hidden] = await session.query<{ name: string; who: string }>(`
    select n.nspname || '.' || c.relname as name, current_user as who
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('app', 'sys') and c.relkind in ('r', 'p') and row_security_active(c.oid) and (
      exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive)
      or not exists (
        select from pg_policy p, unnest(p.polroles) as role
        where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
          and pg_get_expr(p.polqual, p.polrelid) = 'true'
          and case when role = 0 then true else pg_has_role(role, 'usage') end))
    order by 1 limit 1`)
  if (!hidden) return
  throw new StartError(
    `The role ${hidden.who} may not see every row of ${hidden.name}: a backup made by it would not be whole.`,
  )
}

/** One line a row, `\n` after each; the same rows give the same bytes on every server. */
const copyRows = ({ name, columns, order }: Table) =>
  `copy (select ${columns.join(', ')} from ${name} order by ${order}) to stdout`

/**
 * Reads all rows of a table.
 *
 * @param take is given them in pieces, which end anywhere
 * @returns how many there are, and the SHA-256 (hex) of their text
 */
export async function readRows(
  session: Session,
  table: Table,
  take: (piece: Buffer) => Promise<void> | void,
): Promise<Fingerprint> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const piece of (await session.copyOut(copyRows(table))) as AsyncIterable<Buffer>) {
    hash.update(piece)
    for (let at = piece.indexOf(NEW_LINE); at >= 0; at = piece.indexOf(NEW_LINE, at + 1)) rows += 1
    await take(piece)
  }
  return { table: table.name, rows, sha256: hash.digest('hex') }
}

const NEW_LINE = 10
