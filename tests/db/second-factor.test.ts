import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { createHalfSignIn, endHalfSignIn, findHalfSignIn } from '#db/queries/half-sign-ins.server.ts'
import {
  addPasskey,
  countPasskeyUse,
  listPasskeys,
  MAX_PASSKEYS,
  saveChallenge,
  takeChallenge,
} from '#db/queries/passkeys.server.ts'
import {
  askSecondFactor,
  countRecoveryCodes,
  giveUpPasskey,
  hasSecondFactor,
  replaceRecoveryCodes,
  spendRecoveryCode,
} from '#db/queries/second-factor.server.ts'
import { createSession, findSession, proveSession, replaceSession } from '#db/queries/sessions.server.ts'
import { findOrCreateUser, findUser } from '#db/queries/users.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database, connect } = await testDatabase()
/** Ten at a time, and nobody is turned away where the machine is busy. */
const wide = connect({ max: 10, maxWaitMs: 20_000 })
const sys = database.withSys
let people = 0
const anybody = async () => (await sys((tx) => findOrCreateUser(tx, `person${++people}@example.com`))).user.id
const aPasskey = (counter = 0) => ({
  credentialId: randomBytes(16),
  publicKey: randomBytes(77),
  counter,
  transports: '',
  name: 'Phone',
})
const CODES = ['AAAABBBBCCCCDDDD', 'EEEEFFFFGGGGHHHH']

test('a challenge is taken once, for its purpose and in its browser', async () => {
  const asked = { purpose: 'signIn', token: 'A'.repeat(43) } as const
  await sys((tx) => saveChallenge(tx, asked, 'challenge'))

  expect(await sys((tx) => takeChallenge(tx, { ...asked, purpose: 'confirm' }))).toBeNull()
  expect(await sys((tx) => takeChallenge(tx, { ...asked, token: 'B'.repeat(43) }))).toBeNull()
  expect(await sys((tx) => takeChallenge(tx, asked))).toBe('challenge')
  expect(await sys((tx) => takeChallenge(tx, asked))).toBeNull()
})

test('of twenty at once one takes a challenge', async () => {
  const asked = { purpose: 'second', token: 'C'.repeat(43) } as const
  await sys((tx) => saveChallenge(tx, asked, 'challenge'))

  const taken = await Promise.all(Array.from({ length: 20 }, () => wide.withSys((tx) => takeChallenge(tx, asked))))

  expect(taken.filter((challenge) => challenge === 'challenge')).toHaveLength(1)
})

test('asking again takes the place of the challenge before', async () => {
  const asked = { purpose: 'add', token: 'D'.repeat(43) } as const
  await sys((tx) => saveChallenge(tx, asked, 'first'))
  await sys((tx) => saveChallenge(tx, asked, 'second'))

  expect(await sys((tx) => takeChallenge(tx, asked))).toBe('second')
})

test('the count of a passkey only goes up, also of twenty uses at once', async () => {
  const userId = await anybody()
  await sys((tx) => addPasskey(tx, userId, aPasskey(5)))
  const [passkey] = await sys((tx) => listPasskeys(tx, userId))
  const use = (counter: number) => sys((tx) => countPasskeyUse(tx, passkey?.id ?? '', counter))

  expect([await use(5), await use(4), await use(0), await use(6)]).toEqual([false, false, false, true])
  const all = await Promise.all(
    Array.from({ length: 20 }, () => wide.withSys((tx) => countPasskeyUse(tx, passkey?.id ?? '', 7))),
  )
  expect(all.filter(Boolean)).toHaveLength(1)
})

test('a person has twenty passkeys at most, also of ten added at once to fifteen', async () => {
  const userId = await anybody()
  for (let had = 0; had < 15; had += 1) await sys((tx) => addPasskey(tx, userId, aPasskey()))

  const added = await Promise.all(
    Array.from({ length: 10 }, () => wide.withSys((tx) => addPasskey(tx, userId, aPasskey()))),
  )

  expect(added.filter(Boolean)).toHaveLength(MAX_PASSKEYS - 15)
})

test('of twenty at once with one recovery code, one succeeds', async () => {
  const userId = await anybody()
  await sys((tx) => replaceRecoveryCodes(tx, userId, CODES))

  const spent = await Promise.all(
    Array.from({ length: 20 }, () => wide.withSys((tx) => spendRecoveryCode(tx, userId, CODES[0] ?? ''))),
  )

  expect(spent.filter(Boolean)).toHaveLength(1)
  expect(await sys((tx) => countRecoveryCodes(tx, userId))).toBe(1)
})

test('the same code of two people is not the same in the database', async () => {
  const [anna, kim] = [await anybody(), await anybody()]
  for (const userId of [anna, kim]) await sys((tx) => replaceRecoveryCodes(tx, userId, CODES))

  const rows = await admin`select distinct code_hash from sys.recovery_codes where user_id in (${anna}, ${kim})`

  expect(rows).toHaveLength(4)
})

test('nobody is asked for what they do not have: not at first, and not after the last passkey is gone', async () => {
  const userId = await anybody()
  const asks = async () => (await sys((tx) => findUser(tx, userId)))?.asksSecondFactor
  const give = (id = '') => sys((tx) => giveUpPasskey(tx, userId, id))

  expect(await sys((tx) => askSecondFactor(tx, userId, CODES))).toBe(false)
  await sys((tx) => addPasskey(tx, userId, aPasskey()))
  await sys((tx) => addPasskey(tx, userId, aPasskey()))
  expect(await sys((tx) => askSecondFactor(tx, userId, CODES))).toBe(true)
  const [first, last] = await sys((tx) => listPasskeys(tx, userId))

  expect(await give(first?.id)).toEqual({ name: 'Phone', endsSecondFactor: false })
  expect([await asks(), await sys((tx) => hasSecondFactor(tx, userId))]).toEqual([true, true])
  expect(await give(last?.id)).toEqual({ name: 'Phone', endsSecondFactor: true })
  expect([await asks(), await sys((tx) => hasSecondFactor(tx, userId))]).toEqual([false, false])
  expect(await sys((tx) => countRecoveryCodes(tx, userId))).toBe(0)
})

test('both of two passkeys removed at once leave nobody who is asked for one', async () => {
  const userId = await anybody()
  await sys((tx) => addPasskey(tx, userId, aPasskey()))
  await sys((tx) => addPasskey(tx, userId, aPasskey()))
  await sys((tx) => askSecondFactor(tx, userId, CODES))
  const own = await sys((tx) => listPasskeys(tx, userId))

  await Promise.all(own.map(({ id }) => sys((tx) => giveUpPasskey(tx, userId, id))))

  expect((await sys((tx) => findUser(tx, userId)))?.asksSecondFactor).toBe(false)
})

test('half a sign-in is used up once, and the database holds nothing of its cookie', async () => {
  const userId = await anybody()
  const token = await sys((tx) => createHalfSignIn(tx, userId, null))
  const [dump] = await admin`select string_agg(h::text, ' ') as text from sys.half_sign_ins h`

  expect(dump?.text).not.toContain(token)
  expect(await sys((tx) => findHalfSignIn(tx, token))).toMatchObject({ userId })
  const ended = await Promise.all([1, 2, 3].map(() => sys((tx) => endHalfSignIn(tx, token))))
  expect(ended.filter((one) => one?.userId === userId)).toHaveLength(1)
})

test('a session is fresh for ten minutes, and again once it is proven; then its old token is dead', async () => {
  const { token } = await sys((tx) =>
    createSession(tx, { kind: 'member', workspaceId: crypto.randomUUID(), actorId: crypto.randomUUID() }),
  )
  const find = (own: string) => sys((tx) => findSession(tx, own))

  expect(await find(token)).toMatchObject({ isFresh: true, isTwoFactor: false })
  await admin`update sys.sessions set proven_at = now() - interval '10 minutes'`
  expect(await find(token)).toMatchObject({ isFresh: false })
  const next = await sys((tx) => proveSession(tx, token, true))

  expect(await find(token)).toBeNull()
  expect(await find(next ?? '')).toMatchObject({ isFresh: true, isTwoFactor: true })
  expect(await sys((tx) => proveSession(tx, token, true))).toBeNull()
})

test('two factors stay two when one of them is given again; a session in its place proves no more', async () => {
  const session = { kind: 'member', workspaceId: crypto.randomUUID(), actorId: crypto.randomUUID() } as const
  const { token } = await sys((tx) => createSession(tx, { ...session, isTwoFactor: true }))
  const proven = (await sys((tx) => proveSession(tx, token, false))) ?? ''
  await admin`update sys.sessions set proven_at = now() - interval '11 minutes'`

  const replaced = (await sys((tx) => replaceSession(tx, proven, session))) ?? ''

  expect(await sys((tx) => findSession(tx, replaced))).toMatchObject({ isFresh: false, isTwoFactor: true })
})

test('challenges and half sign-ins whose time is over are forgotten', async () => {
  const userId = await anybody()
  await sys((tx) => saveChallenge(tx, { purpose: 'signIn', token: 'E'.repeat(43) }, 'challenge'))
  await sys((tx) => createHalfSignIn(tx, userId, null))
  await admin`update sys.passkey_challenges set expires_at = now() - interval '1 second'`
  await admin`update sys.half_sign_ins set expires_at = now() - interval '1 second'`

  await purgeExpired(database)

  expect(await admin`select 1 from sys.passkey_challenges`).toHaveLength(0)
  expect(await admin`select 1 from sys.half_sign_ins`).toHaveLength(0)
})
