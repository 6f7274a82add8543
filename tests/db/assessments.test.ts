import { expect, test } from 'vitest'
import {
  listAcknowledgements,
  removeAcknowledgement,
  saveAcknowledgement,
} from '#db/queries/acknowledgements.server.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { closeAssessment, findAssessment, listAssessments, saveAssessment } from '#db/queries/assessments.server.ts'
import { findLead, listParticipants, saveParticipant } from '#db/queries/participants.server.ts'
import { findPlanSettings, savePlanSettings } from '#db/queries/plan-settings.server.ts'
import { findProfile, saveProfile } from '#db/queries/profiles.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database } = await testDatabase()

test('an assessment starts open with its client, lead, empty profile and default plan', async () => {
  const { scope, assessmentId, participantId } = await aStartedAssessment(database, {
    company: 'Ä'.repeat(200),
    form: 'full',
    disciplines: ['data', 'legal'],
  })

  const stored = await database.withWorkspace(scope, async (tx) => ({
    assessment: await findAssessment(tx, assessmentId),
    lead: await findLead(tx, assessmentId),
    participants: await listParticipants(tx, assessmentId),
    profile: await findProfile(tx, assessmentId),
    plan: await findPlanSettings(tx, assessmentId),
  }))

  expect(stored.assessment).toMatchObject({ title: 'Ä'.repeat(200), form: 'full', status: 'open', version: 1 })
  expect(stored.lead).toMatchObject({ id: participantId, disciplines: ['data', 'legal'], lastQuestionId: null })
  expect(stored.participants).toEqual([stored.lead])
  expect(stored.profile).toMatchObject({ interests: [], useCaseScope: {}, version: 1 })
  expect(stored.plan).toMatchObject({ targets: [], people: null, startOn: null, hasHistory: false, version: 1 })
})

test('the list shows the newest first with the time of the last answer, and only the own', async () => {
  const first = await aStartedAssessment(database)
  await aStartedAssessment(database)
  const saved = await database.withWorkspace(first.scope, (tx) => saveAnswer(tx, anAnswer(first)))

  const listed = await database.withWorkspace(first.scope, listAssessments)

  expect(listed).toHaveLength(1)
  expect(listed[0]).toMatchObject({ id: first.assessmentId, lastAnswerAt: saved.ok && saved.savedAt })
})

test('an assessment without answers has no time of a last answer', async () => {
  const { scope } = await aStartedAssessment(database)

  expect(await database.withWorkspace(scope, listAssessments)).toMatchObject([{ lastAnswerAt: null }])
})

test('form and view can change while an assessment is open', async () => {
  const { scope, assessmentId } = await aStartedAssessment(database)

  const changed = await database.withWorkspace(scope, (tx) =>
    saveAssessment(tx, assessmentId, { form: 'full', viewMode: 'single' }),
  )

  expect(changed).toMatchObject({ form: 'full', viewMode: 'single', title: 'Example GmbH', version: 2 })
})

test('where somebody stopped is remembered', async () => {
  const { scope, assessmentId, participantId } = await aStartedAssessment(database)

  await database.withWorkspace(scope, (tx) =>
    saveParticipant(tx, { assessmentId, participantId }, { lastQuestionId: 'q-14' }),
  )

  expect(await database.withWorkspace(scope, (tx) => findLead(tx, assessmentId))).toMatchObject({
    lastQuestionId: 'q-14',
    disciplines: ['marketing'],
  })
})

test('of two who change the profile at once, the second is told', async () => {
  const { scope, assessmentId } = await aStartedAssessment(database)
  const change = { assessmentId, interests: ['uc-support-chatbot'], useCaseScope: {}, baseVersion: 1 }
  const save = () => database.withWorkspace(scope, (tx) => saveProfile(tx, change))

  const versions = await Promise.all([save(), save()])

  expect(versions.sort()).toEqual([2, null])
})

test('a profile has at most five interests', async () => {
  const { scope, assessmentId } = await aStartedAssessment(database)
  const interests = ['a', 'b', 'c', 'd', 'e', 'f']

  const save = database.withWorkspace(scope, (tx) =>
    saveProfile(tx, { assessmentId, interests, useCaseScope: {}, baseVersion: 1 }),
  )

  await expect(save).rejects.toMatchObject({ constraint: 'profiles_interests' })
})

test('people and start of the plan are stored as given, and no longer change after submitting', async () => {
  const { scope, assessmentId } = await aStartedAssessment(database)
  const people = [{ id: 'p1', name: 'Öykü', roles: ['data'], daysPerWeek: 2, away: [], dayRateCents: 65_000 }]
  const save = (baseVersion: number) =>
    database.withWorkspace(scope, (tx) =>
      savePlanSettings(tx, {
        assessmentId,
        targets: ['uc-a'],
        people: people.map((person) => ({ ...person, away: [['2026-12-21', '2027-01-03']] })),
        startOn: '2027-02-08',
        hasHistory: true,
        baseVersion,
      }),
    )

  expect(await save(1)).toBe(2)
  expect(await save(1)).toBeNull()
  await database.withWorkspace(scope, (tx) => closeAssessment(tx, assessmentId))
  expect(await save(2)).toBeNull()
  expect(await database.withWorkspace(scope, (tx) => findPlanSettings(tx, assessmentId))).toMatchObject({
    startOn: '2027-02-08',
    people: [{ name: 'Öykü', away: [['2026-12-21', '2027-01-03']] }],
  })
})

test('an acknowledgement keeps the latest reason, can be taken back, and ends with the submission', async () => {
  const { scope, assessmentId, participantId } = await aStartedAssessment(database)
  const save = (reason: string) =>
    database.withWorkspace(scope, (tx) =>
      saveAcknowledgement(tx, {
        assessmentId,
        contradictionId: 'x-1',
        reason,
        answersKey: `q-a:${reason.length}`,
        participantId,
      }),
    )
  const list = () => database.withWorkspace(scope, (tx) => listAcknowledgements(tx, assessmentId))

  await save('Two teams.')
  await save('Two teams, one tool.')
  expect(await list()).toMatchObject([{ contradictionId: 'x-1', reason: 'Two teams, one tool.', answersKey: 'q-a:20' }])

  await database.withWorkspace(scope, (tx) => removeAcknowledgement(tx, { assessmentId, contradictionId: 'x-1' }))
  expect(await list()).toEqual([])

  await database.withWorkspace(scope, (tx) => closeAssessment(tx, assessmentId))
  expect(await save('Too late.')).toBe(false)
})

test('a submitted assessment keeps its profile', async () => {
  const { scope, assessmentId } = await aStartedAssessment(database)
  await database.withWorkspace(scope, (tx) => closeAssessment(tx, assessmentId))

  const saved = await database.withWorkspace(scope, (tx) =>
    saveProfile(tx, { assessmentId, interests: ['uc-a'], useCaseScope: {}, baseVersion: 1 }),
  )

  expect(saved).toBeNull()
})
