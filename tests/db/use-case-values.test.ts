import { beforeAll, expect, test } from 'vitest'
import type { StoredFigures } from '#app/core/priority/use-case-value.ts'
import { closeAssessment, removeAssessment } from '#db/queries/assessments.server.ts'
import { listAudit } from '#db/queries/audit.server.ts'
import { copyAssessment } from '#db/queries/copies.server.ts'
import { forgetUseCaseValue, listUseCaseValues, saveUseCaseValue } from '#db/queries/use-case-values.server.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let started: StartedAssessment
beforeAll(async () => {
  started = await aStartedAssessment(database)
})

const FIGURES: StoredFigures = { volume: { low: 100, base: 200, high: 300, origin: 'own' } }
const OTHERS: StoredFigures = { volume: { low: 1, base: 2, high: 3, origin: 'assumed' } }

const key = (useCaseId: string, baseVersion = 0, assessmentId = started.assessmentId) => ({
  assessmentId,
  useCaseId,
  baseVersion,
})
const save = (one: ReturnType<typeof key>, figures = FIGURES, scope = started.scope) =>
  database.withWorkspace(scope, (tx) => saveUseCaseValue(tx, one, figures))
const forget = (one: ReturnType<typeof key>) =>
  database.withWorkspace(started.scope, (tx) => forgetUseCaseValue(tx, one))
const stored = async (useCaseId: string, assessmentId = started.assessmentId) =>
  (await database.withWorkspace(started.scope, (tx) => listUseCaseValues(tx, assessmentId))).find(
    (one) => one.useCaseId === useCaseId,
  )

test('an estimate is stored, changed from the version that was read, and taken back', async () => {
  expect(await save(key('uc-a'))).toBe(1)
  expect(await stored('uc-a')).toEqual({ useCaseId: 'uc-a', figures: FIGURES, version: 1 })
  expect(await save(key('uc-a', 1), OTHERS)).toBe(2)
  expect(await save(key('uc-a', 1), FIGURES)).toBeNull()
  expect(await forget(key('uc-a', 1))).toBe(false)
  expect((await stored('uc-a'))?.figures).toEqual(OTHERS)
  expect(await forget(key('uc-a', 2))).toBe(true)
  expect(await stored('uc-a')).toBeUndefined()
})

test('the log says who estimated a use case and took that back, once each, and nothing of what was refused', async () => {
  const own = await aStartedAssessment(database)
  const within = <T>(work: Parameters<typeof database.withWorkspace<T>>[1]) => database.withWorkspace(own.scope, work)
  await within((tx) => saveUseCaseValue(tx, key('uc-log', 0, own.assessmentId), FIGURES))
  await within((tx) => saveUseCaseValue(tx, key('uc-log', 7, own.assessmentId), OTHERS))
  await within((tx) => forgetUseCaseValue(tx, key('uc-log', 7, own.assessmentId)))
  await within((tx) => forgetUseCaseValue(tx, key('uc-log', 1, own.assessmentId)))

  const entries = (await within(listAudit)).filter(({ action }) => action.startsWith('useCase.'))
  const facts = { assessment: own.assessmentId, useCase: 'uc-log' }
  expect(entries.map(({ action, facts: said }) => ({ action, facts: said }))).toEqual([
    { action: 'useCase.unestimated', facts },
    { action: 'useCase.estimated', facts },
  ])
})

test('whoever still sees what was taken back and estimated anew changes nothing', async () => {
  await save(key('uc-anew'))
  await forget(key('uc-anew', 1))
  await save(key('uc-anew'), OTHERS)

  expect(await save(key('uc-anew', 1))).toBeNull()
  expect(await forget(key('uc-anew', 1))).toBe(false)
  expect((await stored('uc-anew'))?.figures).toEqual(OTHERS)
})

test('of two who estimate at once one is stored', async () => {
  const both = await Promise.all([save(key('uc-b')), save(key('uc-b'), OTHERS)])

  expect(both.toSorted()).toEqual([1, null])
})

test('another company keeps its own, and what is submitted stays as it was', async () => {
  const other = await aStartedAssessment(database)
  const own = await aStartedAssessment(database)
  await save(key('uc-c', 0, own.assessmentId), FIGURES, own.scope)
  await database.withWorkspace(own.scope, (tx) => closeAssessment(tx, own.assessmentId))

  expect(await save(key('uc-c', 0, other.assessmentId))).toBeNull()
  expect(await save(key('uc-c', 1, own.assessmentId), OTHERS, own.scope)).toBeNull()
  const forgotten = await database.withWorkspace(own.scope, (tx) =>
    forgetUseCaseValue(tx, key('uc-c', 1, own.assessmentId)),
  )
  expect(forgotten).toBe(false)
})

test('a copy begins with the estimates of its origin, and they go with their check', async () => {
  await save(key('uc-d'))
  const copyId = await database.withWorkspace(started.scope, (tx) =>
    copyAssessment(tx, started.assessmentId, 'a'.repeat(64)),
  )
  if (copyId === null) throw new Error('It was copied.')

  expect(await stored('uc-d', copyId)).toEqual({ useCaseId: 'uc-d', figures: FIGURES, version: 1 })
  await database.withWorkspace(started.scope, (tx) => removeAssessment(tx, copyId))
  expect(await admin`select 1 from app.use_case_values where assessment_id = ${copyId}`).toEqual([])
})
