import { afterAll, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const SID = '__Host-sid'
const HERE = '/account/security'
const ASKED = '/account/confirm?returnTo=%2Faccount%2Fsecurity'
let people = 0

/** Somebody who signed in more than ten minutes ago. */
async function anybody() {
  const email = `anna${++people}@example.com`
  const anna = browser()
  await signIn(anna, mailbox, email)
  await growStale(admin, email)
  return { anna, email }
}
const send = (by: Browser) => by.post('/account/confirm', { intent: 'send', returnTo: HERE })
const enter = (by: Browser, code: string, returnTo = HERE) =>
  by.post('/account/confirm', { intent: 'code', code, returnTo })

test('for ten minutes after signing in nobody is asked again', async () => {
  const email = 'fresh@example.com'
  const anna = browser()
  await signIn(anna, mailbox, email)
  await admin`update sys.sessions set proven_at = now() - interval '9 minutes 50 seconds'`

  expect((await anna.get(HERE)).status).toBe(200)
})

test.each([HERE, '/account/address'])(
  'after ten minutes %s asks again, for reading and for each form',
  async (path) => {
    const { anna } = await anybody()
    const asked = `/account/confirm?returnTo=${encodeURIComponent(path)}`

    expect((await anna.get(path)).headers.get('Location')).toBe(asked)
    for (const intent of ['add', 'remove', 'rename', 'turn-on', 'turn-off', 'renew', 'ask', 'enter']) {
      expect((await anna.post(path, { intent })).headers.get('Location'), intent).toBe(asked)
    }
  },
)

test('looking sends nothing; the mailed code leads back, with a new session cookie and the old one dead (P29)', async () => {
  const { anna, email } = await anybody()
  const old = anna.cookies.get(SID)
  const page = await (await anna.follow(await anna.get(HERE))).text()
  const before = mailbox.to(email).length

  await send(anna)
  const done = await enter(anna, await mailbox.codeFor(email, 2))

  expect(page).toContain('Is it you?')
  expect(before).toBe(1)
  expect(done.headers.get('Location')).toBe(HERE)
  expect((await anna.get(HERE)).status).toBe(200)
  expect(anna.cookies.get(SID)).not.toBe(old)
  expect((await browser().get('/account', { Cookie: `${SID}=${old}` })).headers.get('Location')).toBe(
    '/sign-in?returnTo=/account',
  )
})

test('a confirmed session lasts no longer for it', async () => {
  const { anna, email } = await anybody()
  const ends = () => admin`select created_at, expires_at from sys.sessions
    where actor_id = (select id from sys.users where email = ${email})`
  const before = await ends()

  await send(anna)
  await enter(anna, await mailbox.codeFor(email, 2))

  expect(await ends()).toEqual(before)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https://evil.example/account',
  'javascript:alert(1)',
  '%2f%2fevil.example',
  '/%2f%2fevil.example',
  '/\tevil.example',
  '/account//evil.example',
  '',
])('whoever is told to come back to %j comes to their account (attack 37)', async (returnTo) => {
  const { anna, email } = await anybody()
  const page = await (await anna.get(`/account/confirm?${new URLSearchParams({ returnTo })}`)).text()
  await send(anna)

  const done = await enter(anna, await mailbox.codeFor(email, 2), returnTo)

  expect(page).toContain('name="returnTo" value="/account"')
  expect(done.headers.get('Location')).toBe('/account')
})

test('a code is good for what it was asked for and nothing else (attack 31)', async () => {
  const { anna, email } = await anybody()
  await send(anna)
  const confirming = await mailbox.codeFor(email, 2)
  const entrance = browser()
  await entrance.post('/sign-in', { email })
  const entering = await mailbox.codeFor(email, 3)

  expect((await entrance.post('/sign-in/code', { intent: 'enter', code: confirming })).status).toBe(422)
  expect((await enter(anna, entering)).status).toBe(422)
  expect((await anna.get(HERE)).headers.get('Location')).toBe(ASKED)
  expect((await enter(anna, confirming)).status).toBe(302)
  expect((await anna.post('/account/address', { intent: 'enter', code: confirming })).status).toBe(422)
})

test('a code is good in the browser that asked for it, and in no other one of the same person (attack 28)', async () => {
  const { anna, email } = await anybody()
  const phone = browser()
  await signIn(phone, mailbox, email)
  await growStale(admin, email)
  await send(anna)
  const code = await mailbox.codeFor(email, 3)

  expect((await enter(phone, code)).status).toBe(422)
  expect((await phone.get(HERE)).headers.get('Location')).toBe(ASKED)
  expect((await enter(anna, code)).status).toBe(302)
})

test('the fifth wrong code ends it, and what was typed stays (attack 29)', async () => {
  const { anna, email } = await anybody()
  await send(anna)
  const code = await mailbox.codeFor(email, 2)
  const answers: string[] = []
  for (let tries = 1; tries <= 5; tries += 1) answers.push(await (await enter(anna, '0000-0000')).text())

  expect(answers[0]).toContain('You have 4 tries left.')
  expect(answers[0]).toContain('value="0000-0000"')
  expect(answers[0]).toContain(`value="${HERE}"`)
  expect(answers[4]).toContain('This code can no longer be used.')
  expect((await enter(anna, code)).status).toBe(422)
})

test('once the code is over, the page offers another one', async () => {
  const { anna } = await anybody()
  await send(anna)
  const waiting = await (await anna.get('/account/confirm')).text()
  await admin`update sys.sign_in_codes set expires_at = now() - interval '1 second'`

  const over = await (await anna.get('/account/confirm')).text()

  expect(waiting).toContain('Send another code')
  expect(over).toContain('Send me a code')
  expect(over).not.toContain('name="code"')
})

test('of several tabs that confirm with one code at once, one does', async () => {
  const { anna, email } = await anybody()
  await send(anna)
  const code = await mailbox.codeFor(email, 2)
  const cookie = { Cookie: `${SID}=${anna.cookies.get(SID)}` }

  const all = await Promise.all(
    Array.from({ length: 5 }, () => browser().post('/account/confirm', { intent: 'code', code }, cookie)),
  )

  expect(all.filter(({ headers }) => headers.get('Location') === '/account')).toHaveLength(1)
})

test('six codes an hour and no more', async () => {
  const { anna, email } = await anybody()
  for (let times = 0; times < 8; times += 1) expect((await send(anna)).status).toBe(302)
  const code = await mailbox.codeFor(email, 7)

  expect((await enter(anna, code)).status).toBe(302)
  expect(mailbox.codesTo(email)).toBe(7)
})

test('nobody who is not signed in is asked, and a guest has nothing to confirm', async () => {
  const guest = browser()
  await guest.start()

  for (const by of [guest, browser()]) {
    expect((await by.get('/account/confirm')).headers.get('Location')).toBe('/sign-in?returnTo=/account/confirm')
    expect((await send(by)).headers.get('Location')).toBe('/sign-in')
  }
})

test('a way that is not offered is refused', async () => {
  const { anna } = await anybody()

  expect((await anna.post('/account/confirm', { intent: 'recovery', recovery: '0000-0000-0000-0000' })).status).toBe(
    400,
  )
  expect((await anna.post('/account/confirm', { intent: 'x' })).status).toBe(400)
})
