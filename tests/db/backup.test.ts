import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkBackup, restoreBackup } from '#db/backup/restore.server.ts'
import { writeBackup } from '#db/backup/write.server.ts'
import { connect } from '#db/client.server.ts'
import { saveAcknowledgement } from '#db/queries/acknowledgements.server.ts'
import { listLeadAnswers, saveAnswer } from '#db/queries/answers.server.ts'
import { closeAssessment } from '#db/queries/assessments.server.ts'
import { replayErasures } from '#db/queries/erasure.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { claimWorkspace } from '#db/queries/memberships.server.ts'
import { takeToken } from '#db/queries/rate-limits.server.ts'
import { createResumeLink, findResumeLink } from '#db/queries/resume-links.server.ts'
import { findSession } from '#db/queries/sessions.server.ts'
import { signIn } from '#db/queries/sign-in.server.ts'
import { createSignInCode } from '#db/queries/sign-in-codes.server.ts'
import { createSnapshot, findSnapshot, fingerprint } from '#db/queries/snapshots.server.ts'
import { listTenancyDefects } from '#db/tenancy-lint.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { backupFolder, emptyDatabases, rowHashes } from '#tests/support/restoring.ts'
import { aFullWorkspace } from '#tests/support/workspace-rows.ts'

const { database, admin, adminUrl, names } = await testDatabase()
const emptyDatabase = emptyDatabases(adminUrl, names)
const folder = backupFolder()
const source = { admin, url: adminUrl }

/** What a text format may trip over: its own escapes and end mark, separators, other ends of lines. */
const AWKWARD = 'a\tb\\c\r\n\\.\nüß 🧭 \u2028 \u202e "quoted" \\N $1 %'
const CODE = 'AB2C3D4E'

const start = (company: string) =>
  startAsGuest(database, { company, form: 'full', locale: 'en', catalogueHash: 'c0ffee', disciplines: ['marketing'] })

async function aMember(email: string) {
  return database.withSys(async (tx) => {
    const { pending } = await createSignInCode(tx, { email, code: CODE, waiting: null })
    const done = await signIn(tx, { pending, code: CODE, deviceToken: null, device: 'Firefox', memberToken: null })
    if (done.is !== 'right') throw new Error(`The code was ${done.is}.`)
    return done
  })
}

let guest: Awaited<ReturnType<typeof start>>
let kept: Awaited<ReturnType<typeof start>>
let link: string
let memberToken: string
let before: Record<string, string>
let file: string

beforeAll(async () => {
  guest = await start(AWKWARD.slice(0, 40))
  kept = await start('Example GmbH')
  await database.withWorkspace(guest, async (tx) => {
    await saveAnswer(tx, anAnswer(guest, { note: AWKWARD, evidence: '\\N', toldBy: '' }))
    await saveAnswer(tx, anAnswer(guest, { questionId: 'q-owner' }))
    const acknowledgement = {
      contradictionId: 'x-a',
      reason: AWKWARD,
      answersKey: 'k',
      participantId: guest.participantId,
    }
    await saveAcknowledgement(tx, { assessmentId: guest.assessmentId, ...acknowledgement })
  })
  await database.withWorkspace(kept, async (tx) => {
    for (let at = 0; at < 40; at += 1) await saveAnswer(tx, anAnswer(kept, { questionId: `q-${at}` }))
    await closeAssessment(tx, kept.assessmentId)
    await createSnapshot(tx, {
      assessmentId: kept.assessmentId,
      inputs: { note: AWKWARD, zeta: [1, { b: 1, a: 2 }] },
      catalogueHash: 'c0ffee',
      engineVersion: '1',
      result: { readiness: { lo: 12.3456789, hi: 1e-9, tenth: 0.1 } },
      plan: null,
      report: { title: 'x'.repeat(300_000) },
      submittedBy: kept.participantId,
    })
  })
  link = await database.withSys((tx) => createResumeLink(tx, { ...guest, expiresAt: guest.expiresAt }))
  const member = await aMember('anna@example.com')
  const device = 'Firefox'
  const claimed = await claimWorkspace(database, {
    userId: member.user.id,
    guestToken: kept.token,
    memberToken: member.token,
    device,
  })
  memberToken = claimed?.token ?? ''
  await database.withSys(async (tx) => {
    await queueMail(tx, {
      kind: 'code',
      recipient: 'a@example.com',
      locale: 'en',
      facts: { code: CODE },
      keepMinutes: 9,
    })
    await takeToken(tx, { bucket: 'start:192.0.2.1', limit: 20, windowSeconds: 3_600 })
  })
  // And one of each table, so that a table made later is in the drill too.
  await aFullWorkspace(admin)
  before = await rowHashes(admin, LEFT_OUT)
  file = join(folder, 'drill.backup')
  await writeBackup(source, { names, file })
})

/** Limits start anew, members sign in again, and migrations ran at another time. */
const LEFT_OUT = {
  'sys.rate_limits': 'true',
  'sys.presences': 'true',
  'sys.sessions': "kind = 'member'",
  'sys.migrations': 'true',
  // The backup itself is noted once it is finished.
  'sys.backups': 'true',
}

async function restored(from = file) {
  const target = await emptyDatabase()
  const backup = await checkBackup(from)
  const done = await restoreBackup(target.url, { names, login: names.login, backup, replace: false })
  return { ...target, done }
}

describe('the drill: back up, lose everything, restore', () => {
  test('every row of every table comes back, and people find their work as they left it', async () => {
    const { admin: there, login, done } = await restored()
    const product = connect({ url: login, rolePrefix: TEST_PREFIX })

    expect(await rowHashes(there, LEFT_OUT)).toEqual(before)
    const filled = Object.keys(before).filter((table) => !before[table]?.startsWith('0 '))
    expect(filled).toEqual(expect.arrayContaining(['app.answers', 'app.memberships', 'app.snapshots', 'sys.users']))
    const [answer] = await product.withWorkspace(guest, (tx) => listLeadAnswers(tx, guest.assessmentId))
    const snapshot = await product.withWorkspace(kept, (tx) => findSnapshot(tx, kept.assessmentId))
    expect(answer).toMatchObject({ note: AWKWARD, evidence: '\\N', toldBy: '' })
    expect(snapshot && fingerprint(snapshot)).toBe(snapshot?.sha256)
    expect(await product.withSys((tx) => findSession(tx, guest.token))).toMatchObject({ kind: 'guest' })
    expect(await product.withSys((tx) => findResumeLink(tx, link))).not.toBeNull()
    expect(done.fingerprints.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(100)
    await product.close()
  })

  test('workspaces are kept apart there too, and what is written once still is', async () => {
    const { admin: there } = await restored()

    expect(await listTenancyDefects(there, names)).toEqual([])
    await expect(there`delete from app.answer_log`).rejects.toMatchObject({ code: '23001' })
    const disabled = await there`select tgname from pg_trigger where tgenabled <> 'O'`
    expect(disabled).toEqual([])
  })

  test('members have to sign in again: who was signed out since stays so', async () => {
    const { admin: there, done } = await restored()
    const [found] = await there`select count(*)::int as count from sys.sessions where kind = 'member'`

    expect(await database.withSys((tx) => findSession(tx, memberToken))).not.toBeNull()
    expect(found?.count).toBe(0)
    expect(done.signedOut).toBe(1)
  })

  test('what was erased since the backup is erased again once it is restored over it (P38)', async () => {
    const { url, admin: there, login } = await restored()
    await there`insert into sys.erasures (kind, id) values ('workspace', ${kept.workspaceId})`
    const backup = await checkBackup(file)

    await restoreBackup(url, { names, login: names.login, backup, replace: true })

    expect(await there`select 1 from app.workspaces where workspace_id = ${kept.workspaceId}`).toHaveLength(1)
    const product = connect({ url: login, rolePrefix: TEST_PREFIX })
    expect(await replayErasures(product)).toMatchObject({ workspaces: 1 })
    await product.close()
    expect(await there`select 1 from app.workspaces where workspace_id = ${kept.workspaceId}`).toHaveLength(0)
  })

  test('schemas hold nothing that a backup would leave out: no sequence, no table elsewhere, no large object', async () => {
    const rest = await admin`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where (n.nspname in ('app', 'sys') and c.relkind not in ('r', 'p', 'i', 'I', 'v', 't'))
        or (n.nspname not in ('app', 'sys', 'information_schema') and n.nspname !~ '^pg_' and c.relkind in ('r', 'p', 'm'))
      union all select 'large object ' || oid from pg_largeobject_metadata`

    expect(rest).toEqual([])
  })
})

test('a backup is taken at one moment, whatever people save meanwhile', async () => {
  const moment = join(folder, 'moment.backup')
  const save = (at: number) =>
    database.withWorkspace(guest, (tx) => saveAnswer(tx, anAnswer(guest, { questionId: `q-busy-${at}` })))
  const stopping = new AbortController()
  await save(0)
  const busy = (async () => {
    for (let at = 1; !stopping.signal.aborted; at += 1) await save(at)
  })()
  await writeBackup(source, { names, file: moment })
  stopping.abort()
  await busy

  const { admin: there } = await restored(moment)
  const [counted] = await there`
    select (select count(*)::int from app.answers where question_id like 'q-busy-%') as answers,
      (select count(*)::int from app.answer_log where question_id like 'q-busy-%') as logged`

  expect(counted?.answers).toBeGreaterThan(0)
  expect(counted?.answers).toBe(counted?.logged)
})

test('the file is for its owner alone, appears in one step, and is never written over', async () => {
  const target = join(folder, 'once.backup')
  await writeBackup(source, { names, file: target })
  const first = readFileSync(target)

  await expect(writeBackup(source, { names, file: target })).rejects.toThrow(`${target} exists already`)
  await expect(writeBackup(source, { names, file: join(folder, 'no/such/folder') })).rejects.toThrow(
    'its folder does not exist',
  )

  expect(statSync(target).mode & 0o777).toBe(0o600)
  expect(readFileSync(target).equals(first)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

/** Counts of a moment, who is here now, and what migrations write anew. */
const NOT_IN_IT = ['sys.rate_limits', 'sys.presences', 'sys.migrations']

test('it says what it holds: version, count and SHA-256 of each table, and of all of it', () => {
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  const lines = text.trimEnd().split('\n')
  const heading = JSON.parse(lines[0] ?? '')
  const { fingerprints } = JSON.parse(lines.at(-2) ?? '')
  const rowsOf = (table: string) => {
    const from = text.indexOf('\n', text.indexOf(`{"table":"${table}"`)) + 1
    return text.slice(from, text.indexOf('\\.\n', from))
  }

  expect(heading.migrations).toHaveLength(readdirSync('db/migrations').filter((name) => name.endsWith('.sql')).length)
  expect(fingerprints.map(({ table }: { table: string }) => table).toSorted()).toEqual(
    Object.keys(before).filter((table) => !NOT_IN_IT.includes(table)),
  )
  const clients = fingerprints.find(({ table }: { table: string }) => table === 'app.clients')
  expect(clients).toMatchObject({ rows: 3, sha256: createHash('sha256').update(rowsOf('app.clients')).digest('hex') })
  expect(lines.at(-1)).toBe(
    createHash('sha256')
      .update(`${lines.slice(0, -1).join('\n')}\n`)
      .digest('hex'),
  )
  expect(text).not.toContain('192.0.2.1')
})

describe('nobody who sees a part only makes a backup', () => {
  test.each([
    ['the role of one workspace', () => ({ ...names, owner: names.rw })],
    ['the role of what belongs to nobody', () => ({ ...names, owner: names.global })],
  ])('%s is refused, and no file is left', async (_, bound) => {
    const partial = join(folder, 'partial.backup')

    await expect(writeBackup(source, { names: bound(), file: partial })).rejects.toThrow(
      /may not see every row of app\.|permission denied|42501/,
    )

    expect(existsSync(partial)).toBe(false)
  })

  test('so is the owner, once a policy hides a row from it', async () => {
    const partial = join(folder, 'hidden.backup')
    await admin`create policy hidden on app.clients as restrictive to ${admin(names.owner)} using (name <> 'Example GmbH')`
    try {
      await expect(writeBackup(source, { names, file: partial })).rejects.toThrow(
        `The role ${names.owner} may not see every row of app.clients`,
      )
    } finally {
      await admin`drop policy hidden on app.clients`
    }

    expect(existsSync(partial)).toBe(false)
  })

  test('whoever leaves row-level security to the server gets an error, as a dump tool would', async () => {
    await expect(
      admin.begin(async (tx) => {
        await tx`select set_config('role', ${names.rw}, true), set_config('row_security', 'off', true)`
        await tx`select * from app.answers`
      }),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
