import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReadFile } from '#app/server/files/held-file.server.ts'
import { openArchive } from '#cli/archive-file.ts'
import { formatArchiveFault } from '#db/data-rights/fault.ts'
import { importWorkspace } from '#db/data-rights/import-workspace.server.ts'
import { WORKSPACE_TABLES } from '#db/data-rights/read-workspace.server.ts'
import { SCHEMA_VERSION } from '#db/data-rights/schema-version.ts'
import { newId } from '#db/new-id.ts'
import { archiveWorkspace } from '#db/queries/export.server.ts'
import { type ArchiveFiles, manifestOf, readZip, rezip, sha256 } from '#tests/support/archive.ts'
import { command } from '#tests/support/command.ts'
import { testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { anAccount, anOwnedWorkspace } from '#tests/support/own-workspace.ts'
import { ROW_MAKERS, type WorkspaceIds } from '#tests/support/workspace-rows.ts'

const from = await testDatabase()
const empty = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ODD = '  =1+1 "quoted" \\ Müller & Söhne\r\n\t\u202e🙂 ＝ \u2028'
/** One in each table, and the entry in the log that it was exported. */
const ROWS = Object.keys(ROW_MAKERS).length + 1
/** What an import elsewhere does not take. */
const STAYS = [
  'invitations',
  'providers',
  'domains',
  'vendor_requests',
  'calendar_feeds',
  'action_feeds',
  'pilot_keys',
  'answer_links',
  'report_links',
  'report_mails',
  'enquiries',
]
let ids: WorkspaceIds
let packed: Uint8Array
let files: ArchiveFiles

beforeAll(async () => {
  ids = await anOwnedWorkspace(from.admin, 'anna@example.com')
  const { admin } = from
  await admin`update app.clients set name = ${ODD}`
  await admin`update app.answers set note = ${ODD}, told_on = '2026-02-28', updated_at = '2026-03-29 02:59:59.123456+01'`
  await admin`update app.participants set disciplines = array['data', 'legal']`
  // Numbers and keys that a program would write differently than they stand there.
  await admin`update app.profiles set use_case_scope = '{"b": {"x": "1"}, "a": {}}'::jsonb`
  await admin`update app.plan_settings set people = '[{"days": 1.50, "big": 12345678901234567890.000, "tiny": 1e-9}]'::jsonb`
  packed = await exported(ids.workspaceId)
  files = readZip(packed)
})

async function exported(workspaceId: string): Promise<Uint8Array> {
  const archive = await archiveWorkspace(
    { database: from.database, readFile: createReadFile(null) },
    { workspaceId, actorId: workspaceId },
    'en',
  )
  if (archive?.is !== 'archive') throw new Error('There is nothing to export.')
  return new Uint8Array(await new Response(archive.bytes).arrayBuffer())
}

function preflight(bytes: Uint8Array, ...options: string[]) {
  const file = join(folder, `${newId()}.zip`)
  writeFileSync(file, bytes)
  return command(['import', file, ...options], {
    env: { DATABASE_URL: empty.adminUrl, PREFLIGHT_ROLE_PREFIX: TEST_PREFIX },
  })
}

/** A fingerprint of each table's rows of one workspace, as the database itself writes them. */
async function rowHashes(admin: postgres.Sql, workspaceId: string) {
  const hashes: Record<string, string | null> = {}
  for (const { fullName } of WORKSPACE_TABLES.filter(({ name }) => !STAYS.includes(name))) {
    const [found] = await admin<{ hash: string | null }[]>`
      select md5(string_agg(t::text, ',' order by t::text)) as hash from ${admin(fullName)} t
      where workspace_id = ${workspaceId}`
    hashes[fullName] = found?.hash ?? null
  }
  return hashes
}

/** What the command would print, without a process for each. */
async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  const opened = openArchive(bytes)
  if ('faults' in opened) return opened.faults.map(formatArchiveFault)
  const { manifest, tables } = opened
  const stored = { workspaceId: manifest.workspaceId, tables, owner: 'anna@example.com' }
  const outcome = await importWorkspace(empty.admin, empty.names, stored)
  return outcome.is === 'refused' ? outcome.faults.map(formatArchiveFault) : []
}

const stored = async () =>
  (await empty.admin<{ rows: number }[]>`select count(*)::int as rows from app.workspaces`)[0]?.rows

test('what nobody here could open is refused, and nothing of it stays', async () => {
  const { status, stderr } = await preflight(packed)

  expect(status).toBe(1)
  expect(stderr).toContain('name its owner with --owner')
  expect(await stored()).toBe(0)
})

test('looking at an archive stores nothing', async () => {
  const { status, stdout } = await preflight(packed, '--check')

  expect([status, stdout]).toEqual([0, `The archive is whole: workspace ${ids.workspaceId}, ${ROWS} rows.\n`])
  expect(await stored()).toBe(0)
})

describe('refused, with what is wrong and where', () => {
  const manifestWith = (change: object) =>
    rezip(files, { 'manifest.json': JSON.stringify({ ...manifestOf(files), ...change }) })
  const rowsWith = (table: string, change: (row: Record<string, unknown>) => unknown) => {
    const name = `data/${table}.json`
    return rezip(files, { [name]: JSON.stringify(JSON.parse(files[name] ?? '').map(change)) })
  }
  const answers = (change: object) => rowsWith('answers', (row) => ({ ...row, ...change }))
  const plain = (entries: Record<string, Uint8Array>) => zipSync(entries)

  const cases: [string, () => Uint8Array, RegExp][] = [
    ['no zip at all', () => strToU8('name,company\r\n'), /no zip archive/],
    ['an empty file', () => new Uint8Array(), /no zip archive/],
    ['a zip of something else', () => rezip({}, { 'manifest.json': '{}' }), /manifest\.json: is no manifest/],
    ['a zip without manifest', () => plain({ 'README.txt': strToU8('x') }), /manifest\.json: is missing/],
    ['one that was cut off', () => packed.subarray(0, packed.length - 200), /no zip archive|damaged/],
    [
      'one that was edited',
      () => rezip(files, { 'data/clients.json': '[]\n' }, { isHonest: false }),
      /data\/clients\.json: is not what the manifest says/,
    ],
    [
      'a table for a spreadsheet that was edited',
      () => rezip(files, { 'csv/clients.csv': 'x' }, { isHonest: false }),
      /csv\/clients\.csv: is not what/,
    ],
    ['a file that is not named', () => rezip(files, { 'data/more.json': '[]' }, { isHonest: false }), /not named/],
    ['a newer schema', () => manifestWith({ schemaVersion: SCHEMA_VERSION + 1 }), /newer version of Preflight/],
    ['a newer form', () => manifestWith({ form: 2 }), /newer version of Preflight/],
    ['an older form', () => manifestWith({ form: 0 }), /form 0/],
    ['a manifest with more in it', () => manifestWith({ run: 'x' }), /is no manifest/],
    ['another workspace than its rows', () => manifestWith({ workspaceId: newId() }), /row 1, workspace_id: is not/],
    ['a table left out', () => manifestWith({ tables: manifestOf(files).tables.slice(1) }), /does not name app\./],
    [
      'a table that is not known',
      () =>
        manifestWith({ tables: [...manifestOf(files).tables, { ...manifestOf(files).tables[0], table: 'sys.users' }] }),
      /names sys\.users, which/,
    ],
    [
      'a column that is not known',
      () =>
        manifestWith({
          tables: manifestOf(files).tables.map((each) => ({ ...each, columns: [...each.columns, 'is_admin'] })),
        }),
      /has no column is_admin/,
    ],
    ['a column more in a row', () => answers({ is_admin: true }), /answers\.json, row 1, is_admin: is no column/],
    [
      'a name that reaches behind objects',
      () => rezip(files, { 'data/answers.json': '[{"__proto__": {"x": 1}}]' }),
      /row 1, __proto__: is no column/,
    ],
    [
      'the same deep inside a value',
      () =>
        rezip(files, {
          'data/answers.json': (files['data/answers.json'] ?? '').replace('{"level"', '{"__proto__": {}, "level"'),
        }),
      /row 1, value: holds the name __proto__/,
    ],
    [
      'a value without end',
      () =>
        rezip(files, {
          'data/answers.json': (files['data/answers.json'] ?? '').replace(
            /"value":\{[^}]*\}/,
            `"value":${'['.repeat(9_000)}${']'.repeat(9_000)}`,
          ),
        }),
      /row 1, value: is nested too deeply/,
    ],
    [
      'a number that is none',
      () =>
        rezip(files, {
          'data/answers.json': (files['data/answers.json'] ?? '').replace('"version":1', '"version":1e999'),
        }),
      /row 1, version: is no whole number/,
    ],
    ['a NUL', () => answers({ note: 'a\0b' }), /row 1, note: holds a character/],
    ['half a character', () => answers({ note: 'a\ud800' }), /row 1, note: holds a character/],
    ['an id that is none', () => answers({ participant_id: '../../etc' }), /row 1, participant_id: is no id/],
    ['a day without end', () => answers({ told_on: 'infinity' }), /row 1, told_on: is no day/],
    ['a moment that is none', () => answers({ updated_at: 'now' }), /row 1, updated_at: is no moment/],
    ['a missing value', () => answers({ version: null }), /row 1, version: is empty/],
    [
      'another workspace in one row',
      () => answers({ workspace_id: newId() }),
      /row 1, workspace_id: is not the workspace/,
    ],
    [
      'a value that the schema forbids',
      () => answers({ value: { level: 7 } }),
      /row 1: is refused by the database \(answers_value\)/,
    ],
    [
      'an answer of nobody',
      () => answers({ participant_id: newId() }),
      /row 1: is refused by the database \(answers_of_participant\)/,
    ],
    [
      'the same row twice',
      () =>
        rezip(files, {
          'data/clients.json': `[${[1, 2].map(() => JSON.stringify(JSON.parse(files['data/clients.json'] ?? '')[0])).join()}]`,
        }),
      /clients\.json, row 2: is refused by the database \(clients_pk\)/,
    ],
    [
      '100,001 rows',
      () => rezip(files, { 'data/answer_log.json': `[${'{},'.repeat(100_000)}{}]` }),
      /answer_log\.json: holds 100001 rows/,
    ],
    ['no rows at all', () => rezip(files, { 'data/answers.json': '{"length": 1}' }), /is no list of rows/],
    [
      'two workspaces',
      () => rezip(files, { 'data/workspaces.json': `[${'{},'.repeat(1)}{}]` }),
      /workspaces\.json, row 1/,
    ],
    ['no JSON', () => rezip(files, { 'data/answers.json': '[{"a": }]' }), /answers\.json: is no JSON/],
    ...[
      '../evil.json',
      '/etc/passwd',
      'data/../../x.json',
      'data\\x.json',
      '__proto__',
      'data/__proto__',
      'csv/x.exe',
      'C:x',
    ].map((name): [string, () => Uint8Array, RegExp] => [
      `a file named ${name}`,
      () => named(name),
      /a file that no export contains/,
    ]),
    ['a bomb', () => bomb(300_000_000), /more than any export/],
    [
      'a bomb that lies about its size',
      () => bomb(12),
      /data\/answers\.json: is not what the manifest says|no zip archive|is missing/,
    ],
    [
      'a thousand files',
      () =>
        plain(
          Object.fromEntries(
            Array.from({ length: 1_000 }, (_, i) => [
              `data/${'a'.repeat(1 + (i % 60))}${'b'.repeat(Math.floor(i / 60))}.json`,
              strToU8('[]'),
            ]),
          ),
        ),
      /more than any export|no export contains/,
    ],
  ]

  test.each(cases)('%s', async (_, make, expected) => {
    const bytes = make()
    const faults = await faultsOf(bytes)

    expect(faults.join('\n')).toMatch(expected)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(await stored()).toBe(0)
    expect(await empty.admin`select 1 from sys.users`).toEqual([])
  })
})

/** Much of nothing in little; `says` is written over its size. */
function bomb(says: number): Uint8Array {
  const bytes = zipSync({ 'data/answers.json': [new Uint8Array(5_000_000), { level: 9 }] })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, says, true)
  }
  return bytes
}

/** An archive of one file, under a name that no object takes as its own. */
const named = (name: string) =>
  Buffer.from(
    Buffer.from(zipSync({ ['x'.repeat(name.length)]: strToU8('y') }))
      .toString('latin1')
      .replaceAll('x'.repeat(name.length), name),
    'latin1',
  )

test('wherever a byte was changed, the archive is refused or holds what it held', async () => {
  const whole = openArchive(packed)
  for (let at = 0; at < packed.length; at += 97) {
    const opened = openArchive(packed.with(at, (packed[at] ?? 0) ^ 0xff))

    if (!('faults' in opened)) expect(opened, `byte ${at}`).toEqual(whole)
  }
})

test('a log that was changed since is refused, and with it everything', async () => {
  const name = 'data/audit_log.json'
  const bytes = rezip(files, { [name]: (files[name] ?? '').replace('member.left', 'member.stayed') })

  expect(await faultsOf(bytes)).toEqual([`${name}, row 1: was changed: its seals do not hold`])
  expect(await stored()).toBe(0)
})

test('the command names file, row and column, and that nothing was stored', async () => {
  const bytes = rezip(files, {
    'data/answers.json': (files['data/answers.json'] ?? '').replace('"version":1', '"version":"1"'),
  })

  expect(await preflight(bytes, '--owner', 'anna@example.com')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'data/answers.json, row 1, version: is no whole number\nNothing was imported.\n',
  })
})

test('into an empty database it comes back row for row, with every id and every value as it was (P37)', async () => {
  await anAccount(empty.admin, ids.participantId, 'anna@example.com')

  const { status, stdout, stderr } = await preflight(packed)

  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toContain(`Imported the workspace ${ids.workspaceId}: ${ROWS} rows.`)
  const hashes = await rowHashes(empty.admin, ids.workspaceId)
  expect(hashes).toEqual(await rowHashes(from.admin, ids.workspaceId))
  expect(Object.values(hashes)).not.toContain(null)
})

test('a second import of the same workspace is refused and changes nothing', async () => {
  const before = await rowHashes(empty.admin, ids.workspaceId)

  const { status, stderr } = await preflight(packed, '--owner', 'eve@example.com')

  expect(status).toBe(1)
  expect(stderr).toContain('is here already')
  expect(await rowHashes(empty.admin, ids.workspaceId)).toEqual(before)
  expect(await empty.admin`select 1 from sys.users where email = 'eve@example.com'`).toEqual([])
})

test('with --owner a guest’s work belongs to an account, and expires no more', async () => {
  const guest = await anOwnedWorkspace(from.admin, 'guest@example.com')
  const { workspaceId } = guest
  await from.admin`update app.workspaces set kind = 'guest', name = 'Guest', expires_at = now() where workspace_id = ${workspaceId}`

  const { status, stderr } = await preflight(await exported(workspaceId), '--owner', ' Kim@Example.com')

  expect([status, stderr]).toEqual([0, ''])
  const [owner] = await empty.admin`
    select w.kind, w.name, w.expires_at, m.role, u.email from app.workspaces w
    join app.memberships m on m.workspace_id = w.workspace_id join sys.users u on u.id = m.user_id
    join sys.workspace_members n on n.user_id = u.id and n.workspace_id = w.workspace_id
    where w.workspace_id = ${workspaceId}`
  expect(owner).toEqual({
    kind: 'team',
    name: 'Example GmbH',
    expires_at: null,
    role: 'owner',
    email: 'kim@example.com',
  })
})

test('an export of an older schema comes in with what columns are given today', async () => {
  const old = await anOwnedWorkspace(from.admin, 'old@example.com')
  const own = readZip(await exported(old.workspaceId))
  const rows = JSON.parse(own['data/plan_settings.json'] ?? '').map(({ marks: _, ...row }: { marks: unknown }) => row)
  const manifest = manifestOf(own)
  const json = JSON.stringify(rows)
  manifest.schemaVersion = 4
  for (const each of manifest.tables) each.columns = each.columns.filter((column) => column !== 'marks')
  for (const each of manifest.files)
    if (each.name === 'data/plan_settings.json') Object.assign(each, { sha256: sha256(json), bytes: json.length })

  const changes = { 'data/plan_settings.json': json, 'manifest.json': JSON.stringify(manifest) }
  const { status, stderr } = await preflight(rezip(own, changes), '--owner', 'old@example.com')

  expect([status, stderr]).toEqual([0, ''])
  const [settings] = await empty.admin`select marks from app.plan_settings where workspace_id = ${old.workspaceId}`
  expect(settings).toEqual({ marks: {} })
})

test('what an older export says of single actions comes in as their first version', async () => {
  const old = await anOwnedWorkspace(from.admin, 'marks@example.com')
  const own = readZip(await exported(old.workspaceId))
  const marks = { 'act-x-1': { person: 'p1', notBefore: '2027-01-11' }, 'act-x-2': { status: 'done' } }
  const rows = JSON.parse(own['data/plan_settings.json'] ?? '').map((row: object) => ({ ...row, marks }))
  const manifest = manifestOf(own)
  const json = JSON.stringify(rows)
  for (const each of manifest.files)
    if (each.name === 'data/plan_settings.json') Object.assign(each, { sha256: sha256(json), bytes: json.length })

  const changes = { 'data/plan_settings.json': json, 'manifest.json': JSON.stringify(manifest) }
  const { status, stderr } = await preflight(rezip(own, changes), '--owner', 'marks@example.com')

  expect([status, stderr]).toEqual([0, ''])
  const tasks = await empty.admin`
    select action_id, version, status, person, not_before::text from app.action_tasks
    where workspace_id = ${old.workspaceId} and action_id like 'act-x-%' order by action_id`
  expect(tasks).toEqual([
    { action_id: 'act-x-1', version: 1, status: 'planned', person: 'p1', not_before: '2027-01-11' },
    { action_id: 'act-x-2', version: 1, status: 'done', person: null, not_before: null },
  ])
})

test.each([[[]], [['a.zip', 'b.zip']], [['a.zip', '--owner', 'no address']], [['a.zip', '--evil']]])(
  'import %j is answered with how to call it',
  async (args) => {
    const { status, stderr } = await command(['import', ...args])

    expect(status).toBe(2)
    expect(stderr).toContain('Usage: ')
  },
)
