import { afterAll, expect, test } from 'vitest'
import { Authenticator } from '#tests/support/authenticator.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { addPasskey, challengeFor, enterWith, recoveryCodesOf, turnOnSecondFactor } from '#tests/support/passkeys.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const SID = '__Host-sid'
const HALF = '__Host-half'
const HERE = '/account/security'
let people = 0

/** Somebody with a passkey who asks for it after the mailed code. */
async function somebody() {
  const email = `anna${++people}@example.com`
  const desk = browser()
  const device = new Authenticator()
  await signIn(desk, mailbox, email)
  await addPasskey(desk, device)
  const codes = await turnOnSecondFactor(desk)
  return { email, desk, device, codes }
}

/** Their code was right in another browser. */
async function halfIn(email: string) {
  const phone = browser()
  const entered = await signIn(phone, mailbox, email)
  expect(entered.headers.get('Location')).toBe('/sign-in/second')
  return phone
}
const byPasskey = async (by: Browser, device: Authenticator) =>
  by.post('/sign-in/second', { intent: 'passkey', passkey: device.sign(await challengeFor(by, 'second')) })
const byRecovery = (by: Browser, recovery = '') => by.post('/sign-in/second', { intent: 'recovery', recovery })
const isIn = async (by: Browser) => (await by.get('/account')).status === 200
const isTwoFactor = async (by: Browser) =>
  (
    await admin`select is_two_factor from sys.sessions where token_hash = sha256(${by.cookies.get(SID) ?? ''}::bytea)`
  )[0]?.is_two_factor
const isAsked = async (email: string) =>
  (await admin`select asks_second_factor from sys.users where email = ${email}`)[0]?.asks_second_factor

test('without a passkey there is no second factor to ask for', async () => {
  const desk = browser()
  await signIn(desk, mailbox, 'none@example.com')

  const refused = await desk.post(HERE, { intent: 'turn-on' })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Add a passkey first: there would be nothing to ask for.')
  expect(await isAsked('none@example.com')).toBe(false)
})

test('turning it on shows ten recovery codes, once, and stores none', async () => {
  const { codes, desk, email } = await somebody()
  const [dump] = await admin`select string_agg(c::text, ' ') as text from sys.recovery_codes c`
  const later = await (await desk.get(HERE)).text()

  expect(codes).toHaveLength(10)
  expect(later).toContain('10 are left.')
  expect(recoveryCodesOf(later)).toEqual([])
  for (const code of codes) {
    expect(dump?.text).not.toContain(code.replaceAll('-', ''))
    expect(logged()).not.toContain(code)
  }
  await mailbox.waitFor(email, 1, 'Subject: Your Preflight account asks for a second factor now')
})

test('the mailed code alone is then no session: it reaches the next step and no page', async () => {
  const { email } = await somebody()
  const phone = await halfIn(email)
  const half = phone.cookies.get(HALF)

  expect(phone.cookies.has(SID)).toBe(false)
  for (const path of ['/account', HERE, '/account/address', '/account/confirm', '/claim']) {
    expect((await phone.get(path)).headers.get('Location'), path).toBe(`/sign-in?returnTo=${path}`)
    expect((await phone.post(path, { intent: 'end-others' })).headers.get('Location'), path).toBe('/sign-in')
  }
  for (const name of [SID, '__Host-guest', '__Host-pending', '__Host-passkey']) {
    const planted = browser()
    planted.cookies.set(name, half ?? '')
    expect((await planted.get('/account')).headers.get('Location'), name).toBe('/sign-in?returnTo=/account')
  }
  expect(await (await phone.get('/assessments')).text()).toContain('No check here yet')
  expect(await (await phone.get('/sign-in/second')).text()).toContain('One more step')
})

test('the passkey completes it, without a check of who holds it: the mail was the other factor', async () => {
  const { email, device } = await somebody()
  const phone = await halfIn(email)
  const passkey = device.sign(await challengeFor(phone, 'second'), { isUnverified: true })

  const entered = await phone.post('/sign-in/second', { intent: 'passkey', passkey })

  expect(entered.headers.get('Location')).toBe('/assessments')
  expect(phone.cookies.has(HALF)).toBe(false)
  expect([await isIn(phone), await isTwoFactor(phone)]).toEqual([true, true])
  await mailbox.waitFor(email, 1, 'Somebody signed in to Preflight with your address')
})

test('somebody else’s passkey completes nothing', async () => {
  const [anna, kim] = [await somebody(), await somebody()]
  const phone = await halfIn(anna.email)

  const refused = await byPasskey(phone, kim.device)

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This passkey was not accepted.')
  expect(phone.cookies.has(SID)).toBe(false)
  expect((await byPasskey(phone, anna.device)).status).toBe(302)
})

test('a recovery code completes it once, its owner gets a mail, and nine are left', async () => {
  const { email, codes } = await somebody()
  const phone = await halfIn(email)

  const entered = await byRecovery(phone, codes[3]?.toLowerCase().replaceAll('-', ' '))
  const again = await halfIn(email)

  expect(entered.headers.get('Location')).toBe('/assessments')
  expect(await isTwoFactor(phone)).toBe(true)
  expect((await byRecovery(again, codes[3])).status).toBe(422)
  expect(await (await phone.get(HERE)).text()).toContain('9 are left.')
  await mailbox.waitFor(email, 1, 'Subject: A recovery code of your Preflight account was used')
})

test('of twenty at once with one recovery code, one signs in', async () => {
  const { email, codes } = await somebody()
  const user = await admin`select id from sys.users where email = ${email}`
  const halves = Array.from({ length: 20 }, () => browser())
  const tokens = halves.map((_, index) => String.fromCharCode(65 + index).repeat(43))
  for (const [index, half] of halves.entries()) {
    half.cookies.set(HALF, tokens[index] ?? '')
    await admin`insert into sys.half_sign_ins (token_hash, user_id, expires_at)
      values (sha256(${tokens[index] ?? ''}::bytea), ${user[0]?.id}, now() + interval '10 minutes')`
  }

  const statuses = (await Promise.all(halves.map((half) => byRecovery(half, codes[0])))).map(({ status }) => status)

  expect(statuses.filter((status) => status === 302)).toHaveLength(1)
  expect(statuses.filter((status) => status === 422)).toHaveLength(19)
})

test('somebody else’s recovery code is none; the fifth wrong one sends back to the mail', async () => {
  const [anna, kim] = [await somebody(), await somebody()]
  const phone = await halfIn(anna.email)
  for (let tries = 1; tries <= 4; tries += 1) expect((await byRecovery(phone, kim.codes[0])).status).toBe(422)

  const fifth = await byRecovery(phone, kim.codes[0])
  const late = await byRecovery(phone, anna.codes[0])

  expect(fifth.headers.get('Location')).toBe('/sign-in?over=half')
  expect(late.headers.get('Location')).toBe('/sign-in?over=half')
  expect(await (await phone.follow(late)).text()).toContain('Please start again.')
  expect(
    await admin`select 1 from sys.recovery_codes c join sys.users u on u.id = c.user_id
    where u.email = ${anna.email}`,
  ).toHaveLength(10)
})

test('what can be no recovery code costs no try and stays to be corrected', async () => {
  const { email, codes } = await somebody()
  const phone = await halfIn(email)
  for (let times = 0; times < 7; times += 1) {
    expect(await (await byRecovery(phone, '4F7K-2M')).text()).toContain('value="4F7K-2M"')
  }

  expect((await byRecovery(phone, codes[0])).status).toBe(302)
})

test('half a sign-in holds for ten minutes and not a second longer', async () => {
  const { email, device } = await somebody()
  const phone = await halfIn(email)
  const passkey = device.sign(await challengeFor(phone, 'second'))
  await admin`update sys.half_sign_ins set expires_at = now() - interval '1 second'`

  const late = await phone.post('/sign-in/second', { intent: 'passkey', passkey })

  expect((await phone.get('/sign-in/second')).headers.get('Location')).toBe('/sign-in?over=half')
  expect(late.headers.get('Location')).toBe('/sign-in?over=half')
  expect(phone.cookies.has(SID)).toBe(false)
})

test('half a sign-in is used up by the whole one', async () => {
  const { email, device } = await somebody()
  const phone = await halfIn(email)
  const half = phone.cookies.get(HALF) ?? ''
  await byPasskey(phone, device)
  const thief = browser()
  thief.cookies.set(HALF, half)

  expect((await thief.get('/sign-in/second')).headers.get('Location')).toBe('/sign-in?over=half')
})

test('a passkey that checked who holds it counts as both factors', async () => {
  const { device } = await somebody()
  const phone = browser()

  await enterWith(phone, device)

  expect([await isIn(phone), await isTwoFactor(phone)]).toEqual([true, true])
})

test('a guest keeps their work aside until the sign-in is whole', async () => {
  const { email, device } = await somebody()
  const guest = browser()
  const id = await guest.start()
  await signIn(guest, mailbox, email)

  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect((await byPasskey(guest, device)).headers.get('Location')).toBe('/claim')
})

test('whoever asks for two factors confirms by the passkey or a recovery code, never by the mail', async () => {
  const { email, desk, device, codes } = await somebody()
  await growStale(admin, email)
  const page = await (await desk.get('/account/confirm')).text()

  expect(page).not.toContain('With a code by mail')
  expect((await desk.post('/account/confirm', { intent: 'send' })).status).toBe(400)
  expect((await desk.post('/account/confirm', { intent: 'code', code: '0000-0000' })).status).toBe(400)
  const recovery = codes[1] ?? ''
  const wrong = await desk.post('/account/confirm', { intent: 'recovery', recovery: '0000-0000-0000-0000' })
  const done = await desk.post('/account/confirm', { intent: 'recovery', recovery, returnTo: HERE })
  expect([wrong.status, done.headers.get('Location')]).toEqual([422, HERE])
  await growStale(admin, email)
  expect((await desk.post('/account/confirm', { intent: 'recovery', recovery })).status).toBe(422)
  const passkey = device.sign(await challengeFor(desk, 'confirm'))
  expect((await desk.post('/account/confirm', { intent: 'passkey', passkey })).status).toBe(302)
})

test('new recovery codes end those before', async () => {
  const { email, desk, codes } = await somebody()

  const renewed = recoveryCodesOf(await (await desk.post(HERE, { intent: 'renew' })).text())
  const phone = await halfIn(email)

  expect(renewed).toHaveLength(10)
  expect((await byRecovery(phone, codes[0])).status).toBe(422)
  expect((await byRecovery(phone, renewed[0])).status).toBe(302)
  await mailbox.waitFor(email, 1, 'Subject: Your Preflight account has new recovery codes')
})

test('turned off, the mailed code signs in alone again and no recovery code is left', async () => {
  const { email, desk } = await somebody()

  await desk.post(HERE, { intent: 'turn-off' })

  const phone = browser()
  expect((await signIn(phone, mailbox, email)).headers.get('Location')).toBe('/assessments')
  expect(await isTwoFactor(phone)).toBe(false)
  expect(
    await admin`select 1 from sys.recovery_codes c join sys.users u on u.id = c.user_id
    where u.email = ${email}`,
  ).toHaveLength(0)
  await mailbox.waitFor(email, 1, 'Subject: Your Preflight account asks for no second factor any more')
})

test('removing the last passkey turns it off, after saying so and after asking who it is', async () => {
  const { email, desk } = await somebody()
  const [passkey] =
    await admin`select p.id from sys.passkeys p join sys.users u on u.id = p.user_id where u.email = ${email}`
  const warned = await (await desk.get(HERE)).text()
  await growStale(admin, email)
  const stale = await desk.post(HERE, { intent: 'remove', id: passkey?.id })
  await admin`update sys.sessions set proven_at = now()`

  const removed = await (await desk.post(HERE, { intent: 'remove', id: passkey?.id })).text()

  expect(warned).toContain('This is your only passkey. If you remove it, nobody is asked for a second factor')
  expect(stale.status).toBe(302)
  expect(removed).toContain('so the second factor is off')
  expect(await isAsked(email)).toBe(false)
  await mailbox.waitFor(email, 1, 'Subject: Your Preflight account asks for no second factor any more')
})
