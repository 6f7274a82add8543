import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRegisterPapers } from '#content/register-papers.server.ts'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const { vendorQuestions } = loadRegisterPapers()
const ALL = Object.fromEntries(vendorQuestions.map(({ id }) => [`option.${id}`, 'unsure']))

let owner: Awaited<ReturnType<typeof anOwner>>
beforeAll(async () => {
  owner = await anOwner(place, 'owner@vendor.example.com')
  await owner.browser.post('/account', { intent: 'name', name: 'Anna Muster' })
})

test('the last day of a link is told where the workspace is', async () => {
  const far = await anOwner(place, 'owner@far.example.com')
  const link = await makeLink(await aSystem(far), far)
  await admin`
    update app.vendor_requests set expires_at = date_trunc('year', now()) + interval '1 year 12 hours'
    where workspace_id = ${far.workspaceId}`
  const page = async () => (await browser().get(link)).text()

  expect(await page()).toMatch(/\b1\u00a0?\s?Jan/)
  await admin`update app.workspaces set time_zone = 'Pacific/Kiritimati' where workspace_id = ${far.workspaceId}`
  expect(await page()).toMatch(/\b2\u00a0?\s?Jan/)
})

async function aSystem(by: { assessmentId: string } = owner, name = 'Ask Brand'): Promise<string> {
  const [check] = await admin<{ workspaceId: string; clientId: string }[]>`
    select workspace_id as "workspaceId", client_id as "clientId" from app.assessments where id = ${by.assessmentId}`
  const id = newId()
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, vendor, created_by)
    values (${check?.workspaceId ?? ''}, ${id}, ${check?.clientId ?? ''}, ${name}, 'live', 'Acme', ${newId()})`
  return id
}

const pageOf = (systemId: string, { assessmentId } = owner) =>
  `/assessments/${assessmentId}/governance/${systemId}/vendor`

/** The link as the page shows it, once. */
async function makeLink(systemId: string, by: { browser: Browser; assessmentId: string } = owner): Promise<string> {
  const made = await by.browser.post(pageOf(systemId, { ...owner, ...by }), { intent: 'link', vendor: 'Acme' })
  const link = /http:\/\/localhost(\/vendor\/[\w-]{43})/.exec(await made.text())?.[1]
  if (!link) throw new Error(`No link was made: ${made.status}`)
  return link
}

const sentBy = (link: string, answers: Record<string, string>) =>
  browser().post(link, { intent: 'send', name: 'Ana Silva, privacy', ...ALL, ...answers })

const sealsOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/name="(seen\.[\w-]+)" value="([^"]*)"/g)].map(([, name = '', v = '']) => [name, v]),
  )

/** Loads the form as somebody of their own; what it returns saves that page, however much later. */
async function openForm(link: string) {
  const somebody = browser()
  const seals = sealsOf(await (await somebody.get(link)).text())
  expect(Object.keys(seals)).toHaveLength(10)
  return (fields: Record<string, string>) => somebody.post(link, { intent: 'save', ...seals, ...fields })
}

async function storedBy(link: string) {
  const [request] = await admin<{ answers: Record<string, unknown> }[]>`
    select answers from app.vendor_requests where token_hash = sha256(${link.slice(8)}::bytea)`
  return request?.answers ?? {}
}

const formsOf = (html: string) =>
  [...html.matchAll(/name="(request|question|seen)" value="([^"]*)"/g)].map(([, , v]) => v)

/** Presses “Take over” under one question. */
async function take(systemId: string, question: string): Promise<Response> {
  const html = await (await owner.browser.get(pageOf(systemId))).text()
  const form = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([each]) => each)
  const own = form.find((each) => each.includes(`value="${question}"`)) ?? ''
  const [request = '', , seen = ''] = formsOf(own)
  return owner.browser.post(pageOf(systemId), { intent: 'take', request, question, seen })
}

const answersOf = (systemId: string) => admin`
  select part, question_id as question, answer, source from app.ai_system_answers where system_id = ${systemId}
  order by part, question_id`

describe('the form of a vendor', () => {
  test('says who asks, for whom and what for, and asks nine questions without an account', async () => {
    const html = await (await browser().get(await makeLink(await aSystem()))).text()

    expect(html).toContain('Anna Muster asks you for Example GmbH.')
    expect(html).toContain('It is about Ask Brand, which comes from you.')
    expect(html.match(/<fieldset/g)).toHaveLength(9)
  })

  test('is saved, gone on with by the same link, sent once, and shown as it was sent', async () => {
    const link = await makeLink(await aSystem())
    const saved = await browser().post(link, {
      intent: 'save',
      'option.papers': 'full',
      'text.papers': 'In the portal',
    })
    expect(saved.headers.get('Location')).toBe(`${link}?saved=yes`)
    const again = await (await browser().get(link)).text()
    expect(again).toContain('In the portal')

    const sent = await sentBy(link, { 'option.papers': 'full', 'text.papers': 'In the portal' })

    expect(sent.headers.get('Location')).toBe(link)
    const shown = await (await browser().get(link)).text()
    expect(shown).toContain('Your answers were sent.')
    expect(shown).toContain('In the portal')
    expect((await sentBy(link, {})).status).toBe(409)
  })

  test('colleagues with one link never erase each other’s answers unseen', async () => {
    const link = await makeLink(await aSystem())
    const [ana, bob] = [await openForm(link), await openForm(link)]
    await ana({ 'option.papers': 'full', 'text.papers': 'Ana’s portal' })
    // What Bob left empty stays Ana’s; what both answered is shown in both ways and nothing of it is lost.
    expect((await bob({ 'option.reads-bodies': 'no' })).status).toBe(302)
    const clash = await bob({ 'option.papers': 'none', 'text.papers': 'Bob’s words' })
    expect(clash.status).toBe(422)
    const html = await clash.text()
    expect(html).toContain('Ana’s portal')
    expect(html).toContain('Bob’s words')
    expect(html).toContain('href="#option.papers"')
    expect(await storedBy(link)).toEqual({
      papers: { answer: 'full', text: 'Ana’s portal' },
      'reads-bodies': { answer: 'no', text: '' },
    })

    // Now Bob has seen Ana’s, and decides.
    const again = sealsOf(html)
    await browser().post(link, { intent: 'save', ...again, 'option.papers': 'none', 'text.papers': 'Bob’s words' })
    expect((await storedBy(link)).papers).toEqual({ answer: 'none', text: 'Bob’s words' })
  })

  test('an emptied field deletes what was shown, and nothing that came later is sent unseen', async () => {
    const link = await makeLink(await aSystem())
    await (await openForm(link))({ name: 'Ana', 'option.papers': 'full', 'text.papers': 'one\r\ntwo' })
    const [late, early] = [await openForm(link), await openForm(link)]
    await late({ 'option.reads-bodies': 'no' })
    expect(await storedBy(link)).toEqual({ 'reads-bodies': { answer: 'no', text: '' } })

    const unseen = await early({
      intent: 'send',
      name: 'Bob',
      ...ALL,
      'option.papers': 'full',
      'text.papers': 'one\ntwo',
    })
    expect(unseen.status).toBe(422)
    expect((await unseen.text()).match(/href="#option\./g)).toHaveLength(2)
  })

  test.each([
    ['was sent by a colleague', 409, async (link: string) => void (await sentBy(link, {}))],
    [
      'ends',
      404,
      async (link: string) =>
        void (await admin`
        update app.vendor_requests set expires_at = now() where token_hash = sha256(${link.slice(8)}::bytea)`),
    ],
  ])('a form that %s while somebody types gives the typed words back', async (_end, status, end) => {
    const link = await makeLink(await aSystem())
    const form = await openForm(link)
    await end(link)

    const refused = await form({ 'option.papers': 'none', 'text.papers': 'A long afternoon’s words' })

    expect(refused.status).toBe(status)
    const html = await refused.text()
    expect(html).toContain('What you typed was not kept')
    expect(html).toContain('A long afternoon’s words')
    expect(html.match(/<title>/g)).toHaveLength(1)
  })

  test('keeps what was typed and names each field that is missing', async () => {
    const link = await makeLink(await aSystem())
    const refused = await browser().post(link, { intent: 'send', 'text.papers': 'Typed', 'option.papers': 'full' })

    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Typed')
    expect(html.match(/href="#option\./g)).toHaveLength(8)
    expect(html).toContain('href="#name"')
  })

  test.each([
    ['an option that is not offered', { 'option.papers': 'secret' }, 422],
    ['a field that is not asked for', { 'answer.papers': 'full' }, 400],
    ['more words than fit', { 'text.papers': 'x'.repeat(1001) }, 422],
    ['signs that cannot be stored', { 'text.papers': 'a\0b' }, 422],
  ])('refuses %s', async (_fault, fields, status) => {
    const link = await makeLink(await aSystem())
    expect((await browser().post(link, { intent: 'save', ...fields })).status).toBe(status)
  })

  test('is nowhere for a wrong, removed or ended link, and after too many nobody may try', async () => {
    const system = await aSystem()
    const [gone, over] = [await makeLink(system), await makeLink(system)]
    await admin`update app.vendor_requests set expires_at = now() where system_id = ${system}`
    const nosy = browser()
    for (const link of [gone, over, `/vendor/${'A'.repeat(43)}`, '/vendor/x']) {
      const refused = await nosy.get(link)
      expect(refused.status).toBe(404)
      expect(await refused.text()).toContain('This link leads nowhere any more')
    }
    for (let tries = 0; tries < 16; tries += 1) await nosy.get('/vendor/x')
    expect((await nosy.get('/vendor/x')).status).toBe(429)
    expect(logged()).not.toContain(over.slice(8))
  })
})

test('whoever saves too often keeps what they typed, and saves it later', async () => {
  const link = await makeLink(await aSystem())
  const vendor = browser()
  const seals = sealsOf(await (await vendor.get(link)).text())
  await admin`
    insert into sys.rate_limits (bucket, full_at) values (${`save:${vendor.address}`}, now() + interval '1 minute')
    on conflict (bucket) do update set full_at = excluded.full_at`
  const fields = {
    intent: 'save',
    name: 'Ana',
    ...seals,
    'option.reads-bodies': 'no',
    'text.reads-bodies': 'Long words',
  }
  const refused = await vendor.post(link, fields)
  const html = await refused.text()

  expect(refused.status).toBe(429)
  expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/)
  expect(html).toContain('Long words')
  expect(html).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/)
  expect(html).toContain('value="Ana"')
  expect(await storedBy(link)).toEqual({})
  await admin`delete from sys.rate_limits where bucket = ${`save:${vendor.address}`}`
  expect((await vendor.post(link, { ...fields, ...sealsOf(html) })).status).toBe(302)
  expect(await storedBy(link)).toMatchObject({ 'reads-bodies': { answer: 'no', text: 'Long words' } })
})

describe('the page of a company', () => {
  test('mails the questions with the link to the vendor and names who asks', async () => {
    const system = await aSystem()
    const asked = await owner.browser.post(pageOf(system), {
      intent: 'mail',
      vendor: 'Acme',
      email: 'Privacy@Acme.example',
    })
    expect(asked.headers.get('Location')).toBe(`${pageOf(system)}?done=mailed`)

    const { raw } = await mailbox.waitFor('privacy@acme.example')
    const mail = raw.replaceAll('=\n', '')

    expect(mail).toContain('Anna Muster (owner@vendor.example.com) asks you for Example GmbH')
    expect(mail).toMatch(/http:\/\/localhost\/vendor\/[\w-]{43}/)
    expect(mail).toContain('9. Which papers do you hand over?')
    expect(await (await owner.browser.get(pageOf(system))).text()).toContain('no answer yet')
  })

  test.each([
    ['no vendor', { intent: 'link', vendor: ' ' }, 'Please say who the vendor is.'],
    ['no address', { intent: 'mail', vendor: 'Acme', email: 'acme' }, 'Please give one e-mail address'],
  ])('with %s names the field and keeps what was typed', async (_fault, fields, says) => {
    const refused = await owner.browser.post(pageOf(await aSystem()), fields)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain(says)
  })

  test('lets a guest make a link, and not send mail to strangers', async () => {
    const guest = browser()
    const assessmentId = await guest.start({ company: 'Guest KG' })
    const system = await aSystem({ assessmentId })
    const by = { ...owner, browser: guest, assessmentId }
    expect(await (await browser().get(await makeLink(system, by))).text()).toContain('Guest KG asks you.')
    const mail = { intent: 'mail', vendor: 'Acme', email: 'a@acme.example' }
    expect((await guest.post(pageOf(system, by), mail)).status).toBe(403)
  })

  test('takes one answer over, exactly as it was shown, and leaves the others', async () => {
    const system = await aSystem()
    const link = await makeLink(system)
    await sentBy(link, {
      'option.reads-bodies': 'no',
      'option.trains-on-data': 'never',
      'text.trains-on-data': '30 days',
    })
    expect(await answersOf(system)).toEqual([])

    const done = (await take(system, 'reads-bodies')).headers.get('Location') ?? ''
    expect(done).toContain('done=taken')
    const html = await (await owner.browser.get(done)).text()
    expect(html).toContain(`${system}/ai-act?question=biometric-data`)
    expect(html).toContain(`${system}/privacy?question=recordings-analysed`)

    expect(await answersOf(system)).toMatchObject([
      { part: 'ai-act', question: 'biometric-data', answer: 'no', source: 'vendor' },
      { part: 'privacy', question: 'recordings-analysed', answer: 'no', source: 'vendor' },
    ])
    await take(system, 'trains-on-data')
    const [{ record } = {}] = await admin`select record from app.ai_systems where id = ${system}`
    expect(record).toEqual({ periods: '30 days' })
    const [{ takenAt } = {}] =
      await admin`select taken_at as "takenAt" from app.vendor_requests where system_id = ${system}`
    expect(takenAt).not.toBeNull()
  })

  test('an answer that says yes to body data takes what follows from it along', async () => {
    const system = await aSystem()
    await sentBy(await makeLink(system), { 'option.reads-bodies': 'emotions' })
    await take(system, 'reads-bodies')
    expect((await answersOf(system)).map(({ question, answer }) => `${question} ${answer}`)).toEqual(
      expect.arrayContaining(['biometric-data yes', 'infers-emotions yes']),
    )
  })

  test('says what an answer would replace, and overwrites nothing that changed since', async () => {
    const system = await aSystem()
    await sentBy(await makeLink(system), { 'option.reads-bodies': 'no' })
    const seen = await (await owner.browser.get(pageOf(system))).text()
    const [request = '', , seal = ''] = formsOf(
      [...seen.matchAll(/<form[^>]*>.*?<\/form>/gs)].find(([each]) => each.includes('value="reads-bodies"'))?.[0] ?? '',
    )
    await admin`
      insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
      values (${owner.workspaceId}, ${system}, 'ai-act', 'biometric-data', 'yes', ${owner.userId})`

    const late = await owner.browser.post(pageOf(system), {
      intent: 'take',
      request,
      question: 'reads-bodies',
      seen: seal,
    })

    expect(late.headers.get('Location')).toContain('done=changed')
    expect(await answersOf(system)).toMatchObject([{ question: 'biometric-data', answer: 'yes', source: 'person' }])
    expect(await (await owner.browser.get(pageOf(system))).text()).toContain('instead of: Yes')
  })

  test('a good answer becomes evidence of the duty that it proves, with name and day', async () => {
    const system = await aSystem()
    const known = {
      infers: 'yes',
      'eu-link': 'established',
      'talks-to-people': 'yes',
      'uses-it': 'yes',
      'own-name': 'no',
    }
    for (const [question, answer] of Object.entries(known)) {
      await admin`
        insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
        values (${owner.workspaceId}, ${system}, 'ai-act', ${question}, ${answer}, ${owner.userId})`
    }
    await sentBy(await makeLink(system), { 'option.says-it-is-ai': 'always', 'text.says-it-is-ai': 'I am a bot' })
    const done = (await take(system, 'says-it-is-ai')).headers.get('Location') ?? ''
    const page = (await (await owner.browser.get(done)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(page).toMatch(/where it stands now: Evidence for the duty “Check that the vendor/)
    expect(page).toContain('Look at the duty')
    const [duty] = await admin`select duty_id as id, state, evidence from app.ai_duties where system_id = ${system}`
    expect(duty).toMatchObject({ id: 'o-13', state: 'open' })
    expect(duty?.evidence).toMatch(
      /^Acme, Ana Silva, privacy, \d+ \w+ \d{4}: Does it tell people that they deal with AI\? Yes, at the first contact.*I am a bot$/,
    )
  })

  test('a viewer reads what came back and changes nothing', async () => {
    const system = await aSystem()
    await sentBy(await makeLink(system), { 'option.reads-bodies': 'no' })
    await admin`update app.vendor_requests set email = 'dpo@acme.example' where system_id = ${system}`
    const viewer = await aPerson(place, 'viewer@vendor.example.com')
    await join(place, viewer, owner.workspaceId, 'viewer')
    const html = await (await viewer.browser.get(pageOf(system))).text()
    expect(html).toContain('Answered on')
    expect(html).toContain('By mail')
    expect(html).not.toContain('dpo@acme.example')
    expect(await (await owner.browser.get(pageOf(system))).text()).toContain('Mailed to dpo@acme.example')
    expect(html).not.toContain('Take over')
    expect((await viewer.browser.post(pageOf(system), { intent: 'link', vendor: 'Acme' })).status).toBe(403)
  })

  test('takes a link back, and then it opens nothing', async () => {
    const system = await aSystem()
    const link = await makeLink(system)
    const html = await (await owner.browser.get(pageOf(system))).text()
    const [request = ''] = formsOf(html)
    const removed = await owner.browser.post(pageOf(system), { intent: 'remove', request })
    expect(removed.headers.get('Location')).toContain('done=removed')
    expect((await browser().get(link)).status).toBe(404)
    expect((await owner.browser.post(pageOf(system), { intent: 'remove', request })).status).toBe(404)
  })
})
