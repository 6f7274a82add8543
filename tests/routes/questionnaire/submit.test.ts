import { beforeEach, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { fieldsOf, saveAnswer, saveInterests } from './support/saving.ts'

const { browser, admin } = await testPreflight()
let guest: Browser
let id: string
beforeEach(async () => {
  guest = browser()
  id = await guest.start()
})

const PILOT = 'uc-support-chatbot'
const PILOT_NAMES = ['Support-Chatbot für einfache Anfragen', 'Tier-1 support chatbot']
const review = (fields: Record<string, string>) => guest.post(`/assessments/${id}/review`, fields)
const submit = () => review({ intent: 'submit' })
const snapshots = () => admin`select sha256, inputs, result from app.snapshots where assessment_id = ${id}`
const status = async () => (await admin`select status from app.assessments where id = ${id}`)[0]?.status
const answer = (question: string, value: string, version = 0) =>
  saveAnswer(guest, id, question, { answer: value, version })

/** Every use case has its risk check, and nobody knows the use cases: ids of what does not go together. */
async function contradict() {
  await answer('q-dpia-records', 'level:3')
  await answer('q-ai-register', 'level:0')
  const page = await (await guest.get(`/assessments/${id}/review`)).text()
  const ids = [...page.matchAll(/name="contradiction" value="([\w-]+)"/g)].map(([, found]) => found ?? '')
  expect(ids).toContain('x-dpia-no-records')
  return ids
}

test('nothing cannot be submitted', async () => {
  const refused = await submit()

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('There is no answer yet')
  expect(await status()).toBe('open')
})

test('submitting freezes answers and result, and leads to the results', async () => {
  await answer('q-kpi-definition', 'level:2')

  const submitted = await submit()

  expect(submitted.headers.get('Location')).toBe(`/assessments/${id}/results`)
  expect(await status()).toBe('submitted')
  expect(await snapshots()).toMatchObject([{ inputs: { sheet: { answers: { 'q-kpi-definition': 2 } } } }])
})

test('report and plan are frozen in each language, in that of the client first', async () => {
  await answer('q-kpi-definition', 'level:2')
  await guest.post(`/assessments/${id}/roadmap`, { intent: 'save', version: '1', target: PILOT })
  await admin`update app.clients set language = 'de' where id = (select client_id from app.assessments where id = ${id})`

  await submit()

  const [frozen] =
    await admin`select report, plan, translations, catalogue_hash from app.snapshots where assessment_id = ${id}`
  const { report, plan, translations } = frozen ?? {}
  expect(Object.keys(translations)).toEqual(['en'])
  const { en } = translations
  expect([report.locale, en.report.locale]).toEqual(['de', 'en'])
  expect([report.cover.title, en.report.cover.title]).toEqual(['KI-Reife des Marketings', 'AI readiness of marketing'])
  expect(report.dimensions.map(figures)).toEqual(en.report.dimensions.map(figures))
  expect([plan.values.name, en.plan.values.name]).toEqual(PILOT_NAMES)
  expect([plan.reason, plan.values.left]).toEqual([en.plan.reason, en.plan.values.left])
  expect(
    await admin`select language from sys.catalogues where hash = ${frozen?.catalogue_hash} order by language`,
  ).toEqual([{ language: 'de' }, { language: 'en' }])
})

test('a catalogue that is kept already is not sent again', async () => {
  await answer('q-kpi-definition', 'level:2')
  await submit()
  await admin`create function refuse_catalogue() returns trigger language plpgsql as
    $$ begin raise exception 'It was sent again.'; end $$`
  await admin`create trigger sent_again before insert on sys.catalogues execute function refuse_catalogue()`
  id = await guest.start()
  await answer('q-kpi-definition', 'level:2')

  const again = await submit()

  await admin`drop trigger sent_again on sys.catalogues`
  expect(again.status).toBe(302)
  expect(await status()).toBe('submitted')
})

const figures = ({ id: dimension, score }: { id: string; score: unknown }) => [dimension, score]

test('submitted at once from two tabs is submitted once, and both tabs are told the same', async () => {
  await answer('q-kpi-definition', 'level:2')

  const both = await Promise.all([submit(), submit(), submit()])

  expect(both.map(({ status, headers }) => [status, headers.get('Location')])).toEqual(
    Array(3).fill([302, `/assessments/${id}/results`]),
  )
  expect(await snapshots()).toHaveLength(1)
  const log =
    await admin`select facts from app.audit_log where action = 'assessment.submitted' and facts ->> 'assessment' = ${id}`
  expect(log).toHaveLength(1)
})

test('an answer that comes while it is submitted is in the snapshot or refused', async () => {
  await answer('q-kpi-definition', 'level:2')

  // Whatever of it comes first, no two answers contradict each other: that would keep it from being submitted.
  const [submitted, ...late] = await Promise.all([
    submit(),
    ...[1, 2].map((level) => answer(`q-value-tracking`, `level:${level}`)),
    answer('q-baseline-measurement', 'level:1'),
  ])

  expect(submitted?.status).toBe(302)
  const [snapshot] = await snapshots()
  const frozen = Object.keys(snapshot?.inputs.sheet.answers ?? {})
  const rows = await admin`select question_id from app.answers where assessment_id = ${id}`
  expect(frozen.toSorted()).toEqual(rows.map(({ question_id }) => question_id).toSorted())
  expect(late.every(({ status }) => [200, 409].includes(status))).toBe(true)
})

test('what was submitted no longer changes, whatever is sent', async () => {
  await answer('q-kpi-definition', 'level:2')
  await submit()
  const [before] = await snapshots()

  const saved = await answer('q-kpi-definition', 'level:4', 1)
  const interests = await saveInterests(guest, id, { interests: ['uc-support-chatbot'], version: 1, confirmed: true })
  const page = await guest.post(
    `/assessments/${id}/questions/kpi`,
    fieldsOf('q-kpi-definition', { answer: 'level:4', version: 1, opId: newId() }),
  )
  const renamed = await guest.post(`/assessments/${id}/settings`, { intent: 'rename', company: 'Other' })
  const switched = await guest.post(`/assessments/${id}/settings`, { intent: 'form', form: 'short' })
  const explained = await review({ intent: 'explain', contradiction: 'x-dpia-no-records', reason: 'Both.' })

  expect(saved.status).toBe(409)
  expect(await saved.json()).toEqual({
    kind: 'refused',
    message: 'This check was submitted; its answers no longer change.',
  })
  expect([interests, renamed, switched, explained].map(({ status }) => status)).toEqual([409, 409, 409, 409])
  expect(page.status).toBe(422)
  expect(await snapshots()).toEqual([before])
})

test('answers that do not go together are changed or explained before submitting', async () => {
  const contradictions = await contradict()
  const early = await submit()
  for (const contradiction of contradictions) {
    const explained = await review({ intent: 'explain', contradiction, reason: ' Two teams. ' })
    expect(explained.status).toBe(302)
  }
  const shown = await (await guest.get(`/assessments/${id}/review`)).text()
  const submitted = await submit()

  expect(early.status).toBe(422)
  expect(await early.text()).toContain('change or explain each pair')
  expect(shown).toContain('Two teams.')
  expect(submitted.status).toBe(302)
  expect(await snapshots()).toMatchObject([
    { inputs: { acknowledgements: contradictions.map(() => ({ reason: 'Two teams.' })) } },
  ])
})

test('a reason explains the answers it was given for, and no others', async () => {
  for (const contradiction of await contradict())
    await review({ intent: 'explain', contradiction, reason: 'Two teams.' })
  await answer('q-dpia-records', 'level:4', 1)

  const early = await submit()
  const page = await (await guest.get(`/assessments/${id}/review`)).text()
  const report = await (await guest.get(`/assessments/${id}/report`)).text()
  for (const contradiction of [...page.matchAll(/name="contradiction" value="([\w-]+)"/g)].map(([, one]) => one ?? ''))
    await review({ intent: 'explain', contradiction, reason: 'Two teams, still.' })

  expect(early.status).toBe(422)
  expect(page).toContain('This reason was given when the answers were others')
  expect(page).toMatch(/<textarea[^>]*>Two teams\.<\/textarea>/)
  expect(report).not.toContain('Two teams.')
  expect((await submit()).status).toBe(302)
})

test('a reason counts again once its answers are back', async () => {
  for (const contradiction of await contradict())
    await review({ intent: 'explain', contradiction, reason: 'Two teams.' })
  await answer('q-dpia-records', 'level:4', 1)
  await answer('q-dpia-records', 'level:3', 2)

  expect((await submit()).status).toBe(302)
})

test('a reason that was typed for answers that changed meanwhile is given back, not kept', async () => {
  const [contradiction = ''] = await contradict()
  const page = await (await guest.get(`/assessments/${id}/review`)).text()
  const answers = /name="answers" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await answer('q-dpia-records', 'level:4', 1)

  const late = await review({ intent: 'explain', contradiction, answers, reason: 'Two teams.' })

  expect(late.status).toBe(422)
  expect(await late.text()).toContain('These answers were changed meanwhile')
  expect(await admin`select 1 from app.acknowledgements where assessment_id = ${id}`).toEqual([])
})

test('a reason that is taken back stands in the way again', async () => {
  for (const contradiction of await contradict())
    await review({ intent: 'explain', contradiction, reason: 'Two teams.' })
  await review({ intent: 'take-back', contradiction: 'x-dpia-no-records' })

  expect((await submit()).status).toBe(422)
  expect(await status()).toBe('open')
})

test.each([
  ['an empty reason', { contradiction: 'x-dpia-no-records', reason: '  ' }, 422],
  ['a reason without end', { contradiction: 'x-dpia-no-records', reason: 'x'.repeat(2001) }, 422],
  ['a reason that cannot be stored', { contradiction: 'x-dpia-no-records', reason: 'a\0b' }, 422],
  ['a contradiction that is none here', { contradiction: 'x-shadow-ai', reason: 'Both.' }, 404],
  ['a contradiction that is none at all', { contradiction: 'a\0b', reason: 'Both.' }, 404],
])('%s is refused', async (_, fields, expected) => {
  await contradict()

  expect((await review({ intent: 'explain', ...fields })).status).toBe(expected)
})

test.each(['', 'delete', 'Submit', 'toString'])('the review knows no form %j', async (intent) => {
  expect((await review({ intent })).status).toBe(400)
})

test('a copy goes on with all answers; the submitted one stays', async () => {
  await answer('q-kpi-definition', 'level:2')
  await submit()

  const copied = await guest.post(`/assessments/${id}`, { intent: 'copy' })
  const copyId = copied.headers.get('Location')?.split('/')[2]

  expect(copyId).not.toBe(id)
  const rows = await admin`select value, version from app.answers where assessment_id = ${copyId ?? ''}`
  expect(rows).toEqual([{ value: { level: 2 }, version: 1 }])
  expect(await status()).toBe('submitted')
})
