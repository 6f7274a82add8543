import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { listAudit } from '#db/queries/audit.server.ts'
import { askSecondFactor } from '#db/queries/second-factor.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { command } from '#tests/support/command.ts'
import { testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { anOwnedWorkspace } from '#tests/support/own-workspace.ts'

const { admin, adminUrl, database } = await testDatabase()
const ENV = { DATABASE_URL: adminUrl, PREFLIGHT_ROLE_PREFIX: TEST_PREFIX, APP_ORIGIN: 'https://p.example' }
const account = (...args: string[]) => command(['account', ...args], { env: ENV })

test('who lost every factor is let in by mail again: the rest goes, with a mail and an entry in the log', async () => {
  const { workspaceId, participantId: userId } = await anOwnedWorkspace(admin, 'anna@example.com')
  const { participantId: other } = await anOwnedWorkspace(admin, 'bo@example.com')
  for (const [id, name] of [
    [userId, 'a'],
    [other, 'b'],
  ] as const) {
    await admin`insert into sys.passkeys (id, user_id, credential_id, public_key, counter, name)
      values (${newId()}, ${id}, ${name}::bytea, 'key'::bytea, 0, 'Phone')`
    await database.withSys(async (tx) => {
      await askSecondFactor(tx, id, ['0123456789ABCDEF', '0123456789ABCDEG'])
      await createSession(tx, { kind: 'member', workspaceId, actorId: id })
    })
  }

  const { status, stdout, stderr } = await account('rescue', ' Anna@Example.com ')

  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Passkeys: 1. Recovery codes: 2. Sessions: 1.')
  expect(stdout).not.toContain('The mailed code')
  for (const table of ['passkeys', 'recovery_codes']) {
    expect((await admin`select distinct user_id from ${admin(`sys.${table}`)}`).map(({ user_id }) => user_id)).toEqual([
      other,
    ])
  }
  expect(await admin`select 1 from sys.sessions where actor_id = ${userId}`).toHaveLength(0)
  expect(await admin`select 1 from sys.sessions where actor_id = ${other}`).toHaveLength(1)
  expect(await admin`select email from sys.users where asks_second_factor`).toEqual([{ email: 'bo@example.com' }])
  const [mail] = await admin`select recipient, facts from sys.mails`
  expect(mail).toMatchObject({ recipient: 'anna@example.com', facts: { what: 'rescued', origin: 'https://p.example' } })
  const [entry] = await database.withWorkspace({ workspaceId, actorId: userId }, listAudit)
  expect(entry).toMatchObject({
    action: 'member.rescued',
    facts: { user: userId },
    actorId: expect.stringMatching(/^0{8}-/),
  })
})

test('where the domain of the address is let in only with the sign-in of its company, it says so', async () => {
  const { workspaceId } = await anOwnedWorkspace(admin, 'cy@bound.example')
  await admin`insert into sys.domain_places (domain, workspace_id, proof) values ('bound.example', ${workspaceId}, 'proof')`
  await admin`update app.workspaces set requires_provider = true where workspace_id = ${workspaceId}`

  const { stdout } = await account('rescue', 'cy@bound.example')

  expect(stdout).toContain('sign-in of their company, https://login.example.com.')
  expect(stdout).toContain('_preflight.bound.example')
})

test('nobody is rescued who is not there, and it says so', async () => {
  const unknown = await account('rescue', 'nobody@example.com')

  expect(unknown).toEqual({
    status: 1,
    stdout: '',
    stderr: 'Nobody has an account with the address nobody@example.com. Nothing was changed.\n',
  })
  expect((await account('rescue', 'x')).stderr).toBe('"x" is no e-mail address. Nothing was changed.\n')
})

test('anything else is answered with how to call it', async () => {
  for (const args of [[], ['rescue'], ['rescue', 'a@example.com', 'b@example.com'], ['remove', 'a@example.com']]) {
    const { status, stderr } = await account(...args)
    expect([status, stderr.startsWith('Usage: ')]).toEqual([2, true])
  }
})

test('whoever asks to be gone is erased, and nobody else', async () => {
  const { workspaceId } = await anOwnedWorkspace(admin, 'dora@example.com')
  await anOwnedWorkspace(admin, 'ed@example.com')
  const [before] = await admin<{ id: string }[]>`select id from sys.users where email = 'dora@example.com'`

  const { status, stdout, stderr } = await account('erase', ' Dora@example.com')

  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Erased: dora@example.com.')
  expect(await admin`select 1 from sys.users where email = 'dora@example.com'`).toHaveLength(0)
  expect(await admin`select 1 from app.workspaces where workspace_id = ${workspaceId}`).toHaveLength(0)
  expect(await admin`select 1 from sys.users where email = 'ed@example.com'`).toHaveLength(1)
  expect(await admin`select kind from sys.erasures where id = ${before?.id ?? ''}`).toEqual([{ kind: 'person' }])
})

test('whoever others need as their only owner is not erased, and it says why', async () => {
  const { workspaceId } = await anOwnedWorkspace(admin, 'flo@example.com')
  const { participantId: other } = await anOwnedWorkspace(admin, 'gus@example.com')
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${workspaceId}, ${other}, 'member')`

  const { status, stdout, stderr } = await account('erase', 'flo@example.com')

  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^Nothing was changed: others would be left without an owner in ".+"\./)
  expect(await admin`select 1 from sys.users where email = 'flo@example.com'`).toHaveLength(1)
})

test('nobody is erased by an address that no account has', async () => {
  const { status, stderr } = await account('erase', 'nobody@example.com')

  expect(status).toBe(1)
  expect(stderr).toContain('Nobody has an account with the address nobody@example.com. Nothing was changed.')
})
