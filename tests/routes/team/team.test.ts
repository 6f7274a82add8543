import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { remindMissing } from '#app/server/answering/remind.server.ts'
import { newId } from '#db/new-id.ts'
import { type Browser, type Fields, FORM_TYPE } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

let owner: Awaited<ReturnType<typeof anOwner>>
let team: string
beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@team.example.com')
  team = `/assessments/${owner.assessmentId}/team`
})

/** Questions with levels of one section. */
const LEVELS = services.catalogue.questions
  .filter(
    ({ kind, section, scopeCondition, tier }) =>
      kind === 'level' && section === 'kpi' && scopeCondition === null && tier === 'core',
  )
  .map(({ id }) => id)

const plain = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
const textOf = async (response: Response) => plain(await response.text())
const see = async (by: Browser, path: string) => textOf(await by.get(path))

/** Makes a link for many. @returns its path */
async function aLink(discipline = '', by = owner.browser, page = team) {
  const made = await (await by.post(page, { intent: 'link', discipline })).text()
  return /\/answer\/[\w-]{43}/.exec(made)?.[0] ?? ''
}

/** Comes in by a link. @returns the person's own pages */
async function enter(by: Browser, link: string, fields: Fields) {
  return (await by.post(link, fields)).headers.get('Location') ?? ''
}

/** The path in the mail of that number to an address. */
async function mailed(email: string, holds: RegExp, count = 1) {
  const { raw } = await mailbox.waitFor(email, count, holds)
  return /\/answer\/[\w-]{43}/.exec(raw.replaceAll('=\n', ''))?.[0] ?? ''
}

const answerOf = (questionId: string, answer: string, version = '0') => ({
  [`${questionId}.answer`]: answer,
  [`${questionId}.version`]: version,
  [`${questionId}.opId`]: newId(),
})

const rows = () => admin<{ n: number }[]>`select count(*)::int as n from app.participants`

describe('a link that many may come in by', () => {
  test('says who asks, what for and what becomes of the answers, and makes nothing by being looked at', async () => {
    const link = await aLink()
    const [before] = await rows()

    const page = await see(browser(), link)
    const head = await browser().send(link, { method: 'HEAD' })

    expect(head.status).toBe(200)
    expect(page).toContain('owner@team.example.com asks you to answer some questions for Example GmbH.')
    expect(page).toMatch(/Your part takes about \d+ to \d+ minutes/)
    expect(page).toContain('are seen by the people who work on this check for Example GmbH')
    expect(await rows()).toEqual([before])
    const stored = await admin`select 1 from app.answer_links where token_hash = sha256(${link.slice(8)}::bytea)`
    expect(stored).toHaveLength(1)
  })

  test.each([
    [{ name: '', disciplines: 'data' }, 'Please give your name'],
    [{ name: 'Lee' }, 'Please choose at least one'],
    [{ name: 'Lee', disciplines: 'sales' }, 'Please choose at least one'],
    [{ name: 'L\0ee', disciplines: 'data' }, 'cannot be stored'],
  ])('takes nobody in with %j, and keeps what was typed', async (fields, words) => {
    const by = browser()
    const refused = await by.post(await aLink(), fields)
    const page = await refused.text()

    expect(refused.status).toBe(422)
    expect(plain(page)).toContain(words)
    expect(page).toContain(`value="${fields.name.replace('\0', '')}`.slice(0, 8))
    expect(by.cookies.size).toBe(0)
  })

  test('each comes in as somebody of their own, and the browser brings them back', async () => {
    const link = await aLink()
    const [lee, pat] = [browser(), browser()]
    const [own, other] = [
      await enter(lee, link, { name: 'Lee Example', disciplines: 'data' }),
      await enter(pat, link, { name: 'Pat', disciplines: ['legal', 'it'] }),
    ]

    expect(own).toMatch(/^\/answering\/[0-9a-f-]{36}$/)
    expect(other).not.toBe(own)
    expect(await see(lee, own)).toContain('Hello Lee Example.')
    expect(await see(lee, link)).toContain('In this browser you answer as Lee Example already.')
    expect(await see(pat, link)).toContain('In this browser you answer as Pat already.')
    expect((await lee.get(other)).status).toBe(404)
    const [session] = await admin`select round(extract(epoch from expires_at - now()) / 86400)::int as days
      from sys.sessions where kind = 'participant' and actor_id = ${own.slice('/answering/'.length)}`
    expect(session).toEqual({ days: 7 })
  })

  test('for one discipline lets people in for that one alone', async () => {
    const link = await aLink('legal')

    expect(await see(browser(), link)).not.toContain('Data and analytics')
    expect((await browser().post(link, { name: 'Kim', disciplines: 'data' })).status).toBe(422)
    expect(await enter(browser(), link, { name: 'Kim', disciplines: 'legal' })).toContain('/answering/')
  })

  test('ends when it is taken back, with words; who is in stays, until they are taken out', async () => {
    const link = await aLink()
    const [stored] = await admin<{ id: string }[]>`
      select id from app.answer_links where token_hash = sha256(${link.slice(8)}::bytea)`
    const lee = browser()
    const own = await enter(lee, link, { name: 'Robin', disciplines: 'data' })

    await owner.browser.post(team, { intent: 'revoke', link: stored?.id ?? '' })
    const over = await browser().get(link)

    expect(over.status).toBe(410)
    expect(await textOf(over)).toContain('This link was taken back')
    const refused = await browser().post(link, { name: 'Late', disciplines: 'data' })
    expect(refused.headers.get('Location')).toBe(link)
    expect((await lee.get(own)).status).toBe(200)
    await owner.browser.post(team, { intent: 'remove', participant: own.slice('/answering/'.length) })
    expect((await lee.get(own)).status).toBe(404)
    expect(await see(owner.browser, team)).not.toContain('Robin')
  })

  test('that never was is answered with 404, and its tries are counted per address', async () => {
    const by = browser()
    const unknown = `/answer/${'A'.repeat(43)}`

    expect((await by.get(unknown)).status).toBe(404)
    for (let tries = 0; tries < 20; tries += 1) await by.get(unknown)
    expect((await by.get(unknown)).status).toBe(429)
  })

  test('attack 31: is no private link, no invitation and no session, and none of these is one', async () => {
    const link = await aLink()
    const token = link.slice('/answer/'.length)
    const lee = browser()
    await enter(lee, link, { name: 'Lee', disciplines: 'data' })
    const cookie = lee.cookies.get('__Host-answer') ?? ''

    for (const path of [`/resume/${token}`, `/invitations/${token}`, `/vendor/${token}`]) {
      expect((await browser().get(path)).status, path).toBe(404)
    }
    const asMember = browser()
    asMember.cookies.set('__Host-sid', cookie)
    expect((await asMember.get(team)).status).toBe(404)
    expect(await see(asMember, '/assessments')).not.toContain('Example GmbH')
    const asAnswering = browser()
    asAnswering.cookies.set('__Host-answer', owner.browser.cookies.get('__Host-sid') ?? '')
    expect((await asAnswering.get('/answering/x')).status).toBe(404)
  })
})

describe('invitations by mail', () => {
  test('name what is wrong by row, keep what was typed and ask nobody', async () => {
    const [before] = await rows()
    const refused = await owner.browser.post(team, {
      intent: 'invite',
      'email.0': 'ana@example.com',
      'discipline.0': 'data',
      'email.1': 'no address',
      'discipline.1': 'legal',
      'email.2': 'Ana@example.com',
      'discipline.2': 'it',
      'email.3': 'kim@example.com',
      'discipline.3': '',
    })
    const page = await refused.text()

    expect(refused.status).toBe(422)
    expect(page).toMatch(/id="email\.1-error"[^>]*>.*?Please give one e-mail address/s)
    expect(page).toMatch(/id="email\.2-error"[^>]*>.*?stands in a row above/s)
    expect(page).toMatch(/id="discipline\.3-error"[^>]*>.*?whose work this person can speak for/s)
    expect(page).toContain('value="no address"')
    expect(await rows()).toEqual([before])
    expect(mailbox.to('ana@example.com')).toEqual([])
  })

  test('lead each person to the same answers, however often they come; nobody is asked twice', async () => {
    const fields = { intent: 'invite', 'email.0': 'Ana@example.com', 'discipline.0': 'data' }
    const sent = await owner.browser.post(team, { ...fields, 'email.4': 'kim@example.com', 'discipline.4': 'legal' })
    expect(sent.headers.get('Location')).toBe(`${team}?done=invited`)
    const link = await mailed('ana@example.com', /Data and analytics/)
    await mailed('kim@example.com', /Legal and privacy/)

    const [first, second] = [browser(), browser()]
    const own = await enter(first, link, { name: 'Ana', disciplines: ['data', 'it'] })

    expect(await enter(second, link, { name: 'Ana Silva', disciplines: 'data' })).toBe(own)
    expect(await see(owner.browser, team)).toMatch(/kim@example.com .*Has not come in yet.*Ana Silva ana@example.com/)
    const again = await owner.browser.post(team, fields)
    expect([again.status, await textOf(again)]).toEqual([422, expect.stringContaining('This person was asked already')])
  })

  test('are not sent for somebody without an account, who hands links on', async () => {
    const guest = browser()
    const page = `/assessments/${await guest.start()}/team`

    expect(await see(guest, page)).toContain('Without an account no mail is sent from here')
    const refused = await guest.post(page, { intent: 'invite', 'email.0': 'a@example.com', 'discipline.0': 'it' })
    expect(refused.status).toBe(403)
    expect(await enter(browser(), await aLink('', guest, page), { name: 'Lee', disciplines: 'it' })).toContain(
      '/answering/',
    )
  })
})

describe('somebody who answers', () => {
  let lee: Browser
  let own: string
  beforeAll(async () => {
    lee = browser()
    own = await enter(lee, await aLink(), { name: 'Lee Data', disciplines: 'data' })
    await owner.browser.post(
      `/assessments/${owner.assessmentId}/answers/q-kpi-definition`,
      answerOf('q-kpi-definition', 'level:3'),
    )
  })

  test('is asked the questions of their discipline first, may answer any, and is not asked what it is about', async () => {
    const page = await (await lee.get(`${own}/questions/mine`)).text()

    expect(page).toContain('id="q-q-data-quality"')
    expect(page).not.toContain('id="q-q-kpi-definition"')
    expect(await (await lee.get(`${own}/questions/kpi`)).text()).toContain('id="q-q-kpi-definition"')
    expect((await lee.get(`${own}/questions/scope`)).headers.get('Location')).toBe(`${own}/questions/mine`)
    expect((await lee.get(`${own}/questions/none`)).status).toBe(404)
    expect((await lee.post(`${own}/answers/scope-team-size`, answerOf('scope-team-size', 'option:m'))).status).toBe(404)
  })

  test('sees the questions in the way that fits where they are read, whatever the lead chose for themselves', async () => {
    const added = await owner.browser.post(team, { intent: 'add', name: 'Robin', discipline: 'data' })
    const toTypeIn = added.headers.get('Location') ?? ''
    const settings = `/assessments/${owner.assessmentId}/settings`
    const cardsIn = async (by: Browser, path: string) =>
      (await (await by.get(path)).text()).match(/<fieldset[^>]* id="q-/g)?.length
    await owner.browser.post(settings, { viewMode: 'single', returnTo: team })
    const atDesk = await cardsIn(lee, `${own}/questions/mine`)
    const typedIn = await cardsIn(owner.browser, toTypeIn)
    await owner.browser.post(settings, { viewMode: 'sections', returnTo: team })
    const onPhone = await lee.get(`${own}/questions/mine`, { 'Sec-CH-UA-Mobile': '?1' })

    expect(atDesk).toBeGreaterThan(1)
    expect(typedIn).toBeGreaterThan(1)
    expect(onPhone.headers.get('Location')).toContain('/questions/mine?question=')
    await owner.browser.post(team, { intent: 'remove', participant: /team\/([0-9a-f-]{36})/.exec(toTypeIn)?.[1] ?? '' })
  })

  test('attack 5: sees no answer of others, no result, no register and no pilot, and no way to any', async () => {
    const kpi = await (await lee.get(`${own}/questions/kpi`)).text()

    expect(kpi).not.toMatch(/<input[^>]*value="level:3"[^>]*checked/)
    expect(kpi).not.toMatch(/href="\/assessments\//)
    for (const page of [
      'results',
      'report',
      'report.pdf',
      'roadmap',
      'team',
      'governance',
      'answers.json',
      'settings',
    ]) {
      expect((await lee.get(`/assessments/${owner.assessmentId}/${page}`)).status, page).toBe(404)
    }
  })

  test('saves their own answers beside those of the lead, one by one or as a page', async () => {
    const saved = await lee.post(`${own}/answers/q-kpi-definition`, answerOf('q-kpi-definition', 'level:1'))
    const sent = await lee.post(`${own}/questions/mine`, answerOf('q-data-quality', 'unsure'))

    expect(await saved.json()).toMatchObject({ kind: 'saved', version: 1, answer: 'level:1' })
    expect(sent.headers.get('Location')).toBe(`${own}/questions/pilot`)
    const stored = await admin`
      select p.kind, a.value from app.answers a join app.participants p on p.id = a.participant_id
      where a.assessment_id = ${owner.assessmentId} and a.question_id = 'q-kpi-definition' order by p.kind`
    expect(stored).toEqual([
      { kind: 'lead', value: { level: 3 } },
      { kind: 'participant', value: { level: 1 } },
    ])
  })

  test('passes a question on, which then stands among those of the discipline, and is shown to the lead', async () => {
    const pass = `${own}/pass/q-data-quality`
    expect((await lee.post(pass, { intent: 'pass' })).status).toBe(422)
    const passed = await lee.post(pass, { intent: 'pass', discipline: 'finance' })
    expect(passed.headers.get('Location')).toBe(`${own}/questions/mine?question=q-data-quality#q-q-data-quality`)

    const fin = browser()
    const theirs = await enter(fin, await aLink('finance'), { name: 'Fin', disciplines: 'finance' })

    expect(await see(fin, `${theirs}/questions/mine`)).toContain('Lee Data passes this question on to you.')
    expect(await see(lee, `${own}/questions/mine`)).toContain('You passed this on to Finance and controlling.')
    expect(await see(owner.browser, team)).toContain('Lee Data to Finance and controlling')
    await lee.post(pass, { intent: 'keep' })
    expect(await see(fin, `${theirs}/questions/mine`)).not.toContain('passes this question on')
    await lee.post(pass, { intent: 'pass', name: 'fin' })
    expect(await see(fin, `${theirs}/questions/mine`)).toContain('Lee Data passes this question on to you.')
  })

  test('is asked what others are not sure of, until somebody knows', async () => {
    const [first, boss] = [browser(), browser()]
    const one = await enter(first, await aLink('it'), { name: 'Ivo', disciplines: 'it' })
    const two = await enter(boss, await aLink('marketing'), { name: 'Mona', disciplines: 'marketing' })
    const asked = async () => (await (await boss.get(`${two}/questions/mine`)).text()).includes('q-q-security-access')
    const path = `${one}/answers/q-security-access`
    const before = await asked()
    await first.post(path, answerOf('q-security-access', 'unsure'))
    const after = await asked()
    await first.post(path, answerOf('q-security-access', 'level:1', '1'))

    expect([before, after, await asked()]).toEqual([false, true, false])
  })

  test('says that they are done, and can go on; a link of their own brings them back elsewhere', async () => {
    expect((await lee.post(own, { intent: 'done' })).headers.get('Location')).toBe(own)
    expect(await see(lee, own)).toContain('Thank you, Lee Data.')
    expect(await see(owner.browser, team)).toMatch(/Lee Data .*Is done/)
    const made = await (await lee.post(own, { intent: 'link' })).text()
    const back = /\/answer\/[\w-]{43}/.exec(made)?.[0] ?? ''

    const elsewhere = browser()

    expect(await enter(elsewhere, back, {})).toBe(own)
    expect((await elsewhere.post(own, { intent: 'again' })).headers.get('Location')).toBe(`${own}/questions/mine`)
    expect(await see(owner.browser, team)).toMatch(/Lee Data .*Is answering/)
  })

  test('changes nothing once it is closed, and everything is as before when it is opened again', async () => {
    const link = await aLink()
    await owner.browser.post(team, { intent: 'close' })

    const refused = await lee.post(`${own}/answers/q-kpi-definition`, answerOf('q-kpi-definition', 'level:2', '1'))
    expect(refused.status).toBe(410)
    expect((await lee.get(own)).status).toBe(410)
    const closed = await browser().get(link)
    expect([closed.status, await textOf(closed)]).toEqual([410, expect.stringContaining('The asking is closed')])
    expect(await see(owner.browser, team)).toContain('The asking is closed')

    await owner.browser.post(team, { intent: 'reopen' })
    const saved = await lee.post(`${own}/answers/q-kpi-definition`, answerOf('q-kpi-definition', 'level:2', '1'))
    expect(saved.status).toBe(200)
    expect((await browser().get(link)).status).toBe(200)
  })
})

describe('reminders', () => {
  const onDay = (day: string) => ({ ...services, now: () => new Date(`${day}T09:00:00Z`) })
  const mailsTo = (email: string) => mailbox.to(email).filter(({ raw }) => raw.includes('The last day is'))

  test('go to those who were asked by mail and are not done, each once, and end with one press', async () => {
    const other = await anOwner({ admin, browser: () => browser(), mailbox }, 'remind@team.example.com', 'Reminded AG')
    const page = `/assessments/${other.assessmentId}/team`
    const emails = ['missing@example.com', 'done@example.com', 'quiet@example.com']
    const invited = emails.flatMap((email, row) => [
      [`email.${row}`, email],
      [`discipline.${row}`, 'data'],
    ])
    await other.browser.post(page, { intent: 'invite', ...Object.fromEntries(invited) })
    await other.browser.post(page, { intent: 'due', dueOn: '2090-12-10', reminders: '7, 3, 1' })
    const done = browser()
    const own = await enter(done, await mailed('done@example.com', /Reminded/), { name: 'Don', disciplines: 'data' })
    await done.post(own, { intent: 'done' })

    await remindMissing(onDay('2090-12-01'))
    await Promise.all([remindMissing(onDay('2090-12-03')), remindMissing(onDay('2090-12-03'))])
    await remindMissing(onDay('2090-12-04'))
    const first = await mailbox.waitFor('missing@example.com', 1, /The last day is/)
    const stop = `${await mailed('quiet@example.com', /The last day is/)}/stop`

    expect(first.raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost\/answer\/[\w-]{43}\/stop>/m)
    expect(first.raw.replaceAll('=\n', '')).toMatch(/have not answered yet\. The last day is Sun, 10 Dec 2090/)
    expect(await see(browser(), stop)).toContain('If you want no more of these, press the button.')
    expect(first.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
    const pressed = await browser().send(stop, {
      method: 'POST',
      headers: { 'Content-Type': FORM_TYPE },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(pressed.status).toBe(200)
    expect((await browser().post(stop)).headers.get('Location')).toBe(stop)
    expect(await see(browser(), stop)).toContain('No more of these mails are sent to you.')
    expect(await see(other.browser, page)).toMatch(/quiet@example.com .*Wants no reminders/)

    await remindMissing(onDay('2090-12-07'))
    const second = await mailbox.waitFor('missing@example.com', 2, /The last day is/)
    await remindMissing(onDay('2090-12-11'))
    await other.browser.post(page, { intent: 'close' })
    await remindMissing(onDay('2090-12-09'))

    const link = /\/answer\/[\w-]{43}/.exec(second.raw.replaceAll('=\n', ''))?.[0] ?? ''
    expect(await enter(browser(), link, { name: 'Mia', disciplines: 'data' })).toBe(link)
    await other.browser.post(page, { intent: 'reopen' })
    const [a, b] = [await mailed('missing@example.com', /You need no account/), link]
    const fields = { name: 'Mia', disciplines: 'data' }
    expect(await enter(browser(), a, fields)).toBe(await enter(browser(), b, fields))
    expect(emails.map((email) => mailsTo(email).length)).toEqual([2, 0, 1])
    const noted = await admin`select days_before as days from app.participant_notices order by days_before`
    expect(noted.map(({ days }) => days)).toEqual([3, 7, 7])
  })

  test('are nobody’s to stop by a link for many', async () => {
    expect((await browser().get(`${await aLink()}/stop`)).status).toBe(404)
  })
})

describe('the lead', () => {
  test('passes a question on to one of the team, who is told once an hour at most, and to a discipline', async () => {
    const [first = '', second = ''] = LEVELS
    const own = await owner.browser.start({ company: 'Ask AG' })
    const page = `/assessments/${own}/team`
    const ask = (id: string) => `/assessments/${own}/ask/${id}`
    const there = browser()
    const link = await aLink('', owner.browser, page)
    const lee = await enter(there, link, { name: 'Lee', disciplines: 'finance' })
    const leeId = lee.replace('/answering/', '')
    await admin`update app.participants set email = 'lee@example.com' where id = ${leeId}`
    const card = () => see(owner.browser, `/assessments/${own}/questions/kpi?question=${first}`)

    expect(await (await owner.browser.get(`/assessments/${own}/questions/kpi`)).text()).toContain(ask(first))
    expect((await owner.browser.post(ask(first), { intent: 'pass', to: '' })).status).toBe(422)
    for (const id of [first, second]) {
      expect((await owner.browser.post(ask(id), { intent: 'pass', to: `person:${leeId}` })).status).toBe(302)
    }

    expect(await card()).toContain('You passed this on to Lee.')
    expect(await see(there, `${lee}/questions/mine`)).toMatch(/passes? this question on to you/)
    const back = await mailed('lee@example.com', /passed on to you|passes a question on/)
    expect(await enter(browser(), back, { name: 'Lee', disciplines: 'finance' })).toBe(lee)
    expect(mailbox.to('lee@example.com')).toHaveLength(1)
    await owner.browser.post(ask(first), { intent: 'pass', to: 'discipline:legal' })
    expect(await card()).toContain('You passed this on to Legal')
    await owner.browser.post(ask(first), { intent: 'keep' })
    expect(await card()).not.toContain('You passed this on to Legal')
    await owner.browser.post(page, { intent: 'remove', participant: leeId })
    expect((await owner.browser.post(ask(first), { intent: 'pass', to: `person:${leeId}` })).status).toBe(422)
    expect(await see(owner.browser, page)).not.toContain('Passed on')
  })

  test('asks somebody new with the question; without a right to invite only by a mail of their own', async () => {
    const [first = ''] = LEVELS
    const own = await owner.browser.start({ company: 'New AG' })
    const ask = `/assessments/${own}/ask/${first}`
    const fields = { intent: 'invite', name: 'Noor', email: 'noor@example.com', discipline: 'finance' }

    const refused = await owner.browser.post(ask, { ...fields, email: 'noor' })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('value="Noor"')])
    expect((await owner.browser.post(ask, fields)).status).toBe(302)
    expect((await owner.browser.post(ask, fields)).status).toBe(422)
    const link = await mailed('noor@example.com', /your answers are asked for/)
    const there = browser()
    expect(await (await there.get(link)).text()).toContain('value="Noor"')
    const noor = await enter(there, link, { name: 'Noor Ali', disciplines: 'finance' })
    expect(await see(there, `${noor}/questions/mine`)).toContain('on to you')

    const guest = browser()
    const alone = await guest.start({ company: 'Guest KG' })
    const cards = `/assessments/${alone}/questions/kpi`
    expect(await (await guest.get(cards)).text()).not.toContain(`/assessments/${alone}/ask/`)
    await aLink('', guest, `/assessments/${alone}/team`)
    expect(await (await guest.get(cards)).text()).toContain(`/assessments/${alone}/ask/${first}`)
    expect(await (await guest.get(`/assessments/${alone}/ask/${first}`)).text()).toContain('href="mailto:')
    expect((await guest.post(`/assessments/${alone}/ask/${first}`, fields)).status).toBe(403)
    await guest.post(`/assessments/${alone}/team`, { intent: 'close' })
    expect(
      (await guest.post(`/assessments/${alone}/ask/${first}`, { intent: 'pass', to: 'discipline:it' })).status,
    ).toBe(409)
  })

  test('enters what somebody told, with who told it and when, also after the asking was closed', async () => {
    const added = await owner.browser.post(team, { intent: 'add', name: 'Phone Person', discipline: 'finance' })
    const place = added.headers.get('Location') ?? ''
    const base = place.replace('/questions/mine', '')
    await owner.browser.post(team, { intent: 'close' })

    expect(await see(owner.browser, place)).toContain('You are entering what Phone Person told you.')
    const saved = await owner.browser.post(`${base}/answers/q-kpi-definition`, answerOf('q-kpi-definition', 'level:4'))
    await owner.browser.post(team, { intent: 'reopen' })

    expect(saved.status).toBe(200)
    const [stored] = await admin`
      select told_by as "toldBy", told_on = (now() at time zone 'Europe/Berlin')::date as "isToday" from app.answers
      where participant_id = ${base.slice(-36)}`
    expect(stored).toEqual({ toldBy: 'Phone Person', isToday: true })
    const told = (intent: string, participant: string) => owner.browser.post(team, { intent, participant })
    expect((await told('toldAll', base.slice(-36))).headers.get('Location')).toBe(`${team}?done=toldAll`)
    expect(await see(owner.browser, team)).toMatch(/Is done .{0,60}Noted for them on/)
    expect((await told('toldMore', base.slice(-36))).headers.get('Location')).toBe(`${team}?done=toldMore`)
    const [here] = await admin`select id from app.participants where name = 'Lee' and entered_at is not null`
    expect((await told('toldAll', here?.id)).headers.get('Location')).toBe(`${team}?done=changed`)
    const elsewhere = `/assessments/${await owner.browser.start()}/team/${base.slice(-36)}`
    expect((await owner.browser.get(`${elsewhere}/questions/mine`)).status).toBe(404)
  })

  test.each([
    [{ dueOn: '2020-01-01', reminders: '7' }, 'Please give a day from today on.'],
    [{ dueOn: 'soon', reminders: '7' }, 'Please give the date'],
    [{ dueOn: '', reminders: '0, 3' }, 'Please give up to five numbers'],
    [{ dueOn: '', reminders: 'x'.repeat(9) }, 'Please give up to five numbers'],
  ])('is told what is wrong with the last day: %j', async (fields, words) => {
    const refused = await owner.browser.post(team, { intent: 'due', ...fields })

    expect([refused.status, await textOf(refused)]).toEqual([422, expect.stringContaining(words)])
  })

  test('sees the last day kept, and people see it too', async () => {
    await owner.browser.post(team, { intent: 'due', dueOn: '2090-02-01', reminders: '1, 5;5 3' })

    expect(await (await owner.browser.get(team)).text()).toContain('value="5, 3, 1"')
    expect(await see(browser(), await aLink())).toMatch(/Please answer until 1 Feb 2090 ?\./)
  })

  test('prints the questions of a discipline with numbered statements, facts under the step that they check', async () => {
    const legal = await see(owner.browser, `${team}/paper/legal`)
    const all = await see(owner.browser, `${team}/paper/all`)

    expect(legal).toMatch(/For: Legal and privacy .* Who answers: _+ On: _+/)
    expect(legal).toMatch(/ 0 .* 1 .* 2 .* 3 .* 4 .* \? Not sure Note: _+/)
    expect(legal).toContain('Only if the answer before was')
    expect(all.length).toBeGreaterThan(2 * legal.length)
    expect((await owner.browser.get(`${team}/paper/sales`)).status).toBe(404)
  })

  test('reads all of it in the log, by what was done and without names', async () => {
    const log = await see(owner.browser, `/workspaces/${owner.workspaceId}/log`)

    for (const words of [
      'Began to ask others',
      'Made a link by which many',
      'Took somebody out',
      'Closed the asking',
    ]) {
      expect(log).toContain(words)
    }
    expect(log).not.toContain('Robin')
  })

  test('deletes the check, and every link to it leads nowhere', async () => {
    const by = browser()
    const id = await by.start()
    const link = await aLink('', by, `/assessments/${id}/team`)
    await by.post(`/assessments/${id}/settings`, { intent: 'delete', confirm: 'yes' })

    expect((await browser().get(link)).status).toBe(404)
    expect(await admin`select 1 from sys.link_places where token_hash = sha256(${link.slice(8)}::bytea)`).toEqual([])
  })
})
