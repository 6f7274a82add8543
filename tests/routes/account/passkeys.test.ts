import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { Authenticator } from '#tests/support/authenticator.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { addPasskey, challengeFor, enterWith } from '#tests/support/passkeys.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin, start, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const SID = '__Host-sid'
const HERE = '/account/security'
const anna = { email: 'anna@example.com', device: new Authenticator() }
const kim = { email: 'kim@example.com', device: new Authenticator() }
let atWork: Browser
let atKims: Browser
beforeAll(async () => {
  ;[atWork, atKims] = [browser(), browser()]
  await signIn(atWork, mailbox, anna.email)
  await signIn(atKims, mailbox, kim.email)
  await addPasskey(atWork, anna.device, 'Anna’s phone')
  await addPasskey(atKims, kim.device, 'Kim’s key')
})

const sessionOf = async (by: Browser) =>
  (
    await admin`select u.email, s.is_two_factor, s.proven_at > now() - interval '1 minute' as is_fresh
      from sys.sessions s join sys.users u on u.id = s.actor_id
      where s.token_hash = sha256(${by.cookies.get(SID) ?? ''}::bytea)`
  )[0]
const isIn = async (by: Browser) => (await by.get('/account')).status === 200
const passkeyOf = async (device: Authenticator) =>
  (
    await admin`select id, name, counter, transports, last_used_at from sys.passkeys where credential_id = ${device.id}`
  )[0]

test('a passkey is added under its name, listed, and its owner gets a mail', async () => {
  const page = await (await atWork.get(HERE)).text()

  expect(page).toContain('Anna’s phone')
  expect(page).not.toContain('Kim’s key')
  expect(await passkeyOf(anna.device)).toMatchObject({
    name: 'Anna’s phone',
    counter: '0',
    transports: 'internal,hybrid',
  })
  await mailbox.waitFor(anna.email, 1, 'Subject: A passkey was added to your Preflight account')
})

test('a passkey signs in alone: a new session, fresh, by two factors, in an unknown browser with a mail', async () => {
  const phone = browser()
  phone.cookies.set(SID, 'A'.repeat(43))

  const entered = await enterWith(phone, anna.device)

  expect(entered.headers.get('Location')).toBe('/assessments')
  expect(await sessionOf(phone)).toEqual({ email: anna.email, is_two_factor: true, is_fresh: true })
  expect(phone.cookies.has('__Host-passkey')).toBe(false)
  expect((await passkeyOf(anna.device))?.last_used_at).not.toBeNull()
  await mailbox.waitFor(anna.email, 1, 'Somebody signed in to Preflight with your address')
})

test('what the browser is asked names our own host alone, and nobody’s passkeys', async () => {
  const options = await challengeFor(browser(), 'signIn')

  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] })
})

test('the name that passkeys are bound to comes from the settings, whatever the request says', async () => {
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
  const made = await (await atWork.post('/passkeys/challenge', { purpose: 'add' }, headers)).json()
  const asked = await (await browser().post('/passkeys/challenge', { purpose: 'signIn' }, headers)).json()

  expect([made.rp.id, asked.rpId]).toEqual(['localhost', 'localhost'])
})

test('where the configured address is no name, passkeys cannot be used', async () => {
  const { app } = await start({ origin: 'https://192.0.2.1' })
  const request = new Request('https://192.0.2.1/passkeys/challenge', {
    method: 'POST',
    headers: { Origin: 'https://192.0.2.1', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'purpose=signIn',
  })

  expect((await app.fetch(request)).status).toBe(404)
})

type Options = Awaited<ReturnType<typeof challengeFor>>

test.each<[string, (options: Options) => string]>([
  ['for another origin', (options) => anna.device.sign(options, { origin: 'https://evil.example' })],
  ['for our host without its port', (options) => anna.device.sign(options, { origin: 'http://localhost:81' })],
  ['for another name', (options) => anna.device.sign(options, { rpId: 'evil.example' })],
  ['for another challenge', (options) => anna.device.sign(options, { challenge: 'A'.repeat(43) })],
  ['that makes a passkey instead', (options) => anna.device.sign(options, { type: 'webauthn.create' })],
  ['without a check of who holds it', (options) => anna.device.sign(options, { isUnverified: true })],
  ['with a count that went back', (options) => anna.device.sign(options, { counter: 1 })],
  [
    'under the name of somebody else’s',
    (options) => anna.device.sign(options, { id: kim.device.id.toString('base64url') }),
  ],
  ['for somebody else', (options) => anna.device.sign(options, { userHandle: kim.device.userHandle ?? '' })],
  ['of a passkey that nobody has', (options) => new Authenticator().sign(options)],
  ['that was altered', (options) => anna.device.sign(options, { signature: Buffer.alloc(70) })],
  ['that is none', () => '{"__proto__":{"a":1}}'],
  ['that is no JSON', () => '[[['],
])('a signature %s signs nobody in', async (_, twisted) => {
  const thief = browser()
  await enterWith(browser(), anna.device)

  const refused = await thief.post('/sign-in', { passkey: twisted(await challengeFor(thief, 'signIn')) })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This passkey was not accepted.')
  expect(thief.cookies.has(SID)).toBe(false)
})

test('a signature works once: played again, it signs nobody in', async () => {
  const phone = browser()
  const passkey = anna.device.sign(await challengeFor(phone, 'signIn'))
  const cookie = phone.cookies.get('__Host-passkey') ?? ''

  const first = await phone.post('/sign-in', { passkey })
  const again = browser()
  again.cookies.set('__Host-passkey', cookie)

  expect(first.status).toBe(302)
  expect((await again.post('/sign-in', { passkey })).status).toBe(422)
})

test('a refused signature uses its challenge up', async () => {
  const phone = browser()
  const options = await challengeFor(phone, 'signIn')
  await phone.post('/sign-in', { passkey: anna.device.sign(options, { origin: 'https://evil.example' }) })

  expect((await phone.post('/sign-in', { passkey: anna.device.sign(options) })).status).toBe(422)
})

test('of ten at once with one signature, one signs in', async () => {
  const phone = browser()
  const passkey = anna.device.sign(await challengeFor(phone, 'signIn'))
  const all = Array.from({ length: 10 }, () => {
    const same = browser()
    same.cookies.set('__Host-passkey', phone.cookies.get('__Host-passkey') ?? '')
    return same.post('/sign-in', { passkey })
  })

  const statuses = (await Promise.all(all)).map(({ status }) => status)

  expect(statuses.filter((status) => status === 302)).toHaveLength(1)
})

test('a signature is good in the browser that asked for it, and in no other one', async () => {
  const [phone, thief] = [browser(), browser()]
  const options = await challengeFor(phone, 'signIn')
  await challengeFor(thief, 'signIn')
  const passkey = anna.device.sign(options)

  expect((await thief.post('/sign-in', { passkey })).status).toBe(422)
  expect((await browser().post('/sign-in', { passkey })).status).toBe(422)
  expect((await phone.post('/sign-in', { passkey })).status).toBe(302)
})

test('a challenge holds for five minutes and not a second longer, by the clock of the database', async () => {
  const phone = browser()
  const passkey = anna.device.sign(await challengeFor(phone, 'signIn'))
  const [kept] = await admin`select extract(epoch from expires_at - created_at)::int as seconds
    from sys.passkey_challenges order by created_at desc limit 1`
  await admin`update sys.passkey_challenges set expires_at = now() - interval '1 second'`

  expect(kept).toEqual({ seconds: 300 })
  expect((await phone.post('/sign-in', { passkey })).status).toBe(422)
})

test('a challenge for one purpose is none for another', async () => {
  const phone = browser()
  await enterWith(phone, anna.device)
  const token = phone.cookies.get(SID) ?? ''
  const passkey = anna.device.sign(await challengeFor(phone, 'confirm'))
  const stranger = browser()
  stranger.cookies.set('__Host-passkey', token)

  expect((await stranger.post('/sign-in', { passkey })).status).toBe(422)
  expect((await phone.post('/account/confirm', { intent: 'passkey', passkey })).status).toBe(302)
})

test('a passkey that counts nothing, as synchronised ones do, works again and again', async () => {
  const device = new Authenticator()
  device.counter = null
  await addPasskey(atWork, device, 'Synchronised')

  for (let times = 0; times < 3; times += 1) expect((await enterWith(browser(), device)).status).toBe(302)
})

test('a copy of a passkey is refused once the count of the other one is ahead', async () => {
  await enterWith(browser(), kim.device)
  const count = Number((await passkeyOf(kim.device))?.counter)
  const copy = browser()
  const options = await challengeFor(copy, 'signIn')

  expect((await copy.post('/sign-in', { passkey: kim.device.sign(options, { counter: count }) })).status).toBe(422)
  expect(Number((await passkeyOf(kim.device))?.counter)).toBe(count)
})

test('a passkey confirms who it is, makes the session one of two factors, and leads back', async () => {
  const desk = browser()
  await signIn(desk, mailbox, anna.email)
  await growStale(admin, anna.email)
  const old = desk.cookies.get(SID)
  const passkey = anna.device.sign(await challengeFor(desk, 'confirm'), { isUnverified: true })

  const done = await desk.post('/account/confirm', { intent: 'passkey', passkey, returnTo: HERE })

  expect(done.headers.get('Location')).toBe(HERE)
  expect(await sessionOf(desk)).toEqual({ email: anna.email, is_two_factor: true, is_fresh: true })
  expect(desk.cookies.get(SID)).not.toBe(old)
})

test('somebody else’s passkey confirms nothing', async () => {
  const desk = browser()
  await enterWith(desk, anna.device)
  await growStale(admin, anna.email)
  const options = await challengeFor(desk, 'confirm')
  const handle = { userHandle: anna.device.userHandle ?? '' }

  for (const twist of [{}, handle]) {
    const passkey = kim.device.sign(options, twist)
    expect((await desk.post('/account/confirm', { intent: 'passkey', passkey })).status).toBe(422)
  }
  expect((await desk.get(HERE)).status).toBe(302)
  await enterWith(atWork, anna.device)
})

test('nobody adds a passkey without having proven who they are', async () => {
  const desk = browser()
  await signIn(desk, mailbox, 'late@example.com')
  await growStale(admin, 'late@example.com')

  for (const by of [desk, browser()]) {
    const asked = await by.post('/passkeys/challenge', { purpose: 'add' })
    expect(asked.status).toBe(302)
  }
})

test.each([
  ['for another origin', { origin: 'https://evil.example' }],
  ['for another name', { rpId: 'evil.example' }],
  ['for another challenge', { challenge: 'A'.repeat(43) }],
  ['that signs in instead', { type: 'webauthn.get' }],
])('a new passkey %s is not added, and its name stays', async (_, twist) => {
  const device = new Authenticator()
  const passkey = device.make(await challengeFor(atWork, 'add'), twist)

  const refused = await atWork.post(HERE, { intent: 'add', name: 'My <b>key</b>', passkey })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="My &lt;b&gt;key&lt;/b&gt;"')
  expect(await passkeyOf(device)).toBeUndefined()
})

test('a passkey that somebody has is not added to another account', async () => {
  const passkey = anna.device.make(await challengeFor(atKims, 'add'))
  anna.device.userHandle = (await challengeFor(atWork, 'add')).user.id

  const refused = await atKims.post(HERE, { intent: 'add', name: 'Taken', passkey })

  expect(refused.status).toBe(422)
  expect((await passkeyOf(anna.device))?.name).toBe('Anna’s phone')
})

test('a device is told which of its passkeys are known, so that it makes no second one', async () => {
  const { excludeCredentials, user, rp } = await challengeFor(atKims, 'add')

  expect(excludeCredentials.map(({ id }: { id: string }) => id)).toEqual([kim.device.id.toString('base64url')])
  expect(rp).toEqual({ name: 'Preflight', id: 'localhost' })
  expect(user.name).toBe(kim.email)
})

test('a passkey is renamed by its owner; a name that is none stays to be corrected', async () => {
  const id = (await passkeyOf(anna.device))?.id

  const renamed = await atWork.post(HERE, { intent: 'rename', id, name: ' Anna’s <i>phone</i> ' })
  const page = await renamed.text()
  const [empty, long] = await Promise.all(
    ['  ', 'x'.repeat(101)].map((name) => atWork.post(HERE, { intent: 'rename', id, name })),
  )

  expect(page).toContain('Anna’s &lt;i&gt;phone')
  expect((await passkeyOf(anna.device))?.name).toBe('Anna’s <i>phone</i>')
  expect([empty?.status, long?.status]).toEqual([422, 422])
})

test.each(['rename', 'remove'])('to %s somebody else’s passkey answers like one that never was', async (intent) => {
  const foreign = (await passkeyOf(kim.device))?.id
  for (const id of [foreign, newId(), '../x', '']) {
    expect((await atWork.post(HERE, { intent, id, name: 'Mine' })).status).toBe(404)
  }
  expect((await passkeyOf(kim.device))?.name).toBe('Kim’s key')
})

test('a passkey that was removed signs nobody in, and its owner gets a mail', async () => {
  const device = new Authenticator()
  await addPasskey(atWork, device, 'Lost')
  const id = (await passkeyOf(device))?.id

  await atWork.post(HERE, { intent: 'remove', id })
  const phone = browser()

  expect((await enterWith(phone, device)).status).toBe(422)
  expect(await isIn(phone)).toBe(false)
  await mailbox.waitFor(anna.email, 1, 'Subject: A passkey was removed from your Preflight account')
})

test('a guest who signs in with a passkey is asked what to keep', async () => {
  const guest = browser()
  await guest.start()

  expect((await enterWith(guest, anna.device)).headers.get('Location')).toBe('/claim')
})

test('challenges are counted for one address of the network: 240 an hour, since the page asks by itself', async () => {
  const by = browser('192.0.2.60')
  const ask = async () => (await by.post('/passkeys/challenge', { purpose: 'signIn' })).status
  expect(await ask()).toBe(200)
  const [{ taken } = { taken: 0 }] = await admin<{ taken: number }[]>`
    select extract(epoch from full_at - now())::float8 as taken from sys.rate_limits where bucket = 'askPasskey:192.0.2.60'`
  expect(taken).toBeLessThanOrEqual(3_600 / 240)
  // The rest of them, taken at once.
  await admin`update sys.rate_limits set full_at = now() + interval '1 hour' where bucket = 'askPasskey:192.0.2.60'`

  expect(await ask()).toBe(429)
})

test('reading never asks for a passkey, and other sites cannot', async () => {
  expect((await browser().get('/passkeys/challenge')).status).toBe(405)
  const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await browser().post('/passkeys/challenge', { purpose: 'signIn' }, headers)).status).toBe(403)
  expect((await browser().post('/passkeys/challenge', { purpose: 'x' })).status).toBe(400)
})

test('no challenge, passkey or name of one stands in the log, and no cookie in the database', async () => {
  const phone = browser()
  const { challenge } = await challengeFor(phone, 'signIn')
  const [dump] = await admin`select string_agg(c::text, ' ') as text from sys.passkey_challenges c`

  expect(dump?.text).not.toContain(phone.cookies.get('__Host-passkey'))
  for (const secret of [challenge, anna.device.id.toString('base64url'), 'Anna’s phone', anna.email]) {
    expect(logged()).not.toContain(secret)
  }
  expect(logged()).toContain('passkey refused')
})
