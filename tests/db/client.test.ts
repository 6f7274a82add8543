import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { aStartedAssessment, testDatabase } from '#tests/support/database.ts'
import { quietly } from '#tests/support/database-server.ts'

const { admin, url, names, database, connect } = await testDatabase()
const someScope = () => ({ workspaceId: newId(), actorId: newId() })

test('the login role is no superuser and does not bypass row-level security', async () => {
  const roles = await admin`
    select rolname, rolsuper, rolbypassrls from pg_roles where rolname in ${admin([names.login, names.rw, names.global, names.owner])}`

  expect(roles).toHaveLength(4)
  for (const role of roles) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false })
})

test('a query outside a transaction of a workspace has no rights', async () => {
  const login = quietly(url)

  await expect(login`select * from app.answers`).rejects.toMatchObject({ code: '42501' })
  await expect(login`select * from sys.sessions`).rejects.toMatchObject({ code: '42501' })
  await login.end()
})

test('a role taken without naming a workspace gets an error, not an empty answer', async () => {
  const login = quietly(url)
  const read = () =>
    login.begin(async (tx) => {
      await tx`select set_config('role', ${names.rw}, true)`
      return tx`select * from app.answers`
    })

  await expect(read()).rejects.toMatchObject({ code: '42704' })
  await login.begin((tx) => tx`select set_config('app.workspace_id', ${newId()}, true)`)
  // After a transaction the setting is empty rather than unset.
  await expect(read()).rejects.toMatchObject({ code: '22P02' })
  await login.end()
})

test.each([
  'create table app.more (id int)',
  'create temporary table more (id int)',
  'create schema more',
  'truncate app.answers',
  'alter table app.answers disable row level security',
  'drop policy tenant on app.answers',
  'alter role current_user bypassrls',
  'create role more',
  "copy (select 1) to program 'true'",
  'select * from sys.sessions',
  'select * from sys.migrations',
  'update app.answer_log set note = note',
  'delete from app.snapshots',
])('inside a workspace the product may not: %s', async (statement) => {
  const attempt = database.withWorkspace(someScope(), (tx) => tx.execute(sql.raw(statement)))

  await expect(attempt).rejects.toMatchObject({ code: '42501' })
})

test('on sys the product sees no table of a workspace and not its migrations', async () => {
  for (const statement of ['select * from app.answers', 'delete from sys.migrations', 'truncate sys.sessions']) {
    const attempt = database.withSys((tx) => tx.execute(sql.raw(statement)))
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  }
})

test('four hundred transactions of many workspaces over three connections never mix', async () => {
  const narrow = connect({ max: 3, maxWaiting: 400, maxWaitMs: 110_000 })
  const started = await Promise.all(Array.from({ length: 8 }, () => aStartedAssessment(database)))

  const seen = await Promise.all(
    Array.from({ length: 400 }, async (_, i) => {
      const scope = started[i % started.length]?.scope ?? someScope()
      const rows = await narrow.withWorkspace(scope, async (tx) => {
        await tx.execute(sql`select pg_sleep(0.001)`)
        return tx.select({ workspaceId: workspaces.workspaceId }).from(workspaces)
      })
      return rows.length === 1 && rows[0]?.workspaceId === scope.workspaceId
    }),
  )

  expect(seen.filter(Boolean)).toHaveLength(400)
})

test('an error of the database names the statement and the constraint, never a value', async () => {
  const secret = 'SECRET-ANSWER'.repeat(20)

  const error: unknown = await database
    .withWorkspace(someScope(), (tx) =>
      tx.insert(workspaces).values({ workspaceId: tx.scope.workspaceId, kind: 'team', name: secret }),
    )
    .catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ name: 'DatabaseError', code: '23514', constraint: 'workspaces_name' })
  const all = JSON.stringify(error, Object.getOwnPropertyNames(error))
  expect(all).toContain('insert into')
  expect(all).not.toContain('SECRET')
})

test('work that asks at once is committed with its last statement, and whoever asks later has no rights', async () => {
  const scope = someScope()
  const narrow = connect({ max: 1 })
  const make = (name: string) =>
    narrow.askWorkspace(scope, (tx) =>
      tx.insert(workspaces).values({ workspaceId: scope.workspaceId, kind: 'team', name }).returning(),
    )
  const late = narrow.askWorkspace(scope, async (tx) => {
    await findWorkspace(tx)
    return tx.execute(sql`select 1 from app.workspaces`)
  })

  await expect(late).rejects.toMatchObject({ code: '42501' })
  // Of a statement that fails nothing is left, and the connection is as good as before.
  await expect(make('x'.repeat(300))).rejects.toMatchObject({ code: '23514' })
  expect(await narrow.askWorkspace(scope, findWorkspace)).toBeNull()
  expect(await make('At once')).toMatchObject([{ name: 'At once' }])
  expect(await narrow.askWorkspace(scope, findWorkspace)).toMatchObject({ name: 'At once' })
  expect(await narrow.askSys((tx) => tx.execute(sql`select current_setting('app.workspace_id', true) as own`))).toEqual(
    [{ own: '' }],
  )
})

test('what the work itself throws comes out as it is, and nothing is stored', async () => {
  const scope = someScope()
  const own = new RangeError('our own')

  const attempt = database.withWorkspace(scope, async (tx) => {
    await tx.insert(workspaces).values({ workspaceId: scope.workspaceId, kind: 'team', name: 'Gone' })
    throw own
  })

  await expect(attempt).rejects.toBe(own)
  expect(await admin`select 1 from app.workspaces where workspace_id = ${scope.workspaceId}`).toEqual([])
})

describe('one slow query does not stop the site', () => {
  test('a statement is ended after five seconds', async () => {
    const slow = database.withSys((tx) => tx.execute(sql`select pg_sleep(20)`))

    await expect(slow).rejects.toMatchObject({ name: 'Busy' })
  })

  test('a transaction that does nothing is ended after ten', async () => {
    const [limits] = await database.withSys((tx) =>
      tx.execute(sql`select current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`),
    )

    expect(limits).toEqual({ idle: '10s', lock: '2s', statement: '5s' })
  })

  test('with all connections taken, some wait and the rest are refused at once', async () => {
    const narrow = connect({ max: 2, maxWaiting: 3, maxWaitMs: 300 })
    const hold = () => narrow.withSys((tx) => tx.execute(sql`select pg_sleep(1)`))
    const began = performance.now()

    const asked = Promise.allSettled(Array.from({ length: 8 }, hold))
    const meanwhile = narrow.figures()
    const results = await asked

    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(6)
    for (const { reason } of refused) expect(reason).toMatchObject({ name: 'Busy' })
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(meanwhile.waiting).toBe(3)
    expect(narrow.figures()).toEqual({ size: 2, inUse: 0, waiting: 0, longestMs: 0, refused: 6, denied: 0 })
    await expect(narrow.ping()).resolves.toBeUndefined()
  })
})

test('a view of a workspace stays as it was at its beginning, and changes nothing', async () => {
  const { scope } = await aStartedAssessment(database)
  const name = async (tx: WorkspaceTx) => (await findWorkspace(tx))?.name

  const seen = await database.viewWorkspace(scope, async (tx) => {
    const before = await name(tx)
    await database.withWorkspace(scope, (other) => other.update(workspaces).set({ name: 'Changed meanwhile' }))
    return [before, await name(tx)]
  })
  const write = database.viewWorkspace(scope, (tx) => tx.update(workspaces).set({ name: 'x' }))

  expect(seen).toEqual(['Example GmbH', 'Example GmbH'])
  await expect(write).rejects.toMatchObject({ code: '25006' })
  expect(await database.withWorkspace(scope, name)).toBe('Changed meanwhile')
})
