import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withDatabase, withUser } from '#db/connection-url.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { startChild } from '#tests/support/child.ts'
import { quietly } from '#tests/support/database-server.ts'
import { ownServer } from '#tests/support/own-server.ts'
import { SETTINGS, startProduct } from '#tests/support/product.ts'
import { backupFolder, rowHashes } from '#tests/support/restoring.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { aFullWorkspace } from '#tests/support/workspace-rows.ts'

const LIMIT = { timeout: 120_000 }
const folder = backupFolder()

async function db(args: string[], env: Record<string, string>) {
  const child = startChild(['scripts/preflight.mjs', 'db', ...args], { ...SETTINGS, INIT_CWD: folder, ...env })
  return { code: await child.ended, output: child.output() }
}

/** What a restore writes anew, what a start writes by itself, and what a backup notes once it is finished. */
const APART = { 'sys.migrations': 'true', 'sys.rate_limits': 'true', 'sys.backups': 'true', 'sys.sessions': 'true' }

test('from a product that runs to a machine that has nothing yet, with four commands', LIMIT, async () => {
  const [dataDir, elsewhere] = [temporaryFolder(), temporaryFolder()]
  const none = await db(['status'], { PREFLIGHT_DATA_DIR: dataDir })
  expect(none).toEqual({ code: 1, output: `There is no data in ${dataDir} yet: run npm start once.\n` })

  const typo = await db(['restore', 'nowhere'], { PREFLIGHT_DATA_DIR: elsewhere })
  expect(typo).toEqual({ code: 1, output: `There is no file ${join(folder, 'nowhere')}.\n` })
  expect(existsSync(elsewhere)).toBe(false)

  const product = await startProduct(dataDir)
  const admin = quietly(withDatabase((await findEmbedded(dataDir)) ?? '', 'preflight'))
  await aFullWorkspace(admin)
  const before = await rowHashes(admin, APART)
  const backup = await db(['backup', '.'], { PREFLIGHT_DATA_DIR: dataDir })
  await admin.end()
  const status = await db(['status'], { PREFLIGHT_DATA_DIR: dataDir })
  const [file = ''] = readdirSync(folder)
  product.process.kill('SIGTERM')
  await product.ended

  const restore = await db(['restore', file], { PREFLIGHT_DATA_DIR: elsewhere })
  const again = await db(['restore', file], { PREFLIGHT_DATA_DIR: elsewhere })
  const second = await startProduct(elsewhere)
  const there = quietly(withDatabase((await findEmbedded(elsewhere)) ?? '', 'preflight'))
  const after = await rowHashes(there, APART)
  await there.end()
  const beside = await db(['restore', file, '--replace'], { PREFLIGHT_DATA_DIR: elsewhere })
  second.process.kill('SIGTERM')
  await second.ended

  expect(backup.code, backup.output).toBe(0)
  expect(file).toMatch(/^preflight-\d{8}T\d{6}Z\.backup$/)
  expect(status.code, status.output).toBe(0)
  expect(status.output).toMatch(/^Engine: PostgreSQL 18\.\d+, embedded$/m)
  expect(status.output).toMatch(/^Durability: saved means written through to disk \(fsync on, .*\)$/m)
  expect(status.output).toMatch(/^Migrations: (\d+) of \1$/m)
  expect(status.output).toMatch(/^Last backup: 20.*Z, \d+ bytes$/m)
  expect(restore.code, restore.output).toBe(0)
  expect(again).toMatchObject({ code: 1, output: expect.stringMatching(/^The database is not empty \(.*\n$/) })
  expect(beside).toMatchObject({ code: 1, output: expect.stringMatching(/^Preflight already runs on .*\n$/) })
  expect(after).toEqual(before)
})

test('on a server of the operator, by an owner who stands under row-level security', LIMIT, async () => {
  const server = await ownServer()
  await server.admin.unsafe("create role operator login createrole password 'eight-rowing-boats'")
  const own = async (name: string) =>
    withUser(await server.createDatabase(name, { owner: 'operator' }), 'operator', 'eight-rowing-boats')
  const [from, to] = [await own('from_here'), await own('to_there')]
  const due = await db(['status'], { DATABASE_URL: from })
  await db(['migrate'], { DATABASE_URL: from })
  const admin = quietly(withUser(from, 'postgres', new URL(server.url).password))
  await aFullWorkspace(admin)

  const backup = await db(['backup', 'own.backup'], { DATABASE_URL: from })
  const restore = await db(['restore', 'own.backup'], { DATABASE_URL: to })
  const status = await db(['status'], { DATABASE_URL: to })

  const restored = quietly(withUser(to, 'postgres', new URL(server.url).password))
  const hashes = [await rowHashes(admin, APART), await rowHashes(restored, APART)]
  await Promise.all([admin.end(), restored.end()])
  expect(due).toMatchObject({ code: 1, output: expect.stringMatching(/^Due at the next start: 0000_start$/m) })
  expect(backup.code, backup.output).toBe(0)
  expect(restore.code, restore.output).toBe(0)
  expect(status.code, status.output).toBe(0)
  expect(status.output).toMatch(/of the operator \(DATABASE_URL\)/)
  expect(hashes[1]).toEqual(hashes[0])
  for (const { output } of [due, backup, restore, status]) expect(output).not.toContain('eight-rowing-boats')
})

test.each([
  ['status', []],
  ['backup', ['x.backup']],
  ['migrate', []],
])('%s of a database that is not there is one sentence', async (command, args) => {
  const away = await db([command, ...args], { DATABASE_URL: 'postgres://anna:quiet-boats-row@127.0.0.1:1/x' })

  expect(away).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^The database at 127\.0\.0\.1:1\/x cannot be reached \(ECONNREFUSED\): .*\n$/),
  })
  expect(existsSync(join(folder, 'x.backup'))).toBe(false)
})

test.each([[['backup']], [['restore']], [['restore', 'a', '--force']], [['nonsense']]])(
  '%j is wrong usage, and says how to do it',
  async (args) => {
    expect(await db(args, { PREFLIGHT_DATA_DIR: join(folder, 'none') })).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^Usage: npm run -s preflight -- db <command>/),
    })
  },
)
