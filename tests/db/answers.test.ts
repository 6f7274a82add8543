import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { saveLeadAnswer } from '#db/queries/answer-write.server.ts'
import type { AnswerSave } from '#db/queries/answers.server.ts'
import { findAnswer, listLeadAnswers, saveAnswer } from '#db/queries/answers.server.ts'
import { closeAssessment } from '#db/queries/assessments.server.ts'
import { hideQuestion, showQuestion } from '#db/queries/own-questions.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let started: StartedAssessment
beforeAll(async () => {
  started = await aStartedAssessment(database)
})

const save = (answer: AnswerSave, by = started) => database.withWorkspace(by.scope, (tx) => saveAnswer(tx, answer))
const find = (answer: AnswerSave) => database.withWorkspace(started.scope, (tx) => findAnswer(tx, answer))
const historyOf = (questionId: string) =>
  admin`select version, value from app.answer_log where workspace_id = ${started.scope.workspaceId} and question_id = ${questionId} order by saved_at, version`

test('an answer comes back as it was given, with note, evidence and who told it', async () => {
  const answer = anAnswer(started, {
    questionId: 'q-texts',
    value: { options: ['email', 'crm'] },
    note: ' “Zwei” Sätze,\nmit Umlauten: äöüß 🛫 ',
    evidence: 'https://wiki.example.com/kpi?a=1&b=%20',
    toldBy: 'Frau Müller-Lüdenscheidt',
    toldOn: '2026-11-20',
  })

  await save(answer)

  const { opId, baseVersion, ...given } = answer
  expect(await find(answer)).toMatchObject({ ...given, version: 1 })
})

test('a save on an older version is refused and told what holds now', async () => {
  const first = anAnswer(started, { questionId: 'q-stale' })
  await save(first)
  await save(anAnswer(started, { questionId: 'q-stale', value: { level: 3 }, baseVersion: 1 }))

  const late = await save(anAnswer(started, { questionId: 'q-stale', value: { level: 0 }, baseVersion: 1 }))

  expect(late).toMatchObject({ ok: false, reason: 'conflict', current: { value: { level: 3 }, version: 2 } })
  expect(await find(first)).toMatchObject({ value: { level: 3 } })
})

test('a retry of an accepted save gets the first result and changes nothing', async () => {
  const answer = anAnswer(started, { questionId: 'q-retry' })
  const first = await save(answer)
  await save(anAnswer(started, { questionId: 'q-retry', value: { level: 4 }, baseVersion: 1 }))

  const again = await save(answer)

  expect(again).toEqual(first)
  expect(await find(answer)).toMatchObject({ value: { level: 4 }, version: 2 })
  expect(await historyOf('q-retry')).toHaveLength(2)
})

test('the lead’s answer is saved in one statement only where nothing else has to be looked at', async () => {
  const by = await aStartedAssessment(database)
  const { scope } = by
  const lead = (answer: AnswerSave, isGuest = true) =>
    database.askWorkspace(scope, (tx) => saveLeadAnswer(tx, answer, isGuest))
  const set = (change: string) =>
    admin.unsafe(`update app.workspaces set ${change} where workspace_id = '${scope.workspaceId}'`)
  const answer = anAnswer(by, { questionId: 'q-lead' })
  const next = () => anAnswer(by, { questionId: 'q-lead', value: { level: 3 }, baseVersion: 1 })
  const stranger = await aStartedAssessment(database)

  expect(await lead(answer)).toMatchObject({ ok: true, version: 1 })
  expect(await lead(answer), 'a retry').toBeNull()
  expect(await lead(anAnswer(by, { questionId: 'q-lead' })), 'an older version').toBeNull()
  expect(await lead(anAnswer(stranger, { questionId: 'q-lead' })), 'of another workspace').toBeNull()
  await database.withWorkspace(scope, (tx) => hideQuestion(tx, 'q-other'))
  expect(await lead(next()), 'questions of its own').toBeNull()
  await database.withWorkspace(scope, (tx) => showQuestion(tx, 'q-other'))
  await set(`last_active_at = now() - interval '11 minutes'`)
  expect(await lead(next()), 'to be kept longer').toBeNull()
  await set(`last_active_at = now(), expires_at = null, kind = 'team'`)
  expect(await lead(next()), 'a guest in work that is kept').toBeNull()
  expect(await lead(next(), false)).toMatchObject({ ok: true, version: 2 })
  await database.withWorkspace(scope, (tx) => closeAssessment(tx, by.assessmentId))
  expect(await lead({ ...next(), baseVersion: 2 }, false), 'submitted').toBeNull()
  expect(await admin`select version from app.answer_log where workspace_id = ${scope.workspaceId}`).toHaveLength(2)
})

test('an operation id serves one answer only', async () => {
  const answer = anAnswer(started, { questionId: 'q-own' })
  await save(answer)

  expect(await save({ ...answer, questionId: 'q-other' })).toEqual({ ok: false, reason: 'reused' })
})

test.each([
  ['value', { value: { level: 3 } }],
  ['ticks', { value: { level: 2, ticks: ['3.0'] } }],
  ['clearing', { value: null }],
  ['note', { note: 'Another' }],
  ['evidence', { evidence: 'Another' }],
  ['who told it', { toldBy: 'Another' }],
  ['when it was told', { toldOn: '2026-11-19' }],
] as const)(
  'an operation id that comes back with another %s is refused, never called saved (P11)',
  async (name, change) => {
    const answer = anAnswer(started, { questionId: `q-reused-${name.replaceAll(' ', '-')}` })
    await save(answer)

    expect(await save({ ...answer, ...change } as AnswerSave)).toEqual({ ok: false, reason: 'reused' })
    expect(await find(answer)).toMatchObject({ value: answer.value, note: answer.note, version: 1 })
  },
)

test('thirty deliveries of one operation at once have one effect', async () => {
  const answer = anAnswer(started, { questionId: 'q-thirty' })

  const results = await Promise.all(Array.from({ length: 30 }, () => save(answer)))

  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  expect(results[0]).toMatchObject({ ok: true, version: 1 })
  expect(await historyOf('q-thirty')).toHaveLength(1)
})

test('fifty writers who each retry on conflict end at exactly fifty', async () => {
  const writer = async () => {
    let baseVersion = 0
    for (;;) {
      const result = await save(anAnswer(started, { questionId: 'q-fifty', baseVersion }))
      if (result.ok) return
      if (result.reason !== 'conflict') throw new Error(result.reason)
      baseVersion = result.current?.version ?? 0
    }
  }

  await Promise.all(Array.from({ length: 50 }, writer))

  expect(await find(anAnswer(started, { questionId: 'q-fifty' }))).toMatchObject({ version: 50 })
  expect((await historyOf('q-fifty')).map(({ version }) => version)).toEqual(
    Array.from({ length: 50 }, (_, i) => i + 1),
  )
})

test('clearing deletes the answer, keeps its history and never brings a version back', async () => {
  const questionId = 'q-clear'
  await save(anAnswer(started, { questionId }))

  expect(await save(anAnswer(started, { questionId, value: null, baseVersion: 1 }))).toMatchObject({
    ok: true,
    version: 0,
  })
  expect(await find(anAnswer(started, { questionId }))).toBeNull()
  expect(await save(anAnswer(started, { questionId, value: { unsure: true } }))).toMatchObject({ version: 3 })
  // Whoever still has version 1 on the page finds a conflict, not a second version 1.
  expect(await save(anAnswer(started, { questionId, baseVersion: 1 }))).toMatchObject({ reason: 'conflict' })
  expect((await historyOf(questionId)).map(({ value }) => value)).toEqual([{ level: 2 }, null, { unsure: true }])
})

test('clearing what somebody changed meanwhile is a conflict, clearing nothing is done', async () => {
  const questionId = 'q-clear-late'
  expect(await save(anAnswer(started, { questionId, value: null }))).toMatchObject({ ok: true, version: 0 })
  await save(anAnswer(started, { questionId }))
  await save(anAnswer(started, { questionId, value: { level: 3 }, baseVersion: 1 }))

  expect(await save(anAnswer(started, { questionId, value: null, baseVersion: 1 }))).toMatchObject({
    reason: 'conflict',
    current: { version: 2 },
  })
})

test('a save on an answer that was cleared meanwhile is a conflict with nothing', async () => {
  const questionId = 'q-gone'
  await save(anAnswer(started, { questionId }))
  await save(anAnswer(started, { questionId, value: null, baseVersion: 1 }))

  expect(await save(anAnswer(started, { questionId, baseVersion: 1 }))).toEqual({
    ok: false,
    reason: 'conflict',
    current: null,
  })
})

test('a submitted assessment takes no answer, also not one that raced with the submission', async () => {
  const other = await aStartedAssessment(database)
  const close = database.withWorkspace(other.scope, async (tx) => {
    await closeAssessment(tx, other.assessmentId)
    await new Promise((resolve) => setTimeout(resolve, 100))
    return listLeadAnswers(tx, other.assessmentId)
  })
  const races = Array.from({ length: 8 }, (_, i) => save(anAnswer(other, { questionId: `q-${i}` }), other))

  const submitted = await close
  const results = await Promise.all(races)

  const stored = await database.withWorkspace(other.scope, (tx) => listLeadAnswers(tx, other.assessmentId))
  expect(stored).toEqual(submitted)
  expect(results.filter(({ ok }) => ok)).toHaveLength(submitted.length)
  expect(await save(anAnswer(other, { questionId: 'q-late' }), other)).toEqual({ ok: false, reason: 'closed' })
})

test('an unknown assessment, participant or another workspace is missing alike', async () => {
  const foreign = await aStartedAssessment(database)
  const missing = { ok: false, reason: 'missing' }

  expect(await save(anAnswer({ ...started, assessmentId: newId() }))).toEqual(missing)
  expect(await save(anAnswer({ ...started, participantId: newId() }))).toEqual(missing)
  expect(await save(anAnswer({ ...started, participantId: foreign.participantId }))).toEqual(missing)
  expect(await save(anAnswer(foreign))).toEqual(missing)
})

test.each([{ level: 5 }, { level: 1.5 }, { level: 2, option: 'a' }, {}, [], { unsure: false }, { other: 1 }, 3])(
  'the database itself refuses %j as an answer',
  async (value) => {
    const answer = anAnswer(started, { questionId: 'q-wrong', value: value as AnswerSave['value'] })

    await expect(save(answer)).rejects.toMatchObject({ code: '23514' })
  },
)
