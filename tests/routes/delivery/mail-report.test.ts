import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser, type Fields } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const place = await testPreflight({ smtpUrl: await mailbox.open() })
const { browser, admin } = place
const people = { admin, browser: () => browser(), mailbox }
afterAll(() => mailbox.close())

let owner: Awaited<ReturnType<typeof anOwner>>
let share: string
let mail: string
beforeAll(async () => {
  owner = await anOwner(people, 'owner@mailed.example.com')
  share = `/assessments/${owner.assessmentId}/report/share`
  mail = `${share}/mail`
})

const plain = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
const textOf = async (response: Response) => plain(await response.text())
const see = async (by: Browser, path: string) => textOf(await by.get(path))

const DRAFT = { version: '0', ends: '30', subject: 'For {company}', body: 'Read it until {until}:\n{link}\n{sender}' }
const post = (fields: Fields, by = owner.browser, page = mail) => by.post(page, { ...DRAFT, ...fields })
const send = (to: string, more: Fields = {}) => post({ intent: 'send', to, ...more })
const rawOf = async (email: string) => (await mailbox.waitFor(email, 1, '/shared/')).raw.replaceAll('=\n', '')
const linkIn = (raw: string) => /\/shared\/[\w-]{43}/.exec(raw)?.[0] ?? ''

describe('a report that is sent by mail', () => {
  test('goes to each with a link of their own that opens it, and answers go to the sender', async () => {
    const sent = await send('kim@one.example.com\nLee@one.example.com, kim@one.example.com')
    const [kim, lee] = [await rawOf('kim@one.example.com'), await rawOf('lee@one.example.com')]
    const reader = browser()
    await reader.post(linkIn(kim), { intent: 'open' })

    expect(sent.headers.get('Location')).toBe(`${share}?done=mailed`)
    expect(linkIn(kim)).not.toBe(linkIn(lee))
    expect(kim).toContain('Subject: For Example GmbH')
    expect(kim).toContain('Reply-To: owner@mailed.example.com')
    expect(kim).not.toContain('lee@one.example.com')
    expect(kim).not.toContain('application/pdf')
    expect(mailbox.to('kim@one.example.com')).toHaveLength(1)
    expect(await see(reader, linkIn(kim))).toContain('Use cases')
  })

  test('is signed by the workspace until the account has a name, and tells readers what the sender sees', async () => {
    const nameless = await see(owner.browser, mail)
    await send('signed@one.example.com')
    const raw = await rawOf('signed@one.example.com')
    await owner.browser.post('/account', { intent: 'name', name: 'Kim Example' })
    const named = await see(owner.browser, mail)

    expect(nameless).toContain('The mail is signed “Example GmbH”')
    expect(raw).toContain('sent by Example GmbH (owner@mailed.example.com)')
    expect(raw).toContain('Whoever sent it sees how often your link was opened, and when first and last.')
    expect(named).not.toContain('The mail is signed')
    expect(named).toContain('Kind regards Kim Example')
  })

  test('stands in the list with whom it went to, and its link is nowhere stored', async () => {
    await send('list@one.example.com')
    const link = linkIn(await rawOf('list@one.example.com'))
    await expect.poll(() => see(owner.browser, share)).toContain('Mailed to list@one.example.com')

    const stored = await admin`select m.* from app.report_mails m join app.report_links l on l.id = m.link_id
      where l.mailed_to = 'list@one.example.com'`
    expect(stored).toMatchObject([{ subject: 'For Example GmbH', has_pdf: false, failed_at: null }])
    expect(JSON.stringify(stored)).toContain('{link}')
    expect(JSON.stringify(stored)).not.toContain(link.slice(8))
    expect(await see(owner.browser, `/workspaces/${owner.workspaceId}/log`)).toContain('Sent a link to the report')
  })

  test('of which the link was never made is not sent', async () => {
    await admin`insert into sys.mails (id, kind, recipient, locale, facts, expires_at) values
      (gen_random_uuid(), 'report', 'never@one.example.com', 'en', ${admin.json({
        workspaceId: owner.workspaceId,
        linkId: crypto.randomUUID(),
        subject: 'Never',
        text: 'Never',
      })}, now() + interval '1 day')`
    await send('after@one.example.com')
    await rawOf('after@one.example.com')

    await expect.poll(() => admin`select 1 from sys.mails where recipient = 'never@one.example.com'`).toHaveLength(0)
    expect(mailbox.to('never@one.example.com')).toHaveLength(0)
  })

  test('that failed says why', async () => {
    await send('nobody@one.example.com')
    await rawOf('nobody@one.example.com')
    await expect.poll(() => see(owner.browser, share)).toContain('Mailed to nobody@one.example.com')
    await admin`update app.report_mails set sent_at = null, fault = 'address', failed_at = now()
      where link_id = (select id from app.report_links where mailed_to = 'nobody@one.example.com')`

    expect(await see(owner.browser, share)).toContain(
      'The mail to nobody@one.example.com was not sent: the mail server knows no such address.',
    )
  })

  test('asks for a code to the same address, and is not taken along, where that is chosen', async () => {
    await send('code@one.example.com', { guard: 'yes' })
    const link = linkIn(await rawOf('code@one.example.com'))
    const [row] = await admin`select is_guarded, addresses, may_download from app.report_links
      where mailed_to = 'code@one.example.com'`

    expect(row).toMatchObject({ is_guarded: true, may_download: false })
    expect(row?.addresses).toContain('code@one.example.com')
    expect((await browser().post(link, { intent: 'open' })).status).toBe(400)
  })

  test('carries the PDF where that is chosen', async () => {
    await send('pdf@one.example.com', { pdf: 'yes' })
    const raw = await rawOf('pdf@one.example.com')

    expect(raw).toContain('Content-Type: application/pdf')
    expect(raw).toContain('JVBERi')
    expect(await see(owner.browser, share)).toContain('With the PDF.')
  })

  test('goes to the people of the client that were ticked, under their names', async () => {
    const [check] = await admin<{ client: string }[]>`
      select client_id as client from app.assessments where id = ${owner.assessmentId}`
    await admin`insert into app.client_contacts (workspace_id, id, client_id, name, role, email) values
      (${owner.workspaceId}, gen_random_uuid(), ${check?.client ?? ''}, 'Mia Muster', '', 'mia@one.example.com')`

    expect(await see(owner.browser, mail)).toContain('Mia Muster (mia@one.example.com)')
    await send('', { people: 'mia@one.example.com' })
    await rawOf('mia@one.example.com')
    expect(await see(owner.browser, share)).toContain('Mia Muster')
  })

  test('is not sent more than three times an hour to one address, and nothing typed is lost', async () => {
    for (let at = 0; at < 3; at++) await send('often@one.example.com')
    const over = await send('often@one.example.com', { subject: 'Once more for {company}' })
    const html = await over.text()

    expect(over.status).toBe(429)
    expect(plain(html)).toContain('That was often.')
    expect(html).toContain('Once more for {company}')
    const links = await admin`select 1 from app.report_links where mailed_to = 'often@one.example.com'`
    expect(links).toHaveLength(3)
  })
})

describe('a mail that is being written', () => {
  test.each([
    ['Please name at least one address', { to: '' }],
    ['“kim” is no e-mail address', { to: 'kim@example.com kim' }],
    ['at most 20 addresses', { to: Array.from({ length: 21 }, (_, at) => `p${at}@example.com`).join('\n') }],
    ['Please write a subject.', { subject: '' }],
    ['{compny} stands for nothing.', { subject: 'For {compny}' }],
    ['{lnk} stands for nothing.', { body: 'See {lnk} and {link}' }],
    ['Please write a text.', { body: '' }],
    ['Please put {link} into the text', { body: 'Without a way to it' }],
    ['longer than 5000 characters', { body: `{link}${'x'.repeat(4984)}{company}` }],
    ['Please choose a last day', { ends: 'day', endsOn: '2001-01-01' }],
  ])('is not sent where the answer is “%s”, and what was typed is kept', async (words, fields) => {
    const before = await admin`select 1 from app.report_links`
    const answer = await send('kept@one.example.com', { pdf: [], subject: 'Kept', ...fields })
    const html = await answer.text()

    expect(answer.status).toBe(422)
    expect(plain(html)).toContain(words)
    if (!('subject' in fields)) expect(html).toContain('value="Kept"')
    expect(await admin`select 1 from app.report_links`).toHaveLength(before.length)
  })

  test('shows how it arrives and sends nothing', async () => {
    const answer = await post({ intent: 'preview', to: 'see@one.example.com', pdf: 'yes' })
    const text = await textOf(answer)

    expect(answer.status).toBe(200)
    expect(text).toContain('For Example GmbH')
    // Whatever the page around it speaks.
    const html = await (await owner.browser.get(mail)).text()
    expect(html).toMatch(/<textarea[^>]* lang="en"[^>]*>Hello,/)
    expect(html).toMatch(/<input[^>]* lang="en"[^>]*name="subject"/)
    expect(text).toContain('http://localhost/shared/…')
    expect(text).toContain('see@one.example.com')
    expect(text).toContain('Your answer goes to them.')
    expect(text).toContain('.pdf')
    expect(await admin`select 1 from app.report_links where mailed_to = 'see@one.example.com'`).toEqual([])
  })
})

describe('the template of a workspace', () => {
  test('is what the product proposes until one is kept, and who was slower loses nothing', async () => {
    const other = await anOwner(people, 'owner@template.example.com', 'Template AG')
    const page = `/assessments/${other.assessmentId}/report/share/mail`
    const keep = (fields: Fields) => post({ intent: 'keep', ...fields }, other.browser, page)
    const proposed = await see(other.browser, page)

    const odd = await keep({ subject: 'Ours {nobody}' })
    const kept = await keep({ subject: 'Ours for {company}' })
    const late = await keep({ subject: 'Theirs for {company}' })
    const lateText = plain((await late.text()).replaceAll(/value="/g, '>'))
    await keep({ subject: 'Theirs for {company}', version: '1', take: 'subject' })

    expect(proposed).toContain('AI readiness of Template AG: your report')
    expect([odd.status, kept.status, late.status]).toEqual([422, 200, 409])
    expect(await textOf(odd)).toContain('{nobody} stands for nothing.')
    expect(lateText).toContain('Theirs for {company}')
    expect(lateText).toContain('Ours for {company}')
    const [stored] = await admin`select subject, version from app.report_mail_texts
      where workspace_id = ${other.workspaceId}`
    expect(stored).toEqual({ subject: 'Ours for {company}', version: 2 })
  })

  test('attack 4: members send and keep none; viewers and guests have no such page', async () => {
    const member = await aPerson(people, 'member@mailed.example.com')
    await join(people, member, owner.workspaceId, 'member')
    const viewer = await aPerson(people, 'viewer@mailed.example.com')
    await join(people, viewer, owner.workspaceId, 'viewer')
    const guest = browser()
    const guestMail = `/assessments/${await guest.start({ company: 'Guest KG' })}/report/share/mail`

    expect(await see(member.browser, mail)).not.toContain('Keep as our template')
    expect((await post({ intent: 'keep' }, member.browser)).status).toBe(403)
    expect((await post({ intent: 'send', to: 'by@member.example.com' }, member.browser)).status).toBe(302)
    for (const [by, page] of [
      [viewer.browser, mail],
      [guest, guestMail],
    ] as const) {
      expect((await by.get(page)).status).toBe(403)
      expect((await post({ intent: 'send', to: 'a@b.example.com' }, by, page)).status).toBe(403)
    }
  })

  test('attack 1: another workspace’s check is mailed by nobody else', async () => {
    const other = await anOwner(people, 'other@mailed.example.com', 'Other AG')

    expect((await other.browser.get(mail)).status).toBe(404)
    expect((await post({ intent: 'send', to: 'a@b.example.com' }, other.browser)).status).toBe(404)
  })
})

test('says in the client’s language that the latest version is in another one, and nothing where it is not', async () => {
  const own = await anOwner(people, 'two@mailed.example.com', 'Two Languages AG')
  const check = `/assessments/${own.assessmentId}`
  const report = `${check}/report`
  const answer = { answer: 'level:1', version: '0', opId: crypto.randomUUID() }
  const fields = Object.entries(answer).map(([name, typed]): [string, string] => [`q-kpi-definition.${name}`, typed])
  await own.browser.post(`${check}/answers/q-kpi-definition`, fields)
  await own.browser.post(`${check}/review`, { intent: 'submit' })
  const page = await (await own.browser.get(`${report}/versions`)).text()
  const content = /name="content" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  const issued = await own.browser.post(`${report}/versions`, { intent: 'issue', content, by: 'Kim', paper: 'a4' })
  expect(issued.status).toBe(302)

  await post({ intent: 'send', to: 'same@two.example.com' }, own.browser, `${report}/share/mail`)
  await admin`update app.clients set language = 'de'
    where id = (select client_id from app.assessments where id = ${own.assessmentId})`
  await post({ intent: 'send', to: 'other@two.example.com' }, own.browser, `${report}/share/mail`)

  expect(await rawOf('same@two.example.com')).not.toContain('The report is in')
  expect(await rawOf('other@two.example.com')).toContain('Der Bericht ist auf Englisch.')
})

test('where no mail is sent, the page says so, offers the text and sends none', async () => {
  const { app } = await place.start({ smtpUrl: null })
  const silent = new Browser(app, { address: '203.0.113.9' })
  silent.cookies = new Map(owner.browser.cookies)
  const text = await see(silent, mail)

  expect(text).toContain('This installation sends no mail')
  expect(text).toContain('Text to copy')
  expect((await post({ intent: 'send', to: 'a@b.example.com' }, silent)).status).toBe(503)
  const links = await see(silent, share)
  expect(links).toContain('Text for your own mail')
  expect(links).toContain('a link cannot ask for a code')
  const guarded = { intent: 'make', label: 'Kim', ends: '7', addresses: 'kim@b.example.com' }
  expect((await silent.post(share, guarded)).status).toBe(503)
})
