import { afterAll, expect, test } from 'vitest'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open(), logLevel: 'trace' })
afterAll(() => mailbox.close())

const SID = '__Host-sid'
let people = 0
const anybody = () => `anna${++people}@example.com`
const WRONG = '0000-0000'

/** The whole answer, without what differs from request to request by design. */
async function wholeOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id').map((pair) => pair.join(': '))
  const text = [response.status, ...headers, await response.text()].join('\n')
  return text
    .replaceAll(/[A-Za-z0-9_-]{43}/g, '<token>')
    .replaceAll(/nonce(=\\?"|-)[\w-]+/g, 'nonce')
    .replaceAll(response.headers.get('X-Request-Id') ?? '', '<request>')
}

test('a code from the mail signs in; the user is made only now', async () => {
  const email = anybody()
  const anna = browser()

  const asked = await anna.post('/sign-in', { email: ` ${email.toUpperCase()} ` })
  const before = await admin`select 1 from sys.users where email = ${email}`
  const page = await (await anna.follow(asked)).text()
  const entered = await anna.post('/sign-in/code', { intent: 'enter', code: await mailbox.codeFor(email) })

  expect(asked.headers.get('Location')).toBe('/sign-in/code')
  expect(before).toHaveLength(0)
  expect(page).toContain(email)
  expect(entered.headers.get('Location')).toBe('/assessments')
  expect(await (await anna.get('/account')).text()).toContain(email)
  expect(await admin`select 1 from sys.users where email = ${email}`).toHaveLength(1)
})

test('known and unknown addresses are answered alike, to the byte, at every step (P31, attack 32)', async () => {
  const known = anybody()
  await signIn(browser(), mailbox, known)
  const unknown = anybody()
  const [one, other] = [browser(), browser()]

  const steps = [
    (by: typeof one, email: string) => by.post('/sign-in', { email }),
    (by: typeof one) => by.get('/sign-in/code'),
    (by: typeof one) => by.post('/sign-in/code', { intent: 'enter', code: WRONG }),
    (by: typeof one) => by.post('/sign-in/code', { intent: 'resend' }),
    (by: typeof one, email: string) => by.post('/sign-in', { email }),
  ]
  for (const [index, step] of steps.entries()) {
    const forKnown = (await wholeOf(await step(one, known))).replaceAll(known, '<email>')
    const forUnknown = (await wholeOf(await step(other, unknown))).replaceAll(unknown, '<email>')
    expect(forKnown, `step ${index}`).toBe(forUnknown)
  }
})

test('asking for a code reads nothing of who is a user', async () => {
  await admin`alter table sys.users rename to users_away`
  try {
    expect((await browser().post('/sign-in', { email: anybody() })).status).toBe(302)
  } finally {
    await admin`alter table sys.users_away rename to users`
  }
})

test('a wrong code stays in its field, and the fifth one ends it (attack 29)', async () => {
  const email = anybody()
  const anna = browser()
  await anna.post('/sign-in', { email })
  const code = await mailbox.codeFor(email)
  const answers: string[] = []
  for (let tries = 1; tries <= 5; tries += 1) {
    const answer = await anna.post('/sign-in/code', { intent: 'enter', code: WRONG })
    expect(answer.status).toBe(422)
    answers.push(await answer.text())
  }
  const sixth = await anna.post('/sign-in/code', { intent: 'enter', code })

  expect(answers[0]).toContain('This is not the code. You have 4 tries left.')
  expect(answers[3]).toContain('You have one try left.')
  expect(answers[4]).toContain('This code can no longer be used.')
  expect(answers[0]).toContain(`value="${WRONG}"`)
  expect(sixth.status).toBe(429)
  expect(anna.cookies.has(SID)).toBe(false)
})

test('what can be no code costs no try', async () => {
  const email = anybody()
  const anna = browser()
  await anna.post('/sign-in', { email })
  const code = await mailbox.codeFor(email)

  for (let times = 0; times < 9; times += 1) {
    const answer = await anna.post('/sign-in/code', { intent: 'enter', code: 'ABC' })
    expect(answer.status).toBe(422)
  }
  const entered = await anna.post('/sign-in/code', { intent: 'enter', code: code.toLowerCase().replace('-', ' ') })

  expect(entered.status).toBe(302)
})

test('a code is refused in another browser and stays good in its own (attack 28)', async () => {
  const email = anybody()
  const [anna, thief] = [browser(), browser()]
  await anna.post('/sign-in', { email })
  const code = await mailbox.codeFor(email)
  await thief.post('/sign-in', { email: anybody() })

  const stolen = await thief.post('/sign-in/code', { intent: 'enter', code })
  const bare = await browser().post('/sign-in/code', { intent: 'enter', code })

  expect([stolen.status, bare.status]).toEqual([422, 422])
  expect(thief.cookies.has(SID)).toBe(false)
  expect((await anna.post('/sign-in/code', { intent: 'enter', code })).status).toBe(302)
})

test('opening the page by GET, HEAD or for its data uses nothing up, whoever does it (attack 26)', async () => {
  const email = anybody()
  const anna = browser()
  await anna.post('/sign-in', { email })
  const code = await mailbox.codeFor(email)

  for (const by of [anna, browser()]) {
    for (const path of ['/sign-in/code', `/sign-in/code?code=${code}`, '/sign-in/code.data']) {
      await by.get(path)
      await by.send(path, { method: 'HEAD' })
    }
  }

  expect((await anna.post('/sign-in/code', { intent: 'enter', code })).status).toBe(302)
})

test('another code takes the place of the first', async () => {
  const email = anybody()
  const anna = browser()
  await anna.post('/sign-in', { email })
  const first = await mailbox.codeFor(email)
  const before = anna.cookies.get('__Host-pending')

  const resent = await anna.post('/sign-in/code', { intent: 'resend' })
  const second = await mailbox.codeFor(email, 2)

  expect(resent.status).toBe(302)
  expect(anna.cookies.get('__Host-pending')).toBe(before)
  expect((await anna.post('/sign-in/code', { intent: 'enter', code: first })).status).toBe(422)
  expect((await anna.post('/sign-in/code', { intent: 'enter', code: second })).status).toBe(302)
})

test('the fourth code for an address within the hour is never sent, and asking for it looks like the first', async () => {
  const email = anybody()
  const asked: string[] = []
  for (let times = 0; times < 4; times += 1) asked.push(await wholeOf(await browser().post('/sign-in', { email })))
  await mailbox.waitFor(email, 3)
  const marker = anybody()
  await browser().post('/sign-in', { email: marker })
  await mailbox.waitFor(marker)

  expect(new Set(asked).size).toBe(1)
  expect(mailbox.to(email)).toHaveLength(3)
})

test.each(['/sign-in/code', '/sign-in'])(
  'asking again at %s past the limit looks like before and leaves the last code good',
  async (path) => {
    const email = anybody()
    const anna = browser()
    const again = () => anna.post(path, path === '/sign-in' ? { email } : { intent: 'resend' })
    await anna.post('/sign-in', { email })
    const second = await wholeOf(await again())
    await again()
    const code = await mailbox.codeFor(email, 3)

    const fourth = await wholeOf(await again())

    expect(fourth).toBe(second)
    expect((await anna.post('/sign-in/code', { intent: 'enter', code })).status).toBe(302)
    expect(mailbox.to(email)).toHaveLength(3)
  },
)

test('one address of the network asks for twenty codes an hour, also for other people', async () => {
  const address = '192.0.2.40'
  const statuses: number[] = []
  for (let times = 0; times < 21; times += 1) {
    statuses.push((await browser(address).post('/sign-in', { email: anybody() })).status)
  }

  expect(statuses).toEqual([...Array<number>(20).fill(302), 429])
})

test('where the limits cannot be read, nobody gets a code and nobody gets in', async () => {
  const email = anybody()
  const anna = browser()
  await anna.post('/sign-in', { email })
  const code = await mailbox.codeFor(email)
  const other = anybody()
  await admin`alter table sys.rate_limits rename to rate_limits_away`
  try {
    expect((await browser().post('/sign-in', { email: other })).status).toBe(500)
    expect((await anna.post('/sign-in/code', { intent: 'enter', code })).status).toBe(500)
  } finally {
    await admin`alter table sys.rate_limits_away rename to rate_limits`
  }
  expect(anna.cookies.has(SID)).toBe(false)
  expect(await admin`select 1 from sys.sign_in_codes where email = ${other}`).toHaveLength(0)
  expect((await anna.post('/sign-in/code', { intent: 'enter', code })).status).toBe(302)
})

test.each(['a@b.com,evil@x.com', 'Grp: evil@x.com;', 'a@b.com\r\nBcc: evil@x.com', '"a;b"@x.com', 'a＠x.com', ''])(
  'the odd address %j is refused and stays to be corrected (attack 33)',
  async (email) => {
    const before = mailbox.attempts
    const answer = await browser().post('/sign-in', { email })

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Please give one e-mail address')
    expect(mailbox.attempts).toBe(before)
  },
)

test('a token planted before is none after: signing in makes a new one (P29)', async () => {
  const anna = browser()
  anna.cookies.set(SID, 'A'.repeat(43))

  await signIn(anna, mailbox, anybody())

  expect(anna.cookies.get(SID)).toMatch(/^[\w-]{43}$/)
  expect(anna.cookies.get(SID)).not.toBe('A'.repeat(43))
  expect((await browser().get('/account', { Cookie: `${SID}=${'A'.repeat(43)}` })).headers.get('Location')).toBe(
    '/sign-in?returnTo=/account',
  )
})

test('signing in again ends the session before', async () => {
  const email = anybody()
  const anna = browser()
  await signIn(anna, mailbox, email)
  const old = anna.cookies.get(SID)

  await signIn(anna, mailbox, email)

  expect((await browser().get('/account', { Cookie: `${SID}=${old}` })).headers.get('Location')).toBe(
    '/sign-in?returnTo=/account',
  )
  expect((await anna.get('/account')).status).toBe(200)
})

test('the cookies are for this host, this path and no script', async () => {
  const anna = browser()
  const asked = await anna.post('/sign-in', { email: `cookie${anybody()}` })
  const shape = (name: string, age: number) =>
    expect.stringMatching(new RegExp(`^${name}=[\\w-]{43}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=${age}$`))

  const entered = await signIn(anna, mailbox, anybody())

  expect(asked.headers.getSetCookie()).toEqual([shape('__Host-pending', 600)])
  expect(entered.headers.getSetCookie()).toEqual([
    shape(SID, 604_800),
    shape('__Host-device', 34_560_000),
    expect.stringContaining('__Host-pending=; '),
  ])
})

test('a browser that was not here before brings a mail to whoever has an account; a known one does not (attack 39)', async () => {
  const email = anybody()
  const anna = browser()
  await signIn(anna, mailbox, email)
  await anna.post('/sign-out')
  await signIn(anna, mailbox, email)
  const strange = browser()
  await strange.post('/sign-in', { email })
  await strange.send('/sign-in/code', {
    method: 'POST',
    headers: {
      Origin: 'http://localhost',
      'Content-Type': 'application/x-www-form-urlencoded',
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    },
    body: `intent=enter&code=${await mailbox.codeFor(email, 3)}`,
  })

  const warning = await mailbox.waitFor(email, 4)

  expect(warning.raw).toMatch(/^Subject: Somebody signed in to Preflight with your address$/m)
  expect(warning.raw).toContain('With: Firefox, Windows')
  // The link is made from the configured origin.
  expect(warning.raw).toContain('http://localhost/account')
  expect(warning.raw).not.toContain('evil.example')
  expect(mailbox.to(email).filter(({ raw }) => raw.includes('Somebody signed in'))).toHaveLength(1)
})

test('no address, code or token stands in the log, nor a used code in the database', async () => {
  const email = anybody()
  const anna = browser()
  await signIn(anna, mailbox, email)
  const code = await mailbox.codeFor(email)
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'sys')`
  const dump = await Promise.all(tables.map(({ name }) => admin.unsafe(`select t::text as row from ${name} t`)))
  const stored = dump.flat().map(({ row }) => row)

  for (const secret of [email, code, anna.cookies.get(SID), anna.cookies.get('__Host-device')]) {
    expect(logged()).not.toContain(secret)
  }
  expect(stored.join('\n')).toContain(email)
  for (const secret of [code, code.replace('-', ''), anna.cookies.get(SID), anna.cookies.get('__Host-device')]) {
    expect(stored.filter((row) => row.includes(secret ?? ''))).toEqual([])
  }
})
