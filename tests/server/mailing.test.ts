import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { queueMail, takeMails } from '#db/queries/mails.server.ts'
import { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const mailbox = new Mailbox()
const smtpUrl = await mailbox.open()
const { browser, admin, start, logged, database, connect } = await testPreflight({ smtpUrl })
afterAll(() => mailbox.close())
const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/
const from = (app: Awaited<ReturnType<typeof start>>['app'], path: string, fields?: Record<string, string>) =>
  app.fetch(
    new Request(`http://localhost${path}`, {
      ...(fields && { method: 'POST', body: new URLSearchParams(fields).toString() }),
      headers: { Origin: 'http://localhost', 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
    { incoming: { socket: { remoteAddress: '203.0.113.1' } } } as Parameters<typeof app.fetch>[1],
  )

test('a mail is text, to one person, in words of ours', async () => {
  await browser().post('/sign-in', { email: 'anna@example.com' })

  const { recipients, raw } = await mailbox.waitFor('anna@example.com')

  expect(recipients).toEqual(['anna@example.com'])
  expect(raw).toMatch(/^From: Preflight <no-reply@localhost>$/m)
  expect(raw).toMatch(/^To: anna@example\.com$/m)
  expect(raw).toMatch(/^Subject: Your code for Preflight: \w{4}-\w{4}$/m)
  expect(raw).toMatch(/^Content-Type: text\/plain/m)
  expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(raw).not.toMatch(/https?:\/\//)
})

test('a mail that was sent is forgotten; one that could not be sent is tried again', async () => {
  mailbox.isBroken = true
  await browser().post('/sign-in', { email: 'late@example.com' })
  while (mailbox.attempts < 2) await sleep(20)
  mailbox.isBroken = false
  await expect.poll(() => admin`select tries from sys.mails`).toEqual([{ tries: 1 }])
  const [next] = await admin`select extract(epoch from try_at - now())::int between 20 and 30 as is_soon from sys.mails`
  await admin`update sys.mails set try_at = now()`

  expect(CODE.test((await mailbox.waitFor('late@example.com')).raw)).toBe(true)

  expect(next).toEqual({ is_soon: true })
  await expect.poll(() => admin`select 1 from sys.mails`).toEqual([])
  expect(mailbox.to('late@example.com')).toHaveLength(1)
  expect(logged()).not.toContain('late@example.com')
})

test('twenty processes that look at once take each mail once, and wait longer after each try', async () => {
  const wide = connect({ max: 20 })
  const mail = {
    kind: 'code',
    recipient: 'x@example.com',
    locale: 'en',
    facts: { code: 'X' },
    keepMinutes: 10,
  } as const
  const later = await database.withSys(async (tx) => {
    for (let count = 0; count < 5; count += 1) await queueMail(tx, mail)
    return takeMails(tx)
  })

  const taken = await Promise.all(Array.from({ length: 20 }, () => wide.withSys(takeMails)))

  expect(later).toHaveLength(5)
  expect(taken.flat()).toEqual([])
  await admin`delete from sys.mails`
})

test('a code that is too old is not sent any more', async () => {
  mailbox.isBroken = true
  const before = mailbox.attempts
  await browser().post('/sign-in', { email: 'old@example.com' })
  while (mailbox.attempts === before) await sleep(20)
  await admin`update sys.mails set expires_at = now() - interval '1 second', try_at = now()`
  mailbox.isBroken = false

  await purgeExpired(database)

  expect(await admin`select 1 from sys.mails`).toEqual([])
  expect(mailbox.to('old@example.com')).toEqual([])
})

test('without a mail server, on this machine, the log says the code, and it signs in', async () => {
  const { app } = await start({ smtpUrl: null, logLevel: 'error' })
  const asked = await from(app, '/sign-in', { email: 'local@example.com' })
  await expect.poll(() => logged()).toContain('SMTP_URL is not set')

  const line = logged()
    .split('\n')
    .find((text) => text.includes('sign-in code'))
  const { event, code } = JSON.parse(line ?? '{}')

  expect(asked.status).toBe(302)
  expect(event).toBe('sign-in code')
  expect(code).toMatch(CODE)
  expect(mailbox.to('local@example.com')).toEqual([])
  expect((await from(app, '/dev/outbox')).status).toBe(404)
})

test('without a mail server, on this machine, the log says where an invitation leads, and the page that it does', async () => {
  const { app } = await start({ smtpUrl: null, logLevel: 'error' })
  const owner = new Browser(app, { address: '192.0.2.77' })
  await owner.post('/sign-in', { email: 'inviting@example.com' })
  const said = (event: string) =>
    logged()
      .split('\n')
      .filter((line) => line.includes(`"${event}"`))
      .map((line) => JSON.parse(line))
      .at(-1)
  await expect.poll(() => said('sign-in code')?.code).toMatch(CODE)
  await expect
    .poll(async () => (await owner.post('/sign-in/code', { intent: 'enter', code: said('sign-in code').code })).status)
    .toBe(302)
  const id = await owner.start()
  const [found] = await admin`select workspace_id as "workspaceId" from app.assessments where id = ${id}`

  const page = await owner.post(`/workspaces/${found?.workspaceId}/members`, {
    intent: 'invite',
    email: 'guest@example.com',
    role: 'viewer',
  })

  expect(await page.text()).toContain('the link stands in the log of the server')
  await expect.poll(() => said('invitation')?.link).toMatch(/\/invitations\/[\w-]{43}$/)
  expect(
    (await new Browser(app, { address: '192.0.2.78' }).get(new URL(said('invitation').link).pathname)).status,
  ).toBe(200)
})

test('without a mail server, for other machines, nobody signs in and the page says what to set', async () => {
  const { app } = await start({ smtpUrl: null, origin: 'https://preflight.example.com', logLevel: 'trace' })
  const before = logged()
  const ask = (path: string, method = 'GET') =>
    app.fetch(
      new Request(`https://preflight.example.com${path}`, {
        method,
        headers: { Origin: 'https://preflight.example.com', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: method === 'POST' ? 'email=a%40example.com' : null,
      }),
    )

  for (const answer of [await ask('/sign-in'), await ask('/sign-in', 'POST'), await ask('/sign-in/code', 'POST')]) {
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('sets SMTP_URL')
  }
  expect(logged().slice(before.length)).not.toContain('sign-in code')
  expect(await admin`select 1 from sys.mails`).toEqual([])
})

test('in development the outbox shows each mail', async () => {
  const { app } = await start({ smtpUrl: null, mode: 'development', logLevel: 'silent' })
  const empty = await (await from(app, '/dev/outbox')).text()
  await from(app, '/sign-in', { email: 'dev@example.com' })
  await expect.poll(() => admin`select 1 from sys.mails where shown_at is not null`).toHaveLength(1)

  const shown = await (await from(app, '/dev/outbox')).text()

  expect(empty).toContain('No mail yet')
  expect(shown).toContain('To dev@example.com')
  expect(shown).toMatch(CODE)
})
