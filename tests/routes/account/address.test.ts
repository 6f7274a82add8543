import { afterAll, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const SID = '__Host-sid'
const HERE = '/account/address'
let people = 0
const anyAddress = () => `anna${++people}@example.com`

async function somebody() {
  const email = anyAddress()
  const desk = browser()
  await signIn(desk, mailbox, email)
  return { email, desk }
}
const ask = (by: Browser, email: string) => by.post(HERE, { intent: 'ask', email })
const enter = (by: Browser, code: string) => by.post(HERE, { intent: 'enter', code })
const isIn = async (by: Browser) => (await by.get('/account')).status === 200
const idOf = async (email: string) => (await admin`select id from sys.users where email = ${email}`)[0]?.id

test('the new address proves itself; the user, their work and nothing else stays', async () => {
  const { email, desk } = await somebody()
  const id = await desk.start({ company: 'Example GmbH' })
  const user = await idOf(email)
  const next = anyAddress()
  const old = desk.cookies.get(SID)

  const asked = await ask(desk, ` ${next.toUpperCase()} `)
  const before = await idOf(email)
  const done = await enter(desk, await mailbox.codeFor(next))

  expect(asked.headers.get('Location')).toBe(HERE)
  expect(before).toBe(user)
  expect([await idOf(next), await idOf(email)]).toEqual([user, undefined])
  expect(await (await desk.follow(done)).text()).toContain('This is your address now.')
  expect((await desk.get(`/assessments/${id}/review`)).status).toBe(200)
  expect(desk.cookies.get(SID)).not.toBe(old)
  expect((await browser().get('/account', { Cookie: `${SID}=${old}` })).headers.get('Location')).toBe(
    '/sign-in?returnTo=/account',
  )
})

test('both addresses hear of it, and the old one what to do', async () => {
  const { email, desk } = await somebody()
  const next = anyAddress()
  await ask(desk, next)
  await enter(desk, await mailbox.codeFor(next))

  const toOld = await mailbox.waitFor(email, 1, 'Subject: Your Preflight account has another address now')
  await mailbox.waitFor(next, 1, 'Subject: Your Preflight account uses this address now')

  expect(toOld.raw).toContain('If not, somebody has taken your account')
  expect(toOld.raw).not.toContain(next)
})

test('every other session ends with it, those that wait for a second factor too (attack 36)', async () => {
  const { email, desk } = await somebody()
  const others = [browser(), browser()]
  for (const other of others) await signIn(other, mailbox, email)
  const user = await idOf(email)
  await admin`insert into sys.half_sign_ins (token_hash, user_id, expires_at)
    values (sha256('half'), ${user}, now() + interval '10 minutes')`
  const next = anyAddress()
  await ask(desk, next)

  await enter(desk, await mailbox.codeFor(next))

  expect(await Promise.all([desk, ...others].map(isIn))).toEqual([true, false, false])
  expect(await admin`select 1 from sys.half_sign_ins where user_id = ${user}`).toHaveLength(0)
})

test('afterwards the new address signs in to the account, and the old one to a new one', async () => {
  const { email, desk } = await somebody()
  const user = await idOf(email)
  const next = anyAddress()
  const waiting = browser()
  await waiting.post('/sign-in', { email })
  await ask(desk, next)
  await enter(desk, await mailbox.codeFor(next))

  await signIn(browser(), mailbox, next)
  await waiting.post('/sign-in/code', { intent: 'enter', code: await mailbox.codeFor(email, 2) })

  expect(await idOf(next)).toBe(user)
  expect(await idOf(email)).not.toBe(user)
})

test('an address that is taken is answered like any other until its mail was read (P31)', async () => {
  const { desk, email } = await somebody()
  const taken = await somebody()
  const free = anyAddress()
  const answers = []
  for (const address of [taken.email, free]) {
    const asked = await ask(desk, address)
    const page = await (await desk.get(HERE)).text()
    const words = page.replaceAll(address, '<email>').replaceAll(/nonce="[\w-]+"|data-request="[\w-]+"/g, '')
    answers.push([asked.status, asked.headers.get('Location'), words.replace(/<script[\s\S]*/, '')])
  }
  expect(answers[0]).toEqual(answers[1])

  await ask(desk, taken.email)
  const refused = await enter(desk, await mailbox.codeFor(taken.email, 3))

  expect(await refused.text()).toContain('This address has an account of its own.')
  expect([await idOf(email), await idOf(taken.email)].every(Boolean)).toBe(true)
  expect(await isIn(taken.desk)).toBe(true)
})

test('of two who take one address at the same moment, one gets it', async () => {
  const [anna, kim] = [await somebody(), await somebody()]
  const next = anyAddress()
  await ask(anna.desk, next)
  const first = await mailbox.codeFor(next)
  await ask(kim.desk, next)
  const second = await mailbox.codeFor(next, 2)

  const done = await Promise.all([enter(anna.desk, first), enter(kim.desk, second)])

  expect(done.map(({ status }) => status).sort()).toEqual([302, 422])
  expect(await admin`select 1 from sys.users where email = ${next}`).toHaveLength(1)
})

test('a code for the address is good in the session that asked for it, and for nothing else (attack 31)', async () => {
  const { email, desk } = await somebody()
  const phone = browser()
  await signIn(phone, mailbox, email)
  const next = anyAddress()
  await ask(desk, next)
  const code = await mailbox.codeFor(next)
  const entrance = browser()
  await entrance.post('/sign-in', { email: next })

  expect((await enter(phone, code)).status).toBe(422)
  expect((await entrance.post('/sign-in/code', { intent: 'enter', code })).status).toBe(422)
  expect((await desk.post('/account/confirm', { intent: 'code', code })).status).toBe(422)
  expect((await enter(desk, code)).status).toBe(302)
})

test.each(['a@b.com,evil@x.com', 'a@b.com\r\nBcc: evil@x.com', 'a＠x.com', ''])(
  'the odd address %j is refused and stays to be corrected (attack 33)',
  async (email) => {
    const { desk } = await somebody()

    const refused = await ask(desk, email)

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Please give one e-mail address')
  },
)

test('one’s own address is no new one, and the fifth wrong code ends the try', async () => {
  const { email, desk } = await somebody()
  expect(await (await ask(desk, email.toUpperCase())).text()).toContain('This is your address already.')
  const next = anyAddress()
  await ask(desk, next)
  const code = await mailbox.codeFor(next)
  for (let tries = 1; tries <= 5; tries += 1) expect((await enter(desk, '0000-0000')).status).toBe(422)

  expect((await enter(desk, code)).status).toBe(422)
  expect(await idOf(next)).toBeUndefined()
})

test('three codes an hour to one address, whoever asks', async () => {
  const next = anyAddress()
  for (let times = 0; times < 5; times += 1) expect((await ask((await somebody()).desk, next)).status).toBe(302)
  const marker = anyAddress()
  await ask((await somebody()).desk, marker)
  await mailbox.codeFor(marker)

  expect(mailbox.codesTo(next)).toBe(3)
})

test.each(['userId', 'name', 'verifiedAt'])('no form of it takes %s (attack 9)', async (field) => {
  const { desk } = await somebody()
  for (const path of [HERE, '/account/confirm', '/passkeys/challenge']) {
    expect((await desk.post(path, { intent: 'ask', [field]: 'x' })).status, path).toBe(400)
  }
})
