import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { thawFigures } from '#app/core/pilots/frozen-figures.ts'
import { watchGuardrails } from '#app/server/pilots/watch-guardrails.server.ts'
import { formatJson } from '#cli/json-output.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { addClient } from '#db/queries/clients.server.ts'
import { addEvent } from '#db/queries/pilot-events.server.ts'
import { addPilot } from '#db/queries/pilots.server.ts'
import { START } from '#tests/core/pilots/support/pilots.ts'
import type { Browser } from '#tests/support/browser.ts'
import { command } from '#tests/support/command.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { aDraft } from '#tests/support/pilot-charters.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({
  smtpUrl: await mailbox.open(),
  secret: '5b1f0b7c9a4e35268d1f0b7c9a4e3526',
})
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let viewer: Person
let scope: WorkspaceScope
let clientId: string
beforeAll(async () => {
  owner = await anOwner(place, 'owner@verdicts.example.com', 'Example GmbH')
  viewer = await aPerson(place, 'viewer@verdicts.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
  scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
})

type Own = Parameters<typeof aSignedPilot>[2]
const aPilot = (weeksAgo: number, own: Own = {}) =>
  aSignedPilot({ database: services.database, scope, clientId }, weeksAgo, own)

async function read(path: string, by: Browser = owner.browser) {
  const response = await by.get(path)
  const html = await response.text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main'))
  const text = main
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#x27;', "'")
  return { status: response.status, headers: response.headers, html, text, main }
}

/** No reader meets what is no word. */
const UNREADABLE = /undefined|NaN|Infinity|\[object|\d{4}-\d\d-\d\d/

describe('the page of a pilot', () => {
  test('in week 3 no word of it reads as success or failure (walk 17)', async () => {
    const id = await aPilot(2)
    const { text, main, status } = await read(`/pilots/${id}/verdict`)

    expect(status).toBe(200)
    expect(text).toMatch(/Too early to decide\. First honest answer on \d{1,2} \w+ \d{4}\./)
    expect(text).toContain('Complete figures of the pilot: 2 of the 6 that are needed at least.')
    expect(text).not.toMatch(/\b(success|fail|met|worse|improved|better|won|lost|good|bad|scale|stop)\w*\b/i)
    expect(text).not.toMatch(UNREADABLE)
    expect(main).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Minutes per reply by week/)
    expect((await read(`/pilots/${id}/sheet`)).text).not.toMatch(/\b(success|fail|met|worse|improved|better)\w*\b/i)
  })

  test('at the end says the answer first, then range, guardrails, claims and value', async () => {
    const id = await aPilot(9, { charter: { claims: [{ id: 'claim-eff-20-40', kpi: 'minutes', least: 0.2 }] } })
    const { text, main } = await read(`/pilots/${id}/verdict`)

    expect(main).toMatch(/<h1[^>]*>The target is met: Minutes per reply is better by at least 3,/)
    expect(text).toMatch(/it lies between [\d.]+ lower and [\d.]+ lower; such a range is right in 99 of 100 pilots/)
    expect(text).toMatch(/errors (Holds|Not shown yet)/)
    expect(text).toMatch(/Not shown|but whether as much as claimed is open|Shown to be less/)
    expect(text).toMatch(/Net value .*EUR \d/)
    expect(text).toContain('a year is worth more than it costs in more than 99 % of all cases')
    expect(text).toContain('It is time for the gate review.')
    expect(text).not.toMatch(UNREADABLE)
  })

  test('a hard event proposes to stop at once', async () => {
    const id = await aPilot(2, { content: { hardEvents: [{ id: 'leak', text: 'Personal data got out' }] } })
    const event = { onDay: new Date().toISOString().slice(0, 10), body: 'A list was public.', hardEventId: 'leak' }
    await services.database.withWorkspace(scope, (tx) => addEvent(tx, id, event))
    const { text } = await read(`/pilots/${id}/verdict`)

    expect(text).toContain('Something happened that ends this pilot by its own charter.')
    expect(text).toContain('Personal data got out')
    expect((await read(`/pilots/${id}/gate`)).text).toContain('Begin the gate review')
    expect((await read(`/pilots/${id}`)).text).toContain('“Personal data got out” happened.')
  })

  test('hides the weekly range where weeks resemble each other, and says so', async () => {
    const alike = [50, 51, 52, 53, 54, 55, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43]
    let next = 0
    const id = await aPilot(7, {
      charter: { design: 'before-after' },
      readings: (all) =>
        all.flatMap((one) =>
          one.arm === 'control' ? [] : one.kpi === 'minutes' ? [{ ...one, value: alike[next++] ?? 43 }] : [one],
        ),
    })

    expect((await read(`/pilots/${id}/verdict`)).text).toContain('Neighbouring weeks resemble each other')
  })

  test('gives each chart as picture and as figures; a KPI that is not there is not', async () => {
    const id = await aPilot(9)
    const svg = await read(`/pilots/${id}/charts/minutes/svg`)
    const csv = await read(`/pilots/${id}/charts/minutes/csv`)

    expect(svg.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8')
    expect(svg.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(svg.html).toContain('<title>Chatbot: Minutes per reply</title>')
    expect(csv.html.split('\r\n')).toHaveLength(22)
    expect(csv.html).toMatch(/,pilot,44,,49,50\.3\d+,41\.38\d+,59\.28\d+,,/)
    for (const path of ['charts/nothing/svg', 'charts/minutes/exe'])
      expect((await owner.browser.get(`/pilots/${id}/${path}`)).status).toBe(404)
  })
})

describe('the gate review', () => {
  const act = (id: string, fields: Record<string, string>, by: Browser = owner.browser) =>
    by.post(`/pilots/${id}/gate`, fields)
  const reviewOf = async (id: string) => {
    const [row] = await admin<{ number: number; hash: string; figures: unknown; on: string }[]>`
      select number, inputs_sha256 as hash, figures, on_day::text as on from app.pilot_gate_reviews
      where pilot_id = ${id} order by number desc limit 1`
    if (!row) throw new Error('No review was begun.')
    return { number: String(row.number), hash: row.hash, figures: row.figures, on: row.on }
  }

  test('is refused in week 3, and to who may only look', async () => {
    const early = await aPilot(2)
    const over = await aPilot(9)

    expect((await act(early, { intent: 'open' })).status).toBe(409)
    expect((await read(`/pilots/${early}/gate`)).text).toContain('Not yet')
    expect((await act(over, { intent: 'open' }, viewer.browser)).status).toBe(403)
    expect((await read(`/pilots/${over}/gate`, viewer.browser)).html).not.toContain('value="open"')
  })

  test('freezes, proposes with every reason, takes an override only with one, and keeps it visible', async () => {
    const checks = [{ id: 'dpia', text: 'Impact assessment done', systemId: null, dutyId: null }]
    const id = await aPilot(9, {
      assessmentId: owner.assessmentId,
      targetId: 'uc-support-chatbot',
      content: { checks },
    })
    expect((await act(id, { intent: 'open' })).status).toBe(302)
    const { number, hash } = await reviewOf(id)
    const proposal = (await read(`/pilots/${id}/gate`)).text
    expect(proposal).toContain('The rule proposes: Iterate')
    expect(proposal).toContain('A check of the law is open: “Impact assessment done”.')

    const decide = (fields: Record<string, string>) =>
      act(id, { intent: 'decide', number, hash, reason: '', ...fields })
    expect((await decide({})).status).toBe(422)
    const refused = await decide({ decision: 'go', reason: 'Because' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/against the rule[\s\S]*Because<\/textarea>/)
    expect((await decide({ decision: 'go', hash: '0'.repeat(64), reason: 'Legal approved it by mail.' })).status).toBe(
      409,
    )
    expect((await decide({ decision: 'go', reason: 'Legal approved it by mail.' })).status).toBe(302)
    expect((await decide({ decision: 'stop', reason: 'We thought again about it.' })).status).toBe(409)

    expect((await act(id, { intent: 'sign', number, discipline: 'legal', name: '' })).status).toBe(422)
    expect((await act(id, { intent: 'sign', number, discipline: 'legal', name: 'Lea Legal' })).status).toBe(302)
    expect((await act(id, { intent: 'sign', number, discipline: 'legal', name: 'Somebody' })).status).toBe(409)
    const { text, main } = await read(`/pilots/${id}/gate`)
    expect(text).toContain('Against the rule, which proposed: Iterate.')
    expect(text).toContain('Legal approved it by mail.')
    expect(text).toContain('Lea Legal')
    expect(main).toContain(`/assessments/${owner.assessmentId}/roadmap`)
    expect(text.replaceAll(/--on/g, '')).not.toMatch(UNREADABLE)
    expect((await read(`/pilots/${id}`)).text).toMatch(/Decided: scale.*Read the decision/)
  })

  test('a check that no duty answers passes or fails once somebody says what shows it', async () => {
    const checks = [
      { id: 'dpia', text: 'Impact assessment done', systemId: null, dutyId: null },
      { id: 'notice', text: 'People are told', systemId: clientId, dutyId: 'o-01' },
    ]
    const id = await aPilot(9, { content: { checks } })
    const say = (fields: Record<string, string>, by?: Browser) => act(id, { intent: 'check', ...fields }, by)
    const pass = { check: 'dpia', state: 'pass', evidence: 'Signed by Lea on 2 May' }

    const silent = await say({ ...pass, evidence: ' ' })
    const undecided = await say({ ...pass, state: 'perhaps' })
    expect([silent.status, undecided.status]).toEqual([422, 422])
    expect(await silent.text()).toMatch(/Write down what shows it, such as a link/)
    expect(await undecided.text()).toMatch(/Choose how it stands[\s\S]*Signed by Lea on 2 May<\/textarea>/)
    expect((await say({ ...pass, check: 'notice' })).status).toBe(400)
    expect((await say({ ...pass, check: 'nothing' })).status).toBe(400)
    expect((await say(pass, viewer.browser)).status).toBe(403)

    await act(id, { intent: 'open' })
    const open = (await read(`/pilots/${id}/gate`)).text
    expect(open).toContain('Checks of the law are open: “Impact assessment done” and “People are told”.')
    expect((await say(pass)).status).toBe(302)
    await act(id, { intent: 'open' })
    const passed = (await read(`/pilots/${id}/gate`)).text
    expect(passed).toMatch(/Impact assessment done In place Signed by Lea on 2 May/)
    expect(passed).toContain('A check of the law is open: “People are told”.')
    expect((await say({ ...pass, state: 'fail', evidence: 'Lea took it back' })).status).toBe(302)
    const logged = await admin`
      select facts ->> 'state' as state from app.audit_log
      where action = 'pilot.checkSaid' and facts ->> 'pilot' = ${id} order by seq`
    expect(logged).toEqual([{ state: 'pass' }, { state: 'fail' }])
    const looked = await read(`/pilots/${id}/gate`, viewer.browser)
    expect(looked.text).toMatch(/Impact assessment done Not passed Lea took it back/)
    expect(looked.html).not.toContain('value="check"')
  })

  test('its export, recomputed by the command line, gives every frozen figure and the hash (walk 19)', async () => {
    const id = await aPilot(9)
    await act(id, { intent: 'open' })
    const { hash, figures, on } = await reviewOf(id)
    const exported = (await read(`/pilots/${id}/export.json?review=1`)).html
    const { status, stdout } = await command(['kpi', '--in', '-', '--on', on], { input: exported })
    const { engine, ...frozen } = thawFigures(figures) as Record<string, unknown>

    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual(JSON.parse(formatJson({ engine, inputs: hash, ...frozen })))
    expect(
      JSON.parse(stdout).figures.some((one: { atEnd: { method: string } }) => one.atEnd.method === 'paired-welch'),
    ).toBe(true)
    expect((await read(`/pilots/${id}/export.json`)).html).toBe(exported)
    expect((await owner.browser.get(`/pilots/${id}/export.json?review=9`)).status).toBe(404)
  })

  test('its evidence is a paper with pictures and figures', async () => {
    const id = await aPilot(9)
    await act(id, { intent: 'open' })
    const paper = await owner.browser.get(`/pilots/${id}/gate/1/evidence.pdf`)

    expect(paper.headers.get('Content-Type')).toBe('application/pdf')
    expect((await paper.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    expect((await owner.browser.get(`/pilots/${id}/gate/2/evidence.pdf`)).status).toBe(404)
  })
})

describe('what a pilot really cost', () => {
  const cost = (id: string, own: Record<string, string> = {}, by: Browser = owner.browser) =>
    by.post(`/pilots/${id}/costs`, {
      intent: 'add',
      id: newId(),
      onDay: new Date().toISOString().slice(0, 10),
      amount: '1.234,50 €',
      purpose: 'Licences for a month',
      ...own,
    })

  test('stands beside what was planned, on sheet, verdict, evidence and export; taken back, it stays with its reason', async () => {
    const id = await aPilot(9)
    const before = (await read(`/pilots/${id}/export.json`)).html
    expect((await read(`/pilots/${id}/sheet`)).text).toContain('nothing that was really spent was entered')

    for (const [own, says] of [
      [{ amount: '' }, 'Enter an amount, such as'],
      [{ amount: '1.234' }, 'a thousand times more or less'],
      [{ amount: '-3' }, 'Enter an amount above 0'],
      [{ purpose: ' ' }, 'Say in a few words what it was for'],
      [{ onDay: '2999-01-01' }, 'today or before'],
      [{ onDay: 'soon' }, 'Please give the date as day, month and year.'],
    ] as const) {
      const refused = await cost(id, own)
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(says)])
    }
    expect((await cost(id, {}, viewer.browser)).status).toBe(403)
    expect((await cost(id, { id: 'none' })).status).toBe(400)

    const once = { id: newId() }
    for (const own of [once, once, { ...once, amount: '0,07', purpose: 'A stamp' }])
      expect((await cost(id, own)).status).toBe(302)

    const sum = 'EUR 1,234.57'
    expect((await read(`/pilots/${id}/sheet`)).text).toMatch(
      new RegExp(`${sum} spent, entered by \\S+, up to .* The charter’s estimate for the same time was about EUR `),
    )
    const { text } = await read(`/pilots/${id}/verdict`, viewer.browser)
    expect(text).toMatch(new RegExp(`Really spent ${sum} up to .*, in 2 entries\\. Planned by the charter EUR `))
    expect(text).not.toMatch(UNREADABLE)
    const page = await read(`/pilots/${id}/costs`)
    expect(page.text).toContain('A stamp')
    expect(page.text).not.toMatch(UNREADABLE)
    expect((await read(`/pilots/${id}/costs`, viewer.browser)).html).not.toContain('value="withdraw"')
    expect(JSON.parse((await read(`/pilots/${id}/export.json`)).html).costs).toMatchObject([
      { cents: 7, currency: 'EUR', text: 'A stamp' },
      { cents: 123_450, currency: 'EUR', text: 'Licences for a month' },
    ])
    expect((await owner.browser.post(`/pilots/${id}/gate`, { intent: 'open' })).status).toBe(302)
    expect((await owner.browser.get(`/pilots/${id}/gate/1/evidence.pdf`)).status).toBe(200)

    const rows = await admin<{ id: string }[]>`select id from app.pilot_costs where pilot_id = ${id}`
    const withdraw = (reason: string, by = owner.browser) =>
      Promise.all(rows.map((row) => by.post(`/pilots/${id}/costs`, { intent: 'withdraw', id: row.id, reason })))
    expect((await withdraw('')).map(({ status }) => status)).toEqual([422, 422])
    expect((await withdraw('Paid by another.')).map(({ status }) => status)).toEqual([302, 302])
    expect((await read(`/pilots/${id}/costs`)).text).toContain('Paid by another.')
    expect((await read(`/pilots/${id}/export.json`)).html).toBe(before)
    expect(JSON.parse((await read(`/pilots/${id}/export.json?review=1`)).html).costs).toHaveLength(2)
  })

  test('is never changed by a statement of the product', async () => {
    const id = await aPilot(2)
    await cost(id)
    const change = services.database.withWorkspace(scope, (tx) => tx.execute(sql`update app.pilot_costs set cents = 1`))

    await expect(change).rejects.toThrow()
  })

  test('is written down without an account, and only once the charter is signed', async () => {
    const guest = browser()
    const assessment = await guest.start({ company: 'Guest KG' })
    const [found] = await admin<{ workspace: string; client: string }[]>`
      select workspace_id as workspace, client_id as client from app.assessments where id = ${assessment}`
    const { workspace = '', client = '' } = found ?? {}
    const [row] = await admin<{ actor: string }[]>`
      select id as actor from app.participants where assessment_id = ${assessment}`
    const own = { workspaceId: workspace, actorId: row?.actor ?? '' }
    const id = await aSignedPilot({ database: services.database, scope: own, clientId: client }, 2)
    const unsigned = await services.database.withWorkspace(own, (tx) =>
      addPilot(tx, {
        clientId: client,
        assessmentId: null,
        targetId: null,
        previousId: null,
        name: 'New',
        draft: aDraft(),
      }),
    )

    expect((await cost(id, {}, guest)).status).toBe(302)
    expect((await read(`/pilots/${id}/sheet`, guest)).text).toContain('EUR 1,234.50 spent, as entered, up to')
    expect((await cost(String(unsigned), {}, guest)).status).toBe(409)
    expect((await read(`/pilots/${unsigned}/costs`, guest)).text).toContain('Once it is signed')
  })
})

describe('the limits of a chart', () => {
  const scaled = async () => {
    const id = await aPilot(9)
    const [open] = await Promise.all([owner.browser.post(`/pilots/${id}/gate`, { intent: 'open' })])
    expect(open.status).toBe(302)
    const [review] = await admin<{ hash: string; proposed: string }[]>`
      select inputs_sha256 as hash, proposed from app.pilot_gate_reviews where pilot_id = ${id}`
    const decision = {
      number: '1',
      hash: review?.hash ?? '',
      decision: 'go',
      reason: 'The team wants to go on with it.',
    }
    expect((await owner.browser.post(`/pilots/${id}/gate`, { intent: 'decide', ...decision })).status).toBe(302)
    return id
  }
  const startOf = async (id: string) => {
    const [pilot] = await admin<{ on: string }[]>`select starts_on::text as on from app.pilots where id = ${id}`
    return pilot?.on ?? ''
  }

  test('are computed anew only after scaling and with four times yes; it shows, can be recomputed and taken back', async () => {
    const early = await aPilot(9)
    const id = await scaled()
    const from = await startOf(id)
    const yes = {
      intent: 'set',
      kpi: 'minutes',
      from,
      known: 'yes',
      wanted: 'yes',
      lasting: 'yes',
      reason: 'All use it.',
    }
    const ask = (own: object, by: Browser = owner.browser, pilot = id) =>
      by.post(`/pilots/${pilot}/limits`, { ...yes, ...own })

    expect((await read(`/pilots/${id}/limits`)).text).toContain('Yes: from')
    expect((await read(`/pilots/${early}/limits`)).html).not.toContain('value="set"')
    expect((await ask({}, viewer.browser)).status).toBe(403)
    for (const [own, says] of [
      [{ wanted: 'no' }, 'The change is not wanted'],
      [{ lasting: 'no' }, 'It is not meant to last'],
      [{ known: 'no' }, 'Nobody knows the cause yet'],
      [{ kpi: 'errors' }, 'no long run'],
      [{ reason: ' ' }, 'Write down what changed'],
      [{ wanted: '' }, 'Choose yes or no'],
    ] as const) {
      const refused = await ask(own)
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(says)])
    }
    expect(await (await ask({}, owner.browser, early)).text()).toContain('During a pilot its limits never move')
    expect((await ask({})).status).toBe(302)

    expect(await (await ask({})).text()).toContain('There are new limits from that day on')

    const { text, main } = await read(`/pilots/${id}/verdict`)
    expect(text).toContain('people decided about it at the gate')
    expect(text).toMatch(/From [^,]* on there are new limits, which rest on 8 figures since then/)
    expect(main).toMatch(/new limits from \d{1,2} \w+/)
    expect(text).not.toMatch(UNREADABLE)
    expect((await read(`/pilots/${id}/sheet`)).text).toContain('The limits were computed anew. All use it.')
    expect((await read(`/pilots/${id}/limits`)).text).toContain('All use it.')
    const exported = (await read(`/pilots/${id}/export.json`)).html
    expect(JSON.parse(exported).annotations.at(-1)).toMatchObject({ on: from, newLimits: { kpi: 'minutes' } })
    const csv = (await read(`/pilots/${id}/charts/minutes/csv`)).html
    expect(csv).toMatch(/,pilot,44,,49,43,/)

    const [event] = await admin<{ id: string }[]>`select id from app.pilot_annotations where pilot_id = ${id}`
    const undo = { intent: 'withdraw', kpi: 'minutes', event: event?.id ?? '' }
    expect((await owner.browser.post(`/pilots/${id}/limits`, { ...undo, reason: '' })).status).toBe(422)
    expect((await owner.browser.post(`/pilots/${id}/limits`, { ...undo, reason: 'It was the season.' })).status).toBe(
      302,
    )
    expect((await read(`/pilots/${id}/limits`)).text).toContain('It was the season.')
    expect((await read(`/pilots/${id}/verdict`)).text).not.toContain('there are new limits')
  })
})

describe('the board', () => {
  test('says of each pilot how much time is left, how its main figure runs and what comes next, by company', async () => {
    const other = await services.database.withWorkspace(scope, (tx) => addClient(tx, 'Other GmbH'))
    await aPilot(9, { name: 'Over and due' })
    await aSignedPilot({ database: services.database, scope, clientId: other }, 2, { name: 'In week three' })
    await aSignedPilot({ database: services.database, scope, clientId: other }, -2, {
      name: 'To begin',
      readings: () => [],
    })
    const { text, main } = await read(`/pilots?client=${clientId}`)
    const elsewhere = await read(`/pilots?client=${other}`)

    expect(text).toContain('Over and due')
    expect(text).toContain('Hold the gate review')
    expect(main).toMatch(/aria-label="Minutes per reply by week, [^"]*limits/)
    expect(text).not.toContain('In week three')
    expect(elsewhere.text).toContain('In week three')
    expect(elsewhere.text).toMatch(/Nothing; first honest answer on \d+\s\w+\s\d{4}/)
    expect(elsewhere.text).toContain('Enter the figures from before the start')
    expect(elsewhere.text).toContain('6 weeks left')
    expect(elsewhere.text).not.toMatch(UNREADABLE)
  })
})

test('a broken guardrail is mailed once to those who are told, with where people decide', async () => {
  const told = 'told@verdicts.example.com'
  const id = await aPilot(7, {
    told: [told],
    readings: (all) =>
      all.map((one) =>
        'numerator' in one && one.arm === 'pilot' && one.on >= START ? { ...one, numerator: 80 } : one,
      ),
  })
  await watchGuardrails(services)
  await watchGuardrails(services)
  const mail = await mailbox.waitFor(told)

  expect(mailbox.to(told)).toHaveLength(1)
  expect(mail.raw).toContain('Subject: Chatbot: errors got worse than agreed')
  expect(mail.raw).toContain(id)
  expect(mail.raw).toMatch(/^List-Unsubscribe-Post: /m)
  expect(await admin`select about from app.pilot_notices where pilot_id = ${id}`).toEqual([{ about: 'errors' }])
})
