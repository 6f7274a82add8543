import { beforeAll, describe, expect, test } from 'vitest'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { listRuleBreaks, listTriggers } from '#db/scaling/citus-rules.server.ts'
import { distributionStatements, TENANT_TABLES } from '#db/scaling/distribute.ts'
import { partitionStatements } from '#db/scaling/partition-table.server.ts'
import { listTenancyDefects } from '#db/tenancy-lint.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, testDatabase } from '#tests/support/database.ts'
import { aFullWorkspace } from '#tests/support/workspace-rows.ts'

const { admin, database, names } = await testDatabase()

describe('Citus', () => {
  test('takes every table of workspaces: keys, unique and references hold workspace_id', async () => {
    expect(await listRuleBreaks(admin)).toEqual([])
  })

  test('is told every table once, each after those that it refers to', async () => {
    const there = await admin<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')`
    const statements = distributionStatements()
    const told = statements.map((statement) => /'(app\.\w+)'/.exec(statement)?.[1] ?? '')
    const references = await admin<{ child: string; parent: string }[]>`
      select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
      where contype = 'f' and connamespace = 'app'::regnamespace and conrelid <> confrelid`

    expect([...told].sort()).toEqual(there.map(({ name }) => name).sort())
    expect(told).toEqual(TENANT_TABLES)
    expect(references.filter(({ child, parent }) => told.indexOf(child) < told.indexOf(parent))).toEqual([])
    expect(statements[0]).toBe(`select create_distributed_table('app.workspaces', 'workspace_id');`)
    expect(statements.slice(1).every((one) => one.endsWith(`colocate_with => 'app.workspaces');`))).toBe(true)
  })

  test('needs no reference table: what acts for a workspace reads nothing global', async () => {
    const readable = await admin`
      select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'sys'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(${names.rw}, c.oid, 'select')`

    expect(readable).toEqual([])
  })

  test('is told of the triggers that it runs only when asked to', async () => {
    expect(await listTriggers(admin)).toEqual(
      expect.arrayContaining(['app.audit_log.appended', 'app.snapshots.written_once']),
    )
  })

  test.each([
    ['create unique index planted on app.clients (id)', 'primary key, unique or exclusion without workspace_id'],
    ['create table app.planted (id uuid primary key)', 'no workspace_id that is not null'],
    [
      'alter table app.clients add constraint planted foreign key (workspace_id, id) references app.clients (id, workspace_id)',
      'reference that does not lead from workspace_id to workspace_id',
    ],
    [
      'create table sys.planted (id uuid primary key); alter table app.clients add constraint planted foreign key (id) references sys.planted (id)',
      'reference between a workspace and what is global',
    ],
    ['alter table app.text_blocks add planted bigserial', 'number from a sequence'],
  ])('refuses: %s', async (planted, rule) => {
    const undo = new Error('undo')
    await admin
      .begin(async (tx) => {
        // A key in the other order is needed before it can be referred to.
        if (planted.includes('(id, workspace_id)'))
          await tx.unsafe('alter table app.clients add unique (id, workspace_id)')
        await tx.unsafe(planted)
        expect((await listRuleBreaks(tx)).map((one) => one.rule)).toContain(rule)
        throw undo
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error
      })
  })
})

describe('partitions by workspace', () => {
  const TABLES = ['app.answers', 'app.answer_log', 'app.acknowledgements', 'app.assessments', 'app.edition_files']
  const rowsOf = (table: string) =>
    admin
      .unsafe(`select to_jsonb(t)::text as row from ${table} t order by 1`)
      .then((rows) => rows.map(({ row }) => row))
  const shapeOf = () => admin`
    select k.conrelid::regclass::text as of, k.conname as name, pg_get_constraintdef(k.oid) as says from pg_constraint k
    where k.connamespace = 'app'::regnamespace and not exists (
        select from pg_class c where c.oid = k.conrelid and c.relispartition) and k.conparentid = 0 and k.contype <> 'n'
    union all
    select g.table_name, g.grantee, g.privilege_type from information_schema.role_table_grants g
    where g.table_schema = 'app' and g.grantee = ${names.rw}
    union all
    select g.table_name, g.column_name, g.privilege_type from information_schema.column_privileges g
    where g.table_schema = 'app' and g.grantee = ${names.rw}
    union all
    select t.tgrelid::regclass::text, t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and not c.relispartition
    union all
    select p.tablename, p.policyname, p.qual from pg_policies p where p.tablename !~ '_p[0-9]+$'
    order by 1, 2, 3`
  let before: Record<string, unknown>
  beforeAll(async () => {
    for (let count = 0; count < 5; count += 1) await aFullWorkspace(admin)
    const read = async () =>
      Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, await rowsOf(table)] as const)))
    before = { rows: await read(), shape: await shapeOf() }
    for (const table of TABLES) {
      const statements = await partitionStatements(admin, table, 4)
      await admin.begin(async (tx) => {
        for (const statement of statements) await tx.unsafe(statement)
      })
    }
  }, 60_000)

  test.each(TABLES)('%s keeps every row', async (table) => {
    const kept = (before.rows as Record<string, string[]>)[table]

    expect(kept?.length).toBeGreaterThanOrEqual(5)
    expect(await rowsOf(table)).toEqual(kept)
    const [{ kind, parts } = { kind: '', parts: 0 }] = await admin<{ kind: string; parts: number }[]>`
      select relkind as kind, (select count(*)::int from pg_inherits where inhparent = c.oid) as parts
      from pg_class c where c.oid = to_regclass(${table})`
    expect({ kind, parts }).toEqual({ kind: 'p', parts: 4 })
  })

  test('keys, references, rights, policies and triggers are the same as before, and workspaces are kept apart', async () => {
    expect(await shapeOf()).toEqual(before.shape)
    expect(await listTenancyDefects(admin, names)).toEqual([])
    expect(await listRuleBreaks(admin)).toEqual([])
  })

  test('the product goes on as before, and asks one partition alone', async () => {
    const started = await aStartedAssessment(database)
    await database.withWorkspace(started.scope, (tx) => saveAnswer(tx, anAnswer(started)))

    const plan = await database.withWorkspace(started.scope, (tx) =>
      tx.execute<{ 'QUERY PLAN': string }>(
        `explain (costs off) select * from app.answers where workspace_id = '${started.scope.workspaceId}'`,
      ),
    )

    const asked = plan
      .map((line) => line['QUERY PLAN'])
      .join('\n')
      .match(/answers_p\d+/g)
    expect(new Set(asked).size).toBe(1)
    await expect(admin`delete from app.answer_log`).rejects.toMatchObject({ code: '23001' })
  })

  test('what is none, or is partitioned already, is refused', async () => {
    for (const table of ['app.answers', 'app.nothing', 'sys.sessions']) {
      await expect(partitionStatements(admin, table, 4)).rejects.toThrow(
        'is no table of workspaces, or is partitioned already',
      )
    }
    await expect(partitionStatements(admin, 'app.audit_log', 4)).rejects.toThrow(
      'app.audit_seal(bytea,app.audit_log) is made of',
    )
    await expect(partitionStatements(admin, 'app.clients', 1)).rejects.toThrow('2 to 256')
  })
})
