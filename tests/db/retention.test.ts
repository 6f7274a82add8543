import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { noteEnquiryPlace } from '#db/queries/enquiries.server.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { createHalfSignIn } from '#db/queries/half-sign-ins.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { saveChallenge } from '#db/queries/passkeys.server.ts'
import { createProviderSignIn } from '#db/queries/provider-sign-ins.server.ts'
import { addPublicEnquiry } from '#db/queries/public-enquiries.server.ts'
import { createResumeLink } from '#db/queries/resume-links.server.ts'
import { foreseeRetention, purgeClasses } from '#db/queries/retention.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { createSignInCode } from '#db/queries/sign-in-codes.server.ts'
import { meetDevice } from '#db/queries/users.server.ts'
import { RETENTION_CLASSES } from '#db/retention/classes.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anOwnedWorkspace } from '#tests/support/own-workspace.ts'
import type { WorkspaceIds } from '#tests/support/workspace-rows.ts'

const { admin, database } = await testDatabase()
let kept: WorkspaceIds

/** One row of each class, and a guest's work; all of it as if it had happened so many months ago. */
async function made(monthsAgo: number) {
  const guest = await startAsGuest(database, {
    company: 'Example GmbH',
    form: 'short',
    locale: 'en',
    catalogueHash: 'c',
    disciplines: [],
  })
  const email = `month${monthsAgo}@example.com`
  const { participantId: userId } = await anOwnedWorkspace(admin, email)
  const { workspaceId, actorId, assessmentId, participantId, expiresAt } = guest
  await database.withSys(async (tx) => {
    await createSession(tx, { kind: 'member', workspaceId: newId(), actorId: userId })
    await createResumeLink(tx, { workspaceId, actorId, assessmentId, participantId, expiresAt })
    await createSignInCode(tx, { email, code: '12345678', waiting: null })
    await saveChallenge(tx, { purpose: 'signIn', token: email }, 'challenge')
    await createHalfSignIn(tx, userId, null)
    await createProviderSignIn(tx, { email, workspaceId, isOnlyWay: false, place: null })
    await meetDevice(tx, userId, 'x'.repeat(43))
    await addPublicEnquiry(tx, { id: newId(), about: '/glossary', name: '', email, body: 'Why?' })
    await noteEnquiryPlace(tx, { workspaceId, enquiryId: newId(), isAnswer: true })
    await queueMail(tx, { kind: 'code', recipient: email, locale: 'en', facts: {}, keepMinutes: 60 })
  })
  await admin`insert into sys.rate_limits (bucket, full_at) values (${email}, now() + interval '1 hour')`
  await admin`insert into sys.presences (workspace_id, assessment_id, actor_id)
    values (${workspaceId}, ${assessmentId}, ${actorId})`
  await admin`insert into sys.invitation_places (token_hash, workspace_id, expires_at)
    values (sha256(${email}::bytea), ${workspaceId}, now() + interval '7 days')`
  await admin`insert into sys.link_places (token_hash, workspace_id, expires_at)
    values (sha256(${email}::bytea), ${workspaceId}, now() + interval '7 days')`
  return guest
}

/** The clock goes on for everything that is there. */
async function monthsPass(months: number) {
  const moments = await admin<{ table: string; column: string }[]>`
    select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
    where table_schema in ('app', 'sys') and data_type = 'timestamp with time zone'
      and (table_schema = 'sys' and table_name not in ('migrations', 'catalogues') or table_name = 'workspaces')`
  for (const { table, column } of moments) {
    await admin`update ${admin(table)} set ${admin(column)} = ${admin(column)} - make_interval(months => ${months})`
  }
}

const counts = async () => {
  const rows: Record<string, number> = {}
  for (const { id, table } of RETENTION_CLASSES) rows[id] = (await admin`select 1 from ${admin(table)}`).length
  return rows
}

beforeAll(async () => {
  kept = await anOwnedWorkspace(admin, 'kept@example.com')
})

test('thirteen months later everything whose time is over is gone, and nothing else (P39)', async () => {
  const old = await made(13)
  await monthsPass(13)
  const fresh = await made(0)
  // The address of the second is another one, so nothing of the first was renewed.
  const foreseen = await foreseeRetention(database)
  const before = await counts()

  expect(foreseen.map(({ id, due }) => [id, due])).toEqual([
    ['workspaces', 1],
    ['sessions', 2],
    ['private links', 1],
    ['invitation places', 1],
    ['link places', 1],
    ['rate limits', 1],
    ['presences', 1],
    ['sign-in codes', 1],
    ['passkey challenges', 1],
    ['half sign-ins', 1],
    ['provider sign-ins', 1],
    ['enquiry places', 1],
    ['public questions', 1],
    ['mails', 1],
    // 13 months are fewer than 400 days.
    ['known browsers', 0],
  ])
  expect(await counts()).toEqual(before)

  expect(await purgeExpired(database)).toEqual([old.workspaceId])

  for (const { id, due } of await foreseeRetention(database)) expect(due, id).toBe(0)
  expect(await counts()).toEqual({
    sessions: 2,
    'private links': 1,
    'invitation places': 1,
    'link places': 1,
    'rate limits': 1,
    presences: 1,
    'sign-in codes': 1,
    'passkey challenges': 1,
    'half sign-ins': 1,
    'provider sign-ins': 1,
    'enquiry places': 1,
    'public questions': 1,
    mails: 1,
    'known browsers': 2,
  })
  const left = await admin`select workspace_id as id from app.workspaces where kind = 'guest'`
  expect(left).toEqual([{ id: fresh.workspaceId }])
  expect(await admin`select 1 from app.answers where workspace_id = ${kept.workspaceId}`).toHaveLength(1)
  expect((await admin`select 1 from sys.users`).length).toBe(3)
})

test('a note of where something ends outlives the look at it', async () => {
  await admin`update sys.enquiry_places set look_at = now() - interval '1 minute'`
  await admin`update sys.invitation_places set expires_at = now() - interval '1 minute'`
  const purged = await purgeClasses(database)

  expect([purged['enquiry places'], purged['invitation places']]).toEqual([0, 0])
  await purgeExpired(database)
  expect(await admin`select 1 from sys.enquiry_places`).toEqual([])
  expect(await admin`select 1 from sys.invitation_places`).toEqual([])
})

test('browsers are known for 400 days', async () => {
  await admin`update sys.known_devices set last_used_at = now() - interval '399 days'`
  expect((await purgeClasses(database))['known browsers']).toBe(0)

  await admin`update sys.known_devices set last_used_at = now() - interval '401 days'`
  expect((await purgeClasses(database))['known browsers']).toBe(2)
})

test('however much is due goes in one run, in batches', async () => {
  await admin`insert into sys.rate_limits (bucket, full_at) select 'b' || n, now() from generate_series(1, 25) n`

  expect((await purgeClasses(database, 10))['rate limits']).toBe(25)
})

test('each class that ends by itself says how long and why, and each table of sys is one or is kept on purpose', async () => {
  const tables = await admin<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables where table_schema = 'sys'`
  // Kept: accounts with their passkeys, and where to look for workspaces, until they are deleted; the rest for good.
  const own = ['users', 'passkeys', 'recovery_codes', 'workspace_members', 'retention', 'domain_places']
  const forGood = [...own, 'backups', 'catalogues', 'erasures', 'migrations']

  expect(tables.map(({ name }) => name).sort()).toEqual(
    [...RETENTION_CLASSES.map(({ table }) => table), ...forGood.map((name) => `sys.${name}`)].sort(),
  )
  for (const { why } of RETENTION_CLASSES) expect(why.length).toBeGreaterThan(10)
})
