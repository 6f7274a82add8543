import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadMessages } from '#app/messages/messages.server.ts'
import { companyDays } from '#app/server/duties/company-days.server.ts'
import { createSay } from '#app/server/words.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let outsider: Awaited<ReturnType<typeof anOwner>>
let viewer: Person
let inCheck: string
let onDesk: string
let ada: string
let bob: string

beforeAll(async () => {
  owner = await anOwner(place, 'owner@duties.example.com', 'Example GmbH')
  outsider = await anOwner(place, 'outsider@duties.example.com', 'Elsewhere AG')
  viewer = await aPerson(place, 'viewer@duties.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  inCheck = `/assessments/${owner.assessmentId}/governance`
  onDesk = `/workspaces/${owner.workspaceId}/clients/${found?.id}/governance`
  ada = await aChatbot('Ada, the helper')
  bob = await aChatbot('Bob; and more')
})

/** A vendor's chatbot in use, as the example of the law sheet answers for it. */
async function aChatbot(name: string): Promise<string> {
  const added = await owner.browser.post(`${inCheck}/new`, { kind: '', name })
  const id = added.headers.get('Location')?.split('/').at(-1) ?? ''
  const rows = Object.entries(answersOf('s05')).map(([question_id, answer]) => ({
    workspace_id: owner.workspaceId,
    system_id: id,
    part: 'ai-act',
    question_id,
    answer,
    answered_by: owner.userId,
  }))
  await admin`insert into app.ai_system_answers ${admin(rows)}`
  await admin`update app.ai_systems set status = 'live' where id = ${id}`
  return id
}

async function read(path: string, by: Browser = owner.browser) {
  const response = await by.get(path)
  const html = await response.text()
  const text = html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return { status: response.status, html, text }
}

const form = (told: Record<string, string> = {}) => ({
  state: 'doing',
  owner: 'Anna Example',
  dueOn: '2030-01-31',
  evidence: 'Folder 7',
  reason: '',
  version: '0',
  ...told,
})

describe('the board', () => {
  test('shows what the law asks of all systems, at both addresses, once for those that stand alike', async () => {
    for (const base of [inCheck, onDesk]) {
      const { text, status } = await read(`${base}/duties`)

      expect(status).toBe(200)
      expect(text).toMatch(/\d duties of your own apply today, \d+ of them are open\./)
      expect(text).toContain('Take measures to support the development of AI literacy')
      expect(text).toContain('For Ada, the helper and Bob; and more')
      expect(text).toContain('What others owe: ask them')
      expect(text).not.toMatch(/undefined|\bo-\d\d\b|\b\d{4}-\d{2}-\d{2}\b/)
    }
  })

  test('names what nobody was asked about, and lists no duties of it', async () => {
    const added = await outsider.browser.post(`/assessments/${outsider.assessmentId}/governance/new`, {
      kind: 'tool.chatbot',
      name: 'Prefilled bot',
    })
    const id = added.headers.get('Location')?.split('/').at(-1)
    const { text, html } = await read(`/assessments/${outsider.assessmentId}/governance/duties`, outsider.browser)

    expect(text).toContain('Not asked yet (1)')
    expect(html).toContain(`/governance/${id}/ai-act"`)
    expect(text).not.toContain('For Prefilled bot')
    expect(text).not.toContain('Nothing here with this choice')
    await admin`delete from app.ai_systems where id = ${id ?? ''}`
  })

  test('names the answer by which a duty counts as met', async () => {
    const id = (
      await outsider.browser.post(`/assessments/${outsider.assessmentId}/governance/new`, { kind: '', name: 'Scorer' })
    ).headers
      .get('Location')
      ?.split('/')
      .at(-1)
    const answers = { 'prohibited-practice': 'no', 'personal-data': 'yes', 'gdpr-basis': 'yes' }
    for (const [question, answer] of Object.entries(answers)) {
      await admin`
        insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
        values (${outsider.workspaceId}, ${id ?? ''}, 'privacy', ${question}, ${answer}, ${outsider.userId})`
    }
    const base = `/assessments/${outsider.assessmentId}/governance`
    const board = await read(`${base}/duties`, outsider.browser)
    const page = await read(`${base}/duties/${id}/gdpr%3Agdpr-basis`, outsider.browser)

    expect(board.text).toContain('Counts as done, because you answered “Yes” to:')
    expect(board.html).toContain(`${base}/${id}/privacy?question=gdpr-basis`)
    expect(board.text).toContain('Answer the questions on the AI Act about Scorer')
    expect(page.text).toContain('Counts as done, because you answered “Yes” to:')
    expect((await read(`${inCheck}/duties/${ada}/o-13`)).text).toContain('The answers that it follows from')
    await admin`delete from app.ai_systems where id = ${id ?? ''}`
  })

  test('without systems says where to begin', async () => {
    const { text } = await read(`/assessments/${outsider.assessmentId}/governance/duties`, outsider.browser)

    expect(text).toContain('No AI system yet')
  })
})

describe('a duty', () => {
  const at = (system: string, duty = 'o-13', base = inCheck) => `${base}/duties/${system}/${duty}`

  test('says what would show it and which step of the check goes with it', async () => {
    const { text } = await read(at(ada))

    expect(text).toContain('Statement of the vendor')
    expect(text).toContain('AI disclosure and labelling, step 3')
    expect(text).toContain('Why it is not needed')
    expect(text).not.toMatch(/Why it is not needed \W*optional/)
  })

  test('keeps how far it is, and whoever saw an older state is asked first', async () => {
    const saved = await owner.browser.post(at(ada), form())
    expect(saved.status).toBe(302)
    const [address, fragment] = (saved.headers.get('Location') ?? '').split('#')
    expect(address).toContain(`${inCheck}/duties?saved=`)
    const row = (await read(address ?? '')).html.split(`id="${fragment}"`)[1] ?? ''
    expect(row.split('</li>')[0]).toContain('Saved.')
    const again = await owner.browser.post(at(ada, 'o-13', onDesk), form({ owner: 'Ben Example' }))

    expect(again.status).toBe(409)
    const conflict = await again.text()
    expect(conflict).toContain('Somebody changed this meanwhile')
    expect(conflict).toContain('value="Ben Example"')
    expect(conflict).toMatch(/Somebody else saved here meanwhile:(<[^>]+>| )*Who looks after it(<[^>]+>)*Anna Example/)
    expect(conflict.match(/name="take"/g)).toHaveLength(1)
    const board = (await read(`${onDesk}/duties`)).text
    expect(board).toContain('Looked after by Anna Example')
    expect(board).toContain('your own day: 31 Jan 2030')

    const kept = form({ owner: 'Ben Example', evidence: 'Folder 8', version: '1', take: 'owner' })
    expect((await owner.browser.post(at(ada), kept)).status).toBe(302)
    const [row1] = await admin`select owner, evidence from app.ai_duties where system_id = ${ada} and duty_id = 'o-13'`
    expect(row1).toEqual({ owner: 'Anna Example', evidence: 'Folder 8' })
    await owner.browser.post(at(ada), form({ version: '2' }))
  })

  test('a form with a fault stays the form of the state that was seen', async () => {
    const wrong = await owner.browser.post(at(ada), form({ dueOn: '2030-02-31', version: '1' }))

    expect(await wrong.text()).toContain('name="version" value="1"')
  })

  test.each([
    ['not needed without a reason', { state: 'waived' }, 'Say why it is not needed.'],
    ['a day that there is not', { dueOn: '2030-02-31' }, 'Choose a day, or leave it empty.'],
    ['a state that there is not', { state: 'great' }, 'hoose'],
    ['a name of two lines', { owner: 'Anna\nExample' }, 'one line'],
  ])('is refused with %s, and what was typed stays', async (_, told, says) => {
    const refused = await owner.browser.post(at(ada, 'o-02'), form(told))
    const html = await refused.text()

    expect(refused.status).toBe(422)
    expect(html).toContain(says)
    expect(html).toContain('Folder 7')
  })

  test('is set for all systems that have it, and a waiver is in the log', async () => {
    const waived = form({ state: 'waived', reason: 'No staff uses it', forAll: 'yes' })
    expect((await owner.browser.post(at(bob, 'o-04'), waived)).status).toBe(302)

    const rows = await admin`select state from app.ai_duties where duty_id = 'o-04'`
    expect(rows).toMatchObject([{ state: 'waived' }, { state: 'waived' }])
    expect((await read(`${inCheck}/duties?state=waived`)).text).toContain('Not needed, because: No staff uses it')
    expect((await read(`/workspaces/${owner.workspaceId}/log`)).text).toContain(
      'Said that a duty of an AI system is not needed',
    )
  })

  test('is not set for a system of which somebody said something else, and the page names it', async () => {
    expect((await read(at(ada, 'o-02'))).text).toContain('The same for all 2 systems')
    await owner.browser.post(at(bob, 'o-02'), form({ state: 'open', owner: 'Bea Example' }))
    const sent = await owner.browser.post(at(ada, 'o-02'), form({ state: 'open', owner: 'Al Example', forAll: 'yes' }))

    expect(sent.status).toBe(302)
    const { text } = await read(sent.headers.get('Location') ?? '')
    expect(text).toContain('Saved, but not for all')
    expect(text).toContain('Something else is written down for Bob; and more, so it stayed there as it was.')
    const rows = await admin`select owner from app.ai_duties where duty_id = 'o-02' order by owner`
    expect(rows).toMatchObject([{ owner: 'Al Example' }, { owner: 'Bea Example' }])
    const stale = form({ state: 'open', owner: 'Late Example', forAll: 'yes' })
    expect((await owner.browser.post(at(ada, 'o-02'), stale)).status).toBe(409)
  })

  test('that the law does not ask, or of somebody else, is not there', async () => {
    expect((await owner.browser.get(at(ada, 'o-50'))).status).toBe(404)
    expect((await owner.browser.post(at(ada, 'o-50'), form())).status).toBe(404)
    expect((await outsider.browser.get(at(ada))).status).toBe(404)
    expect(
      (await outsider.browser.get(`/assessments/${outsider.assessmentId}/governance/duties/${ada}/o-13`)).status,
    ).toBe(404)
  })

  test('is read by a viewer and changed by nobody but those who may', async () => {
    const { status, html } = await read(at(ada), viewer.browser)

    expect(status).toBe(200)
    expect(html).toMatch(/<fieldset disabled/)
    expect((await viewer.browser.post(at(ada), form())).status).toBe(403)
    expect((await viewer.browser.post(`${inCheck}/duties`, { intent: 'start' })).status).toBe(403)
  })
})

test('the list is narrowed down by the address', async () => {
  const mine = await read(`${inCheck}/duties?owner=Anna+Example&state=doing`)
  const ofBob = await read(`${inCheck}/duties?system=${bob}&state=doing`)

  expect(mine.text).toContain('For Ada, the helper')
  expect(mine.text).not.toContain('For Ada, the helper and Bob')
  expect(ofBob.text).toContain('Nothing here with this choice')
  expect((await read(`${inCheck}/duties?before=never&state=odd`)).status).toBe(200)
})

test('check and register are held against each other, with the way to both', async () => {
  await admin`
    insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version)
    select workspace_id, assessment_id, id, 'q-transparency-labelling', '{"level": 3}', 'w', 1
    from app.participants where assessment_id = ${owner.assessmentId} and kind = 'lead'`
  const { text, html } = await read(`${inCheck}/duties`)

  expect(text).toContain('You answered step 3 for “AI disclosure and labelling”.')
  expect(text).toMatch(
    /It says: “[^“”]+\.” (One duty|\d duties) that this step meets (is|are) still open for [^:]+: \w+/,
  )
  expect(html).toContain('question=q-transparency-labelling')
})

test('the list goes into a file, with a row for each duty of each system', async () => {
  const sheet = await owner.browser.get(`${onDesk}/duties/export/xlsx`)
  const csv = await owner.browser.get(`${inCheck}/duties/export/csv`)
  const text = await csv.text()

  expect(sheet.headers.get('Content-Disposition')).toContain('Example GmbH Duties.xlsx')
  expect(new Uint8Array(await sheet.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
  expect(csv.headers.get('Content-Disposition')).toContain('Example GmbH Duties.csv')
  expect(text.match(/AI Act Art\. 4\(1\)/g)).toHaveLength(2)
  expect(text).toContain('In progress,Anna Example,2030-01-31,Folder 7')
  expect((await owner.browser.get(`${inCheck}/duties/export/exe`)).status).toBe(404)
})

test('all systems of a company are placed so often in a minute, and taken along so often in an hour', async () => {
  const empty = (name: string) => admin`
    insert into sys.rate_limits (bucket, full_at)
    values (${`${name}:${outsider.workspaceId}`}, now() + interval '1 day')
    on conflict (bucket) do update set full_at = excluded.full_at`
  const base = `/assessments/${outsider.assessmentId}/governance`
  const statusOf = async (path: string) => (await outsider.browser.get(`${base}${path}`)).status

  await empty('export')
  expect(await statusOf('/duties/export/csv')).toBe(429)
  expect(await statusOf('/duties')).toBe(200)
  await empty('register')
  for (const path of ['', '/duties', '/record.xlsx', '/export/csv']) expect(await statusOf(path), path).toBe(429)
  await admin`delete from sys.rate_limits where bucket like ${`%:${outsider.workspaceId}`}`
})

describe('the calendar', () => {
  test('begins its days where the workspace is', async () => {
    const elsewhere = await anOwner(place, 'owner@far.example.com', 'Far GmbH')
    const [found] = await admin<{ id: string }[]>`
      select client_id as id from app.assessments where id = ${elsewhere.assessmentId}`
    const scope = { workspaceId: elsewhere.workspaceId, actorId: elsewhere.userId }
    const added = await elsewhere.browser.post(`/assessments/${elsewhere.assessmentId}/governance/new`, {
      kind: '',
      name: 'Pictures',
    })
    await admin`
      insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
      values (${scope.workspaceId}, ${added.headers.get('Location')?.split('/').at(-1) ?? ''}, 'privacy',
        'prohibited-practice', 'images', ${scope.actorId})`
    const say = createSay('en', await loadMessages('en'))
    const at = { scope, clientId: found?.id ?? '', origin: 'http://localhost' }
    const now = () => new Date('2026-12-01T12:00:00Z')
    const daysOf = async () => {
      const days = await companyDays({ ...services, say, retryAfter: () => {}, now }, at)
      return days.filter(({ id }) => id.endsWith('-stop')).map(({ on }) => on)
    }

    expect(await daysOf()).toEqual([])
    await admin`update app.workspaces set time_zone = 'Pacific/Kiritimati' where workspace_id = ${scope.workspaceId}`
    expect(await daysOf()).toEqual(['2026-12-02'])
  })

  const make = async () => {
    const html = await (await owner.browser.post(`${inCheck}/duties`, { intent: 'start' })).text()
    return /\/calendar\/[\w-]{43}\.ics/.exec(html)?.[0] ?? ''
  }

  test('is read with its address alone, as days that a calendar program understands', async () => {
    const address = await make()
    const response = await browser().get(address)
    const ics = await response.text()

    expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('Set-Cookie')).toBeNull()
    expect(ics.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    const events = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const titles = events.map(({ summary }) => summary)
    const own = events.find(({ summary }) => summary.startsWith('Ada, the helper: Check that the vendor'))
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true)
    expect(events.filter(({ startDate }) => startDate.toJSDate() < new Date(Date.now() - 2 * 86_400_000))).toEqual([])
    expect(titles).toContainEqual(expect.stringMatching(/^\d+ AI duties of yours apply already and are open$/))
    expect(titles.filter((title) => /Art\./.test(title))).toEqual([])
    expect(own?.startDate.toString()).toBe('2030-01-31')
    expect(own?.description).toContain('AI Act Art. 50(1)')
    expect(own?.component.getFirstPropertyValue('categories')).toBe('Your AI duties')
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    expect(ics).toContain('PRODID:-//Preflight//Duties//EN')
    expect(ics).not.toContain('Folder 7')
    expect(ics).not.toContain('Anna')
  })

  test('shows its address once; a new one ends it, and so does ending it', async () => {
    const first = await make()
    expect((await read(`${inCheck}/duties`)).html).not.toContain('/calendar/')
    expect((await read(`${inCheck}/duties`)).text).toContain('There is an address since')

    const second = await make()
    expect((await browser().get(first)).status).toBe(404)
    expect((await browser().get(second)).status).toBe(200)

    expect((await owner.browser.post(`${inCheck}/duties`, { intent: 'stop' })).status).toBe(302)
    expect((await browser().get(second)).status).toBe(404)
    expect((await browser().get('/calendar/nothing.ics')).status).toBe(404)
  })
})

describe('a check of the same company', () => {
  const CHATBOT = 'uc-support-chatbot'
  const roadmap = '/roadmap'

  beforeAll(async () => {
    const levels = loadCatalogue().questions.filter(({ kind }) => kind === 'level')
    const rows = levels.map(({ id }) => ({ id, level: 3 }))
    await admin`
      insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version)
      select p.workspace_id, p.assessment_id, p.id, q.id, jsonb_build_object('level', q.level), 'w', 1
      from app.participants p, jsonb_to_recordset(${admin.json(rows)}) as q (id text, level int)
      where p.assessment_id = ${owner.assessmentId} and p.kind = 'lead' on conflict do nothing`
    await admin`update app.plan_settings set targets = array[${CHATBOT}] where assessment_id = ${owner.assessmentId}`
    await admin`update app.ai_systems set use_case_id = ${CHATBOT} where id = ${ada}`
  })

  test('plans what an open duty asks, and lists what no action meets, before the pilot starts', async () => {
    const { text } = await read(`/assessments/${owner.assessmentId}${roadmap}`)

    expect(text).toContain('Before this pilot may start')
    expect(text).toContain('Do not build, sell or use a prohibited practice')
    expect(text).toContain('Basic training with record')
    expect(text).toMatch(/An open duty in the register : AI Act Art\. 4\(1\)[^:]*\(Ada, the helper\)/)
  })

  test('says on its review what the register says otherwise', async () => {
    const { text } = await read(`/assessments/${owner.assessmentId}/review`)

    expect(text).toContain('Your check says one thing and the register another.')
    expect(text).toContain('You answered step 3 for “AI disclosure and labelling”.')
  })

  test('does not plan what a system of the register is prohibited to do', async () => {
    const prohibited = Object.entries(answersOf('s16'))
    await admin`delete from app.ai_system_answers where system_id = ${ada}`
    const rows = prohibited.map(([question_id, answer]) => ({
      workspace_id: owner.workspaceId,
      system_id: ada,
      part: 'ai-act',
      question_id,
      answer,
      answered_by: owner.userId,
    }))
    await admin`insert into app.ai_system_answers ${admin(rows)}`
    const { text } = await read(`/assessments/${owner.assessmentId}${roadmap}`)

    expect(text).toContain('may not be started')
    expect(text).toContain('Ada, the helper')
    expect(text).toContain('AI Act Art. 5(1)')
  })

  test('says of a prohibition that answers alone end it, and takes nobody’s word for it', async () => {
    const board = await read(`${inCheck}/duties?system=${ada}`)
    const at = /href="([^"]*prohibition%3A[^"]*)"/.exec(board.html)?.[1] ?? ''
    const page = await read(at)
    expect(page.text).toContain('What is prohibited cannot be marked as done or not needed.')
    expect(page.html).not.toContain('value="waived"')
    expect(page.html).not.toContain('value="done"')

    for (const state of ['waived', 'done']) {
      for (const forAll of ['', 'yes']) {
        const refused = await owner.browser.post(at, form({ state, forAll, reason: 'We use it all the same' }))
        expect(refused.status).toBe(422)
        expect(await refused.text()).toContain('Change the answers that it follows from')
      }
    }
    expect(await admin`select from app.ai_duties where duty_id like 'prohibition:%'`).toHaveLength(0)
    expect((await owner.browser.post(at, form())).status).toBe(302)
  })
})
