import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { findAnswer, saveAnswer } from '#db/queries/answers.server.ts'
import { closeAssessment, removeAssessment } from '#db/queries/assessments.server.ts'
import {
  listConsensuses,
  MOST_VERSIONS,
  type NewConsensus,
  recordConsensus,
  standingOf,
} from '#db/queries/consensuses.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let started: StartedAssessment
beforeAll(async () => {
  started = await aStartedAssessment(database)
})

type Change = Partial<NewConsensus>

const agreed = (questionId: string, change: Change = {}): NewConsensus => ({
  assessmentId: started.assessmentId,
  questionId,
  value: { level: 2 },
  reason: 'The list was read together.',
  wordingHash: 'w1',
  baseVersion: 0,
  ...change,
})
const record = (one: NewConsensus, scope = started.scope) =>
  database.withWorkspace(scope, (tx) => recordConsensus(tx, one))
const historyOf = async (questionId: string) =>
  (await database.withWorkspace(started.scope, (tx) => listConsensuses(tx, started.assessmentId))).filter(
    (one) => one.questionId === questionId,
  )

test('what was agreed on, changed and taken back stays readable, and the answers stay as they were given', async () => {
  const answer = anAnswer(started, { questionId: 'q-a' })
  await database.withWorkspace(started.scope, (tx) => saveAnswer(tx, answer))
  await record(agreed('q-a'))
  await record(agreed('q-a', { value: { level: 3 }, reason: 'IT showed the log.', baseVersion: 1 }))
  const standing = standingOf(await historyOf('q-a'))
  await record(agreed('q-a', { value: null, reason: 'The log was old.', baseVersion: 2 }))

  const history = await historyOf('q-a')

  expect(standing.map(({ version, value }) => [version, value])).toEqual([[2, { level: 3 }]])
  expect(standingOf(history)).toEqual([])
  expect(history.map(({ version, value, reason }) => [version, value, reason])).toEqual([
    [1, { level: 2 }, 'The list was read together.'],
    [2, { level: 3 }, 'IT showed the log.'],
    [3, null, 'The log was old.'],
  ])
  expect(history.every(({ recordedBy }) => recordedBy === started.scope.actorId)).toBe(true)
  const given = await database.withWorkspace(started.scope, (tx) => findAnswer(tx, answer))
  expect(given).toMatchObject({ value: { level: 2 }, version: 1 })
  const log = await admin`select action from app.audit_log where action like 'consensus.%' order by seq`
  expect(log.map(({ action }) => action)).toEqual(['consensus.agreed', 'consensus.agreed', 'consensus.withdrawn'])
})

test('of two at once one is written, and the other is shown what holds; the same sent twice is written once', async () => {
  const other = { ...started.scope, actorId: newId() }
  const [first, second] = await Promise.all([
    record(agreed('q-b')),
    record(agreed('q-b', { value: { option: 'yes' } }), other),
  ])
  const again = await Promise.all([record(agreed('q-c')), record(agreed('q-c')), record(agreed('q-c'))])

  expect([first.state, second.state].toSorted()).toEqual(['conflict', 'recorded'])
  const [lost] = [first, second].filter(({ state }) => state === 'conflict')
  expect(lost).toMatchObject({ current: { version: 1, reason: 'The list was read together.' } })
  expect(await historyOf('q-b')).toHaveLength(1)
  expect(again.map(({ state }) => state)).toEqual(['recorded', 'recorded', 'recorded'])
  expect(await historyOf('q-c')).toHaveLength(1)
})

test.each<[string, Change, object]>([
  ['nothing to take back', { value: null }, { state: 'conflict', current: null }],
  ['an older version', { baseVersion: 4 }, { state: 'conflict', current: null }],
  ['another company', { assessmentId: newId() }, { state: 'closed' }],
  ['too many changes', { baseVersion: MOST_VERSIONS }, { state: 'tooMany' }],
])('%s writes nothing', async (_, change, outcome) => {
  expect(await record(agreed('q-none', change))).toEqual(outcome)
  expect(await historyOf('q-none')).toEqual([])
})

test.each([{ level: 5 }, { level: 2, ticks: ['2.0'] }, { option: 3 }, { options: ['a'] }, { unsure: true }, {}])(
  '%j is nothing that people agree on',
  async (value) => {
    const { scope, assessmentId } = started
    const row = { workspace_id: scope.workspaceId, assessment_id: assessmentId, question_id: 'q-raw', version: 1 }
    const rest = { reason: 'Why', wording_hash: 'w', recorded_by: scope.actorId }

    const stored = admin`insert into app.consensuses ${admin({ ...row, ...rest, value: admin.json(value) })}`

    await expect(stored).rejects.toMatchObject({ constraint_name: 'consensuses_value' })
  },
)

test('what is submitted takes no agreement any more; what was agreed on goes with its check alone', async () => {
  const own = await aStartedAssessment(database)
  const one = agreed('q-d', { assessmentId: own.assessmentId })
  await record(one, own.scope)
  await database.withWorkspace(own.scope, (tx) => closeAssessment(tx, own.assessmentId))

  expect(await record({ ...one, value: { level: 4 }, baseVersion: 1 }, own.scope)).toEqual({ state: 'closed' })
  for (const statement of ['update app.consensuses set reason = $$x$$', 'delete from app.consensuses']) {
    const changed = database.withWorkspace(own.scope, (tx) => tx.execute(statement))
    await expect(changed).rejects.toMatchObject({ code: '42501' })
  }
  await database.withWorkspace(own.scope, (tx) => removeAssessment(tx, own.assessmentId))
  expect(await admin`select 1 from app.consensuses where assessment_id = ${own.assessmentId}`).toEqual([])
})
