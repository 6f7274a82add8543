import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordingHash } from '#app/server/sheet.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { removePilot } from '#db/queries/pilots.server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const CHATBOT = 'uc-support-chatbot'
let owner: Awaited<ReturnType<typeof anOwner>>
let scope: WorkspaceScope
let clientId: string

beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@moves.example.com', 'Example GmbH')
  scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
  const { catalogue } = services
  const ladders = catalogue.questions.filter(({ kind }) => kind === 'level')
  const asked = JSON.stringify(ladders.map((one) => ({ id: one.id, hash: wordingHash(catalogue, one) })))
  await admin`
    insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version)
    select p.workspace_id, p.assessment_id, p.id, q.id, '{"level": 1}', q.hash, 1
    from app.participants p, json_to_recordset(${asked}::text::json) as q(id text, hash text)
    where p.assessment_id = ${owner.assessmentId}`
})

async function read(path: string) {
  const response = await owner.browser.get(path)
  const html = await response.text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main'))
  const text = main
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#x27;', "'")
  return { status: response.status, main, text }
}

const roadmap = () => read(`/assessments/${owner.assessmentId}/roadmap`)
const act = (id: string, fields: Record<string, string>) => owner.browser.post(`/pilots/${id}/gate`, fields)

const aPilot = (own: Parameters<typeof aSignedPilot>[2] = {}) =>
  aSignedPilot({ database: services.database, scope, clientId }, 9, {
    assessmentId: owner.assessmentId,
    targetId: CHATBOT,
    ...own,
  })

/** Holds a review of the pilot and decides in it. */
async function decide(id: string, decision: 'go' | 'iterate' | 'stop', reason = 'Everybody saw it work in the end.') {
  expect((await act(id, { intent: 'open' })).status).toBe(302)
  const [row] = await admin<{ number: number; hash: string }[]>`
    select number, inputs_sha256 as hash from app.pilot_gate_reviews where pilot_id = ${id} order by number desc limit 1`
  const fields = { number: String(row?.number), hash: row?.hash ?? '', decision, reason }
  expect((await act(id, { intent: 'decide', ...fields })).status).toBe(302)
  return String(row?.number)
}

/** The draft of the charter follows this figure. */
async function draftWith(id: string, kpi: string) {
  const followed = {
    ...{ id: kpi, name: 'Minutes per reply', unit: 'min', kind: 'continuous', direction: 'down', reference: null },
    ...{ bounds: {}, formula: '', source: '', aggregation: 'mean', worthwhile: null },
  }
  const draft = JSON.stringify({ primary: kpi, kpis: [followed] })
  await admin`update app.pilots set draft = draft || ${draft}::text::jsonb where id = ${id}`
}

const UNREADABLE = /undefined|NaN|Infinity|\[object|\d{4}-\d\d-\d\d/

test('each decision moves the roadmap and the report, a later one moves it again, and without the pilot it is as before', async () => {
  const before = await roadmap()
  expect(before.text).toContain('Only if the gate says scale')
  expect(before.text).not.toContain('Decided on')

  const pilot = await aPilot()
  await draftWith(pilot, 'minutes')
  await decide(pilot, 'go')
  const scaled = await roadmap()
  expect(scaled.text).toMatch(/Decided on .* : scale Chatbot is scaled/)
  expect(scaled.text).toContain('The roll-out is firm')
  expect(scaled.text).toContain('Decided at the gate, and part of the sums above.')
  expect(scaled.text).toContain('Everybody saw it work in the end.')
  expect(scaled.text).not.toContain('Only if the gate says scale')
  expect(scaled.main).toContain(`href="/pilots/${pilot}/gate/1/evidence.pdf"`)
  expect(scaled.text).not.toMatch(UNREADABLE)
  const report = await read(`/assessments/${owner.assessmentId}/report`)
  expect(report.text).toContain('Yes: scale. The roll-out can begin on')
  expect(report.text).toContain('Roadmap: the roll-out')
  expect(report.main).toMatch(/href="#pilot-design"[\s\S]*href="#evidence"/)
  expect(report.text).toMatch(/Minutes per reply \(decides\) – [\d.]+ 3 less/)
  expect(report.text).toMatch(/The smallest effect that it can show: [\d.]+/)
  expect(report.text).toMatch(/Scale, decided on .*\. The target is met: Minutes per reply/)
  expect(report.text).toMatch(/This is against the rule\.|The rule proposes: Scale/)
  expect(report.text).toMatch(/Computed by pilots-\d+ .* [0-9a-f]{64}/)
  expect(report.text).not.toMatch(/undefined|NaN|Infinity|\[object/)

  await decide(pilot, 'stop', 'Legal found that it told customers wrong things.')
  const stopped = await roadmap()
  expect(stopped.text).toMatch(/Decided on .* : stop Chatbot ends here/)
  expect(stopped.text).toMatch(/\d+ steps have left the plan/)
  expect(stopped.text).toContain('(roll-out)')
  expect(stopped.text).toContain('Legal found that it told customers wrong things.')
  expect(stopped.text).not.toContain('Start a pilot from this')
  expect((await read(`/assessments/${owner.assessmentId}/report`)).text).toContain('Stopped. Choose what comes next.')

  await decide(pilot, 'iterate')
  const again = await roadmap()
  expect(again.text).toMatch(/Decided on .* : iterate/)
  expect(again.text).toContain('The next pilot has no charter yet. Make one from the first')
  expect(again.text).toContain('Only if the gate says scale')

  const made = await act(pilot, { intent: 'next', baseline: 'yes' })
  const twice = await act(pilot, { intent: 'next', baseline: 'yes' })
  const charter = made.headers.get('Location') ?? ''
  expect([made.status, twice.headers.get('Location')]).toEqual([302, charter])
  expect((await roadmap()).main).toContain(`href="${charter}"`)
  expect((await roadmap()).text).toContain('its charter is not signed yet')
  expect((await read(charter)).text).toContain('Chatbot, pilot 2')
  const nextId = charter.split('/')[2] ?? ''
  const [taken] = await admin<{ pilot: number; control: number; last: boolean }[]>`
    select count(*) filter (where r.arm = 'pilot')::int as pilot, count(*) filter (where r.arm = 'control')::int as control,
      max(r.on_day) < (select starts_on from app.pilots where id = ${pilot}) as last
    from app.pilot_readings r where r.pilot_id = ${nextId} and r.kpi_id = 'minutes'`
  expect(taken).toEqual({ pilot: 12, control: 12, last: true })
  expect((await read(`/pilots/${pilot}/gate`)).main).toContain(`href="${charter}"`)

  const gate = await read(`/pilots/${pilot}/gate`)
  expect(gate.main).toContain(`href="/assessments/${owner.assessmentId}/review#again"`)
  expect(gate.text).toMatch(/Ask their questions again; no level changes by itself: .*Adoption/)
  const asked = (await read(`/assessments/${owner.assessmentId}/review`)).text
  expect(asked).toMatch(/\d+ questions are asked again after a pilot/)
  const fields = { answer: 'level:1', version: '1', opId: crypto.randomUUID(), confirmed: 'yes' }
  const prefixed = Object.fromEntries(Object.entries(fields).map(([name, one]) => [`q-value-tracking.${name}`, one]))
  const section = services.catalogue.questions.find(({ id }) => id === 'q-value-tracking')?.section
  const page = `/assessments/${owner.assessmentId}/questions/${section}`
  expect((await read(page)).text).toContain('Asked again after the pilot “Chatbot”')
  expect((await owner.browser.post(page, prefixed)).status).toBe(302)
  const count = (text: string) => Number(/(\d+) questions are asked again/.exec(text)?.[1])
  expect(count((await read(`/assessments/${owner.assessmentId}/review`)).text)).toBe(count(asked) - 1)

  for (const id of [pilot, nextId]) await services.database.withWorkspace(scope, (tx) => removePilot(tx, id))
  expect((await read(`/assessments/${owner.assessmentId}/review`)).text).not.toContain('asked again')
  expect((await roadmap()).text).toBe(before.text)
})

test('a pilot of something else leaves the plan as it is and is named; only one that goes on has a next pilot', async () => {
  const other = await aPilot({ name: 'Own idea', targetId: undefined })
  await decide(other, 'stop')
  const { text } = await roadmap()

  expect(text).toMatch(/Decided about other pilots Own idea : Decided on .* : stop/)
  expect(text).not.toContain('have left the plan')
  expect((await act(other, { intent: 'next' })).status).toBe(409)
})

test('what was submitted keeps its plan and report, and only names what was decided since', async () => {
  expect((await owner.browser.post(`/assessments/${owner.assessmentId}/review`, { intent: 'submit' })).status).toBe(302)
  const report = () => read(`/assessments/${owner.assessmentId}/report`)
  const frozen = [(await report()).text, (await roadmap()).text]
  expect(frozen[0]).toMatch(/Pilot design.*Own idea/)
  const late = await aPilot({ name: 'Late pilot' })
  await decide(late, 'go')

  expect((await report()).text).toBe(frozen[0])
  const now = (await roadmap()).text
  expect(now).toMatch(/Decided since This check was submitted before.* Late pilot : Decided on .* : scale/)
  expect(now).not.toContain('The roll-out is firm')
  const gate = await read(`/pilots/${late}/gate`)
  expect(gate.text).toContain('Ask them again in a copy of the check')
  const copied = await owner.browser.post(`/assessments/${owner.assessmentId}`, { intent: 'copy' })
  expect((await read(copied.headers.get('Location') ?? '')).text).toMatch(/\d+ questions are asked again after a pilot/)
})
