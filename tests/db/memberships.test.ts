import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import {
  claimWorkspace,
  ensureOwnWorkspace,
  findRole,
  listOwnWorkspaces,
  placeMember,
} from '#db/queries/memberships.server.ts'
import { createResumeLink, findResumeLink } from '#db/queries/resume-links.server.ts'
import { createSession, findSession, revokeSession, touchSession } from '#db/queries/sessions.server.ts'
import { findOrCreateUser, meetDevice } from '#db/queries/users.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database, connect } = await testDatabase()
const start = () =>
  startAsGuest(database, {
    company: 'Example GmbH',
    form: 'short',
    locale: 'en',
    catalogueHash: 'c0ffee',
    disciplines: ['marketing'],
  })
let people = 0
const aUser = async () => {
  const email = `owner${++people}@example.com`
  return (await database.withSys((tx) => findOrCreateUser(tx, email))).user
}
const signIn = (userId: string, workspaceId = newId()) =>
  database.withSys((tx) => createSession(tx, { kind: 'member', workspaceId, actorId: userId }))

test('an address is one user, also for ten who prove it at once', async () => {
  const wide = connect({ max: 10 })
  const made = await Promise.all(
    Array.from({ length: 10 }, () => wide.withSys((tx) => findOrCreateUser(tx, 'once@example.com'))),
  )

  expect(new Set(made.map(({ user }) => user.id)).size).toBe(1)
  expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
  await expect(admin`insert into sys.users (id, email) values (${newId()}, 'Once@Example.com')`).rejects.toThrow()
})

test('a browser is known from the second time on, to each user for itself', async () => {
  const [one, other] = [await aUser(), await aUser()]
  const meet = (userId: string) => database.withSys((tx) => meetDevice(tx, userId, 'A'.repeat(43)))

  expect([await meet(one.id), await meet(one.id), await meet(other.id)]).toEqual([false, true, false])
})

test('a claim makes an owner and a workspace that never expires; ids stay, the guest and the links end', async () => {
  const guest = await start()
  const user = await aUser()
  const member = await signIn(user.id)
  const link = await database.withSys((tx) =>
    createResumeLink(tx, { ...guest, actorId: guest.actorId, expiresAt: null }),
  )

  const claimed = await claimWorkspace(database, {
    userId: user.id,
    guestToken: guest.token,
    memberToken: member.token,
    device: '',
  })

  const scope = { workspaceId: guest.workspaceId, actorId: user.id }
  const [workspace, role, assessment] = await database.withWorkspace(scope, (tx) =>
    Promise.all([findWorkspace(tx), findRole(tx), findAssessment(tx, guest.assessmentId)]),
  )
  expect(workspace).toMatchObject({ kind: 'team', name: 'Example GmbH', expiresAt: null })
  expect(role).toBe('owner')
  expect(assessment).toMatchObject({ id: guest.assessmentId, clientId: guest.clientId })
  const find = (token: string | null = '') => database.withSys((tx) => findSession(tx, token ?? ''))
  expect(await find(guest.token)).toBeNull()
  expect(await find(member.token)).toBeNull()
  expect(await find(claimed?.token)).toMatchObject({ kind: 'member', ...scope })
  expect(await database.withSys((tx) => findResumeLink(tx, link))).toBeNull()

  await admin`update sys.retention set look_at = now() - interval '1 day'`
  expect(await purgeExpired(database)).toEqual([])
})

test('of two who claim the same work at once, one gets it', async () => {
  const guest = await start()
  const users = [await aUser(), await aUser()]
  const claims = await Promise.all(
    users.map(async ({ id }) =>
      claimWorkspace(database, {
        userId: id,
        guestToken: guest.token,
        memberToken: (await signIn(id)).token,
        device: '',
      }),
    ),
  )

  expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1)
  const rows = await admin`select 1 from app.memberships where workspace_id = ${guest.workspaceId}`
  expect(rows).toHaveLength(1)
})

test('a claim that was cut off half-way is finished by the same user and refused to another', async () => {
  const guest = await start()
  const [user, other] = [await aUser(), await aUser()]
  await admin`update app.workspaces set kind = 'team', expires_at = null where workspace_id = ${guest.workspaceId}`
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${guest.workspaceId}, ${user.id}, 'owner')`
  const claim = async (userId: string) =>
    claimWorkspace(database, {
      userId,
      guestToken: guest.token,
      memberToken: (await signIn(userId)).token,
      device: '',
    })

  expect(await claim(other.id)).toBeNull()
  expect(await claim(user.id)).not.toBeNull()
})

test('keeping work makes no session younger than the sign-in was, and none of one that was revoked', async () => {
  const user = await aUser()
  const claim = async (memberToken: string) =>
    claimWorkspace(database, { userId: user.id, guestToken: (await start()).token, memberToken, device: '' })
  const [old, revoked] = [await signIn(user.id), await signIn(user.id)]
  await admin`update sys.sessions set created_at = now() - interval '28 days' where token_hash = sha256(${old.token}::bytea)`
  await database.withSys((tx) => revokeSession(tx, revoked.token))

  const [claimed, late] = [await claim(old.token), await claim(revoked.token)]

  const session = await database.withSys((tx) => findSession(tx, claimed?.token ?? ''))
  const days = (until?: Date) => Math.round(((until?.getTime() ?? 0) - Date.now()) / 86_400_000)
  expect([days(session?.createdAt), days(session?.expiresAt)]).toEqual([-28, 2])
  expect(late).toEqual({ token: null })
  expect(await admin`select 1 from sys.sessions where actor_id = ${user.id}`).toHaveLength(1)
})

test('a member works where they belong: removed, they go on in another workspace, then in none', async () => {
  const user = await aUser()
  const [first, second] = [newId(), newId()]
  for (const workspaceId of [first, second]) {
    await ensureOwnWorkspace(database, { workspaceId, actorId: user.id }, 'Example GmbH')
  }
  const { token } = await signIn(user.id, first)
  const place = () =>
    database
      .withSys((tx) => findSession(tx, token))
      .then((session) => placeMember(database, token, { workspaceId: session?.workspaceId ?? '', actorId: user.id }))
      .then((placed) => placed.workspaceId)

  expect(await place()).toBe(first)
  await admin`delete from app.memberships where workspace_id = ${first}`
  expect(await place()).toBe(second)
  await admin`delete from app.memberships where workspace_id = ${second}`
  const nowhere = await place()
  expect([first, second]).not.toContain(nowhere)
  expect(await place()).toBe(nowhere)
  expect(await listOwnWorkspaces(database, user.id)).toEqual([])
})

test('a note of where to look gives nobody access', async () => {
  const guest = await start()
  const user = await aUser()
  await admin`insert into sys.workspace_members (user_id, workspace_id) values (${user.id}, ${guest.workspaceId})`

  expect(await listOwnWorkspaces(database, user.id)).toEqual([])
})

test('an own workspace is made once, also by ten at once', async () => {
  const user = await aUser()
  const scope = { workspaceId: newId(), actorId: user.id }

  await Promise.all(Array.from({ length: 10 }, () => ensureOwnWorkspace(database, scope, 'Example GmbH')))

  expect(await listOwnWorkspaces(database, user.id)).toMatchObject([{ workspaceId: scope.workspaceId, role: 'owner' }])
})

test('a workspace that exists is never entered by making it', async () => {
  const guest = await start()
  const user = await aUser()
  const scope = { workspaceId: guest.workspaceId, actorId: user.id }

  await ensureOwnWorkspace(database, scope, 'Taken over')

  expect(await database.withWorkspace(scope, findRole)).toBeNull()
})

test('a member’s session lasts 7 idle days, and 30 days however much it is used', async () => {
  const { token } = await signIn((await aUser()).id)
  const daysLeft = async () => {
    await database.withSys((tx) => touchSession(tx, token, 'member'))
    const session = await database.withSys((tx) => findSession(tx, token))
    return Math.round(((session?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000)
  }
  const age = (days: number) => admin`update sys.sessions set last_seen_at = now() - interval '1 hour',
    created_at = now() - make_interval(days => ${days}) where token_hash = sha256(${token}::bytea)`

  await age(10)
  expect(await daysLeft()).toBe(7)
  await age(27)
  expect(await daysLeft()).toBe(3)
})

test('two hundred workspaces are read in two transactions, each by its own policy alone', async () => {
  const [user, stranger] = [await aUser(), await aUser()]
  await admin`
    with made as (
      insert into app.workspaces (workspace_id, kind, name, created_at)
      select gen_random_uuid(), 'team', 'W' || n, now() from generate_series(1, 200) n returning workspace_id, name
    ), noted as (
      insert into sys.workspace_members (user_id, workspace_id)
      select who, workspace_id from made, unnest(array[${user.id}, ${stranger.id}]::uuid[]) who
    )
    insert into app.memberships (workspace_id, user_id, role) select workspace_id, ${user.id}, 'viewer' from made`
  let transactions = 0
  const counted = {
    ...database,
    withSys: ((work) => {
      transactions += 1
      return database.withSys(work)
    }) as typeof database.withSys,
    withWorkspace: ((scope, work) => {
      transactions += 1
      return database.withWorkspace(scope, work)
    }) as typeof database.withWorkspace,
  }

  const own = await listOwnWorkspaces(counted, user.id)

  expect(new Set(own.map(({ workspaceId }) => workspaceId)).size).toBe(200)
  expect(transactions).toBe(2)
  expect(await listOwnWorkspaces(database, stranger.id)).toEqual([])
})

test('looking through all places leaves a transaction in the workspace it began in', async () => {
  const user = await aUser()
  const [first, second] = [newId(), newId()]
  for (const workspaceId of [first, second]) {
    await ensureOwnWorkspace(database, { workspaceId, actorId: user.id }, 'Example GmbH')
  }

  const seen = await database.withWorkspace({ workspaceId: first, actorId: user.id }, async (tx) => {
    await tx.execute(`select * from app.own_places('{${first},${second}}'::uuid[], null)`)
    return tx.execute<{ workspace_id: string }>('select workspace_id from app.workspaces')
  })

  expect(seen.map(({ workspace_id }) => workspace_id)).toEqual([first])
})
