import { expect, test } from 'vitest'
import { createCanary } from '#app/server/canary.server.ts'
import { createLog } from '#app/server/log.server.ts'
import { createMetrics } from '#app/server/metrics.server.ts'
import { NOT_TRACED } from '#app/server/tracing.server.ts'
import { inEachWorkspace } from '#db/queries/each-workspace.server.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database } = await testDatabase()

function aCanary() {
  const lines: string[] = []
  const { metrics, registry } = createMetrics()
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const canary = createCanary({ database, log, metrics, tracing: NOT_TRACED })
  const failures = async () => {
    const found = await registry.getSingleMetric('preflight_canary_failures_total')?.get()
    return found?.values.filter(({ value }) => value > 0).map(({ labels, value }) => [labels.step, value])
  }
  const succeeded = async () =>
    (await registry.getSingleMetric('preflight_job_last_success_timestamp_seconds')?.get())?.values
      .filter(({ labels }) => labels.job === 'canary')
      .map(({ value }) => value)
  return { canary, failures, succeeded, logged: () => lines.map((line) => JSON.parse(line)) }
}

/** How many rows hold it, table by table, of those that hold any. */
async function left() {
  const tables = await admin<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where table_schema in ('app', 'sys') and column_name = 'workspace_id' order by 1`
  const rows: string[] = []
  for (const { name } of tables) {
    const [found] = await admin<{ count: number }[]>`select count(*)::int as count from ${admin(name)}`
    if (found?.count) rows.push(`${name} ${found.count}`)
  }
  return rows
}

test('what is written each minute is read at once and a minute later, and then deleted', async () => {
  const { canary, failures, succeeded, logged } = aCanary()
  await canary.look()
  const first = await left()
  await canary.look()
  const second = await left()
  const [at] = (await succeeded()) ?? []
  await canary.end()

  expect(first).toContain('app.answers 1')
  expect(second).toEqual(first)
  expect(Math.abs((at ?? 0) - Date.now() / 1_000)).toBeLessThan(60)
  expect(await failures()).toEqual([])
  expect(logged()).toEqual([])
  expect(await left()).toEqual([])
  expect(await admin`select from sys.erasures`).toHaveLength(0)
})

test('nobody belongs to it, nobody is signed in to it, and no job looks into it', async () => {
  const { canary } = aCanary()
  await canary.look()
  const seen: string[] = []
  await inEachWorkspace(database, async (tx) => void seen.push(tx.scope.workspaceId))

  expect(await admin`select from sys.sessions`).toHaveLength(0)
  expect(await admin`select from sys.workspace_members`).toHaveLength(0)
  expect(await admin`select from app.memberships`).toHaveLength(0)
  expect(await admin`select from sys.mails`).toHaveLength(0)
  expect(seen).toEqual([])
  await canary.end()
})

test('one that nobody could remove is purged within hours', async () => {
  const { canary } = aCanary()
  await canary.look()
  await admin`update app.workspaces set expires_at = expires_at - interval '61 minutes'`
  await admin`update sys.retention set look_at = look_at - interval '61 minutes'`

  expect(await purgeExpired(database)).toHaveLength(1)
  expect(await left()).toEqual([])
})

test.each([
  ['kept', 'a confirmed answer is gone', () => admin`delete from app.answers`],
  ['kept', 'a confirmed answer is another', () => admin`update app.answers set value = '{"level": 1}'`],
  ['kept', 'its workspace is gone', () => admin`delete from app.workspaces`],
])('%s: it is counted and logged that %s, and the next look begins anew', async (step, _, spoil) => {
  const { canary, failures, succeeded, logged } = aCanary()
  await canary.look()
  await spoil()
  await canary.look()
  const failed = [await failures(), logged()]
  await canary.look()
  await canary.end()
  await admin`delete from app.workspaces`
  await admin`delete from sys.retention`

  expect(failed[0]).toEqual([[step, 1]])
  expect(failed[1]).toMatchObject([{ level: 'warn', job: 'canary', err: { code: step }, msg: 'the canary failed' }])
  expect(await failures()).toEqual([[step, 1]])
  expect(await succeeded()).toHaveLength(1)
})

test('apart: it is counted that another workspace sees it', async () => {
  const { canary, failures } = aCanary()
  await admin`create policy leak on app.answers for select using (true)`
  await canary.look()
  await admin`drop policy leak on app.answers`
  await admin`delete from app.workspaces`
  await admin`delete from sys.retention`

  expect(await failures()).toEqual([['apart', 1]])
})

test('write: it is counted that nothing can be saved', async () => {
  const { canary, failures, succeeded } = aCanary()
  await admin`alter table app.answer_log add constraint nothing check (false) not valid`
  await canary.look()
  await admin`alter table app.answer_log drop constraint nothing`

  expect(await failures()).toEqual([['write', 1]])
  expect(await succeeded()).toEqual([])
})
