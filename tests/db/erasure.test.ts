import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { erasePerson, listErasures, noteErasure, replayErasures } from '#db/queries/erasure.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { createSignInCode } from '#db/queries/sign-in-codes.server.ts'
import { meetDevice } from '#db/queries/users.server.ts'
import { deleteWorkspace } from '#db/queries/workspaces.server.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anAccount, anOwnedWorkspace } from '#tests/support/own-workspace.ts'
import type { WorkspaceIds } from '#tests/support/workspace-rows.ts'

const { admin, database } = await testDatabase()

/** Every column of every table that holds a text, wherever it is inside. */
async function placesWith(sql: postgres.Sql, canary: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_schema || '.' || c.table_name as "table", c.column_name as "column"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema in ('app', 'sys') and t.table_type = 'BASE TABLE'`
  const found: string[] = []
  for (const { table, column } of columns) {
    const rows = await sql`
      select 1 from ${sql(table)} where position(lower(${canary}) in lower(${sql(column)}::text)) > 0 limit 1`
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

let people = 0
/** Somebody whose address and name stand wherever the product writes them, in a workspace of somebody else. */
async function aKnownPerson() {
  people += 1
  const email = `canary${people}@example.com`
  const name = `Canary Müller-${people}`
  const userId = newId()
  await anAccount(admin, userId, email, name)
  const host = await anOwnedWorkspace(admin, `host${people}@example.com`)
  const { workspaceId } = host
  await admin`insert into sys.workspace_members (user_id, workspace_id) values (${userId}, ${workspaceId})`
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${workspaceId}, ${userId}, 'member')`
  await admin`update app.participants set name = ${name} where workspace_id = ${workspaceId}`
  await admin`update app.answers set told_by = ${` ${email.toUpperCase()} `} where workspace_id = ${workspaceId}`
  await admin`alter table app.answer_log disable trigger written_once`
  await admin`update app.answer_log set told_by = ${name} where workspace_id = ${workspaceId}`
  await admin`alter table app.answer_log enable trigger written_once`
  await admin`update app.plan_settings set people = ${JSON.stringify([
    { id: 'p1', name },
    { id: 'p2', name: 'Kim' },
  ])}::text::jsonb
    where workspace_id = ${workspaceId}`
  await admin`update app.invitations set email = ${email} where workspace_id = ${workspaceId}`
  await admin`insert into sys.invitation_places (token_hash, workspace_id, expires_at)
    select token_hash, workspace_id, expires_at from app.invitations where workspace_id = ${workspaceId}`
  await database.withSys(async (tx) => {
    await createSession(tx, { kind: 'member', workspaceId, actorId: userId, device: 'Firefox' })
    await createSignInCode(tx, { email, code: '12345678', waiting: null })
    await meetDevice(tx, userId, 'x'.repeat(43))
    const mail = { kind: 'invitation', locale: 'en', keepMinutes: 60 } as const
    await queueMail(tx, { ...mail, recipient: email, facts: {} })
    await queueMail(tx, { ...mail, recipient: 'kim@example.com', facts: { inviter: name, workspace: 'W' } })
  })
  return { userId, email, name, host }
}

/** Brings rows back as an older copy of the data would. */
async function restoreAccount({ userId, email, name, host }: Awaited<ReturnType<typeof aKnownPerson>>) {
  await anAccount(admin, userId, email, name)
  await admin`insert into sys.workspace_members (user_id, workspace_id) values (${userId}, ${host.workspaceId})`
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${host.workspaceId}, ${userId}, 'member')`
  await admin`update app.participants set name = ${name} where workspace_id = ${host.workspaceId}`
}

const rowsOf = async ({ workspaceId }: WorkspaceIds, table: string) =>
  (await admin`select 1 from ${admin(`app.${table}`)} where workspace_id = ${workspaceId}`).length

test('of an erased person no table holds address or name any more, also after an older copy came back (P38)', async () => {
  const person = await aKnownPerson()
  const { userId, email, name, host } = person
  expect((await placesWith(admin, email)).length).toBeGreaterThan(4)
  expect((await placesWith(admin, name)).length).toBeGreaterThan(4)
  await admin`update app.calendar_feeds set created_by = ${userId} where workspace_id = ${host.workspaceId}`
  await admin`update app.action_feeds set created_by = ${userId} where workspace_id = ${host.workspaceId}`
  await admin`update app.vendor_requests set created_by = ${userId} where workspace_id = ${host.workspaceId}`
  await admin`update app.pilot_keys set created_by = ${userId} where workspace_id = ${host.workspaceId}`

  expect(await erasePerson(database, userId)).toEqual({ is: 'erased' })

  expect(await placesWith(admin, email)).toEqual([])
  expect(await placesWith(admin, name)).toEqual([])
  expect(await rowsOf(host, 'answers')).toBe(1)
  // Secrets that they still know.
  expect(await rowsOf(host, 'calendar_feeds')).toBe(0)
  expect(await rowsOf(host, 'action_feeds')).toBe(0)
  expect(await rowsOf(host, 'vendor_requests')).toBe(0)
  const [key] =
    await admin`select revoked_at is not null as ended from app.pilot_keys where workspace_id = ${host.workspaceId}`
  expect(key).toEqual({ ended: true })
  expect(await admin`select action from app.audit_log where workspace_id = ${host.workspaceId}`).toContainEqual({
    action: 'member.erased',
  })
  const [settings] = await admin`select people from app.plan_settings where workspace_id = ${host.workspaceId}`
  expect(settings?.people).toEqual([
    { id: 'p1', name: 'Somebody' },
    { id: 'p2', name: 'Kim' },
  ])

  await restoreAccount(person)
  expect(await placesWith(admin, email)).not.toEqual([])

  expect(await replayErasures(database)).toEqual({ workspaces: 0, people: 1, ownerless: [] })
  expect(await placesWith(admin, email)).toEqual([])
  expect(await placesWith(admin, name)).toEqual([])
  expect(await replayErasures(database)).toEqual({ workspaces: 0, people: 0, ownerless: [] })
})

test('of a deleted workspace nothing stays but its id in the list, also after an older copy came back (P38)', async () => {
  const gone = await anOwnedWorkspace(admin, 'gone@example.com')
  const kept = await anOwnedWorkspace(admin, 'kept@example.com')
  const { workspaceId } = gone
  await admin`update app.clients set name = 'CanaryCorp' where workspace_id = ${workspaceId}`
  await admin`update app.assessments set title = 'CanaryCorp 2026' where workspace_id = ${workspaceId}`
  const back = { scope: { workspaceId, actorId: gone.participantId } }

  await deleteWorkspace(database, back.scope)

  expect(await placesWith(admin, 'CanaryCorp')).toEqual([])
  expect(await placesWith(admin, workspaceId)).toEqual(['sys.erasures.id'])
  await admin`insert into app.workspaces (workspace_id, kind, name) values (${workspaceId}, 'team', 'CanaryCorp')`
  await admin`insert into sys.workspace_members (user_id, workspace_id) values (${gone.participantId}, ${workspaceId})`
  expect(await replayErasures(database)).toMatchObject({ workspaces: 1 })
  expect(await placesWith(admin, 'CanaryCorp')).toEqual([])
  expect(await rowsOf(kept, 'answers')).toBe(1)
})

test('a workspace in which nobody else is goes with its person', async () => {
  const own = await anOwnedWorkspace(admin, 'alone@example.com')

  expect(await erasePerson(database, own.participantId)).toEqual({ is: 'erased' })

  expect(await rowsOf(own, 'workspaces')).toBe(0)
  expect(await placesWith(admin, 'alone@example.com')).toEqual([])
})

test('whoever is the only owner of a workspace with others in it hands it over first, and nothing changes', async () => {
  const own = await anOwnedWorkspace(admin, 'only@example.com')
  const colleague = newId()
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${own.workspaceId}, ${colleague}, 'member')`

  const refused = await erasePerson(database, own.participantId)

  expect(refused).toEqual({ is: 'onlyOwner', workspaces: ['Example GmbH'] })
  expect(await placesWith(admin, 'only@example.com')).not.toEqual([])
  await admin`update app.memberships set role = 'owner' where user_id = ${colleague}`
  expect(await erasePerson(database, own.participantId)).toEqual({ is: 'erased' })
  expect(await rowsOf(own, 'workspaces')).toBe(1)
})

test('an erasure that was cut off after it was written down is finished by the next start', async () => {
  const { userId, email } = await aKnownPerson()
  await database.withSys((tx) => noteErasure(tx, { kind: 'person', id: userId }))

  expect(await replayErasures(database)).toMatchObject({ people: 1 })
  expect(await placesWith(admin, email)).toEqual([])
})

test('a restored workspace that an erased person owned alone is named, since it has no owner now', async () => {
  const own = await anOwnedWorkspace(admin, 'former@example.com')
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${own.workspaceId}, ${newId()}, 'member')`
  await database.withSys((tx) => noteErasure(tx, { kind: 'person', id: own.participantId }))

  expect(await replayErasures(database)).toMatchObject({ people: 1, ownerless: [own.workspaceId] })
})

test('the list of erasures is only added to', async () => {
  const before = await database.withSys(listErasures)

  for (const statement of ['delete from sys.erasures', 'update sys.erasures set erased_at = now()']) {
    const attempt = database.withSys((tx) => tx.execute(statement))
    await expect(attempt, statement).rejects.toMatchObject({ code: '42501' })
  }
  expect(before.length).toBeGreaterThan(3)
  expect(await database.withSys(listErasures)).toEqual(before)
})
