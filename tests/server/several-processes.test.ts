import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { Browser } from '#tests/support/browser.ts'
import { PATIENT_MS, testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { FrontProxy } from '#tests/support/front-proxy.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { importBuilt } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'

// Two servers on one database behind a proxy that sends each request to the other one than the request before.
const mailbox = new Mailbox()
const smtpUrl = await mailbox.open()
const { url, database, admin } = await testDatabase()
const { serve } = await importBuilt()
const proxy = new FrontProxy(20)
const origin = await proxy.open()
const settings = {
  databaseUrl: url,
  rolePrefix: TEST_PREFIX,
  firstAnswerMs: PATIENT_MS,
  host: '127.0.0.1',
  port: 0,
  origin: null,
  trustedProxies: 2,
  clientFiles: null,
  logLevel: 'silent',
  smtpUrl,
  drainMs: 2_000,
}
const one = await serve(settings)
const two = await serve(settings)
await proxy.add(one.url)
await proxy.add(two.url)
let isOneOver = false
afterAll(async () => {
  await proxy.close()
  if (!isOneOver) await one.close()
  await two.close()
  await mailbox.close()
})

let people = 0
/** Somebody at an address of their own, at the proxy or at one of the two. */
function person(at = origin, address = `198.51.100.${++people}`) {
  const headers = { 'X-Forwarded-For': at === origin ? address : `${address}, 127.0.0.1` }
  const overTheNetwork = {
    fetch: (request: Request) =>
      fetch(new Request(request, { headers: { ...Object.fromEntries(request.headers), ...headers } })),
  } as ConstructorParameters<typeof Browser>[0]
  return new Browser(overTheNetwork, { address, origin: at })
}

/** The same person at both, as if the proxy sent them to one and then to the other. */
function atBoth(guest: Browser) {
  return [one, two].map((server) => {
    const same = person(server.url, guest.address)
    same.cookies = guest.cookies
    return same
  }) as [Browser, Browser]
}

const saved = (guest: Browser, id: string, question: string, level: number, version = 0) =>
  guest.post(`/assessments/${id}/answers/${question}`, {
    [`${question}.answer`]: `level:${level}`,
    [`${question}.version`]: String(version),
    [`${question}.opId`]: newId(),
  })

const guest = person()
let id: string
beforeAll(async () => {
  id = await guest.start()
})

test('a session that one process began is one at the other, and what one ends is over at both', async () => {
  const member = person()
  await signIn(member, mailbox, 'kim@example.com')
  const [here, there] = atBoth(member)
  const statuses = async () => [(await here.get('/account')).status, (await there.get('/account')).status]
  expect(await statuses()).toEqual([200, 200])

  const cookies = new Map(member.cookies)
  await here.post('/sign-out', {})
  there.cookies = cookies

  expect((await there.get('/account')).status).not.toBe(200)
})

test('a change made at one is seen at the other at once, also in what each remembers', async () => {
  const [here, there] = atBoth(guest)
  const results = (at: Browser) => at.get(`/assessments/${id}/results.data`).then((answer) => answer.text())
  await saved(here, id, 'q-kpi-definition', 1)
  expect(await results(there)).toBe(await results(here))
  const before = await results(there)

  expect((await saved(here, id, 'q-kpi-definition', 4, 1)).status).toBe(200)

  const after = await results(there)
  expect(after).not.toBe(before)
  expect(after).toBe(await results(here))
  // The other one knows the newer version, too.
  expect((await saved(there, id, 'q-kpi-definition', 2, 1)).status).toBe(409)
})

test('one limit counts what is asked of both', async () => {
  const office = person()
  const statuses: number[] = []
  for (let count = 0; count < 22; count += 1) {
    office.cookies.clear()
    statuses.push((await office.post('/start', { company: 'Example GmbH', form: 'short' })).status)
  }

  expect(statuses).toEqual([...Array(20).fill(302), 429, 429])
  expect(Math.min(...proxy.answered.values())).toBeGreaterThan(8)
})

test('each mail is sent once, whichever process looks for it', async () => {
  const names = Array.from({ length: 24 }, (_, at) => `person${at}@example.com`)
  for (const recipient of names) {
    const mail = { kind: 'code', recipient, locale: 'en', facts: { code: 'X' }, keepMinutes: 10 } as const
    await database.withSys((tx) => queueMail(tx, mail))
  }
  // Both wake up: each has sent a code of its own.
  await Promise.all(
    [one, two].map((server, at) => person(server.url).post('/sign-in', { email: `waking${at}@example.com` })),
  )

  await expect.poll(() => admin`select 1 from sys.mails`, { timeout: 15_000 }).toEqual([])
  expect(names.map((name) => mailbox.to(name).length)).toEqual(names.map(() => 1))
})

test('a process that stops says so first, answers what it took, and no save is lost', async () => {
  const helpers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const browser = person()
      return { browser, id: await browser.start(), version: 0 }
    }),
  )
  const statuses: number[] = []
  let isOver = false
  const saving = helpers.map(async (helper) => {
    while (!isOver) {
      const { status } = await saved(helper.browser, helper.id, 'q-kpi-definition', helper.version % 4, helper.version)
      statuses.push(status)
      helper.version += 1
    }
  })
  const more = async () => {
    const so = statuses.length
    await expect.poll(() => statuses.length, { timeout: 15_000 }).toBeGreaterThan(so + 8)
  }
  await more()

  const stopping = one.close()
  isOneOver = true
  await expect.poll(() => proxy.sendsTo(one.url)).toBe(false)
  // The door is still open for whoever has not heard of it, and says that it closes.
  const late = await fetch(`${one.url}/healthz`)
  await stopping
  await more()
  isOver = true
  await Promise.all(saving)

  expect(late.headers.get('Connection')).toBe('close')
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(helpers.every(({ version }) => version > 1)).toBe(true)
})
