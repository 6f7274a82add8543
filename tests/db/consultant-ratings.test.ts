import { beforeAll, expect, test } from 'vitest'
import { closeAssessment, removeAssessment } from '#db/queries/assessments.server.ts'
import { listAudit } from '#db/queries/audit.server.ts'
import { listRatings, removeRating, saveRating } from '#db/queries/consultant-ratings.server.ts'
import { copyAssessment } from '#db/queries/copies.server.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let started: StartedAssessment
beforeAll(async () => {
  started = await aStartedAssessment(database)
})

const SEEN = { lo: 1, hi: 2, reason: 'Two of three teams have a sheet.' }
const OTHER = { lo: 3, hi: 3, reason: 'The sheet is read every week.' }

const key = (capabilityId: string, baseVersion = 0, assessmentId = started.assessmentId) => ({
  assessmentId,
  capabilityId,
  baseVersion,
})
const save = (one: ReturnType<typeof key>, seen = SEEN, scope = started.scope) =>
  database.withWorkspace(scope, (tx) => saveRating(tx, one, seen))
const remove = (one: ReturnType<typeof key>) => database.withWorkspace(started.scope, (tx) => removeRating(tx, one))
const stored = async (capabilityId: string, of = started) =>
  (await database.withWorkspace(of.scope, (tx) => listRatings(tx, of.assessmentId))).find(
    (rating) => rating.capabilityId === capabilityId,
  )

test('a rating is stored with who saw it, changed from the version that was read, and taken away', async () => {
  expect(await save(key('kpi'))).toEqual({ state: 'saved' })
  expect(await stored('kpi')).toMatchObject({ ...SEEN, ratedBy: started.scope.actorId, version: 1 })
  expect(await save(key('kpi', 1), OTHER)).toEqual({ state: 'saved' })
  expect(await stored('kpi')).toMatchObject({ ...OTHER, version: 2 })
  expect(await remove(key('kpi', 2))).toEqual({ state: 'saved' })
  expect(await stored('kpi')).toBeUndefined()
})

test('whoever was slower learns what stands there now, and nothing of it is lost', async () => {
  await save(key('data'))

  expect(await save(key('data', 0), OTHER)).toMatchObject({ state: 'conflict', current: { ...SEEN, version: 1 } })
  await save(key('data', 1), OTHER)
  expect(await remove(key('data', 1))).toMatchObject({ state: 'conflict', current: OTHER })
  await remove(key('data', 2))
  expect(await save(key('data', 2))).toEqual({ state: 'conflict', current: null })
  expect(await stored('data')).toBeUndefined()
})

test('whoever still sees what was taken away and rated anew changes nothing', async () => {
  await save(key('anew'))
  await remove(key('anew', 1))
  await save(key('anew'), OTHER)

  expect(await save(key('anew', 1))).toMatchObject({ state: 'conflict', current: OTHER })
  expect(await remove(key('anew', 1))).toMatchObject({ state: 'conflict', current: OTHER })
})

test('of two who rate at once one is stored, and the other is told', async () => {
  const both = await Promise.all([save(key('both')), save(key('both'), OTHER)])

  expect(both.map((one) => one?.state).toSorted()).toEqual(['conflict', 'saved'])
})

test('the same sent twice is one rating and one line in the log, which names no reason', async () => {
  await save(key('twice'))
  expect(await save(key('twice'))).toEqual({ state: 'saved' })
  await remove(key('twice', 1))

  expect(await remove(key('twice', 1))).toEqual({ state: 'saved' })
  const entries = await database.withWorkspace(started.scope, listAudit)
  const facts = { assessment: started.assessmentId, capability: 'twice' }
  const about = entries.filter((entry) => entry.facts.capability === 'twice')
  expect(about.map(({ action, facts: said }) => ({ action, facts: said }))).toEqual([
    { action: 'capability.unrated', facts },
    { action: 'capability.rated', facts },
  ])
})

test('a submitted check can be rated too; another workspace cannot', async () => {
  const own = await aStartedAssessment(database)
  await database.withWorkspace(own.scope, (tx) => closeAssessment(tx, own.assessmentId))

  expect(await save(key('later', 0, own.assessmentId), SEEN, own.scope)).toEqual({ state: 'saved' })
  expect(await save(key('later', 1, own.assessmentId), OTHER)).toBeNull()
  expect(await stored('later', own)).toMatchObject(SEEN)
})

test('a copy begins without what was seen then, and ratings go with their check', async () => {
  const own = await aStartedAssessment(database)
  await save(key('kpi', 0, own.assessmentId), SEEN, own.scope)
  const copy = await database.withWorkspace(own.scope, (tx) => copyAssessment(tx, own.assessmentId, 'a'.repeat(64)))

  const copied = await database.withWorkspace(own.scope, (tx) => listRatings(tx, copy ?? ''))
  expect(copied).toEqual([])
  await database.withWorkspace(own.scope, (tx) => removeAssessment(tx, own.assessmentId))
  const left = await admin`select 1 from app.consultant_ratings where assessment_id = ${own.assessmentId}`
  expect(left).toHaveLength(0)
})
