import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateIn } from '#app/server/calendar.server.ts'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const CHATBOT = 'uc-support-chatbot'
let owner: Awaited<ReturnType<typeof anOwner>>
let viewer: Person
let clientId: string

beforeAll(async () => {
  owner = await anOwner(place, 'owner@pilots.example.com', 'Example GmbH')
  viewer = await aPerson(place, 'viewer@pilots.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
})

async function read(path: string, by: Browser = owner.browser) {
  const response = await by.get(path)
  const html = await response.text()
  const text = html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&quot;', '"')
  return { status: response.status, html, text }
}

async function start(fields: Record<string, string> = {}, by: Browser = owner.browser): Promise<string> {
  const own = { name: '', client: clientId, target: CHATBOT, assessment: owner.assessmentId, start: '2099-03-02' }
  const response = await by.post('/pilots/new', { ...own, ...fields })
  expect(response.status, await response.clone().text()).toBe(302)
  return /^\/pilots\/([^/]+)\//.exec(response.headers.get('Location') ?? '')?.[1] ?? ''
}

const version = async (id: string) => {
  const [row] = await admin<{ version: number }[]>`select version from app.pilots where id = ${id}`
  return String(row?.version)
}

async function save(id: string, section: string, fields: Record<string, string>, by: Browser = owner.browser) {
  return by.post(`/pilots/${id}/charter/${section}`, { intent: 'save', version: await version(id), ...fields })
}

const SCOPE = {
  name: 'Website chatbot',
  purpose: 'Fewer tickets for the same help.',
  scopeIn: 'Help pages in German',
  scopeOut: 'Complaints',
  users: 'Twelve people of support',
  owner: 'Kim Example',
  'team.0.name': 'Sam Data',
  'team.0.discipline': 'data',
  'team.0.email': 'Sam@Example.com',
  'team.0.told': 'yes',
}
const FIGURES = {
  primary: 'tickets',
  'kpi.0.id': '',
  'kpi.0.name': 'Tickets after a help visit',
  'kpi.0.kind': 'proportion',
  'kpi.0.direction': 'down',
  'kpi.0.worthwhile': '20',
  'kpi.0.worthwhile.of': 'level',
}
const TIME = {
  design: 'random-split',
  period: 'week',
  startsOn: '2099-03-02',
  endsOn: '2099-04-26',
  followUpDays: '7',
  iteration: '1',
  baselinePeriods: '12',
  level: '58',
  cases: '800',
  hope: '30',
  'hope.of': 'level',
}

/** A charter in which nothing is missing. */
async function aWholeCharter(own: Record<string, string> = {}): Promise<string> {
  const id = await start({ target: '', name: 'Website chatbot' })
  await save(id, 'scope', SCOPE)
  await save(id, 'figures', FIGURES)
  await save(id, 'limits', {})
  await save(id, 'time', { ...TIME, ...own })
  return id
}

const change = async (id: string, fields: Record<string, string>, by: Browser = owner.browser) =>
  by.post(`/pilots/${id}/charter`, fields)

const signAll = async (id: string, number: string) => {
  for (const discipline of ['marketing', 'data-it', 'legal'])
    expect((await change(id, { intent: 'sign', number, discipline, name: 'Kim Example' })).status).toBe(302)
}

describe('a pilot', () => {
  test('starts from a use case, filled with what is known of it, and leads back to where it came from', async () => {
    const form = await read(`/pilots/new?assessment=${owner.assessmentId}&target=${CHATBOT}&start=2099-03-02`)
    expect(form.html).toContain(`value="${CHATBOT}" selected`)
    const id = await start()
    const useCase = services.catalogue.useCases.find((one) => one.id === CHATBOT)

    const figures = await read(`/pilots/${id}/charter/figures`)
    for (const kpi of useCase?.kpis.filter(({ guardrail, later }) => !guardrail && !later) ?? [])
      expect(figures.html).toContain(kpi.name)
    expect(figures.html).toContain('A chatbot takes 40-60\u00a0% of simple support tickets away')
    expect(figures.html).toMatch(/name="claim\.0\.least"[^>]*value="40"|value="40"[^>]*name="claim\.0\.least"/)
    const limits = await read(`/pilots/${id}/charter/limits`)
    expect([figures.html, limits.html].map((html) => /As a number|In points from 1 to 5/.exec(html)?.[0])).toEqual([
      'As a number',
      'In points from 1 to 5',
    ])
    expect(limits.html).toContain('Personal data or secrets got to somebody who must not have them')
    const overview = await read(`/pilots/${id}`)
    expect(overview.text).toContain('The charter is not signed yet')
    expect(overview.html).toContain(`/assessments/${owner.assessmentId}/use-cases/${CHATBOT}`)
    expect((await read('/pilots')).text).toContain(useCase?.name)
    expect((await read(`/assessments/${owner.assessmentId}/use-cases/${CHATBOT}`)).html).toContain(
      `/pilots/new?assessment=${owner.assessmentId}&amp;target=${CHATBOT}`,
    )
  })

  test('needs a name or something that it is about, and a company of the workspace', async () => {
    const nameless = await owner.browser.post('/pilots/new', { client: clientId, target: '' })
    expect(nameless.status).toBe(422)
    expect(await nameless.text()).toContain('Give the pilot a name')
    const foreign = await owner.browser.post('/pilots/new', { client: viewer.userId, target: CHATBOT })
    expect(foreign.status).toBe(422)
  })

  test('is put away, brought back and deleted, the last only when it is meant', async () => {
    const id = await start()
    const act = (fields: Record<string, string>) => owner.browser.post(`/pilots/${id}`, fields)

    expect((await act({ intent: 'archive' })).headers.get('Location')).toBe('/pilots')
    expect((await read('/pilots')).html).not.toContain(id)
    expect((await read('/pilots?archived=yes')).html).toContain(id)
    expect((await act({ intent: 'restore' })).status).toBe(302)
    expect((await act({ intent: 'delete' })).status).toBe(422)
    expect((await act({ intent: 'delete', sure: 'yes' })).status).toBe(302)
    expect((await read(`/pilots/${id}`)).status).toBe(404)
  })

  test('is looked at by a viewer, who changes nothing', async () => {
    const id = await aWholeCharter()
    const charter = await read(`/pilots/${id}/charter`, viewer.browser)

    expect(charter.text).toContain('You may look at everything here and change nothing.')
    expect(charter.html).not.toContain('value="propose"')
    expect((await save(id, 'scope', SCOPE, viewer.browser)).status).toBe(403)
    expect((await change(id, { intent: 'propose' }, viewer.browser)).status).toBe(403)
    expect((await viewer.browser.get('/pilots/new')).status).toBe(403)
  })

  test('of a guest is kept with their work', async () => {
    const guest = browser()
    const assessment = await guest.start({ company: 'Guest KG' })
    const [found] = await admin<{ id: string }[]>`select client_id as id from app.assessments where id = ${assessment}`
    const id = await start({ client: found?.id ?? '', assessment }, guest)

    const page = await read(`/pilots/${id}`, guest)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Without an account this is kept until')
    expect((await read('/pilots', guest)).html).toContain(id)
    expect((await read(`/pilots/${id}`, browser())).status).toBe(404)
  })

  test('of a guest mails nobody, whatever happens: nobody proved the addresses that stand in it', async () => {
    const guest = browser()
    const assessment = await guest.start({ company: 'Guest KG' })
    const [found] = await admin<{ id: string }[]>`select client_id as id from app.assessments where id = ${assessment}`
    const id = await start({ client: found?.id ?? '', assessment }, guest)
    await save(id, 'scope', SCOPE, guest)

    const events = `/pilots/${id}/readings/events`
    const happened = { intent: 'hard', onDay: '2026-01-05', body: 'Buy this', hardEvent: 'leak' }
    const page = await guest.follow(await guest.post(events, happened))

    expect(await page.text()).toContain('Without an account nobody is mailed')
    expect(await admin`select from sys.mails where kind = 'pilotHardEvent'`).toEqual([])
    expect(await admin`select from app.pilot_notices where pilot_id = ${id}`).toEqual([])
  })
})

describe('the charter', () => {
  test('keeps what was typed and names what is wrong', async () => {
    const id = await start()

    await save(id, 'figures', FIGURES)
    const answer = await save(id, 'time', { ...TIME, endsOn: '2099-02-01', cases: '1.000', level: '580' })

    const html = (await answer.text()).replaceAll(/<script[\s\S]*?<\/script>/g, '')
    expect(answer.status).toBe(422)
    expect(html.includes('value="1.000"')).toBe(true)
    expect(html).toContain('This day must lie after the one before it.')
    expect(html).toContain('This could be a thousand times more or less')
    expect(html).toContain('Write at most 100\u00a0%.')

    const { 'team.0.name': _, 'team.0.discipline': __, ...nameless } = SCOPE
    const team = await (await save(id, 'scope', { ...nameless, 'team.1.name': '', 'team.1.discipline': '' })).text()
    expect(team.match(/>Fill this in\.</g)).toHaveLength(2)
    expect(team.match(/>Choose one of these\.</g)).toHaveLength(2)
  })

  test('that somebody changed meanwhile is not overwritten unseen', async () => {
    const id = await start()
    const before = await version(id)
    await save(id, 'scope', SCOPE)

    const late = await owner.browser.post(`/pilots/${id}/charter/scope`, {
      ...SCOPE,
      intent: 'save',
      version: before,
      purpose: 'Mine',
    })

    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('The charter was changed meanwhile')
    expect(html).toContain('Mine')
    expect(html).toContain(`value="${await version(id)}"`)
  })

  test('says what is missing before it can be signed, each with its place', async () => {
    const id = await start()

    const { html, text } = await read(`/pilots/${id}/charter`)

    expect(text).toContain('Say who answers for the pilot.')
    expect(html).toContain(`href="/pilots/${id}/charter/figures"`)
    const forced = await change(id, { intent: 'propose', version: await version(id) })
    expect(forced.status).toBe(422)
  })

  test('a target of -20 % and 40 cases a week is warned of with the cheapest lever, with 800 accepted (walk 15)', async () => {
    const few = await aWholeCharter({ cases: '40', level: '30', design: 'before-after' })
    const many = await aWholeCharter({ level: '30' })

    const refused = await read(`/pilots/${few}/charter`)
    expect(refused.text).toMatch(/This pilot (cannot|might not) show it/)
    expect(refused.text).toContain('weeks from before the start')
    expect((await read(`/pilots/${many}/charter`)).text).not.toMatch(/This pilot (cannot|might not) show it/)
  })

  test('says the chance of a yes, and the first day to decide with the days of follow-up (walk 14)', async () => {
    const { text } = await read(`/pilots/${await aWholeCharter()}/charter`)

    expect(text).toMatch(/the chance that this pilot can say “scale” is \d+ in \d+/)
    // The last day is 26 April; seven days later the figures are complete.
    expect(text.replaceAll('\u00a0', ' ')).toContain('complete on 4 May 2099')
  })

  test('counts once all three have signed, and a change counts once it is signed again with its reason', async () => {
    const id = await aWholeCharter()
    expect((await change(id, { intent: 'propose', version: await version(id) })).status).toBe(302)
    expect((await read(`/pilots/${id}/charter`)).text).toContain('Sign version 1')
    const nameless = await change(id, { intent: 'sign', number: '1', discipline: 'legal', name: ' ' })
    expect(await nameless.text()).toContain('Say who signs.')
    await signAll(id, '1')
    expect((await read(`/pilots/${id}`)).text).toContain('Signed: it starts on')

    expect((await read(`/pilots/${id}/charter`)).text).toContain('Nothing was changed since it was signed.')
    await save(id, 'time', { ...TIME, extendedTo: '2099-05-10' })
    const silent = await change(id, { intent: 'propose', version: await version(id), reason: '' })
    expect(await silent.text()).toContain('Say why it changes')
    await change(id, { intent: 'propose', version: await version(id), reason: 'Easter lay in it' })
    const [row] = await admin`select charter_number as number from app.pilots where id = ${id}`
    expect(row).toEqual({ number: 1 })
    await signAll(id, '2')

    const page = await read(`/pilots/${id}/charter`)
    expect(page.text).toContain('Easter lay in it')
    expect((await read(`/pilots/${id}`)).text.replaceAll('\u00a0', ' ')).toContain('10 May 2099')
  })

  test('is not signed to the end if figures came in meanwhile that it could not be judged by', async () => {
    const id = await aWholeCharter()
    await change(id, { intent: 'propose', version: await version(id) })
    await signAll(id, '1')
    const [{ id: kpi } = { id: '' }] = await admin<{ id: string }[]>`
      select draft ->> 'primary' as id from app.pilots where id = ${id}`
    await save(id, 'figures', {
      ...FIGURES,
      primary: kpi,
      'kpi.0.id': kpi,
      'kpi.0.kind': 'continuous',
      'kpi.0.reference': '60',
    })
    await save(id, 'time', { ...TIME, caseSd: '10' })
    await change(id, { intent: 'propose', version: await version(id), reason: 'Tickets are counted otherwise' })
    await admin`
      insert into app.pilot_readings
        (workspace_id, pilot_id, kpi_id, on_day, arm, numerator, denominator, delivery_id, recorded_by)
      values (${owner.workspaceId}, ${id}, ${kpi}, '2099-03-02', 'pilot', 400, 800, ${id}, ${owner.userId})`

    const sign = (discipline: string) => change(id, { intent: 'sign', number: '2', discipline, name: 'Kim Example' })
    await sign('marketing')
    await sign('data-it')
    const last = await sign('legal')

    expect(last.status).toBe(422)
    expect(await last.text()).toContain('Figures came in meanwhile that do not fit this version')
    const [row] = await admin`select charter_number as number from app.pilots where id = ${id}`
    expect(row).toEqual({ number: 1 })
    expect((await read(`/pilots/${id}`)).status).toBe(200)
  })

  const DAY_MS = 86_400_000
  /** The first day of a week, so many before this one; or its last. */
  const week = (weeksAgo: number) => {
    const today = new Date(dateIn(new Date()))
    const monday = today.getTime() - (((today.getUTCDay() + 6) % 7) + 7 * weeksAgo) * DAY_MS
    const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
    return { from: iso(monday), to: iso(monday + 6 * DAY_MS) }
  }

  test('tests claims: its own beside those of the library, each by one of its figures', async () => {
    const id = await aWholeCharter()
    const [{ kpi } = { kpi: '' }] = await admin<{ kpi: string }[]>`
      select draft ->> 'primary' as kpi from app.pilots where id = ${id}`
    const own = { ...FIGURES, primary: kpi, 'kpi.0.id': kpi, 'claim.0.text': 'Half the tickets are gone' }
    const gone = await save(id, 'figures', { ...own, 'claim.0.kpi': 'gone', 'claim.0.least': '' })
    expect(gone.status).toBe(422)
    expect(await gone.text()).toMatch(/This figure is taken out above[\s\S]*Fill this in/)

    const claim = { 'claim.0.kpi': kpi, 'claim.0.least': '50', 'claim.0.source': 'The vendor' }
    expect((await save(id, 'figures', { ...own, ...claim })).status).toBe(302)
    expect((await read(`/pilots/${id}/charter`)).text).toContain(
      'Half the tickets are gone (The vendor). Tested by whether “Tickets after a help visit” improves by at least 50 %',
    )
    await change(id, { intent: 'propose', version: await version(id) })
    await signAll(id, '1')
    expect((await read(`/pilots/${id}/verdict`)).text).toContain('Half the tickets are gone (The vendor).')
  })

  test('that comes late, with four or five weeks left, is signed once one press gave it six (walk 13)', async () => {
    const id = await aWholeCharter({ startsOn: week(2).from, endsOn: week(-4).to })
    const late = await read(`/pilots/${id}/charter`)
    expect(late.text).toMatch(/This charter comes late.* Of its 7 whole weeks, (4|5) count/)
    expect(late.text).toMatch(/(4|5) whole weeks are left after today; the shortest honest answer needs six/)
    expect(late.html).not.toContain('value="propose"')
    expect((await change(id, { intent: 'propose', version: await version(id) })).status).toBe(422)

    const stale = await change(id, { intent: 'moveEnd', version: '1' })
    expect(stale.status).toBe(422)
    expect(await stale.text()).toContain('The charter was changed meanwhile')
    const moved = await change(id, { intent: 'moveEnd', version: await version(id) })
    expect(moved.headers.get('Location')).toBe(`/pilots/${id}/charter#foresight`)
    const again = await read(`/pilots/${id}/charter`)
    expect(again.text).toMatch(/Of its [89] whole weeks, 6 count/)
    expect(again.text).toContain('the chance that this pilot can say “scale”')
    expect((await read(`/pilots/${id}/simulator`)).text).toMatch(/By the charter 6 of [89] count/)
    await change(id, { intent: 'propose', version: await version(id) })
    await signAll(id, '1')

    expect((await read(`/pilots/${id}/charter`)).text).toMatch(/declared in week 3: .* 6 of [89] whole weeks count/)
    expect((await read(`/pilots/${id}`)).text).toContain('Running until')
  })

  test('by the month is no longer offered, and one of old takes weeks by one press', async () => {
    const id = await aWholeCharter()
    const refused = await save(id, 'time', { ...TIME, period: 'month' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Choose one of these.')
    await admin`update app.pilots set draft = jsonb_set(draft, '{period}', '"month"') where id = ${id}`

    const old = await read(`/pilots/${id}/charter`)
    expect(old.text).toContain('Figures that come once a month cannot decide a pilot')
    expect(old.html).not.toMatch(/value="(propose|moveEnd)"/)
    expect((await read(`/pilots/${id}/charter/time`)).html).not.toContain('value="month"')
    const weekly = await change(id, { intent: 'byWeek', version: await version(id) })
    expect(weekly.headers.get('Location')).toBe(`/pilots/${id}/charter#foresight`)
    expect((await read(`/pilots/${id}/charter`)).html).toContain('value="propose"')
    expect((await change(id, { intent: 'byWeek', version: await version(id) })).status).toBe(422)
  })

  test('of a pilot that is over is refused, and leads to a new one', async () => {
    const id = await aWholeCharter({ startsOn: week(20).from, endsOn: week(13).to })
    const { html, text } = await read(`/pilots/${id}/charter`)

    expect(text).toContain('All of the pilot lies before it')
    expect(text).toContain('No whole week is left after today')
    expect(text).toContain('Start a new pilot, and have its charter signed before it begins')
    expect(html).toContain(`href="/pilots/new?assessment=${owner.assessmentId}"`)
    expect(html).not.toMatch(/value="(propose|moveEnd)"/)
    expect((await change(id, { intent: 'moveEnd', version: await version(id) })).status).toBe(422)
  })

  test('names all that is missing of it at once', async () => {
    const id = await aWholeCharter({ startsOn: week(20).from, endsOn: week(13).to, level: '', cases: '' })
    await save(id, 'scope', { ...SCOPE, owner: '' })
    const { text } = await read(`/pilots/${id}/charter`)

    expect(text).toContain('Say who answers for the pilot.')
    expect(text).toContain('start a new pilot.')
    expect(text).toContain('Say what the level before the pilot is')
    expect(text).toContain('Say how much the deciding figure varies, so that it can be said')
  })
})

test('the charter is one page to take along, named by company and pilot, as soon as there is something to sign', async () => {
  const id = await aWholeCharter()
  const pdf = `/pilots/${id}/charter.pdf`
  expect((await owner.browser.get(pdf)).status).toBe(409)
  const long = 'Ä long sentence about what is tried, and where, and by whom. '
  await save(id, 'scope', {
    ...SCOPE,
    purpose: long.repeat(30),
    scopeIn: long.repeat(30),
    scopeOut: long.repeat(30),
    users: long.repeat(30),
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        [`team.${at}.name`, `Person ${at} ${long}`],
        [`team.${at}.discipline`, 'it'],
      ]).flat(),
    ),
  })
  await save(id, 'limits', {
    ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`event.${at}.text`, `Event ${at} ${long.repeat(7)}`])),
    ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`check.${at}.text`, `Check ${at} ${long.repeat(7)}`])),
  })
  await change(id, { intent: 'propose', version: await version(id) })
  await change(id, { intent: 'sign', number: '1', discipline: 'legal', name: 'Lea Law' })

  const response = await owner.browser.get(pdf)

  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Disposition')).toContain('Example GmbH, Website chatbot, charter.pdf')
  const { pdf: read_, texts } = await readPdf(new Uint8Array(await response.arrayBuffer()))
  expect(read_.numPages).toBe(1)
  expect(texts[0]).toContain('Legal: Lea Law')
  expect(texts[0]).toContain('Marketing: not signed yet')
  expect(texts[0]).not.toMatch(/undefined|\[object|\{\w+\}|□/)
})

describe('the simulator', () => {
  test('shows a hundred pilots by the charter’s own figures, and by others that are typed', async () => {
    const id = await aWholeCharter()
    const own = await read(`/pilots/${id}/simulator`)
    expect(own.html).toMatch(/A hundred marks: \d+ discs scale, \d+ diamonds iterate, \d+ squares stop\./)

    const none = new URLSearchParams({
      effect: '0',
      worthwhile: '5',
      level: '58',
      cases: '40',
      weeks: '6',
      baseline: '12',
      design: 'before-after',
    })
    expect((await read(`/pilots/${id}/simulator?${none}`)).text).toContain('It does nothing here')
    const wrong = await read(`/pilots/${id}/simulator?effect=much`)
    expect(wrong.text).toContain('Write a number, such as 12 or 1,5.')
    expect(wrong.status).toBe(200)
  })
})
