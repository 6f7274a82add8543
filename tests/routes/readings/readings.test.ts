import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { addDays, periodOf } from '#app/core/pilots/periods.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { proposeCharter, signCharter } from '#db/queries/pilot-charters.server.ts'
import { addPilot } from '#db/queries/pilots.server.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { aCharterContent, aDraft } from '#tests/support/pilot-charters.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'
import { hiddenFields, upload } from '../import/support/upload.ts'

const mailbox = new Mailbox()
const { browser, admin, services, app } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

/** The Monday of the week before last: two weeks are over since the start, and one is running. */
const monday = periodOf(dateIn(new Date()), 'week').from
const FIRST = addDays(monday, -14)
const SECOND = addDays(monday, -7)

let owner: Awaited<ReturnType<typeof anOwner>>
let scope: WorkspaceScope
let clientId: string
let id: string

beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@readings.example.com')
  scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
  id = await aPilot()
})
beforeEach(async () => {
  await admin`delete from app.pilot_readings where pilot_id = ${id}`
  await admin`delete from app.pilot_deliveries where pilot_id = ${id}`
})

const inside = <T>(work: (tx: WorkspaceTx) => Promise<T>) => services.database.withWorkspace(scope, work)

/** A signed pilot that began two weeks ago. */
async function aPilot(own: object = {}): Promise<string> {
  const charter = {
    design: 'before-after',
    startsOn: FIRST,
    endsOn: addDays(FIRST, 55),
    declaredOn: FIRST,
    baselinePeriods: 6,
    primary: 'uc.minutes',
    kpis: [
      {
        id: 'uc.minutes',
        name: 'Handling time',
        unit: 'min',
        kind: 'continuous',
        direction: 'down',
        reference: 20,
        worthwhile: { by: 3 },
      },
    ],
    guardrails: [{ id: 'solved', name: 'Solved', kind: 'proportion', direction: 'up', margin: { by: 0.02 } }],
    ...own,
  }
  const parsed = parsePilotRecord({ charter, readings: [] })
  if (!parsed.ok) throw new Error(parsed.error.message)
  const content = aCharterContent(parsed.pilot.charter, { hardEvents: [{ id: 'leak', text: 'Personal data leaked' }] })
  const team = [
    { discipline: 'data' as const, name: 'Sam', email: 'sam@readings.example.com', isTold: true },
    { discipline: 'it' as const, name: 'Kim', email: 'kim@readings.example.com', isTold: false },
  ]
  return inside(async (tx) => {
    const draft = aDraft({ team })
    const pilotId = await addPilot(tx, {
      clientId,
      assessmentId: null,
      targetId: null,
      previousId: null,
      name: 'Chatbot',
      draft,
    })
    if (pilotId === null || pilotId === 'full') throw new Error('No pilot.')
    await proposeCharter(tx, pilotId, { content, reason: '', baseVersion: 1 })
    for (const discipline of ['marketing', 'data-it', 'legal'] as const)
      await signCharter(tx, pilotId, { number: 1, discipline, name: 'Kim Example' })
    return pilotId
  })
}

const stored = () => admin<
  { kpi: string; day: string; value: number | null; hits: number | null; all: number | null; source: string }[]
>`
  select kpi_id as kpi, on_day::text as day, value, numerator as hits, denominator as all, source
  from app.pilot_readings r join app.pilot_deliveries d using (workspace_id)
  where r.pilot_id = ${id} and d.id = r.delivery_id order by 1, 2`

async function textOf(response: Promise<Response> | Response) {
  const html = await (await response).text()
  return html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
}

const MINUTES = 'value.uc%2Eminutes.pilot'
const enter = (fields: Record<string, string>, on = FIRST) =>
  owner.browser.post(`/pilots/${id}/readings`, { intent: 'save', on, standing: 'final', ...fields })

describe('the form of a week', () => {
  test('asks first for the oldest week with a gap, and names what is missing', async () => {
    const page = await textOf(owner.browser.get(`/pilots/${id}/readings`))
    const saved = await enter({ [MINUTES]: '12,5', 'numerator.solved.pilot': '30', 'denominator.solved.pilot': '40' })
    const next = await textOf(owner.browser.follow(saved))

    expect(page).toContain('nothing there yet')
    expect(page).toContain('6 of 6 weeks before the start have no figure')
    expect(saved.status).toBe(302)
    expect(next).toMatch(/Saved: .+\./)
    expect((await stored()).map(({ kpi, day, value, hits, source }) => [kpi, day, value, hits, source])).toEqual([
      ['solved', FIRST, null, 30, 'form'],
      ['uc.minutes', FIRST, 12.5, null, 'form'],
    ])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ['nothing', {}, /There is no figure yet\. Enter at least one/],
    ['a word', { [MINUTES]: 'many' }, /This is no number\. Write it as 12\.5 or 12,5\./],
    ['a number that could be two', { [MINUTES]: '1.234' }, /This could be two numbers/],
    ['half of a share', { 'numerator.solved.pilot': '3' }, /Both numbers are needed/],
    [
      'more than all',
      { 'numerator.solved.pilot': '9', 'denominator.solved.pilot': '3' },
      /More cannot count than there are/,
    ],
    ['cases that are no numbers', { 'cases.uc%2Eminutes.pilot': '10\nx' }, /Line 2 is no number/],
    [
      'a figure far off',
      { [MINUTES]: '205' },
      /the charter expects about 20 min, you entered 205 min\. Is that right\?/,
    ],
  ])('says what is wrong with %s, and keeps what was typed', async (_, fields, sentence) => {
    const answer = await enter(fields)
    const html = await answer.clone().text()

    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toMatch(sentence)
    for (const typed of Object.values(fields)) expect(html).toContain(typed)
    expect(await stored()).toEqual([])
  })

  test('a figure far off is taken with a yes, and a yes to one is none to another', async () => {
    const asked = await (await enter({ [MINUTES]: '205' })).text()
    const sure = /value="(\w+)"[^>]*name="sure"/.exec(asked)?.[1] ?? ''

    const other = await enter({ [MINUTES]: '999', sure })
    const taken = await enter({ [MINUTES]: '205', sure })

    expect([other.status, taken.status]).toEqual([422, 302])
    expect((await stored()).map(({ value }) => value)).toEqual([205])
  })

  test('single cases become the figure, with how many they were', async () => {
    await enter({ 'cases.uc%2Eminutes.pilot': '18\n20\n25' })

    const [reading] = await admin`select value, cases from app.pilot_readings where pilot_id = ${id}`
    expect(reading).toEqual({ value: 21, cases: 3 })
  })

  test('a provisional figure becomes final without a reason; a final one changes only with one', async () => {
    await enter({ [MINUTES]: '18', standing: 'provisional' })
    const final = await enter({ [MINUTES]: '18' })
    const silent = await enter({ [MINUTES]: '19' })
    const said = await enter({ [MINUTES]: '19', reason: 'Counted anew' })
    const history = await textOf(owner.browser.get(`/pilots/${id}/readings/uc.minutes/${FIRST}/pilot`))

    expect([final.status, silent.status, said.status]).toEqual([302, 422, 302])
    expect(await textOf(silent)).toMatch(/For Handling time, 18 min is there already\. Say why it changes/)
    expect(history).toContain('18 min became 19 min')
    expect(history).toContain('Counted anew')
    expect(history).toContain('It was provisional.')
  })
})

test('one figure is corrected and taken out, each with a reason that stays', async () => {
  await enter({ [MINUTES]: '18' })
  const place = `/pilots/${id}/readings/uc.minutes/${FIRST}/pilot`
  const send = (fields: Record<string, string>) => owner.browser.post(place, { standing: 'final', ...fields })

  const silent = await send({ intent: 'correct', version: '1', [MINUTES]: '17' })
  const stale = await send({ intent: 'correct', version: '9', [MINUTES]: '17', reason: 'Typo' })
  const corrected = await send({ intent: 'correct', version: '1', [MINUTES]: '17', reason: 'Typo' })
  const list = await textOf(owner.browser.get(`/pilots/${id}/readings/all`))
  const removed = await send({ intent: 'remove', version: '2', reason: 'Wrong week' })

  expect([silent.status, stale.status, corrected.status, removed.status]).toEqual([422, 422, 302, 302])
  expect(list).toMatch(/17 min Corrected/)
  expect(await textOf(owner.browser.get(place))).toMatch(/Taken out[\s\S]*17 min was taken out[\s\S]*Wrong week/)
  expect(await stored()).toEqual([])
})

const weeks = (first: string, values: readonly string[]) =>
  values.map((value, at) => `${addDays(first, 7 * at)}\t${value}`).join('\n')
const bring = (fields: Record<string, string | Uint8Array>) =>
  upload(owner.browser, `/pilots/${id}/readings/import`, fields)
const confirm = (preview: string, more: Record<string, string> = {}) =>
  bring({ ...hiddenFields(preview, 'import'), intent: 'import', ...more })

describe('a table of figures', () => {
  test('pasted with decimal commas and an empty row, comes in once it is confirmed, and once only (walk 13)', async () => {
    const pasted = weeks(addDays(FIRST, -14), ['12,5', '', '11,25'])
    const look = await (await bring({ intent: 'look', pasted })).text()
    const before = await stored()
    const done = await textOf(confirm(look))
    const again = await (await bring({ intent: 'look', pasted })).text()
    await confirm(look)

    expect(await textOf(new Response(look))).toMatch(/2 figures are new\. One row is empty\./)
    expect(before).toEqual([])
    expect(done).toMatch(/2 figures are new, none was corrected, none was there already\./)
    expect(await textOf(new Response(again))).toContain('All of these figures are here already.')
    expect((await stored()).map(({ day, value, source }) => [day, value, source])).toEqual([
      [addDays(FIRST, -14), 12.5, 'paste'],
      [FIRST, 11.25, 'paste'],
    ])
  })

  test('every fault is named by row and column, and what is good comes in', async () => {
    const file = [
      'Week,KPI,Value,Hits,Cases',
      `${FIRST},Handling time,x,,`,
      'soon,Solved,,5,3',
      `${SECOND},Solved,,3,5`,
    ].join('\n')
    const look = await (await bring({ intent: 'look', file })).text()
    const text = await textOf(new Response(look))
    await confirm(look)

    expect(text).toMatch(/Row 2 Column 3: Value x This is no number/)
    expect(text).toMatch(/Row 3 Column 1: Week soon This is no date/)
    expect(text).toContain('2 rows have a fault and are left out.')
    expect((await stored()).map(({ kpi, hits, all, source }) => [kpi, hits, all, source])).toEqual([
      ['solved', 3, 5, 'import'],
    ])
  })

  test('other figures than those that are there need a reason, asked for once', async () => {
    await enter({ [MINUTES]: '18' })
    const look = await (await bring({ intent: 'look', pasted: weeks(FIRST, ['17', '16']) })).text()

    const silent = await confirm(look)
    const said = await textOf(confirm(look, { reason: 'Recount' }))

    expect(look).toContain('Why does one figure change?')
    expect(silent.status).toBe(422)
    expect(said).toContain('One figure is new, one was corrected')
    expect((await stored()).map(({ value }) => value)).toEqual([17, 16])
  })

  test('an .xlsx goes the same way; a formula in it is named, not run', async () => {
    const rows = [
      [FIRST, '12.25'],
      [SECOND, '=1+1'],
    ]
    const file = writeXlsx({
      name: 'Figures',
      columns: [
        { head: 'Week', width: 9, isDay: true },
        { head: 'Value', width: 9 },
      ],
      rows,
      choices: { column: 0, lists: [] },
    })
    const look = await (await bring({ intent: 'look', file })).text()

    expect(await textOf(new Response(look))).toMatch(
      /One figure is new.*Row 3 Column 2: Value =1\+1 A formula stands here/,
    )
  })

  test('columns and signs are read otherwise if people say so', async () => {
    const look = await (await bring({ intent: 'look', pasted: `03/04/2026\t1.234` })).text()
    const how = {
      ...hiddenFields(look, 'look'),
      intent: 'look',
      date: '0',
      value: '1',
      separator: '\t',
      usualKpi: 'uc.minutes',
    }
    const again = await textOf(bring({ ...how, headless: 'yes', numbers: 'point', dates: 'day-first' }))

    expect(await textOf(new Response(look))).toMatch(/This could be two days.*This could be two numbers/)
    expect(again).toContain('One figure is new.')
    expect(again).toContain('1.234 min')
  })
})

/** A pilot of a workspace that was never claimed. */
async function aGuestPilot(guest: Browser): Promise<string> {
  const assessment = await guest.start({ company: 'Guest KG' })
  const [own] = await admin<{ id: string }[]>`select client_id as id from app.assessments where id = ${assessment}`
  const pilot = { name: '', client: own?.id ?? '', target: 'uc-support-chatbot', assessment, start: FIRST }
  const begun = await guest.post('/pilots/new', pilot)
  return /pilots\/([^/]+)/.exec(begun.headers.get('Location') ?? '')?.[1] ?? ''
}

test('without an account, cells are pasted; files are for accounts', async () => {
  const guest = browser()
  const place = `/pilots/${await aGuestPilot(guest)}/readings/import`

  const page = await (await guest.get(place)).text()
  const look = await guest.post(place, { intent: 'look', pasted: weeks(FIRST, ['12,5']) })
  const preview = await look.text()
  const done = await textOf(guest.post(place, { ...hiddenFields(preview, 'import'), intent: 'import' }))

  expect(page).not.toMatch(/type="file"|multipart/)
  expect(preview).not.toContain('multipart')
  expect(done).toContain('One figure is new')
})

describe('a program with a key', () => {
  let key: string
  beforeAll(async () => {
    key = await aKey()
  })

  async function aKey(): Promise<string> {
    const made = await owner.browser.post(`/pilots/${id}/readings/keys`, { intent: 'make', name: 'Nightly' })
    expect(made.headers.get('Cache-Control')).toContain('no-store')
    return /pf_live_[\w-]{43}_[0-9a-f]{8}/.exec(await made.text())?.[0] ?? ''
  }

  function call(body: unknown, headers: Record<string, string> = {}, path = `/api/v1/pilots/${id}/readings`) {
    const own = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const init = {
      method: 'POST',
      headers: { ...own, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }
    return app.fetch(new Request(`http://localhost${path}`, init), {})
  }

  const one = (own: object = {}) => ({ kpi: 'uc.minutes', on: FIRST, value: 18, ...own })

  test('attack 23: needs neither cookie nor origin to send one or many; the same again changes nothing', async () => {
    const first = await call(one())
    const many = await call({
      readings: [one(), one({ kpi: 'solved', value: undefined, numerator: 3, denominator: 5 })],
    })
    const again = await call({ readings: [one()] })
    const named = await call({ readings: [one({ on: addDays(FIRST, 6), kpi: 'Handling time' })] })

    expect([first.status, await first.json()]).toEqual([201, { added: 1, unchanged: 0, corrected: 0, replayed: false }])
    expect([many.status, await many.json()]).toEqual([201, { added: 1, unchanged: 1, corrected: 0, replayed: false }])
    expect([again.status, await again.json()]).toEqual([200, { added: 0, unchanged: 1, corrected: 0, replayed: false }])
    expect(await named.json()).toMatchObject({ unchanged: 1 })
    const listed = await app.fetch(
      new Request(`http://localhost/api/v1/pilots/${id}/readings?kpi=solved`, {
        headers: { Authorization: `Bearer ${key}` },
      }),
      {},
    )
    expect(await listed.json()).toMatchObject({
      readings: [{ kpi: 'solved', on: FIRST, numerator: 3, denominator: 5 }],
    })
  })

  test('attack 68: reads figures a page at a time by a cursor, each of them once, and says which field is wrong', async () => {
    const sent = [
      one(),
      one({ on: SECOND, value: 19 }),
      one({ kpi: 'solved', value: undefined, numerator: 3, denominator: 5 }),
    ]
    await call({ readings: sent })
    const get = async (query: string) => {
      const headers = { Authorization: `Bearer ${key}` }
      const response = await app.fetch(
        new Request(`http://localhost/api/v1/pilots/${id}/readings${query}`, { headers }),
        {},
      )
      return { status: response.status, body: await response.json() }
    }
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await get(`?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.readings.map(({ kpi, on }: { kpi: string; on: string }) => `${kpi} ${on}`))
      cursor = body.next
    }

    expect(seen.toSorted()).toEqual([`solved ${FIRST}`, `uc.minutes ${FIRST}`, `uc.minutes ${SECOND}`].toSorted())
    expect((await get('')).body).toMatchObject({ readings: { length: 3 }, next: null })
    for (const [query, field] of [
      ['?limit=1001', 'limit'],
      ['?limit=0', 'limit'],
      ['?cursor=WyJhIl0', 'cursor'],
      ['?cursor=WyJhIiwiYiIsImMiXQ', 'cursor'],
      ['?from=2026-02-30', 'from'],
    ] as const)
      expect(await get(query)).toMatchObject({ status: 422, body: { errors: [{ field }] } })
  })

  test('attack 66: gets the first answer again for an Idempotency-Key, and no other figures under it', async () => {
    const headers = { 'Idempotency-Key': 'week-1' }
    const [first, again, other] = [
      await call(one(), headers),
      await call(one(), headers),
      await call(one({ value: 19 }), headers),
    ]

    expect(await first.json()).toMatchObject({ added: 1, replayed: false })
    expect(await again.json()).toMatchObject({ added: 1, replayed: true })
    expect(other.status).toBe(422)
  })

  test('is answered in the language that the program likes best; codes are alike in all', async () => {
    const german = await call({ readings: [one({ value: 'viel' }), one({ extra: 1 })] }, { 'Accept-Language': 'de-AT' })
    const english = await call({ readings: [one({ value: 'viel' }), one({ extra: 1 })] })
    const [theirs, ours] = [await german.json(), await english.json()]

    expect(theirs).toMatchObject({ title: 'Einige Felder passen nicht', status: 422 })
    expect(theirs.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      'Senden Sie eine Zahl.',
      'Dieses Feld gibt es nicht.',
    ])
    const codes = ({ errors }: { errors: { field: string; code: string }[] }) =>
      errors.map(({ field, code }) => `${field} ${code}`)
    expect(codes(ours)).toEqual(['readings.0.value type', 'readings.1.extra unknown'])
    expect(codes(theirs)).toEqual(codes(ours))
  })

  test('needs a reason to correct, and the field is named', async () => {
    await call(one())
    const silent = await call({ readings: [one({ value: 17 })] })

    expect(silent.status).toBe(409)
    expect(await silent.json()).toMatchObject({
      errors: [{ field: 'readings.0.value', code: 'there', detail: 'There is 18 min already.' }],
    })
    expect(await (await call({ readings: [one({ value: 17 })], reason: 'Recount' })).json()).toMatchObject({
      corrected: 1,
    })
  })

  test.each<[string, unknown, number, string[]]>([
    ['an unknown KPI', one({ kpi: 'x' }), 422, ['kpi']],
    ['a day to come', one({ on: '2999-01-01' }), 422, ['on']],
    ['no day', one({ on: '2026-02-30' }), 422, ['on']],
    ['counts for a value', { kpi: 'uc.minutes', on: FIRST, numerator: 1, denominator: 2 }, 422, ['value']],
    ['an arm that is not', one({ arm: 'control' }), 422, ['arm']],
    ['a field that is not', one({ workspace_id: 'x' }), 422, ['workspace_id']],
    ['a text for a number', { readings: [one({ value: '18' })] }, 422, ['readings.0.value']],
    ['a reason that cannot be stored', { readings: [one()], reason: 'a\u0000b' }, 422, ['reason']],
    ['no JSON', '{', 400, []],
    ['twice the same week', { readings: [one(), one()] }, 422, ['readings.1.on']],
  ])('is told about %s by field, and nothing is stored', async (_, body, status, fields) => {
    const answer = await call(body)
    const problem = await answer.json()

    expect(answer.status).toBe(status)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect((problem.errors ?? []).map(({ field }: { field: string }) => field)).toEqual(fields)
    expect(await stored()).toEqual([])
  })

  test('attacks 13 and 69: is let in by nothing but a key of this pilot, of this workspace, in the header (P33)', async () => {
    const cookie = [...owner.browser.cookies].map((pair) => pair.join('=')).join('; ')
    const other = await aPilot()
    const foreign = await aGuestPilot(browser())

    const refused = [
      await call(one(), { Authorization: '', Cookie: cookie }),
      await call(one(), { Authorization: `Bearer ${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}` }),
      await call(one(), {}, `/api/v1/pilots/${other}/readings`),
      await call(one(), {}, `/api/v1/pilots/${foreign}/readings`),
      await call(one(), {}, `/api/v1/pilots/${id}/readings?key=${key}`),
      await call(one(), { 'Content-Type': 'text/plain' }),
      await app.fetch(new Request(`http://localhost/api/v1/pilots/${id}/readings`, { method: 'DELETE' }), {}),
    ]

    expect(refused.map(({ status }) => status)).toEqual([401, 401, 404, 404, 400, 415, 405])
    for (const answer of refused) {
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect(await stored()).toEqual([])
  })

  test('is refused at once when its key is ended; only a fingerprint of it is kept', async () => {
    const kept = key
    key = await aKey()
    const [row] = await admin<{ id: string; hash: Buffer; used: Date | null }[]>`
      select id, token_hash as hash, last_used_at as used from app.pilot_keys where pilot_id = ${id} order by id desc limit 1`
    await call(one())
    const [used] = await admin`select last_used_at as used from app.pilot_keys where id = ${row?.id ?? ''}`
    await owner.browser.post(`/pilots/${id}/readings/keys`, { intent: 'revoke', key: row?.id ?? '' })
    const after = await call(one())
    key = kept

    expect(row?.hash).toHaveLength(32)
    expect([row?.used, used?.used instanceof Date]).toEqual([null, true])
    expect(after.status).toBe(401)
  })

  test('and an import at once bring one week in once (walk 16)', async () => {
    const look = await (await bring({ intent: 'look', pasted: weeks(FIRST, ['18', '17']) })).text()
    const readings = [one(), one({ on: SECOND, value: 17 })]

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? confirm(look) : call({ readings }))),
    )

    expect(answers.filter(({ status }) => status > 201)).toEqual([])
    expect((await stored()).map(({ day, value }) => [day, value])).toEqual([
      [FIRST, 18],
      [SECOND, 17],
    ])
    const [deliveries] = await admin`
      select count(*)::int as count, sum(added)::int as added from app.pilot_deliveries where pilot_id = ${id}`
    expect(deliveries).toEqual({ count: 1, added: 2 })
  })
})

describe('what happened', () => {
  test('a hard event proposes to stop at once, and the named people are mailed (walk 18)', async () => {
    const post = (fields: Record<string, string>) => owner.browser.post(`/pilots/${id}/readings/events`, fields)
    const event = { intent: 'hard', onDay: FIRST, body: 'A list went to the wrong people' }
    const without = await post(event)
    const done = await post({ ...event, hardEvent: 'leak' })
    await post({ ...event, hardEvent: 'leak' })
    const page = await textOf(owner.browser.follow(done))
    const { raw: mail } = await mailbox.waitFor('sam@readings.example.com')

    expect([without.status, done.status]).toEqual([422, 302])
    expect(page).toContain('Stop is proposed')
    expect(page).toContain('One person of the team is told by mail.')
    expect(mail).toContain('Personal data leaked')
    // Pressed twice it is one event, noted and mailed once; no mail program stops it unasked.
    expect(mail).not.toContain('List-Unsubscribe')
    expect(mailbox.to('sam@readings.example.com')).toHaveLength(1)
    expect(await admin`select about from app.pilot_notices where pilot_id = ${id} and kind = 'hardEvent'`).toEqual(
      await admin`select id::text as about from app.pilot_annotations where pilot_id = ${id}`,
    )
  })

  test('a dated note is written down, and taken back with a reason that stays', async () => {
    const post = (fields: Record<string, string>) => owner.browser.post(`/pilots/${id}/readings/events`, fields)
    const ahead = await post({ intent: 'add', onDay: '2999-01-01', body: 'x' })
    await post({ intent: 'add', onDay: SECOND, body: 'A new form went live' })
    const [note] = await admin<
      { id: string }[]
    >`select id from app.pilot_annotations where pilot_id = ${id} and hard_event_id is null`
    const silent = await post({ intent: 'withdraw', event: note?.id ?? '', reason: '' })
    await post({ intent: 'withdraw', event: note?.id ?? '', reason: 'It was the week after' })

    expect([ahead.status, silent.status]).toEqual([422, 422])
    expect(await textOf(owner.browser.get(`/pilots/${id}/readings/events`))).toMatch(
      /A new form went live.*It was the week after/,
    )
  })
})
