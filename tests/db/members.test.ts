import { expect, test } from 'vitest'
import type { Role } from '#app/core/access/can.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { acceptInvitation, findInvitation, findInvitationPlace, invite } from '#db/queries/invitations.server.ts'
import { changeRole, isLastOwner, listMembers, lockMembers, removeMember } from '#db/queries/members.server.ts'
import { ensureOwnWorkspace, findRole } from '#db/queries/memberships.server.ts'
import { findOrCreateUser, noteWorkspace } from '#db/queries/users.server.ts'
import { closeWorkspace, findWorkspace, keepWorkspace, watchClosing } from '#db/queries/workspaces.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let people = 0

async function aUser() {
  const email = `person${++people}@example.com`
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, email))
  return user
}

/** A workspace with these people beside its owner. */
async function aWorkspace(...roles: Role[]) {
  const owner = await aUser()
  const scope = { workspaceId: newId(), actorId: owner.id }
  await ensureOwnWorkspace(database, scope, 'Example GmbH')
  const others = []
  for (const role of roles) {
    const { id } = await aUser()
    await database.withSys((tx) => noteWorkspace(tx, id, scope.workspaceId))
    await admin`insert into app.memberships (workspace_id, user_id, role) values (${scope.workspaceId}, ${id}, ${role})`
    others.push(id)
  }
  return { scope, others }
}

async function invited(scope: WorkspaceScope, email: string, role: Role = 'member') {
  let token = ''
  const mailFor = (given: string) => {
    token = given
    return { locale: 'en', facts: {} }
  }
  expect(await invite(database, scope, { email, role, allow: async () => {}, mailFor })).toBe('invited')
  return token
}

const roleIn = (scope: WorkspaceScope, userId: string) =>
  database.withWorkspace({ ...scope, actorId: userId }, findRole)
/** As the page does it: with the members locked. */
const remove = (scope: WorkspaceScope, userId: string) =>
  database.withWorkspace(scope, async (tx) => {
    const members = await lockMembers(tx)
    const role = members.get(userId)
    if (role === undefined) return 'none'
    if (isLastOwner(members, userId)) return 'lastOwner'
    await removeMember(tx, userId, role)
    return 'removed'
  })
const demote = (scope: WorkspaceScope, userId: string) =>
  database.withWorkspace(scope, async (tx) => {
    const members = await lockMembers(tx)
    if (isLastOwner(members, userId)) return 'lastOwner'
    await changeRole(tx, { userId, from: 'owner', to: 'member', mayGrant: [], mayWrite: true })
    return 'changed'
  })

test('an invitation lets in its address once, however often it is tried at once', async () => {
  const { scope } = await aWorkspace()
  const user = await aUser()
  const token = await invited(scope, user.email, 'viewer')
  const accept = () => acceptInvitation(database, { ...scope, actorId: user.id }, { token, email: user.email })

  const tries = await Promise.all(Array.from({ length: 20 }, accept))

  expect(tries.filter(Boolean)).toHaveLength(1)
  expect(await roleIn(scope, user.id)).toBe('viewer')
})

test('an invitation lets nobody else in, and stays good for its own address', async () => {
  const { scope } = await aWorkspace()
  const [user, other] = [await aUser(), await aUser()]
  const token = await invited(scope, user.email)

  expect(await acceptInvitation(database, { ...scope, actorId: other.id }, { token, email: other.email })).toBe(false)
  expect(await roleIn(scope, other.id)).toBeNull()
  expect(await acceptInvitation(database, { ...scope, actorId: user.id }, { token, email: user.email })).toBe(true)
})

test('a token of one workspace opens no other one', async () => {
  const { scope } = await aWorkspace()
  const { scope: other } = await aWorkspace()
  const user = await aUser()
  const token = await invited(scope, user.email)

  expect(await database.withWorkspace(other, (tx) => findInvitation(tx, token))).toBeNull()
  expect(await acceptInvitation(database, { ...other, actorId: user.id }, { token, email: user.email })).toBe(false)
})

test('what is stored of an invitation opens nothing', async () => {
  const { scope } = await aWorkspace()
  const token = await invited(scope, 'dump@example.com')
  const stored = JSON.stringify([
    await admin`select * from app.invitations where workspace_id = ${scope.workspaceId}`,
    await admin`select encode(token_hash, 'base64') as b, * from sys.invitation_places`,
  ])

  expect(stored).not.toContain(token)
})

test('a second invitation of an address ends the first', async () => {
  const { scope } = await aWorkspace()
  const user = await aUser()
  const first = await invited(scope, user.email, 'owner')
  const second = await invited(scope, user.email, 'viewer')
  const find = (token: string) => database.withWorkspace(scope, (tx) => findInvitation(tx, token))

  expect(await find(first)).toBeNull()
  expect(await find(second)).toMatchObject({ role: 'viewer' })
})

test('after seven days an invitation is over by the database’s clock, and the purge forgets it', async () => {
  const { scope } = await aWorkspace()
  const token = await invited(scope, 'late@example.com')
  await admin`update app.invitations set expires_at = now() - interval '1 second' where workspace_id = ${scope.workspaceId}`
  await admin`update sys.invitation_places set expires_at = now() - interval '1 second' where workspace_id = ${scope.workspaceId}`

  expect(await database.withSys((tx) => findInvitationPlace(tx, token))).toBeNull()
  expect(await database.withWorkspace(scope, (tx) => findInvitation(tx, token))).toBeNull()
  await purgeExpired(database)
  expect(await admin`select 1 from sys.invitation_places where workspace_id = ${scope.workspaceId}`).toHaveLength(0)
  expect(await admin`select 1 from app.invitations where workspace_id = ${scope.workspaceId}`).toHaveLength(0)
})

test('who is a member already stays what they are', async () => {
  const { scope } = await aWorkspace()
  const user = await aUser()
  await acceptInvitation(
    database,
    { ...scope, actorId: user.id },
    { token: await invited(scope, user.email, 'viewer'), email: user.email },
  )
  const second = await invited(scope, user.email, 'owner')
  await acceptInvitation(database, { ...scope, actorId: user.id }, { token: second, email: user.email })

  expect(await roleIn(scope, user.id)).toBe('viewer')
})

test('a workspace keeps an owner: of two who leave or demote each other at once, one stays', async () => {
  for (const act of [remove, demote]) {
    const { scope, others } = await aWorkspace('owner')
    const [second = ''] = others

    const done = await Promise.all([act(scope, second), act({ ...scope, actorId: second }, scope.actorId)])

    expect(done).toContain('lastOwner')
    expect((await listMembers(database, scope)).filter(({ role }) => role === 'owner')).toHaveLength(1)
  }
})

test('who is removed is in the list no more, and the invitations they sent end', async () => {
  const { scope, others } = await aWorkspace('owner')
  const [gone = ''] = others
  const friend = await aUser()
  const token = await invited({ ...scope, actorId: gone }, friend.email, 'owner')

  expect(await remove(scope, gone)).toBe('removed')
  expect(await remove(scope, gone)).toBe('none')

  expect((await listMembers(database, scope)).map(({ userId }) => userId)).toEqual([scope.actorId])
  expect(await acceptInvitation(database, { ...scope, actorId: friend.id }, { token, email: friend.email })).toBe(false)
})

test('who may invite less than before keeps only the invitations that they could send again', async () => {
  const { scope, others } = await aWorkspace('owner')
  const [demoted = ''] = others
  const asOwner = await invited({ ...scope, actorId: demoted }, 'new-owner@example.com', 'owner')
  const asViewer = await invited({ ...scope, actorId: demoted }, 'new-viewer@example.com', 'viewer')
  const find = (token: string) => database.withWorkspace(scope, (tx) => findInvitation(tx, token))

  await database.withWorkspace(scope, (tx) =>
    changeRole(tx, {
      userId: demoted,
      from: 'owner',
      to: 'consultant',
      mayGrant: ['member', 'viewer'],
      mayWrite: true,
    }),
  )

  expect(await find(asOwner)).toBeNull()
  expect(await find(asViewer)).toMatchObject({ role: 'viewer' })
})

async function close(scope: WorkspaceScope) {
  await watchClosing(database, scope.workspaceId)
  return database.withWorkspace(scope, closeWorkspace)
}

test('a workspace that closes is worked in by nobody, is kept when an owner says so, and is gone after 14 days', async () => {
  const { scope } = await aWorkspace()
  const closesAt = await close(scope)
  const again = await close(scope)

  expect(again).toEqual(closesAt)
  expect(Math.round((closesAt.getTime() - Date.now()) / 86_400_000)).toBe(14)
  expect(await roleIn(scope, scope.actorId)).toBeNull()
  expect(await purgeExpired(database)).not.toContain(scope.workspaceId)

  await database.withWorkspace(scope, keepWorkspace)
  await admin`update sys.retention set look_at = now() where workspace_id = ${scope.workspaceId}`
  expect(await purgeExpired(database)).not.toContain(scope.workspaceId)
  expect(await roleIn(scope, scope.actorId)).toBe('owner')

  await close(scope)
  await admin`update app.workspaces set closes_at = now() where workspace_id = ${scope.workspaceId}`
  await admin`update sys.retention set look_at = now() where workspace_id = ${scope.workspaceId}`
  expect(await purgeExpired(database)).toContain(scope.workspaceId)
  expect(await database.withWorkspace(scope, findWorkspace)).toBeNull()
})
