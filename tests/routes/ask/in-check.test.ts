import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { LIMITS } from '#app/server/limits.server.ts'
import { ENQUIRIES_A_PAGE } from '#db/queries/enquiries.server.ts'
import { holdEnquiryMail } from '#db/queries/enquiry-mails.server.ts'
import { erasePerson } from '#db/queries/erasure.server.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'
import { tags, text } from '#tests/ui/markup.tsx'

const mailbox = new Mailbox()
const { browser, admin, database } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let consultant: Person
let viewer: Person
let lee: { browser: Browser; base: string }
let other: Awaited<ReturnType<typeof anOwner>>

beforeAll(async () => {
  owner = await anOwner(place, 'owner@ask.example.com', 'Müller AG')
  consultant = await aPerson(place, 'consultant@ask.example.com')
  viewer = await aPerson(place, 'viewer@ask.example.com')
  await join(place, consultant, owner.workspaceId, 'consultant')
  await join(place, viewer, owner.workspaceId, 'viewer')
  lee = await aParticipant('Lee')
  other = await anOwner(place, 'owner@elsewhere.example.com', 'Elsewhere AG')
})

beforeEach(async () => {
  await admin`delete from app.enquiries`
  await admin`delete from sys.enquiry_places`
  await admin`delete from sys.rate_limits`
  await admin`delete from sys.mails`
  mailbox.received = []
})

/** Somebody who came in by a link to answer. */
async function aParticipant(name: string) {
  const page = `/assessments/${owner.assessmentId}/team`
  const made = await (await owner.browser.post(page, { intent: 'link', discipline: '' })).text()
  const own = browser()
  const entered = await own.post(/\/answer\/[\w-]{43}/.exec(made)?.[0] ?? '', { name, disciplines: 'data' })
  return { browser: own, base: entered.headers.get('Location') ?? '' }
}

/** Somebody who opened a shared report. */
async function aReader() {
  const share = `/assessments/${owner.assessmentId}/report/share`
  const page = await owner.browser.post(share, { intent: 'make', label: 'The board', ends: '30', download: 'yes' })
  const link = /\/shared\/[\w-]{43}/.exec(await page.text())?.[0] ?? ''
  const reader = browser()
  await reader.post(link, { intent: 'open' })
  return { reader, link }
}

const ask = () => `/assessments/${owner.assessmentId}/ask`
const asked = () => `/workspaces/${owner.workspaceId}/asked`
const fields = (differs: Record<string, string> = {}) => ({
  opId: randomUUID(),
  body: 'What does nearly mean?',
  ...differs,
})
const see = async (by: Browser, path: string) => text(await (await by.get(path)).text())
const rows = () => admin`select * from app.enquiries order by id`

/** Sends a question. @returns its id */
async function send(by: Browser, path: string, differs: Record<string, string> = {}) {
  const sent = fields(differs)
  const answer = await by.post(path, sent)
  expect(answer.status, await answer.clone().text()).toBe(302)
  return sent.opId
}

const answer = (enquiry: string, by: Browser = consultant.browser, differs: Record<string, string> = {}) =>
  by.post(asked(), { intent: 'answer', enquiry, answer: 'One gap is left.', ...differs })

describe('a question of somebody in the workspace', () => {
  test('reaches owners and consultants but not the asker, with the page that it is about', async () => {
    const id = await send(viewer.browser, `${ask()}?about=techniques/active-learning`)
    const { raw } = await mailbox.waitFor('consultant@ask.example.com')
    await mailbox.waitFor('owner@ask.example.com')

    expect(mailbox.to('viewer@ask.example.com')).toEqual([])
    expect(raw.replaceAll('=\n', '')).toContain(`${asked()}?enquiry=3D${id}#enquiry-${id}`)
    expect(raw).toMatch(/^=E2=80=9Cviewer@ask\.example\.com=E2=80=9D asks you:$/m)
    expect(raw).toMatch(/^> What does nearly mean\?$/m)
    expect(await rows()).toEqual([
      expect.objectContaining({
        id,
        about: 'techniques/active-learning',
        asker: 'member',
        asked_by: viewer.userId,
        email: '',
        name: '',
      }),
    ])
    const own = await see(viewer.browser, ask())
    expect(own).toMatch(/What you asked .* about: Active Learning What does nearly mean\? Nobody has answered yet/)
    const [entry] = await admin`select action, actor_id from app.audit_log order by at desc, seq desc limit 1`
    expect(entry).toEqual({ action: 'enquiry.asked', actor_id: viewer.userId })
  })

  test('goes to those who work on the client, if some of them answer', async () => {
    await admin`insert into app.client_people (workspace_id, client_id, user_id)
      select workspace_id, client_id, ${consultant.userId} from app.assessments where id = ${owner.assessmentId}`
    await send(viewer.browser, ask())
    await mailbox.waitFor('consultant@ask.example.com')
    await admin`delete from app.client_people`

    expect(await admin`select recipient from sys.mails where recipient = 'owner@ask.example.com'`).toEqual([])
    expect(mailbox.to('owner@ask.example.com')).toEqual([])
  })

  test('is led to from the foot of each page of the check, with that page', async () => {
    for (const page of ['results', 'roadmap', 'report']) {
      const html = await (await viewer.browser.get(`/assessments/${owner.assessmentId}/${page}`)).text()
      expect(tags(html, 'a').map(({ href }) => href)).toContain(`${ask()}?about=${page}`)
    }
  })

  test('takes no address and no name but the account’s', async () => {
    await send(viewer.browser, ask(), { email: 'stranger@example.com', name: 'The board' })

    expect(await rows()).toEqual([expect.objectContaining({ email: '', name: '' })])
  })

  test('with something wrong is named, and what was typed stays', async () => {
    const sent = await viewer.browser.post(ask(), fields({ body: 'https://a.example '.repeat(4) }))

    expect(sent.status).toBe(422)
    expect(text(await sent.text())).toContain('at most 3 addresses of pages')
    expect(await rows()).toEqual([])
  })

  test.each(['askPeopleAll', 'askPeopleDay'] as const)(
    'is not silenced by strangers, and the other way round: %s',
    async (name) => {
      const { reader, link } = await aReader()
      await admin`insert into sys.rate_limits (bucket, full_at)
        values (${`${name}:${owner.workspaceId}:reader`}, now() + make_interval(secs => ${LIMITS[name].windowSeconds + 60}))`

      const refused = await reader.post(`${link}/ask`, fields({ email: 'board@example.com' }))
      expect(refused.status).toBe(429)
      await send(viewer.browser, ask())
      await send(lee.browser, `${lee.base}/ask`)
      expect(await rows()).toHaveLength(2)
    },
  )

  test('past the limit is not lost (attack 65)', async () => {
    for (let n = 0; n < LIMITS.askPeople.limit; n++) await send(viewer.browser, ask())
    const last = await viewer.browser.post(ask(), fields({ body: 'One too many?' }))

    expect(last.status).toBe(429)
    expect(await last.text()).toContain('One too many?')
    expect(await rows()).toHaveLength(LIMITS.askPeople.limit)
  })
})

describe('where nobody else could answer', () => {
  test.each([
    ['an owner alone', 'You are the only one here who answers'],
    ['a guest', 'You work without an account'],
  ])('%s is told so, offered no form, and nothing is kept', async (who, said) => {
    const by = who === 'a guest' ? browser() : other.browser
    const id = who === 'a guest' ? await by.start() : other.assessmentId
    const html = await (await by.get(`/assessments/${id}/ask`)).text()

    expect(text(html)).toContain(said)
    expect(html).not.toContain('name="body"')
    expect((await by.post(`/assessments/${id}/ask`, fields())).status).toBe(409)
    expect(await rows()).toEqual([])
  })
})

describe('an answer', () => {
  test('goes to the asker, stands where they asked, and is kept with who gave it', async () => {
    const id = await send(viewer.browser, ask())
    expect(await see(consultant.browser, asked())).toContain('One question waits for an answer')
    const done = await answer(id)

    expect(done.headers.get('Location')).toBe(`${asked()}?done=mailed`)
    const { raw } = await mailbox.waitFor('viewer@ask.example.com', 1, 'One gap is left')
    expect(raw).toMatch(/^> What does nearly mean\?$/m)
    expect(raw.replaceAll('=\n', '')).toContain(`${ask()}#enquiry-${id}`)
    expect(await see(viewer.browser, ask())).toContain('consultant@ask.example.com answered')
    expect(await see(viewer.browser, ask())).toContain('One gap is left.')
    expect(await see(owner.browser, asked())).toContain('No question waits')
    expect(await rows()).toEqual([
      expect.objectContaining({ answer: 'One gap is left.', answered_by: consultant.userId }),
    ])
  })

  test('of two people the first counts, and what the second typed stays', async () => {
    const id = await send(viewer.browser, ask())
    await answer(id)
    const late = await answer(id, owner.browser, { answer: 'Two gaps are left.' })
    const page = text(await late.text())

    expect(late.status).toBe(409)
    expect(page).toContain('Somebody answered meanwhile')
    expect(page).toContain('Two gaps are left.')
    expect(await rows()).toEqual([expect.objectContaining({ answer: 'One gap is left.' })])
  })

  test.each([
    ['', 'Please write an answer'],
    ['Hi\u001b[2J', 'characters that nobody sees'],
    ['x'.repeat(4_001), '4000 characters'],
  ])('%j is refused, and the question stays open', async (typed, said) => {
    const id = await send(viewer.browser, ask())
    const refused = await answer(id, consultant.browser, { answer: typed })

    expect(refused.status).toBe(422)
    expect(text(await refused.text())).toContain(said)
    expect(await rows()).toEqual([expect.objectContaining({ answered_at: null })])
  })

  test('given otherwise closes the question without a mail', async () => {
    const id = await send(viewer.browser, ask())
    const done = await consultant.browser.post(asked(), { intent: 'close', enquiry: id, answer: '' })

    expect(done.headers.get('Location')).toBe(`${asked()}?done=closed`)
    expect(await see(viewer.browser, ask())).toContain('noted that it was answered otherwise')
    expect(await admin`select 1 from sys.mails where kind = 'enquiryAnswer'`).toEqual([])
  })

  test('is given by nobody of another workspace, and not by a viewer (attacks 1 and 4)', async () => {
    const id = await send(viewer.browser, ask())
    const theirs = `/workspaces/${other.workspaceId}/asked`

    expect((await other.browser.post(asked(), { intent: 'answer', enquiry: id, answer: 'x' })).status).toBe(404)
    expect((await other.browser.post(theirs, { intent: 'answer', enquiry: id, answer: 'x' })).status).toBe(404)
    expect((await viewer.browser.post(asked(), { intent: 'answer', enquiry: id, answer: 'x' })).status).toBe(403)
    expect(await see(other.browser, theirs)).not.toContain('What does nearly mean?')
    expect(await rows()).toEqual([expect.objectContaining({ answered_at: null })])
  })
})

describe('a question of somebody who answers', () => {
  test('carries the name and the address that they give, and the answer goes there', async () => {
    const id = await send(lee.browser, `${lee.base}/ask?about=questions/mine`, {
      name: 'Lee',
      email: 'Lee@Example.com',
    })
    const { raw } = await mailbox.waitFor('consultant@ask.example.com')
    expect(raw.replaceAll('=\n', '')).toContain('Somebody who gives the name =E2=80=9CLee=E2=80=9D and answers')
    await answer(id)

    const back = await mailbox.waitFor('lee@example.com')
    expect(back.raw).not.toContain('consultant@ask.example.com')
    expect(back.raw.replaceAll('=\n', '')).toContain(`${lee.base}/ask#enquiry-${id}`)
    // Nobody proved that the address is theirs.
    expect(back.raw).not.toContain('What does nearly mean?')
    expect(back.raw.replaceAll('=\n', '')).toContain('gave this address for the answer')
    const own = await see(lee.browser, `${lee.base}/ask`)
    expect(own).toContain('One gap is left.')
    expect(own).not.toContain('consultant@ask.example.com')
  })

  test('without an address is answered on their page alone, which nobody else sees', async () => {
    const kim = await aParticipant('Kim')
    const id = await send(lee.browser, `${lee.base}/ask`)
    const done = await answer(id)

    expect(done.headers.get('Location')).toBe(`${asked()}?done=answered`)
    expect(await see(lee.browser, `${lee.base}/ask`)).toContain('One gap is left.')
    expect(await see(kim.browser, `${kim.base}/ask`)).not.toContain('What does nearly mean?')
    expect((await kim.browser.get(`${lee.base}/ask`)).status).toBe(404)
  })
})

describe('a question of whoever reads a shared report', () => {
  test('reaches those who share it, and is answered by mail', async () => {
    const { reader, link } = await aReader()
    const report = await (await reader.get(link)).text()
    expect(tags(report, 'a').map(({ href }) => href)).toContain(`${link}/ask`)
    const form = await (await reader.get(`${link}/ask`)).text()
    expect(form).not.toContain(owner.assessmentId)
    const id = await send(reader, `${link}/ask`, { email: 'board@example.com', name: '' })
    const { raw } = await mailbox.waitFor('consultant@ask.example.com')
    expect(raw.replaceAll('=\n', '')).toContain('Somebody who reads a shared report of')
    await answer(id)

    const back = (await mailbox.waitFor('board@example.com')).raw.replaceAll('=\n', '')
    expect(back).toContain('One gap is left.')
    expect(back).not.toMatch(/\/assessments\/|consultant@ask|What does nearly mean/)
  })

  test('needs an address, and a report that this browser opened', async () => {
    const { reader, link } = await aReader()
    const missing = await reader.post(`${link}/ask`, fields({ email: '', name: '' }))
    const unopened = await browser().post(`${link}/ask`, fields({ email: 'board@example.com' }))

    expect(missing.status).toBe(422)
    expect(unopened.headers.get('Location')).toBe(link)
    expect((await browser().get(`${link}/ask`)).headers.get('Location')).toBe(link)
    expect((await browser().get(`/shared/${'A'.repeat(43)}/ask`)).status).toBe(404)
    expect(await rows()).toEqual([])
  })
})

describe('many questions', () => {
  /** As if they had been asked minutes apart, the oldest first. @returns their ids in this order */
  async function many(count: number) {
    const ids = Array.from({ length: count }, () => randomUUID())
    for (const [at, id] of ids.entries()) {
      await admin`insert into app.enquiries (workspace_id, id, assessment_id, about, asker, asked_by, name, email, body, locale, asked_at)
        values (${owner.workspaceId}, ${id}, ${owner.assessmentId}, '', 'member', ${viewer.userId}, '', '', ${`Number ${at + 1}.`}, 'en',
          now() - make_interval(mins => ${count - at}))`
    }
    return ids
  }
  // They stand in what the page's script reads, too.
  const numbers = (page: string) => [...new Set(page.match(/(?<=Number )\d+(?=\.)/g))].map(Number)

  test('stand on pages, open and answered ones apart, and nothing is cut off', async () => {
    const ids = await many(ENQUIRIES_A_PAGE + 2)
    const first = await see(consultant.browser, asked())
    const second = await see(consultant.browser, `${asked()}?open=2`)

    expect(first).toContain('52 questions wait for an answer')
    expect(first).toContain('Page 1 of 2')
    expect([numbers(first)[0], numbers(first).length]).toEqual([1, ENQUIRIES_A_PAGE])
    expect(numbers(second)).toEqual([51, 52])
    expect(numbers(await see(consultant.browser, `${asked()}?open=99`))).toEqual([51, 52])
    expect(numbers(await see(consultant.browser, `${asked()}?open=-1`))[0]).toBe(1)

    await admin`update app.enquiries set answered_at = now(), answered_by = ${consultant.userId}`
    const answered = await see(consultant.browser, `${asked()}?answered=2`)
    expect(answered).toContain('No question waits')
    expect(numbers(answered)).toHaveLength(2)
    expect(ids).toHaveLength(52)
  })

  test('are met where a mail leads to one of them, open or answered meanwhile', async () => {
    const ids = await many(ENQUIRIES_A_PAGE + 2)
    const last = ids.at(-1) ?? ''
    const met = `${asked()}?enquiry=${last}`

    expect(numbers(await see(consultant.browser, met))).toEqual([51, 52])
    await answer(last)
    expect(numbers(await see(consultant.browser, met))[0]).toBe(52)
    expect((await consultant.browser.get(`${asked()}?enquiry=${randomUUID()}`)).status).toBe(200)
  })

  test('of one asker stand on pages, too', async () => {
    await many(ENQUIRIES_A_PAGE + 1)

    expect(numbers(await see(viewer.browser, ask()))[0]).toBe(51)
    expect(numbers(await see(viewer.browser, `${ask()}?page=2`))).toEqual([1])
  })
})

describe('a question and its mails are there together or not at all', () => {
  test('where the question cannot be stored, nobody is told of it', async () => {
    await admin`alter table app.enquiries add constraint never check (body <> 'Unlucky')`
    onTestFinished(async () => void (await admin`alter table app.enquiries drop constraint never`))
    const failed = await viewer.browser.post(ask(), fields({ body: 'Unlucky' }))
    expect(failed.status).toBe(500)
    expect(await admin`select 1 from sys.mails where kind = 'enquiry' and facts->>'body' like '%Unlucky%'`).not.toEqual(
      [],
    )
    await admin`update sys.mails set try_at = now()`
    await send(viewer.browser, ask(), { body: 'Lucky' })
    await mailbox.waitFor('consultant@ask.example.com', 1, 'Lucky')
    await mailbox.waitFor('owner@ask.example.com', 1, 'Lucky')

    expect(mailbox.received.filter(({ raw }) => raw.includes('Unlucky'))).toEqual([])
    expect(await admin`select 1 from sys.mails where facts->>'body' like '%Unlucky%'`).toEqual([])
  })

  test('where the mails cannot be released, they go by themselves', async () => {
    const place = { workspaceId: owner.workspaceId, enquiryId: randomUUID(), sending: randomUUID() }
    const mail = {
      kind: 'enquiry' as const,
      recipient: 'held@example.com',
      locale: 'en',
      facts: place,
      keepMinutes: 10,
    }
    const due = async () => (await admin`select 1 from sys.mails where try_at <= now()`).length
    await database.withSys((tx) => holdEnquiryMail(tx, mail))
    expect(await due()).toBe(0)

    await admin`update sys.mails set try_at = try_at - interval '60 seconds'`
    expect(await due()).toBe(1)
  })

  test('an answer that came second leaves no mail', async () => {
    const id = await send(viewer.browser, ask())
    await answer(id)
    await answer(id, owner.browser, { answer: 'Two gaps are left.' })
    await mailbox.waitFor('viewer@ask.example.com', 1, 'One gap is left')

    expect(await admin`select 1 from sys.mails where facts->>'answer' like 'Two gaps%'`).toEqual([])
    expect(mailbox.received.filter(({ raw }) => raw.includes('Two gaps'))).toEqual([])
  })
})

describe('questions end', () => {
  test('180 days after the answer, open ones after 365', async () => {
    const open = await send(viewer.browser, ask())
    const fresh = await send(viewer.browser, ask())
    const old = await send(viewer.browser, ask())
    const forgotten = await send(viewer.browser, ask())
    await answer(fresh)
    await answer(old)
    await admin`update app.enquiries set asked_at = asked_at - interval '400 days' where id <> ${open}`
    await admin`update app.enquiries set asked_at = asked_at - interval '364 days' where id = ${open}`
    await admin`update sys.enquiry_places set look_at = look_at - interval '367 days' where enquiry_id = ${forgotten}`
    await admin`update app.enquiries set answered_at = answered_at - interval '181 days' where id = ${old}`
    await admin`update sys.enquiry_places set look_at = look_at - interval '181 days' where enquiry_id = ${old}`
    await purgeExpired(database)

    expect((await rows()).map(({ id }) => id).sort()).toEqual([open, fresh].sort())
    const noted = await admin`select enquiry_id as id from sys.enquiry_places`
    expect(noted.map(({ id }) => id).sort()).toEqual([open, fresh].sort())
  })

  test('a copy of the check begins without them', async () => {
    await send(viewer.browser, ask())
    const copy = await owner.browser.post(`/assessments/${owner.assessmentId}`, { intent: 'copy' })

    expect(copy.status).toBe(302)
    expect(await rows()).toHaveLength(1)
  })

  test('whoever is erased leaves a question without name and address', async () => {
    const person = await aPerson(place, 'gone@ask.example.com')
    await admin`update sys.users set name = 'Gerda Gone' where id = ${person.userId}`
    await join(place, person, owner.workspaceId, 'viewer')
    await send(lee.browser, `${lee.base}/ask`, { name: 'Gerda Gone', email: 'gone@ask.example.com' })
    const id = await send(person.browser, ask(), { body: 'Mine' })
    await erasePerson(database, person.userId)

    expect((await rows()).map(({ name, email }) => [name, email]).sort()).toEqual([
      ['', ''],
      ['Somebody', ''],
    ])
    expect(await see(consultant.browser, asked())).toContain('Somebody who has left asks')
    expect((await answer(id)).headers.get('Location')).toBe(`${asked()}?done=answered`)
  })
})
