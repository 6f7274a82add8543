import { beforeEach, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { saveAnswer, saveInterests } from './support/saving.ts'

const { browser, admin } = await testPreflight()
const Q = 'q-kpi-definition'
let guest: Browser
let id: string
beforeEach(async () => {
  guest = browser()
  id = await guest.start()
})

const save = (
  ...[question, given]: Parameters<typeof saveAnswer> extends [unknown, unknown, ...infer Rest] ? Rest : never
) => saveAnswer(guest, id, question, given)
const stored = () =>
  admin`select question_id, value, note, version from app.answers where assessment_id = ${id} order by question_id`
const history = () => admin`select version, value from app.answer_log where assessment_id = ${id} order by version`

test('an answer is saved, and the page learns its version and when', async () => {
  const answer = await save(Q, { answer: 'level:2', note: 'Two of three KPIs' })

  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ kind: 'saved', version: 1, answer: 'level:2' })
  expect(await stored()).toEqual([{ question_id: Q, value: { level: 2 }, note: 'Two of three KPIs', version: 1 }])
})

test('a retry of the same operation is answered as the first time and changes nothing', async () => {
  const opId = newId()
  const first = await (await save(Q, { answer: 'level:2', opId })).json()

  const again = await (await save(Q, { answer: 'level:2', opId })).json()

  expect(again).toEqual(first)
  expect(await history()).toHaveLength(1)
})

test('attack 66: an operation id that comes back with another answer is refused, and the page is told why (P11)', async () => {
  const opId = newId()
  await save(Q, { answer: 'level:1', opId })

  const other = await save(Q, { answer: 'level:3', opId, version: 1 })

  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({
    kind: 'invalid',
    errors: { answer: expect.stringContaining('sent before with another answer') },
  })
  expect(await stored()).toMatchObject([{ value: { level: 1 }, version: 1 }])
})

test('twenty deliveries of one operation at once have one effect', async () => {
  const opId = newId()

  const answers = await Promise.all(Array.from({ length: 20 }, () => save(Q, { answer: 'level:3', opId })))

  const outcomes = new Set(await Promise.all(answers.filter(({ status }) => status !== 503).map((one) => one.text())))
  expect(outcomes.size).toBe(1)
  expect(await history()).toHaveLength(1)
})

test('attack 67: a save on an older version is refused with what holds now; both values are there to choose from', async () => {
  await save(Q, { answer: 'level:1' })
  await save(Q, { answer: 'level:3', note: 'theirs', version: 1 })

  const late = await save(Q, { answer: 'level:4', note: 'mine', version: 1 })

  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({
    kind: 'conflict',
    current: { answer: 'level:3', note: 'theirs', version: 2, text: expect.stringMatching(/\w+/) },
  })
  expect(await stored()).toMatchObject([{ value: { level: 3 }, version: 2 }])
})

test('two people who answer at once do not overwrite each other silently', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map((level) => save(Q, { answer: `level:${level}` })))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
})

test('an answer is cleared by choosing nothing, and its version is none', async () => {
  await save(Q, { answer: 'level:2' })

  const cleared = await save(Q, { version: 1 })

  expect(await cleared.json()).toMatchObject({ kind: 'saved', version: 0 })
  expect(await stored()).toEqual([])
  expect((await history()).map(({ value }) => value)).toEqual([{ level: 2 }, null])
})

test('ticks raise the level to the step whose facts are all ticked', async () => {
  const answer = await save(Q, { answer: 'level:1', tick: ['2.0', '2.1', '2.2', '3.0'] })

  expect(await answer.json()).toMatchObject({ kind: 'saved', answer: 'level:2' })
  expect(await stored()).toMatchObject([{ value: { level: 2, ticks: ['2.0', '2.1', '2.2', '3.0'] } }])
})

test('"not sure" is an answer', async () => {
  expect((await save(Q, { answer: 'unsure' })).status).toBe(200)
  expect(await stored()).toMatchObject([{ value: { unsure: true } }])
})

test('a note without an answer is not stored, and the person is told why', async () => {
  const answer = await save(Q, { note: 'Ask Petra' })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toEqual({
    kind: 'invalid',
    errors: { answer: 'Please choose an answer too, or "Not sure", so that your note has its place.' },
  })
  expect(await stored()).toEqual([])
})

test.each([
  ['a level that does not exist', Q, { answer: 'level:5' }],
  ['a negative level', Q, { answer: 'level:-1' }],
  ['a level in words', Q, { answer: 'level:two' }],
  ['an empty level', Q, { answer: 'level:' }],
  ['more behind the level', Q, { answer: 'level:2:3' }],
  ['an option where levels are asked', Q, { answer: 'option:yes' }],
  ['a level where options are asked', 'scope-team-size', { answer: 'level:2' }],
  ['an option of another question', 'scope-team-size', { answer: 'option:genai' }],
  ['a property of every object', 'scope-team-size', { answer: 'option:constructor' }],
  ['"none" together with others', 'scope-ai-in-use', { answers: ['none', 'genai'] }],
  ['"not sure" together with others', 'scope-ai-in-use', { answer: 'unsure', answers: ['genai'] }],
  ['an unknown one among several', 'scope-ai-in-use', { answers: ['genai', 'x'] }],
  ['a tick that is none', Q, { answer: 'level:2', tick: ['9.9'] }],
  ['a date that is none', Q, { answer: 'level:2', toldOn: '2026-02-30' }],
  ['the date infinity', Q, { answer: 'level:2', toldOn: 'infinity' }],
  ['the year 0', Q, { answer: 'level:2', toldOn: '0000-01-01' }],
  ['the year 99999', Q, { answer: 'level:2', toldOn: '99999-01-01' }],
  ['an operation without id', Q, { answer: 'level:2', opId: '' }],
  ['an operation id that is a path', Q, { answer: 'level:2', opId: '../../etc/passwd' }],
  ['a version that is no number', Q, { answer: 'level:2', version: Number.NaN }],
  ['a version without end', Q, { answer: 'level:2', version: Number.POSITIVE_INFINITY }],
  ['a negative version', Q, { answer: 'level:2', version: -1 }],
  ['half a version', Q, { answer: 'level:2', version: 0.5 }],
  ['a version beyond any', Q, { answer: 'level:2', version: 2 ** 53 }],
  ['a note over its limit', Q, { answer: 'level:2', note: 'x'.repeat(2001) }],
])('%s is refused with a mend, and nothing is stored', async (_, question, given) => {
  const answer = await save(question, given)

  expect(answer.status).toBe(422)
  const { kind, errors } = await answer.json()
  expect(kind).toBe('invalid')
  expect(Object.values(errors).join()).toMatch(/^[A-Z].+\.$/)
  expect(await stored()).toEqual([])
})

test.each([
  'role',
  'workspaceId',
  `${Q}.workspace_id`,
  `${Q}.value`,
  `${Q}.updatedAt`,
  'q-kpi-target.answer',
  'score',
  '__proto__',
])('a field that the form does not have (%s) refuses all of it', async (name) => {
  const fields: [string, string][] = [
    [`${Q}.answer`, 'level:2'],
    [`${Q}.version`, '0'],
    [`${Q}.opId`, newId()],
    [name, '1'],
  ]

  const answer = await guest.post(`/assessments/${id}/answers/${Q}`, fields)

  expect(answer.status).toBe(400)
  expect(await stored()).toEqual([])
})

test('a field that is sent twice is refused: which one was meant?', async () => {
  const twice: [string, string][] = [
    [`${Q}.answer`, 'level:2'],
    [`${Q}.answer`, 'level:3'],
    [`${Q}.version`, '0'],
    [`${Q}.opId`, newId()],
  ]

  expect((await guest.post(`/assessments/${id}/answers/${Q}`, twice)).status).toBe(400)
})

test.each(['q-none', 'constructor', '__proto__', 'toString'])('there is no question %s', async (question) => {
  expect((await save(question, { answer: 'level:2' })).status).toBe(404)
})

test('a changed scope answer that hides answers says what it does, and waits for a yes', async () => {
  await save('scope-eu-market', { answer: 'option:yes' })
  await save('q-ai-register', { answer: 'level:2' })

  const asked = await save('scope-eu-market', { answer: 'option:no', version: 1 })
  const before = await stored()
  const confirmed = await save('scope-eu-market', { answer: 'option:no', version: 1, confirmed: true })

  expect(asked.status).toBe(409)
  const { kind, effects } = await asked.json()
  expect(kind).toBe('confirm')
  expect(effects.hidden).toHaveLength(1)
  expect(before).toContainEqual(expect.objectContaining({ question_id: 'scope-eu-market', value: { option: 'yes' } }))
  expect(confirmed.status).toBe(200)
})

test('a scope question that is answered late asks too, though it changes no answer', async () => {
  await save('q-ai-register', { answer: 'level:2' })

  expect((await save('scope-eu-market', { answer: 'option:no' })).status).toBe(409)
})

test('five interests are the most, use cases and techniques together; a technique is asked nothing of its own', async () => {
  const five = ['uc-support-chatbot', 'uc-lead-scoring', 'rag', 'active-learning', 'self-supervised-learning']

  const saved = await saveInterests(guest, id, { interests: five, version: 1 })
  const six = await saveInterests(guest, id, { interests: [...five, 'uc-content-localisation'], version: 2 })
  const unknown = await saveInterests(guest, id, { interests: ['no-such-technique'], version: 2 })
  const own = await saveInterests(guest, id, {
    interests: ['rag'],
    version: 2,
    scope: { 'scope-personal-data/rag': 'option:no' },
  })

  expect([saved, six, unknown, own].map(({ status }) => status)).toEqual([200, 422, 422, 400])
  expect(await admin`select to_json(interests) as interests from app.profiles where assessment_id = ${id}`).toEqual([
    { interests: five },
  ])
})

test('of two people who answer for the same use case, the later one is shown what the other answered', async () => {
  const useCase = 'uc-support-chatbot'
  const chosen = (option: string) => ({ [`scope-personal-data/${useCase}`]: option })
  await saveInterests(guest, id, { interests: [useCase], version: 1, scope: chosen('option:yes') })

  const late = await saveInterests(guest, id, { interests: [useCase], version: 1, scope: chosen('option:no') })

  expect(late.status).toBe(409)
  const { current } = await late.json()
  expect(current).toMatchObject({
    answers: [useCase],
    version: 2,
    perUseCase: { [`scope-personal-data.answer.${useCase}`]: 'option:yes' },
  })
  expect(current.text).toMatch(/chatbot: .*\? Yes/)
})

test('hidden answers are kept, and come back with the scope', async () => {
  await save('q-ai-register', { answer: 'level:2' })
  await save('scope-eu-market', { answer: 'option:no', confirmed: true })
  const hidden = await (await guest.get(`/assessments/${id}/questions/aiact`)).text()

  await save('scope-eu-market', { answer: 'option:yes', version: 1, confirmed: true })
  const shown = await (await guest.get(`/assessments/${id}/questions/aiact`)).text()

  expect(hidden).not.toContain('name="q-ai-register.answer"')
  expect(shown).toMatch(
    /name="q-ai-register.answer"[^>]*checked=""[^>]*value="level:2"|checked=""[^>]*name="q-ai-register.answer"[^>]*value="level:2"/,
  )
})

test('interests are saved with what is asked for each; the same again is no conflict', async () => {
  const useCase = 'uc-support-chatbot'
  const scope = { [`scope-personal-data/${useCase}`]: 'option:no', [`scope-public-output/${useCase}`]: 'unsure' }
  const chosen = { interests: [useCase], version: 1, scope }

  const first = await saveInterests(guest, id, chosen)
  const retried = await saveInterests(guest, id, chosen)
  const late = await saveInterests(guest, id, { interests: [], version: 1 })

  expect(await first.json()).toMatchObject({ kind: 'saved', version: 2 })
  expect(await retried.json()).toMatchObject({ kind: 'saved', version: 2 })
  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({ kind: 'conflict', current: { answers: [useCase], version: 2 } })
})

test.each([
  ['a use case that does not exist', { interests: ['uc-none'], version: 1 }],
  [
    'an option that does not exist',
    { interests: ['uc-support-chatbot'], version: 1, scope: { 'scope-personal-data/uc-support-chatbot': 'option:x' } },
  ],
  ['more than five', { interests: [], version: 1 }],
])('interests with %s are refused', async (name, given) => {
  const page = await (await guest.get(`/assessments/${id}/questions/scope`)).text()
  const all = [...page.matchAll(/name="interests.answers"[^>]*value="([\w-]+)"/g)].map(([, useCase]) => useCase ?? '')
  const interests = name === 'more than five' ? all.slice(0, 6) : given.interests

  expect(all.length).toBeGreaterThan(6)
  expect((await saveInterests(guest, id, { ...given, interests })).status).toBe(422)
})
