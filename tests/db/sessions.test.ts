import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { takeToken } from '#db/queries/rate-limits.server.ts'
import { createResumeLink, findResumeLink, revokeResumeLinks } from '#db/queries/resume-links.server.ts'
import {
  createSession,
  findSession,
  type NewSession,
  revokeSession,
  switchWorkspace,
  touchSession,
} from '#db/queries/sessions.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database, connect } = await testDatabase()
const DAY = 86_400_000
const aGuest = (): NewSession => ({ kind: 'guest', workspaceId: newId(), actorId: newId() })
const start = (session = aGuest()) => database.withSys((tx) => createSession(tx, session))
const find = (token: string) => database.withSys((tx) => findSession(tx, token))

test('a token finds its session; the database holds nothing that could be used as one', async () => {
  const guest = aGuest()
  const { token, expiresAt } = await start(guest)

  expect(await find(token)).toMatchObject(guest)
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(59 * DAY)
  const [dump] = await admin`select string_agg(s::text, ' ') as text from sys.sessions s`
  expect(dump?.text).not.toContain(token)
})

test.each(['', 'x', 'x'.repeat(10_240), '\u0000'])('an altered token finds nothing (%#)', async (token) => {
  expect(await find(token)).toBeNull()
})

test('a revoked session is gone for the next request', async () => {
  const { token } = await start()

  await database.withSys((tx) => revokeSession(tx, token))

  expect(await find(token)).toBeNull()
})

test('an idle participant’s session ends after seven days, one in use goes on', async () => {
  const { token } = await start({ ...aGuest(), kind: 'participant' })
  await admin`update sys.sessions set last_seen_at = now() - interval '6 days', expires_at = now() + interval '1 day'
    where kind = 'participant'`

  await database.withSys((tx) => touchSession(tx, token, 'participant'))
  const left = (await find(token))?.expiresAt.getTime() ?? 0

  expect(Math.round((left - Date.now()) / DAY)).toBe(7)
})

test('a session that is over by a second is over', async () => {
  const { token } = await start()
  await admin`update sys.sessions set expires_at = now() - interval '1 second'`

  expect(await find(token)).toBeNull()
  expect(await database.withSys((tx) => switchWorkspace(tx, token, newId()))).toBe(false)
})

test('a session can change its workspace', async () => {
  const { token } = await start()
  const workspaceId = newId()

  await database.withSys((tx) => switchWorkspace(tx, token, workspaceId))

  expect(await find(token)).toMatchObject({ workspaceId })
})

test('a resume link works on many devices until it is revoked', async () => {
  const link = { workspaceId: newId(), assessmentId: newId(), participantId: newId(), actorId: newId() }
  const token = await database.withSys((tx) => createResumeLink(tx, { ...link, expiresAt: null }))
  const follow = () => database.withSys((tx) => findResumeLink(tx, token))

  expect(await follow()).toMatchObject(link)
  expect(await follow()).toMatchObject(link)
  await database.withSys((tx) => revokeResumeLinks(tx, link))
  expect(await follow()).toBeNull()
})

test('twenty starts an hour: the 21st is told to come back when the next is due', async () => {
  const take = () => database.withSys((tx) => takeToken(tx, { bucket: 'start:a', limit: 20, windowSeconds: 3600 }))

  for (let taken = 0; taken < 20; taken += 1) expect(await take()).toEqual({ allowed: true, retryAfter: 0 })

  // One token comes back every 3600 / 20 = 180 seconds.
  const refused = await take()
  expect(refused.allowed).toBe(false)
  expect(refused.retryAfter).toBeGreaterThan(175)
  expect(refused.retryAfter).toBeLessThanOrEqual(180)
})

test('a limit holds over two instances at once, and each caller has an own bucket', async () => {
  const pools = [connect(), connect()]
  const limit = { limit: 10, windowSeconds: 3600 }

  const results = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      (pools[i % 2] ?? database).withSys((tx) => takeToken(tx, { bucket: 'start:b', ...limit })),
    ),
  )

  expect(results.filter(({ allowed }) => allowed)).toHaveLength(10)
  expect(await database.withSys((tx) => takeToken(tx, { bucket: 'start:c', ...limit }))).toMatchObject({
    allowed: true,
  })
})

test('a bucket fills up again with time', async () => {
  const take = () => database.withSys((tx) => takeToken(tx, { bucket: 'start:d', limit: 2, windowSeconds: 60 }))
  await take()
  await take()
  await admin`update sys.rate_limits set full_at = full_at - interval '30 seconds' where bucket = 'start:d'`

  expect(await take()).toMatchObject({ allowed: true })
  expect(await take()).toMatchObject({ allowed: false })
})
