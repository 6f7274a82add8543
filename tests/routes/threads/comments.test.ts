import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MESSAGES } from '#app/messages/all-messages.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const secret = '5b1f0b7c9a4e35268d1f0b7c9a4e3526'
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open(), secret })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const QUESTION = 'q-pilot-scope'
let owner: Awaited<ReturnType<typeof anOwner>>
let ana: Person
let viewer: Person
let outsider: Awaited<ReturnType<typeof anOwner>>
let page = ''
beforeAll(async () => {
  owner = await anOwner(place, 'owner@talk.example.com', 'Example GmbH')
  outsider = await anOwner(place, 'outsider@talk.example.com', 'Elsewhere AG')
  ana = await aPerson(place, 'ana@talk.example.com')
  viewer = await aPerson(place, 'viewer@talk.example.com')
  await join(place, ana, owner.workspaceId, 'member')
  await join(place, viewer, owner.workspaceId, 'viewer')
  const names = { [ana.userId]: 'Ana Costa', [viewer.userId]: 'Ana Viewer', [owner.userId]: 'Olga Owner' }
  for (const [id, name] of Object.entries(names)) await admin`update sys.users set name = ${name} where id = ${id}`
  page = `/assessments/${owner.assessmentId}/comments/${QUESTION}`
})
beforeEach(() => admin`delete from app.comments`)

const add = (
  body: string,
  { by = owner.browser, thread = '', id = randomUUID() as string, who = {} as Record<string, string> } = {},
) => by.post(page, { intent: 'add', opId: id, thread, body, ...who })

async function said(body: string, more: { by?: Browser; thread?: string } = {}) {
  const id = randomUUID()
  expect((await add(body, { ...more, id })).status).toBe(302)
  return id
}

async function read(path = page, by = owner.browser) {
  const html = await (await by.get(path)).text()
  return { html, text: html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

const act = (intent: string, fields: Record<string, string>, by = owner.browser) => by.post(page, { intent, ...fields })
const bodies = async () =>
  (await admin<{ body: string }[]>`select body from app.comments order by created_at`).map(({ body }) => body)

describe('a comment', () => {
  test('stands as it was typed, inert, with who wrote it, and once however often its form is sent', async () => {
    const id = randomUUID()
    const body = '<img src=x onerror=alert(1)>\n{{7*7}} "quoted"'

    await Promise.all([add(body, { id }), add(body, { id })])

    const { html, text } = await read()
    expect(await bodies()).toEqual([body])
    expect(html).not.toContain('<img src=x')
    expect(text).toContain('Olga Owner')
    expect(text).toContain('1 open comment'.replace('1', 'One'))
    const card = await read(`/assessments/${owner.assessmentId}/questions/pilot?question=${QUESTION}`)
    expect(card.text).toContain('One comment, 1 open')
    const review = await read(`/assessments/${owner.assessmentId}/review`)
    expect(review.text).toContain('One comment is open')
    expect(review.html).toContain(`${page}#thread-${id}`)
  })

  test('can be written in a quick check too, and leads back there', async () => {
    const by = owner.browser
    const id = await by.start({ company: 'Quick GmbH' })
    await admin`update app.assessments set view_mode = 'quick' where id = ${id}`
    await by.post(`/assessments/${id}/quick?question=interests`, { intent: 'suggest' })
    let shown = await by.get(`/assessments/${id}/quick`)
    while (shown.status === 302) shown = await by.get(shown.headers.get('Location') ?? '')
    const html = await shown.text()

    const [to = '', question = ''] = /"(\/assessments\/[\w-]+\/comments\/([\w-]+))"/.exec(html)?.slice(1) ?? []
    expect(html).toContain('Write a comment')
    expect((await read(to)).html).toContain(`/assessments/${id}/quick?question=${question}`)
  })

  test.each([
    ['nothing', ' \n ', 'Please write something first'],
    ['more than 4,000 characters', 'a'.repeat(4_001), '4000 characters or fewer'],
    ['what cannot be stored', 'a\0b', 'cannot be stored'],
  ])('of %s is refused with what was typed', async (_, body, sentence) => {
    const refused = await add(body)

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(sentence)
    expect(await bodies()).toEqual([])
  })

  test('is changed by its author alone, for 15 minutes, and then says so', async () => {
    const id = await said('First')

    expect((await act('change', { comment: id, body: 'Mine now' }, ana.browser)).status).toBe(422)
    expect((await act('change', { comment: id, body: 'Second' })).status).toBe(302)
    expect((await read()).text).toContain('Second')
    expect((await read()).text).toContain('(edited)')
    await admin`update app.comments set created_at = now() - interval '16 minutes'`
    const late = await act('change', { comment: id, body: 'Third' })

    expect(late.status).toBe(422)
    expect(await late.text()).toContain('can be changed for 15 minutes')
    expect(await bodies()).toEqual(['Second'])
  })

  test('is deleted by its author alone: its text goes, its place stays', async () => {
    const id = await said('Wrong')
    await said('An answer', { by: ana.browser, thread: id })

    expect((await act('delete', { comment: id }, ana.browser)).status).toBe(404)
    expect((await act('delete', { comment: id })).status).toBe(302)
    expect((await act('delete', { comment: id })).status).toBe(404)

    expect(await bodies()).toEqual(['', 'An answer'])
    expect((await read()).text).toContain('This comment was deleted.')
  })
})

describe('a thread', () => {
  test('is resolved with who did it, takes no answers then, and can be opened again', async () => {
    const id = await said('Who says so?')

    await act('resolve', { thread: id }, ana.browser)
    await act('resolve', { thread: id })
    const resolved = await read()
    const late = await add('One more thing', { thread: id })

    expect(resolved.text).toContain('Nothing is open')
    expect(resolved.text).toMatch(/Resolved by Ana Costa\s*, \d/)
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('Open it again first')
    await act('reopen', { thread: id })
    expect((await add('One more thing', { thread: id })).status).toBe(302)
    const turns = await admin`select turn from app.thread_turns order by acted_at, id`
    expect(turns.map(({ turn }) => turn)).toEqual(['resolved', 'reopened'])
  })

  test('keeps what two write at the same time', async () => {
    const id = await said('Start')

    await Promise.all(['One', 'Two', 'Three'].map((body) => said(body, { thread: id })))

    expect((await bodies()).toSorted()).toEqual(['One', 'Start', 'Three', 'Two'])
  })

  test('attacks 1 and 2: is nothing to another workspace, belongs to its question, and is only read by a viewer', async () => {
    const id = await said('Secret')

    expect((await outsider.browser.get(page)).status).toBe(404)
    expect((await add('Mine', { by: outsider.browser, thread: id })).status).toBe(404)
    const other = `/assessments/${outsider.assessmentId}/comments/${QUESTION}`
    const own = { opId: randomUUID(), thread: id, body: 'Mine' }
    expect((await outsider.browser.post(other, { intent: 'add', ...own })).status).toBe(404)
    expect((await outsider.browser.post(other, { intent: 'resolve', thread: id })).status).toBe(404)
    const elsewhere = `/assessments/${owner.assessmentId}/comments/q-kpi-definition`
    expect((await owner.browser.post(elsewhere, { intent: 'resolve', thread: id })).status).toBe(404)
    expect((await add('Mine', { by: viewer.browser })).status).toBe(403)
    expect((await read(page, viewer.browser)).text).toContain('Secret')
    expect((await owner.browser.get(`/assessments/${owner.assessmentId}/comments/q-none`)).status).toBe(404)
    expect(await bodies()).toEqual(['Secret'])
  })
})

const textOf = ({ raw }: { raw: string }) => {
  const bytes = raw
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

describe('whoever is named', () => {
  const mails = async (email: string) =>
    admin<{ wait: number }[]>`
      select ceil(extract(epoch from try_at - now()))::int as wait from sys.mails
      where kind = 'mentioned' and recipient = ${email}`

  test('is asked about where several go by the name, and nothing is written before', async () => {
    const asked = await add('What does @Ana say?')
    const html = await asked.text()

    expect(asked.status).toBe(422)
    expect(html).toContain('What does @Ana say?')
    expect(html).toContain('Ana Costa, ana@talk.example.com')
    expect(await bodies()).toEqual([])
    expect((await add('What does @Ana say?', { who: { 'who.0': ana.userId } })).status).toBe(302)
    expect((await read()).text).toContain('Named here: Ana Costa')
    await mailbox.waitFor(ana.email, 2)
  })

  test('gets at most one mail an hour about a check, of who wrote where but not what, and stops it with one press', async () => {
    const zoe = await aPerson(place, 'zoe@talk.example.com')
    await join(place, zoe, owner.workspaceId, 'member')
    await admin`update sys.users set name = 'Zoë Stop' where id = ${zoe.userId}`
    const before = mailbox.to(zoe.email).length
    await said('@Zoë Stop, the secret word?')
    const mail = textOf(await mailbox.waitFor(zoe.email, before + 1))
    await said('@Zoë Stop, again')
    await said('@Zoë Stop, and again')

    expect(mail).toContain('Olga Owner named you in a comment')
    expect(mail).toContain(`http://localhost${page}`)
    expect(mail).not.toContain('secret word')
    const waiting = await mails(zoe.email)
    expect(waiting).toHaveLength(1)
    expect(waiting[0]?.wait).toBeGreaterThan(3_500)
    const link = /here:\s+http:\/\/localhost(\/comment-mail\/[\w-]+)/.exec(mail)?.[1] ?? 'none'
    expect((await read(link, browser())).text).toContain('at most one mail an hour')
    expect(await mails(zoe.email)).toHaveLength(1)
    await browser().post(link, { 'List-Unsubscribe': 'One-Click' })
    expect((await read(link, browser())).text).toContain('You get no more mail')
    expect(await mails(zoe.email)).toEqual([])
    await admin`update app.comment_mentions set mail_at = mail_at - interval '2 hours'`
    await said('@Zoë Stop, once more')
    expect(await mails(zoe.email)).toEqual([])
    expect((await browser().get(`${link.slice(0, -4)}AAAA`)).status).toBe(404)
  })

  test('gets no mail for naming themselves, and none from a guest', async () => {
    await said('@Olga Owner: do not forget')
    const guest = browser()
    const id = await guest.start({ company: 'Guest KG' })
    const own = { intent: 'add', opId: randomUUID(), thread: '', body: 'Note to self' }
    expect((await guest.post(`/assessments/${id}/comments/${QUESTION}`, own)).status).toBe(302)

    expect(await mails(owner.email)).toEqual([])
    expect((await read(`/assessments/${id}/comments/${QUESTION}`, guest)).text).toContain('Note to self')
  })
})

describe('whoever was asked by a link', () => {
  let lee: Browser
  let own = ''
  let leeId = ''
  beforeAll(async () => {
    const team = `/assessments/${owner.assessmentId}/team`
    const made = await (await owner.browser.post(team, { intent: 'link', discipline: '' })).text()
    lee = browser()
    const entered = await lee.post(/\/answer\/[\w-]{43}/.exec(made)?.[0] ?? '', {
      name: 'Lee Data',
      disciplines: 'data',
    })
    const base = entered.headers.get('Location') ?? ''
    own = `${base}/comments/${QUESTION}`
    leeId = base.replace('/answering/', '')
    await admin`update app.participants set email = 'lee@talk.example.com' where id = ${leeId}`
    await admin`delete from sys.rate_limits`
  })
  const addAs = (by: Browser, path: string, fields: Record<string, string>) =>
    by.post(path, { intent: 'add', opId: randomUUID(), thread: '', ...fields })

  test('sees only what was opened to them, and neither addresses nor what others wrote elsewhere', async () => {
    await said('Kim’s answer looks wrong')
    await admin`update sys.users set name = '' where id = ${ana.userId}`
    const open = { body: 'Which table is it?', forAsked: 'yes' }
    expect((await addAs(ana.browser, page, open)).status).toBe(302)
    await admin`update sys.users set name = 'Ana Costa' where id = ${ana.userId}`
    const { html, text } = await read(own, lee)

    expect(text).toContain('Which table is it?')
    expect(html).not.toContain('looks wrong')
    expect(html).not.toContain('@talk.example.com')
    expect(html).not.toContain('Ana Viewer')
    expect(html).not.toMatch(/href="\/assessments\//)
    expect((await read(own.replace(/\/comments.*/, ''), lee)).text).toContain('Which table is it?')
    expect((await read()).text).toContain('Open to people who are asked by a link')
    for (const id of ['scope-team-size', 'interests', 'q-none']) {
      expect((await lee.get(own.replace(QUESTION, id))).status).toBe(404)
    }
  })

  test('writes, resolves and opens again what they began, and nothing of others', async () => {
    const hidden = await said('For us alone')
    const shared = randomUUID()
    await addAs(owner.browser, page, { opId: shared, body: 'For you too', forAsked: 'yes' })
    const theirs = randomUUID()

    expect((await addAs(lee, own, { opId: theirs, body: 'It is in the CRM' })).headers.get('Location')).toBe(
      `${own}#comment-${theirs}`,
    )
    expect((await addAs(lee, own, { thread: shared, body: 'Here it is' })).status).toBe(302)
    expect((await addAs(lee, own, { thread: hidden, body: 'Me too' })).status).toBe(404)
    for (const thread of [hidden, shared]) expect((await lee.post(own, { intent: 'resolve', thread })).status).toBe(404)
    expect((await lee.post(own, { intent: 'delete', comment: shared })).status).toBe(404)
    expect((await lee.post(own, { intent: 'resolve', thread: theirs })).status).toBe(302)
    expect((await lee.post(own, { intent: 'reopen', thread: theirs })).status).toBe(302)
    expect((await read()).text).toMatch(/Lee Data.*It is in the CRM/)
  })

  test('is told of a comment that names them by a link to their own pages, in a thread that they can read', async () => {
    const closed = await addAs(owner.browser, page, { body: 'What does @Lee Data say?' })
    expect([closed.status, await closed.text()]).toEqual([422, expect.stringContaining('can read only what is open')])
    const thread = await said('For us alone')
    const refused = await addAs(owner.browser, page, { thread, body: '@Lee?' })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('cannot read this')])

    await addAs(owner.browser, page, { body: '@Lee Data, which table?', forAsked: 'yes' })
    const { raw } = await mailbox.waitFor('lee@talk.example.com', 1)
    const mail = raw.replaceAll('=\n', '')
    const link = /\/answer\/[\w-]{43}/.exec(mail)?.[0] ?? ''

    expect(mail).toContain('Olga Owner named you')
    expect(mail).not.toContain('/assessments/')
    expect(mail).toContain(`${link}/stop`)
    expect((await browser().post(link, { name: 'Lee Data', disciplines: 'data' })).headers.get('Location')).toBe(
      `/answering/${leeId}`,
    )
    await addAs(lee, own, { body: '@Olga, in the CRM' })
    expect((await mailbox.waitFor('owner@talk.example.com', 1, /Lee Data named you/)).raw).toContain('/assessments/')
  })

  test('gives links to show their own answers, and sees and takes away no others', async () => {
    const at = own.replace('/comments/', '/evidence/')
    const all = `/assessments/${owner.assessmentId}/evidence/${QUESTION}`
    const link = (by: Browser, path: string, name: string) =>
      by.post(path, { intent: 'link', url: 'https://example.com/plan', name })
    await link(owner.browser, all, 'Board paper')
    const [use] = await admin<{ id: string; piece: string }[]>`select id, piece_id as piece from app.evidence_uses`

    expect((await link(lee, at, 'Table of leads')).headers.get('Location')).toBe(at)
    const { text } = await read(at, lee)
    expect(text).toContain('You gave one piece to show it')
    expect(text).toContain('Table of leads')
    expect(text).not.toContain('Board paper')
    const card = (await read(own.replace(/comments.*/, `questions/pilot?question=${QUESTION}`), lee)).text
    expect(card).toContain('Table of leads')
    expect(card).not.toContain('Board paper')
    expect((await lee.post(at, { intent: 'remove', use: use?.id ?? '' })).status).toBe(404)
    for (const intent of ['reuse', 'file']) {
      expect((await lee.post(at, { intent, piece: use?.piece ?? '' })).status).toBe(400)
    }
    const file = new File(['a'], 'a.txt')
    expect((await lee.postFile(at, { intent: 'file', file })).status).toBeGreaterThanOrEqual(400)
    expect((await read(all)).text).toMatch(/Table of leads.*Added by Lee Data/)
  })
})

test('a comment on what the team has in mind is mailed in the words of whoever is named', async () => {
  const german = await aPerson(place, 'german@talk.example.com')
  await join(place, german, owner.workspaceId, 'member')
  await admin`update sys.users set name = 'Greta Deutsch', language = 'de' where id = ${german.userId}`
  const interests = `/assessments/${owner.assessmentId}/comments/interests`

  await owner.browser.post(interests, { intent: 'add', opId: randomUUID(), thread: '', body: '@Greta Deutsch?' })

  const mail = textOf(await mailbox.waitFor(german.email, 1, /comments\/interests/))
  expect(mail).toContain(MESSAGES.de.app.questions.interests.ask)
})
