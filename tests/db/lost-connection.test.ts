import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { openInFrontOf } from '#tests/faults/cutting-proxy.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, connect, database, url } = await testDatabase()
const someScope = () => ({ workspaceId: newId(), actorId: newId() })

/** The driver can throw where no promise catches it; that would end the product. */
const uncaught: unknown[] = []
const note = (error: unknown) => void uncaught.push(error)
beforeAll(() => void process.on('uncaughtException', note))
afterAll(() => void process.off('uncaughtException', note))

const ownBackend = async (tx: { execute(query: ReturnType<typeof sql>): Promise<unknown[]> }) => {
  const [row] = (await tx.execute(sql`select pg_backend_pid() as pid`)) as { pid: number }[]
  return row?.pid ?? 0
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 100))

test('a connection lost between two statements costs the transaction, not the product', async () => {
  for (let round = 0; round < 10; round += 1) {
    const scope = someScope()
    const lost = database.withWorkspace(scope, async (tx) => {
      await tx.insert(workspaces).values({ workspaceId: scope.workspaceId, kind: 'team', name: 'Lost' })
      await admin`select pg_terminate_backend(${await ownBackend(tx)})`
      await pause()
      return tx.select().from(workspaces)
    })

    await expect(lost).rejects.toMatchObject({ name: 'Unavailable' })
    expect(await admin`select 1 from app.workspaces where workspace_id = ${scope.workspaceId}`).toEqual([])
    await expect(database.ping()).resolves.toBeUndefined()
  }
  expect(uncaught).toEqual([])
})

test('a connection lost at the end is no commit, and nobody is told that it was', async () => {
  const scope = someScope()

  const lost = database.withWorkspace(scope, async (tx) => {
    await tx.insert(workspaces).values({ workspaceId: scope.workspaceId, kind: 'team', name: 'Lost' })
    await admin`select pg_terminate_backend(${await ownBackend(tx)})`
    await pause()
    return 'done'
  })

  await expect(lost).rejects.toMatchObject({ name: 'Unavailable' })
  expect(await admin`select 1 from app.workspaces where workspace_id = ${scope.workspaceId}`).toEqual([])
  expect(uncaught).toEqual([])
})

test('a connection that breaks off under a statement is told then, not when its time is up', async () => {
  const { proxy, url: overProxy } = await openInFrontOf(url)
  const own = connect({ url: overProxy })
  onTestFinished(() => proxy.close())
  await own.ping()
  const began = performance.now()

  const lost = own.withWorkspace(someScope(), async (tx) => {
    await tx.execute(sql`select 1`)
    const cut = proxy.cutNext()
    await Promise.all([cut, tx.execute(sql`select 2`)])
  })

  await expect(lost).rejects.toMatchObject({ name: 'Unavailable' })
  // Far from the 15 seconds after which a connection counts as dead.
  expect(performance.now() - began).toBeLessThan(10_000)
  await expect(own.ping()).resolves.toBeUndefined()
  expect(uncaught).toEqual([])
})

test('work that shrugs off the loss still commits nothing, and reaches no other connection', async () => {
  const scope = someScope()

  const lost = database.withWorkspace(scope, async (tx) => {
    await admin`select pg_terminate_backend(${await ownBackend(tx)})`
    await pause()
    await tx
      .select()
      .from(workspaces)
      .catch(() => [])
    await tx
      .insert(workspaces)
      .values({ workspaceId: scope.workspaceId, kind: 'team', name: 'Lost' })
      .catch(() => {})
  })

  await expect(lost).rejects.toMatchObject({ name: 'Unavailable' })
  expect(await admin`select 1 from app.workspaces where workspace_id = ${scope.workspaceId}`).toEqual([])
  expect(uncaught).toEqual([])
})

test('idle connections that the server closed are replaced without an error', async () => {
  await Promise.all(Array.from({ length: 5 }, () => database.ping()))
  await admin`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'preflight'`
  await pause()

  await expect(Promise.all(Array.from({ length: 10 }, () => database.ping()))).resolves.toHaveLength(10)
  expect(uncaught).toEqual([])
})

test('a failed statement that the work shrugs off is never reported as saved', async () => {
  const scope = someScope()

  const failed = database.withWorkspace(scope, async (tx) => {
    await tx.insert(workspaces).values({ workspaceId: scope.workspaceId, kind: 'team', name: 'First' })
    await tx
      .insert(workspaces)
      .values({ workspaceId: scope.workspaceId, kind: 'team', name: 'Twice' })
      .catch(() => {})
    return 'saved'
  })

  // PostgreSQL answers this commit with ROLLBACK and no error.
  await expect(failed).rejects.toMatchObject({ name: 'DatabaseError', code: '25P02' })
  expect(await admin`select 1 from app.workspaces where workspace_id = ${scope.workspaceId}`).toEqual([])
  await expect(database.ping()).resolves.toBeUndefined()
})

test('closing lets a transaction that runs come to its end', async () => {
  const closing = connect()
  const scope = someScope()
  const running = closing.withWorkspace(scope, async (tx) => {
    await tx.insert(workspaces).values({ workspaceId: scope.workspaceId, kind: 'team', name: 'Last' })
    await pause()
    await tx.execute(sql`select 1`)
  })
  await pause()

  await Promise.all([closing.close(), running])

  expect(await admin`select 1 from app.workspaces where workspace_id = ${scope.workspaceId}`).toHaveLength(1)
})
