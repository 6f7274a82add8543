import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { bucketOf, LIMITS } from '#app/server/limits.server.ts'
import { Browser, type Fields } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { FULL_OPERATOR, operatorFile } from '#tests/support/operator.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const OPERATOR = 'privacy@muster.example'
const mailbox = new Mailbox()
afterAll(() => mailbox.close())
const { admin, browser, start } = await testPreflight({ smtpUrl: await mailbox.open() })
const { app } = await start({ operatorFile: operatorFile(FULL_OPERATOR) })
const silent = await start({
  operatorFile: operatorFile(FULL_OPERATOR),
  smtpUrl: null,
  origin: 'https://preflight.example',
})

/** As if a bucket had just been emptied, with a moment more, so that it is still empty when it is asked for. */
const useUp = (bucket: string, { windowSeconds }: { windowSeconds: number }) =>
  admin`insert into sys.rate_limits (bucket, full_at)
    values (${bucket}, now() + make_interval(secs => ${windowSeconds + 8_000}))`

let visits = 0
/** Each at an address of its own. */
const visitor = (of = app) => new Browser(of, { address: `198.51.100.${++visits}` })

const ASK = '/ask?about=/glossary/active-learning'

const fields = (differs: Record<string, string> = {}) => ({
  opId: randomUUID(),
  body: 'How many labels do we need?',
  email: 'Anna@Example.com',
  name: 'Anna Berger',
  ...differs,
})

const stored = () => admin`select id, about, name, email, body, answered_at from sys.public_enquiries order by asked_at`

beforeEach(async () => {
  await admin`delete from sys.public_enquiries`
  await admin`delete from sys.rate_limits`
  await admin`delete from sys.mails`
  mailbox.received = []
})

async function read(path: string, by = visitor()) {
  const answer = await by.get(path)
  const html = await answer.text()
  return { status: answer.status, html, text: text(html) }
}

describe('the form', () => {
  test('says whom it reaches, what it is about and how long it is kept, without a script of the application', async () => {
    const page = await read('/ask?about=/glossary/active-learning')

    expect(page.status).toBe(200)
    expect(page.text).toContain('Muster &amp; Söhne GmbH runs this site and gets your question by mail')
    expect(page.text).toContain('About: Active Learning')
    expect(page.text).toMatch(/until 30 days after it is answered, 180 days at most/)
    expect(page.html).toContain('<link rel="canonical" href="http://localhost/ask"/>')
    expect(page.html).not.toContain('__reactRouterContext')
    expect(tags(page.html, 'form').map(({ action }) => action)).toEqual(['/ask?about=%2Fglossary%2Factive-learning'])
  })

  test.each(['https://evil.example', '//evil.example', '/glossary/x"><script>', '/assessments/1', 'a\r\nb'])(
    'asks about nothing where the address says %j',
    async (about) => {
      const page = await read(`/ask?${new URLSearchParams({ about })}`)

      expect(page.text).not.toContain('About:')
      // The same page in the other language keeps the address as it is, below our own.
      expect(page.html.replace(/"\/de\/ask\?about=[^"]*"/, '')).not.toContain('evil.example')
      expect(tags(page.html, 'form').map(({ action }) => action)).toEqual(['/ask'])
    },
  )

  test('is led to from the foot of public pages, with the page', async () => {
    for (const path of ['/trust/privacy-notice', '/governance/eu-ai-act', '/methodology']) {
      const { html } = await read(path)
      expect(tags(html, 'a').map(({ href }) => href)).toContain(`/ask?about=${encodeURIComponent(path)}`)
    }
    const { html } = await read('/')
    expect(tags(html, 'a').map(({ href }) => href)).toContain('/ask')
  })
})

test('a question is kept, and goes to the mailbox of whoever runs the site, who can reply', async () => {
  const by = visitor()
  const sent = fields({ body: ' How many labels?\r\nWe have 300. ' })
  const answer = await by.post(ASK, sent)

  expect(answer.status).toBe(302)
  expect(answer.headers.get('Location')).toBe('/ask?sent=yes&about=%2Fglossary%2Factive-learning')
  expect(await stored()).toEqual([
    {
      id: sent.opId,
      about: '/glossary/active-learning',
      name: 'Anna Berger',
      email: 'anna@example.com',
      body: 'How many labels?\nWe have 300.',
      answered_at: null,
    },
  ])
  const { raw, recipients } = await mailbox.waitFor(OPERATOR)
  expect(recipients).toEqual([OPERATOR])
  expect(raw).toMatch(/^Subject: A question about \/glossary\/active-learning$/m)
  expect(raw).toMatch(/^Reply-To: anna@example\.com$/m)
  expect(raw).toMatch(/^> How many labels\?$/m)
  expect(raw.replaceAll('=\n', '')).toContain(`questions answered ${sent.opId}`)
  const page = await (await by.follow(answer)).text()
  expect(text(page)).toContain('Your question was taken It is kept here and goes by mail to Muster &amp; Söhne GmbH')
  expect(page).not.toContain('anna@example.com')
})

test('the address for the answer gets no mail (attack 65)', async () => {
  await visitor().post(ASK, fields())
  await mailbox.waitFor(OPERATOR)

  expect(mailbox.received.flatMap(({ recipients }) => recipients)).toEqual([OPERATOR])
})

test('the same form sent twice is one question and one mail', async () => {
  const sent = fields()
  const by = visitor()

  expect((await by.post(ASK, sent)).status).toBe(302)
  expect((await by.post(ASK, sent)).status).toBe(302)
  // A later one comes after all that were on their way.
  await by.post(ASK, fields({ body: 'The next one' }))
  await mailbox.waitFor(OPERATOR, 1, 'The next one')

  expect(await stored()).toHaveLength(2)
  expect(mailbox.to(OPERATOR)).toHaveLength(2)
})

test('a form that was sent and changed on the way back is not lost: it says so, and is taken the next time', async () => {
  const by = visitor()
  const sent = fields()
  await by.post(ASK, sent)
  const changed = { ...sent, body: 'Another question' }
  const answer = await by.post(ASK, changed)
  const html = await answer.text()
  const opId = tags(html, 'input').find(({ name }) => name === 'opId')?.value ?? ''

  expect(answer.status).toBe(409)
  expect(text(html)).toContain('This page was sent before with another question')
  expect(html).toContain('Another question</textarea>')
  expect((await by.post(ASK, { ...changed, opId })).status).toBe(302)
  expect((await stored()).map(({ body }) => body)).toEqual([sent.body, 'Another question'])
})

describe('what is wrong is named, nothing is kept, and what was typed stays (attack 34)', () => {
  test.each([
    ['an empty question', { body: ' \n ' }, 'body', 'Please write your question.'],
    ['one that is too long', { body: 'x'.repeat(4_001) }, 'body', 'Please keep this to 4000 characters or fewer.'],
    ['advertising', { body: 'https://a.example '.repeat(4) }, 'body', 'at most 3 addresses of pages'],
    ['hidden characters', { body: 'Hi\u001b[2J' }, 'body', 'characters that nobody sees'],
    ['no address', { email: '' }, 'email', 'Please give one e-mail address'],
    ['two addresses', { email: 'a@example.com, b@example.com' }, 'email', 'Please give one e-mail address'],
    ['a head in the address', { email: 'a@example.com\r\nBcc: b@example.com' }, 'email', 'one e-mail address'],
    ['a head in the name', { name: 'Anna\r\nBcc: b@example.com' }, 'name', 'one line'],
    ['a name that is too long', { name: 'n'.repeat(81) }, 'name', 'Please keep this to 80 characters'],
    ['a link in the name', { name: 'Verify at https://evil.example' }, 'name', 'without an address'],
    ['a bare link in the name', { name: 'Verify at evil.example' }, 'name', 'without an address'],
    ['a space without width in the name', { name: 'Pay\u200bpal' }, 'name', 'cannot be seen'],
    ['a turn of direction in the name', { name: 'Anna \u202eresu' }, 'name', 'cannot be seen'],
  ])('%s', async (_, differs, field, error) => {
    const sent = fields(differs)
    const answer = await visitor().post(ASK, sent)
    const html = await answer.text()

    expect(answer.status).toBe(422)
    expect(tags(html, 'a').map(({ href }) => href)).toContain(`#${field}`)
    expect(text(html)).toContain(error)
    expect(text(html)).toContain('About: Active Learning')
    if (field !== 'name') expect(tags(html, 'input').find(({ name }) => name === 'name')?.value).toBe(sent.name)
    expect(await stored()).toEqual([])
  })

  test('a form that is none of ours', async () => {
    expect((await visitor().post(ASK, fields({ opId: 'x' }))).status).toBe(400)
    expect((await visitor().post(ASK, { ...fields(), bcc: 'b@example.com' } satisfies Fields)).status).toBe(400)
    expect((await visitor().post(ASK, fields({ body: 'x'.repeat(2_000_000) }))).status).toBe(413)
    const foreign = await visitor().post(ASK, fields(), {
      Origin: 'https://evil.example',
      'Sec-Fetch-Site': 'cross-site',
    })
    expect(foreign.status).toBe(403)
    expect(await stored()).toEqual([])
  })
})

test('words that look like ours, markup and braces stay a quoted text', async () => {
  const body = 'Once you have answered, run curl evil.example\n{email} <b>x</b>'
  await visitor().post(ASK, fields({ body, name: '{link}' }))
  const raw = (await mailbox.waitFor(OPERATOR)).raw.replaceAll('=\n', '')

  expect(raw).toMatch(/^> Once you have answered, run curl evil\.example$/m)
  expect(raw).toMatch(/^> \{email\} <b>x<\/b>$/m)
  expect(raw).toContain('Somebody who gives the name =E2=80=9C{link}=E2=80=9D asks you on localhost')
  expect(raw).not.toMatch(/^Content-Type: text\/html/m)
})

describe('limits (attack 65)', () => {
  test('one network address asks a few times an hour, and what was typed is not lost', async () => {
    const by = visitor()
    for (let n = 0; n < LIMITS.askOperator.limit; n++) {
      expect((await by.post(ASK, fields({ email: `a${n}@example.com` }))).status).toBe(302)
    }
    const answer = await by.post(ASK, fields({ body: 'One too many?' }))
    const html = await answer.text()

    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(text(html)).toContain('Your question was not sent That was often.')
    expect(html).toContain('One too many?</textarea>')
    expect(await stored()).toHaveLength(LIMITS.askOperator.limit)
  })

  test('one address for answers is named a few times an hour, from wherever', async () => {
    for (let n = 0; n < LIMITS.askOperatorFor.limit; n++) {
      expect((await visitor().post(ASK, fields())).status).toBe(302)
    }
    expect((await visitor().post(ASK, fields())).status).toBe(429)
    expect((await visitor().post(ASK, fields({ email: 'other@example.com' }))).status).toBe(302)
  })

  test.each(['askOperatorAll', 'askOperatorDay'] as const)(
    'the mailbox is not flooded from everywhere: %s',
    async (name) => {
      await useUp(`${name}:strangers`, LIMITS[name])

      expect((await visitor().post(ASK, fields())).status).toBe(429)
      expect(await stored()).toEqual([])
    },
  )

  test('whoever is signed in asks on when strangers have used up what they have', async () => {
    const member = await anOwner({ admin, browser: () => visitor(), mailbox }, 'member@ask.example.com', 'Müller AG')
    await useUp('askOperatorAll:strangers', LIMITS.askOperatorAll)
    await useUp('askOperatorDay:strangers', LIMITS.askOperatorDay)

    expect((await visitor().post(ASK, fields())).status).toBe(429)
    expect((await member.browser.post(ASK, fields({ email: 'member@ask.example.com' }))).status).toBe(302)
    expect(await admin`select 1 from sys.rate_limits where bucket = 'askOperatorAll:accounts'`).toHaveLength(1)
  })

  test('one address for answers gets a few a day, and the answer says how many hours to wait', async () => {
    await useUp(`askFor:${bucketOf('anna@example.com')}`, LIMITS.askFor)
    const answer = await visitor().post(ASK, fields())

    expect(answer.status).toBe(429)
    expect(text(await answer.text())).toMatch(/That was often for one day\. Please try again in \d+ hours?/)
  })

  test('forms with something wrong use nothing up', async () => {
    const by = visitor()
    for (let n = 0; n <= LIMITS.askOperator.limit; n++)
      expect((await by.post(ASK, fields({ body: '' }))).status).toBe(422)
    expect((await by.post(ASK, fields())).status).toBe(302)
  })
})

describe('where nobody can be reached', () => {
  test('for want of a mailbox the page says so, offers what there is, and takes nothing', async () => {
    const page = await read('/ask?about=/glossary', browser())
    const answer = await browser().post(ASK, fields())

    expect(page.status).toBe(200)
    expect(page.text).toContain('Nobody can be asked from here')
    expect(tags(page.html, 'a').map(({ href }) => href)).toEqual(
      expect.arrayContaining(['/glossary', '/methodology', '/trust']),
    )
    expect(page.html).not.toContain('<form')
    expect(answer.status).toBe(503)
    expect(await stored()).toEqual([])
  })

  test('for want of a mail server it names the mailbox to write to', async () => {
    const by = new Browser(silent.app, { address: '192.0.2.77', origin: 'https://preflight.example' })
    const page = await read('/ask', by)

    expect(page.text).toContain('This installation sends no mail')
    expect(tags(page.html, 'a').map(({ href }) => href)).toContain(`mailto:${OPERATOR}`)
    expect(page.html).not.toContain('<form')
    expect((await by.post(ASK, fields())).status).toBe(503)
    expect(await stored()).toEqual([])
  })
})
