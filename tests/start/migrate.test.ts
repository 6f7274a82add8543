import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withUser } from '#db/connection-url.ts'
import { roleNames } from '#db/roles.server.ts'
import { listTenancyDefects } from '#db/tenancy-lint.server.ts'
import { quietly } from '#tests/support/database-server.ts'
import { runInstance, startInstance } from '#tests/support/instances.ts'
import { rootWithMigration } from '#tests/support/one-more-migration.ts'
import { ownServer } from '#tests/support/own-server.ts'

const LIMIT = { timeout: 90_000 }
const names = roleNames('preflight_')

test(
  'four instances that start at once on an empty database all come up, and each migration runs once',
  LIMIT,
  async () => {
    const server = await ownServer()
    for (const round of ['first', 'second']) {
      const url = await server.createDatabase(`four_${round}`)

      const results = await Promise.all(Array.from({ length: 4 }, () => runInstance({ DATABASE_URL: url })))

      expect(
        results.map(({ code }) => code),
        results.map(({ output }) => output).join('\n'),
      ).toEqual([0, 0, 0, 0])
      const known = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')).entries.length
      expect(results.reduce((sum, { opened }) => sum + (opened?.migrationsRun ?? 0), 0)).toBe(known)
      const admin = quietly(url)
      const journal = await admin<{ position: number }[]>`select position from sys.migrations order by position`
      expect(journal.map(({ position }) => position)).toEqual(Array.from({ length: known }, (_, i) => i))
      expect(await listTenancyDefects(admin, names)).toEqual([])
      await admin.end()
    }
  },
)

test('a migration killed half-way leaves nothing, and the next start runs it', LIMIT, async () => {
  const server = await ownServer()
  const url = await server.createDatabase('half')
  await runInstance({ DATABASE_URL: url })
  const table = 'create table sys.half (id int primary key)'
  const slow = startInstance(
    { DATABASE_URL: url },
    rootWithMigration(`${table};--> statement-breakpoint\nselect pg_sleep(60)`),
  )
  const sleeping = () =>
    server.admin`select 1 from pg_stat_activity where query like '%select pg_sleep(%' and pid <> pg_backend_pid()`
  while ((await sleeping()).length === 0) await sleep(50)

  slow.process.kill('SIGKILL')
  await slow.ended
  const began = performance.now()
  const next = await runInstance({ DATABASE_URL: url }, rootWithMigration(table))

  expect(next.opened?.migrationsRun, next.output).toBe(1)
  // Not the sixty seconds that the killed one would have slept on.
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('a database that is newer, or whose migration was edited since, is one sentence', LIMIT, async () => {
  const server = await ownServer()
  const edited = await server.createDatabase('edited')
  await runInstance({ DATABASE_URL: edited })
  const newer = await server.createDatabase('newer', { like: 'edited' })
  expect((await runInstance({ DATABASE_URL: newer }, rootWithMigration('select 1'))).opened?.migrationsRun).toBe(1)
  const root = rootWithMigration('select 1')
  appendFileSync(join(root, 'db/migrations/0000_start.sql'), '\n-- changed')

  expect((await runInstance({ DATABASE_URL: newer })).output).toMatch(
    /^The database is newer than this version of Preflight .*\n$/,
  )
  expect((await runInstance({ DATABASE_URL: edited }, root)).output).toMatch(
    /^Migration 0 ran on this database in another form .*\n$/,
  )
})

test('the owner of a database who may make roles is enough; the product gets a login of its own', LIMIT, async () => {
  const server = await ownServer()
  await server.admin.unsafe("create role operator login createrole password 'operator'")
  const url = withUser(await server.createDatabase('owned', { owner: 'operator' }), 'operator', 'operator')

  const { opened, output } = await runInstance({ DATABASE_URL: url })
  const again = await runInstance({ DATABASE_URL: url })

  expect(opened?.url, output).toContain('preflight_login:')
  expect(again.opened, again.output).toEqual({ url: opened?.url, migrationsRun: 0 })
  const login = quietly(opened?.url ?? '')
  await expect(login`select * from app.answers`).rejects.toMatchObject({ code: '42501' })
  await login.end()
})

test('whoever may not make roles is told what to set', LIMIT, async () => {
  const server = await ownServer()
  await server.admin.unsafe("create role plain login password 'plain'")
  const url = withUser(await server.createDatabase('plain', { owner: 'plain' }), 'plain', 'plain')

  expect((await runInstance({ DATABASE_URL: url })).output).toMatch(
    /^The database user may not make the roles .* set MIGRATION_DATABASE_URL .*\n$/,
  )
})

test(
  'with a user of the operator’s own the product signs in as that one, never as one above row-level security',
  LIMIT,
  async () => {
    const server = await ownServer()
    await server.admin.unsafe("create role web login password 'web'; create role boss login superuser password 'boss'")
    const admin = await server.createDatabase('two')
    const web = withUser(admin, 'web', 'web')

    const ordinary = await runInstance({ DATABASE_URL: web, MIGRATION_DATABASE_URL: admin })
    const above = await runInstance({ DATABASE_URL: withUser(admin, 'boss', 'boss'), MIGRATION_DATABASE_URL: admin })

    expect(ordinary.opened?.url, ordinary.output).toBe(web)
    expect(above.output).toMatch(/^The user "boss" of DATABASE_URL is above row-level security: .*\n$/)
  },
)

test('a wrong password, or a database that is not there, is one sentence without the password', LIMIT, async () => {
  const server = await ownServer()
  const url = await server.createDatabase('sentences')

  for (const [changed, sentence] of [
    [withUser(url, 'postgres', 'wrong'), /refuses the user or password/],
    [url.replace('/sentences', '/missing'), /does not exist/],
  ] as const) {
    const { code, output } = await runInstance({ DATABASE_URL: changed })

    expect(code).toBe(1)
    expect(output).toMatch(sentence)
    expect(output.trimEnd()).not.toContain('\n')
    expect(output).not.toContain('wrong')
  }
})

test('a server that may lose what it confirmed is refused', LIMIT, async () => {
  const server = await ownServer({ fsync: 'off' })
  const url = await server.createDatabase('fleeting')

  expect((await runInstance({ DATABASE_URL: url })).output).toMatch(/may lose what it confirmed \(fsync.*\n$/)
})
