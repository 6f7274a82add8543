import { describe, expect, test } from 'vitest'
import { DECISIONS, namesIn } from '#db/data-rights/decisions.ts'
import { FILE_COLUMNS } from '#db/data-rights/stored-files.ts'
import { STORED_TABLES } from '#db/data-rights/stored-tables.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin } = await testDatabase()

const stored = await admin<{ table: string; columns: string[] }[]>`
  select n.nspname || '.' || c.relname as "table", array_to_json(array_agg(a.attname::text order by a.attnum)) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'v', 'm', 'f')
  group by 1`

/** What a decision says of each column; `null`: nothing about single columns. */
function decidedColumns(table: string): string[] | null {
  const decision = DECISIONS[table]
  if (!decision) return []
  if (decision.goesWith === 'nobody') return null
  const kept = Object.keys(decision.without ?? {})
  return [...namesIn(decision.columns), ...kept]
}

test('each table of the database has a decision, and no decision is about a table that is not there', () => {
  expect(Object.keys(DECISIONS).sort()).toEqual(stored.map(({ table }) => table).sort())
})

test('each table of the schema is in the database, with the same columns, and the reverse', () => {
  const described = STORED_TABLES.map(({ fullName, columns }) => [fullName, columns.map(({ name }) => name).sort()])
  const found = stored
    .filter(({ table }) => table !== 'sys.migrations')
    .map(({ table, columns }) => [table, columns.toSorted()])

  expect(described.toSorted()).toEqual(found.toSorted())
})

describe.each(stored)('$table', ({ table, columns }) => {
  test('has a decision for each column, once', () => {
    const decided = decidedColumns(table)

    if (decided !== null) expect(decided.toSorted()).toEqual(columns.toSorted())
  })
})

test('every table of a workspace goes with the workspace, and nothing else does', () => {
  const going = Object.entries(DECISIONS).filter(([, { goesWith }]) => goesWith === 'workspace')

  expect(going.map(([table]) => table).sort()).toEqual(
    stored
      .map(({ table }) => table)
      .filter((table) => table.startsWith('app.'))
      .sort(),
  )
})

test('no secret leaves, not even as a hash', async () => {
  const secrets = await admin<{ table: string; column: string }[]>`
    select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
    where table_schema in ('app', 'sys')
      and (data_type = 'bytea' or column_name ~ '(token|secret|password|code|key|pending|challenge)(_hash)?$')
      and (table_name, column_name) not in (
        ('acknowledgements', 'answers_key'), ('audit_log', 'hash'), ('brands', 'logo'), ('client_files', 'content'),
        ('edition_files', 'content'), ('evidence_pieces', 'content'))`

  const leaving = secrets.filter(({ table, column }) => {
    const decision = DECISIONS[table]
    return decision?.goesWith !== 'nobody' && namesIn(decision?.columns ?? '').includes(column)
  })

  expect(secrets.length).toBeGreaterThanOrEqual(5)
  expect(leaving).toEqual([])
})

test('each file that a workspace takes along is written as a file too', async () => {
  const held = await admin<{ table: string; column: string }[]>`
    select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'app' and data_type = 'bytea' and column_name !~ '(hash|secret)$' order by 1`

  expect(held).toEqual(FILE_COLUMNS.map(({ table, column }) => ({ table, column })))
})

test('parents come before what hangs on them', () => {
  const names = STORED_TABLES.map(({ fullName }) => fullName)

  for (const { fullName, parents } of STORED_TABLES) {
    for (const parent of parents) expect(names.indexOf(parent), fullName).toBeLessThan(names.indexOf(fullName))
  }
})
