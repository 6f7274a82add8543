import { expect, test } from 'vitest'
import { listTenancyDefects } from '#db/tenancy-lint.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, names } = await testDatabase()
const defects = async () =>
  (await listTenancyDefects(admin, names)).map(({ defect, subject }) => `${subject}: ${defect}`)

test('our own schema has no defect', async () => {
  expect(await defects()).toEqual([])
})

const keyed = 'workspace_id uuid not null, id uuid not null, primary key (workspace_id, id)'
const locked = (table: string) =>
  `alter table ${table} enable row level security; alter table ${table} force row level security;`
const guarded = (table: string) => `${locked(table)}
  create policy tenant on ${table} to "${names.rw}"
    using (workspace_id = (select current_setting('app.workspace_id')::uuid))
    with check (workspace_id = (select current_setting('app.workspace_id')::uuid));`

test.each([
  ['a policy that was dropped', 'drop policy tenant on app.answers', ['app.answers: no policy']],
  [
    'row-level security switched off',
    'alter table app.answers disable row level security',
    ['app.answers: no row-level security'],
  ],
  [
    'row-level security that does not bind the owner',
    'alter table app.answers no force row level security',
    ['app.answers: row-level security is not forced'],
  ],
  [
    'a table without a workspace',
    `create table app.planted (id uuid primary key); ${locked('app.planted')} create policy tenant on app.planted to "${names.rw}" using (true) with check (true)`,
    [
      'app.planted.tenant: policy that does not compare workspace_id with the setting in a sub-select',
      'app.planted: no workspace_id that is not null',
      'app.planted_pkey: key or index not led by workspace_id',
    ],
  ],
  [
    'a policy without a check on writing',
    `alter policy tenant on app.answers rename to reading;
     drop policy reading on app.answers;
     create policy tenant on app.answers to "${names.rw}" using (workspace_id = (select current_setting('app.workspace_id')::uuid))`,
    ['app.answers.tenant: policy without using or with check'],
  ],
  [
    'a second policy for everybody',
    'create policy more on app.answers to public using (true) with check (true)',
    ['app.answers.more: policy that does not compare workspace_id with the setting in a sub-select'],
  ],
  [
    'a policy that reads the setting for every row',
    `alter policy tenant on app.answers using (workspace_id = current_setting('app.workspace_id')::uuid)`,
    ['app.answers.tenant: policy that does not compare workspace_id with the setting in a sub-select'],
  ],
  [
    'a view with its owner’s rights',
    'create view app.planted as select * from app.answers',
    ['app.planted: view without security_invoker'],
  ],
  [
    'a materialized view',
    `create materialized view app.planted as select * from app.answers; grant select on app.planted to "${names.rw}"`,
    ['app.planted: materialized view'],
  ],
  [
    'a function with its owner’s rights',
    `create function app.planted() returns int language sql security definer as 'select 1'; grant execute on function app.planted to "${names.rw}"`,
    ['app.planted(): security definer function'],
  ],
  [
    'a foreign key that forgets the workspace',
    `create table app.parent (${keyed}, unique (workspace_id, id)); ${guarded('app.parent')}
     create table sys.ids (id uuid primary key);
     alter table app.parent add constraint forgets foreign key (id) references sys.ids (id)`,
    ['app.parent.forgets: foreign key without workspace_id first'],
  ],
  [
    'a unique key over all workspaces',
    'create unique index planted on app.clients (id)',
    ['app.planted: key or index not led by workspace_id'],
  ],
  [
    'a login above row-level security',
    `alter role "${names.login}" bypassrls`,
    [`${names.login}: runtime role above row-level security or able to make roles`],
  ],
  [
    'a table that belongs to the product',
    `alter table app.answers owner to "${names.rw}"`,
    ['app.answers: table owned by a runtime role'],
  ],
  [
    'the right to empty a table',
    `grant truncate on app.answers to "${names.rw}"`,
    [`app.answers to ${names.rw}: truncate granted`],
  ],
  [
    'a right of the bare login',
    `grant select on app.answers to "${names.login}"`,
    [`app.answers to ${names.login}: select granted`],
  ],
  ['a right of everybody', 'grant select on sys.sessions to public', ['sys.sessions to PUBLIC: select granted']],
  [
    'a partition that can be read by its name',
    `create table app.planted (${keyed}) partition by hash (workspace_id); ${guarded('app.planted')}
     create table app.planted_0 partition of app.planted for values with (modulus 1, remainder 0); ${guarded('app.planted_0')}
     grant select on app.planted_0 to "${names.rw}"`,
    ['app.planted_0: grant on a partition'],
  ],
  ['the right to make tables', `grant create on schema app to "${names.rw}"`, [`app to ${names.rw}: create granted`]],
  [
    'a login that inherits what it may take',
    `grant "${names.rw}" to "${names.login}" with inherit true`,
    [`${names.rw} to ${names.login}: login that inherits`],
  ],
])('%s is found', async (_, planted, found) => {
  const undo = new Error('undo')
  await admin
    .begin(async (tx) => {
      await tx.unsafe(planted)
      const seen = await listTenancyDefects(tx, names)
      expect(seen.map(({ defect, subject }) => `${subject}: ${defect}`).sort()).toEqual(expect.arrayContaining(found))
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })

  expect(await defects()).toEqual([])
})
