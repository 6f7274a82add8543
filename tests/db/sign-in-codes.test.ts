import { expect, test } from 'vitest'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { createSignInCode, findPendingSignIn, trySignInCode } from '#db/queries/sign-in-codes.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database, connect } = await testDatabase()
const CODE = '4F7K2M9Q'
const WRONG = '00000000'
let people = 0
const anybody = () => `person${++people}@example.com`
const make = (email: string, code = CODE, waiting: string | null = null) =>
  database.withSys((tx) => createSignInCode(tx, { email, code, waiting }))
const ask = async (email = anybody(), code = CODE) => (await make(email, code)).pending
const enter = (pending: string, code = CODE) => database.withSys((tx) => trySignInCode(tx, pending, code))
const look = (pending: string) => database.withSys((tx) => findPendingSignIn(tx, pending))

test('a right code tells whose it is, once (attack 27)', async () => {
  const email = anybody()
  const pending = await ask(email)

  expect(await enter(pending)).toEqual({ is: 'right', email })
  expect(await enter(pending)).toEqual({ is: 'dead' })
})

test('of twenty at once with the right code, one succeeds (attack 27)', async () => {
  const pending = await ask()
  const wide = connect({ max: 20 })

  const tries = await Promise.all(
    Array.from({ length: 20 }, () => wide.withSys((tx) => trySignInCode(tx, pending, CODE))),
  )

  expect(tries.filter(({ is }) => is === 'right')).toHaveLength(1)
  expect(tries.filter(({ is }) => is === 'dead')).toHaveLength(19)
})

test('of twenty at once with a wrong code, five are tries and the code is dead (attack 29)', async () => {
  const pending = await ask()
  const wide = connect({ max: 20 })

  const tries = await Promise.all(
    Array.from({ length: 20 }, () => wide.withSys((tx) => trySignInCode(tx, pending, WRONG))),
  )

  expect(tries.filter(({ is }) => is === 'wrong')).toHaveLength(5)
  expect(await enter(pending)).toEqual({ is: 'dead' })
})

test('the fifth try may be the right one, and each says how many are left', async () => {
  const pending = await ask()

  for (const triesLeft of [4, 3, 2, 1]) expect(await enter(pending, WRONG)).toEqual({ is: 'wrong', triesLeft })
  expect((await enter(pending)).is).toBe('right')
})

test('a code is none in another browser, and stays good in its own (attack 28)', async () => {
  const email = anybody()
  const pending = await ask(email)
  const other = await ask(anybody(), '11111111')

  expect((await enter(other)).is).toBe('wrong')
  expect((await enter('A'.repeat(43))).is).toBe('dead')
  expect(await enter(pending)).toEqual({ is: 'right', email })
})

test('looking uses nothing up (attack 26)', async () => {
  const pending = await ask()

  for (let times = 0; times < 20; times += 1) {
    expect(await look(pending)).toMatchObject({ tries: 0, isUsable: true })
  }
  expect((await enter(pending)).is).toBe('right')
})

test('a code holds for ten minutes and not a second longer, by the clock of the database (attack 30)', async () => {
  const pending = await ask()
  const [kept] = await admin`select extract(epoch from expires_at - created_at)::int as seconds
    from sys.sign_in_codes order by created_at desc limit 1`
  await admin`update sys.sign_in_codes set expires_at = now() - interval '1 second'`

  expect(kept).toEqual({ seconds: 600 })
  expect(await enter(pending)).toEqual({ is: 'dead' })
  expect(await look(pending)).toMatchObject({ isUsable: false })
})

test('an address gets three codes an hour, also of ten asked for at once; nobody is told the others', async () => {
  const email = anybody()
  const wide = connect({ max: 10 })

  const asked = await Promise.all(
    Array.from({ length: 10 }, () => wide.withSys((tx) => createSignInCode(tx, { email, code: CODE, waiting: null }))),
  )
  expect(asked.filter(({ maySend }) => maySend)).toHaveLength(3)
  const late = await make(email)
  expect(late.maySend).toBe(false)
  expect(await look(late.pending)).toEqual({ email, tries: 0, isUsable: true })

  await admin`update sys.sign_in_codes set created_at = now() - interval '61 minutes' where email = ${email}`
  expect((await make(email)).maySend).toBe(true)
})

test('a code that was replaced opens nothing and still counts; the browser keeps its tries', async () => {
  const email = anybody()
  const pending = await ask(email)
  await enter(pending, WRONG)

  const again = await make(email, '11111111', pending)
  expect(again).toEqual({ pending, maySend: true })
  expect(await enter(pending)).toEqual({ is: 'wrong', triesLeft: 3 })
  await ask(email)
  expect((await make(email)).maySend).toBe(false)
  expect(await enter(pending, '11111111')).toEqual({ is: 'right', email })
})

test('past the limit the last code stays good in the browser that waits for it', async () => {
  const email = anybody()
  const pending = await ask(email)
  await ask(email)
  await ask(email)

  expect(await make(email, '11111111', pending)).toEqual({ pending, maySend: false })
  expect(await enter(pending)).toEqual({ is: 'right', email })
})

test.each([
  ['another address', async () => ({ pending: await ask(), email: anybody() })],
  [
    'a code that is used up',
    async () => {
      const email = anybody()
      const pending = await ask(email)
      await enter(pending)
      return { pending, email }
    },
  ],
])('who waited for %s gets another token, and the one before opens nothing', async (_, before) => {
  const { pending, email } = await before()

  const next = await make(email, CODE, pending)

  expect(next.pending).not.toBe(pending)
  expect(await enter(pending)).toEqual({ is: 'dead' })
  expect(await look(pending)).toBeNull()
})

test('the database holds neither the code nor the cookie (P30)', async () => {
  const pending = await ask()

  const [dump] = await admin`select string_agg(c::text, ' ') as text from sys.sign_in_codes c`

  expect(dump?.text).not.toContain(CODE)
  expect(dump?.text).not.toContain(pending)
})

test('codes older than an hour are forgotten', async () => {
  const pending = await ask()
  await admin`update sys.sign_in_codes set created_at = now() - interval '61 minutes'`

  await purgeExpired(database)

  expect(await look(pending)).toBeNull()
})
