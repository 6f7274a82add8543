import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkBackup, restoreBackup } from '#db/backup/restore.server.ts'
import { writeBackup } from '#db/backup/write.server.ts'
import { connect } from '#db/client.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { rootWithMigration } from '#tests/support/one-more-migration.ts'
import { backupFolder, emptyDatabases, rowHashes } from '#tests/support/restoring.ts'

const { database, admin, adminUrl, names } = await testDatabase()
const emptyDatabase = emptyDatabases(adminUrl, names)
const folder = backupFolder()
const file = join(folder, 'good.backup')

beforeAll(async () => {
  const started = await aStartedAssessment(database)
  await database.withWorkspace(started.scope, async (tx) => {
    for (let at = 0; at < 50; at += 1)
      await saveAnswer(tx, anAnswer(started, { questionId: `q-${at}`, note: `note ${at}` }))
  })
  await writeBackup({ admin, url: adminUrl }, { names, file })
})

/** Another file, as somebody would write it who knows the form: its own hash is right again. */
function rewritten(name: string, change: (text: string) => string): string {
  const text = change(
    gunzipSync(readFileSync(file))
      .toString('utf8')
      .replace(/[0-9a-f]{64}\n$/, ''),
  )
  return written(name, gzipSync(`${text}${createHash('sha256').update(text).digest('hex')}\n`))
}

function written(name: string, bytes: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const restore = async (url: string, from: string, replace = false) =>
  restoreBackup(url, { names, login: names.login, backup: await checkBackup(from), replace })

/** Ends the connection that waits for a lock on this database. */
async function killWaiting(url: string) {
  const waiting = () =>
    admin<{ pid: number }[]>`
      select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = ${new URL(url).pathname.slice(1)}`
  let found = await waiting()
  for (; found.length === 0; found = await waiting()) await sleep(20)
  await admin`select pg_terminate_backend(${found[0]?.pid ?? 0})`
}

const good = () => readFileSync(file)
const packedAgain = (change: (text: string) => string) => gzipSync(change(gunzipSync(good()).toString('utf8')))

/** It is empty again after each refusal, which each of them shows. */
let empty: Awaited<ReturnType<typeof emptyDatabase>>
beforeAll(async () => {
  empty = await emptyDatabase()
})

describe('a file that is not whole is refused in one sentence, and the database stays empty', () => {
  test.each([
    ['cut off in the middle', () => good().subarray(0, good().length / 2)],
    ['cut off before its last byte', () => good().subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('select 1;')],
    ['something else that is packed', () => gzipSync('select 1;\n')],
    ['one bit wrong', () => Buffer.from(good().map((byte, at) => (at === 500 ? byte ^ 1 : byte)))],
    ['a word changed and packed again', () => packedAgain((text) => text.replace('note 7', 'note 8'))],
    ['packed again without its end', () => packedAgain((text) => text.slice(0, -66))],
    ['packed again with something after its end', () => packedAgain((text) => `${text}select 1;\n`)],
    ['packed again, cut at a row', () => packedAgain((text) => text.slice(0, text.indexOf('\n', 3_000) + 1))],
  ])('%s', async (name, bytes) => {
    const bad = written(name.replaceAll(' ', '-'), bytes())

    await expect(restore(empty.url, bad)).rejects.toMatchObject({
      code: 'PREFLIGHT_START',
      message: expect.stringMatching(/ is (damaged, cut off, or )?no backup of Preflight|^.* is damaged, cut off/),
    })

    expect(await empty.admin`select nspname from pg_namespace where nspname in ('app', 'sys')`).toEqual([])
  })

  test('a file that is not there', async () => {
    await expect(restore(empty.url, join(folder, 'nowhere'))).rejects.toThrow(/^There is no file .*nowhere\.$/)
    await expect(restore(empty.url, folder)).rejects.toThrow(/ is a folder: name a file in it\.$/)
  })
})

describe('a file that says of itself what is not so leaves nothing either', () => {
  const hash = 'f'.repeat(64)
  test.each([
    [
      'a row more than it counts',
      (text: string) => text.replace(/("table":"app.clients","rows":)1/, '$12'),
      /app\.clients/,
    ],
    ['a row changed', (text: string) => text.replace('note 7', 'note 8'), /app\.answer(s|_log) is not what/],
    [
      'a table that its schema lacks',
      (text: string) => text.replace('{"table":"app.clients"', '{"table":"pg_authid"'),
      /pg_authid/,
    ],
    [
      'a column that its schema lacks',
      (text: string) => text.replace('"columns":["', '"columns":["x; drop table y","'),
      /is not what/,
    ],
    ['a row that breaks a rule', (text: string) => text.replace('\tguest\t', '\tking\t'), /refuses rows/],
    ['a row twice', (text: string) => text.replace(/\n([^\n{]+\n)/, '\n$1$1'), /refuses rows/],
    ['a value of another type', (text: string) => text.replace('{"level": 2}', 'level 2'), /refuses rows/],
    [
      'one more migration than this version has',
      (text: string) => text.replace(/"migrations":\[/, `"migrations":["${hash}",`),
      /^The backup is newer than this version of Preflight .* start the version that wrote it, or a later one\.$/,
    ],
    [
      'a migration in another form',
      (text: string) => text.replace(/"migrations":\["[0-9a-f]{64}"/, `"migrations":["${hash}"`),
      /^Migration 0 ran before this backup in another form /,
    ],
    ['a newer form of file', (text: string) => text.replace('preflight backup 1', 'preflight backup 2'), /newer form/],
  ])('%s', async (name, change, sentence) => {
    const bad = rewritten(name.replaceAll(' ', '-'), change)
    expect(gunzipSync(readFileSync(bad)).equals(gunzipSync(good()))).toBe(false)

    await expect(restore(empty.url, bad)).rejects.toMatchObject({
      code: 'PREFLIGHT_START',
      message: expect.stringMatching(sentence),
    })

    expect(await empty.admin`select nspname from pg_namespace where nspname in ('app', 'sys')`).toEqual([])
  })
})

test('an older backup comes back in its own schema, and the next start brings it up to date', async () => {
  const { url, admin: there } = await emptyDatabase()
  const migrations = `${rootWithMigration('create table sys.later (id int primary key)')}/db/migrations`

  const backup = await checkBackup(file)
  await restoreBackup(url, { names, login: names.login, backup, replace: false, migrations })
  const [before] = await there`select to_regclass('sys.later') as later`
  const run = await migrate(there, names, migrations)

  expect(before?.later).toBeNull()
  expect(run).toBe(1)
})

describe('what is there is not lost by mistake', () => {
  test('a database that holds anything is refused; with --replace it holds the backup alone', async () => {
    const { url, admin: there, login } = await emptyDatabase()
    await migrate(there, names)
    const product = connect({ url: login, rolePrefix: TEST_PREFIX })
    const other = await aStartedAssessment(product)
    await product.close()
    const before = await rowHashes(there)

    await expect(restore(url, file)).rejects.toThrow(
      /^The database is not empty \(.*app\.workspaces.*\): restore into an empty one, or add --replace, which deletes everything /,
    )
    expect(await rowHashes(there)).toEqual(before)

    await restore(url, file, true)
    const left = await there`select from app.workspaces where workspace_id = ${other.scope.workspaceId}`
    expect(left).toEqual([])
    const apart = { 'sys.migrations': 'true', 'sys.backups': 'true' }
    expect(await rowHashes(there, apart)).toEqual(await rowHashes(admin, apart))
  })

  test('a damaged file does not cost what is there, even with --replace', async () => {
    const { url, admin: there } = await emptyDatabase()
    await restore(url, file)
    const before = await rowHashes(there)

    for (const bad of [
      written('half', good().subarray(0, 2_000)),
      rewritten('untrue', (text) => text.replace('note 7', 'note 8')),
      rewritten('unruly', (text) => text.replace('\tguest\t', '\tking\t')),
    ]) {
      await expect(restore(url, bad, true)).rejects.toMatchObject({ code: 'PREFLIGHT_START' })
    }

    expect(await rowHashes(there)).toEqual(before)
  })

  test('what a first start writes by itself does not count', async () => {
    const { url, admin: there } = await emptyDatabase()
    await migrate(there, names)
    await there`insert into sys.catalogues (hash, catalogue) values ('c', '{}')`

    await restore(url, file)

    expect(await there`select from sys.catalogues where hash = 'c'`).toEqual([])
  })

  test('a running product keeps its database', async () => {
    const { url, admin: there, login } = await emptyDatabase()
    await migrate(there, names)
    const product = connect({ url: login, rolePrefix: TEST_PREFIX })
    await product.ping()

    await expect(restore(url, file, true)).rejects.toThrow(
      'Preflight runs on this database: stop it before you restore.',
    )

    await product.close()
  })

  test('schemas of somebody else are left alone', async () => {
    const { url, admin: there } = await emptyDatabase()
    await there`create schema app`

    await expect(restore(url, file, true)).rejects.toThrow(/schemas "app" or "sys" that are not of Preflight/)
  })

  test('a restore whose connection dies half-way leaves everything as it was', async () => {
    const { url, admin: there } = await emptyDatabase()
    await migrate(there, names)
    // It has to wait for this lock in the middle of its work.
    const lock = Promise.withResolvers<void>()
    const holding = there.begin(async (tx) => {
      await tx`lock table app.clients in access share mode`
      await lock.promise
    })
    const running = restore(url, file).catch((error: unknown) => error)
    await killWaiting(url)
    const error = await running
    lock.resolve()
    await holding

    expect(error).toMatchObject({ code: 'PREFLIGHT_START', message: expect.stringMatching(/^The connection .* lost/) })
    expect((await there`select from sys.migrations`).length).toBe((await admin`select from sys.migrations`).length)
  })
})

test('a backup whose connection dies half-way leaves no file', async () => {
  const half = join(folder, 'half-way.backup')
  const lock = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const holding = admin.begin(async (tx) => {
    await tx`lock table app.answers in access exclusive mode`
    held.resolve()
    await lock.promise
  })
  await held.promise
  const running = writeBackup({ admin, url: adminUrl }, { names, file: half }).catch((error: unknown) => error)

  await killWaiting(adminUrl)
  const error = await running
  lock.resolve()
  await holding

  expect(error).toMatchObject({ code: 'PREFLIGHT_START', message: expect.stringMatching(/^The connection .* lost/) })
  expect(readdirSync(folder).filter((name) => name.startsWith('half-way'))).toEqual([])
})

test('nothing to back up is one sentence', async () => {
  const { url, admin: there } = await emptyDatabase()

  await expect(writeBackup({ admin: there, url }, { names, file: join(folder, 'none') })).rejects.toThrow(
    /^The database holds nothing of Preflight yet/,
  )
})
