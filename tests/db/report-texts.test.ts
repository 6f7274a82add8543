import { beforeAll, expect, test } from 'vitest'
import { closeAssessment } from '#db/queries/assessments.server.ts'
import { copyAssessment } from '#db/queries/copies.server.ts'
import {
  findReportSettings,
  type ReportSettingsSave,
  saveReportSettings,
  USUAL_SETTINGS,
} from '#db/queries/report-settings.server.ts'
import { listReportTexts, type ReportTextSave, saveReportText } from '#db/queries/report-texts.server.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database } = await testDatabase()
let started: StartedAssessment
let foreign: StartedAssessment
beforeAll(async () => {
  started = await aStartedAssessment(database)
  foreign = await aStartedAssessment(database)
})

const save = (change: Partial<ReportTextSave> = {}, scope = started.scope) =>
  database.withWorkspace(scope, (tx) =>
    saveReportText(tx, {
      assessmentId: started.assessmentId,
      field: 'dimension:data',
      body: 'Two lists.',
      basis: null,
      baseVersion: 0,
      ...change,
    }),
  )
const texts = async () =>
  (await database.withWorkspace(started.scope, (tx) => listReportTexts(tx, started.assessmentId))).map(
    ({ field, body, basis, version }) => [field, body, basis, version],
  )

test('texts are kept each by itself, and who was slower hears what stands there', async () => {
  expect(await save()).toEqual({ state: 'saved', version: 1 })
  expect(await save({ field: 'summary:headline', body: 'Begin.', basis: 'Start.' })).toMatchObject({ version: 1 })
  expect(await save({ body: 'Three lists.', baseVersion: 1 })).toEqual({ state: 'saved', version: 2 })

  const late = await save({ body: 'Four lists.', baseVersion: 1 })
  const again = await save({ body: 'Three lists.', baseVersion: 1 })
  const anew = await save({ body: 'Five lists.', baseVersion: 0 })

  const current = { body: 'Three lists.', version: 2, updatedBy: started.scope.actorId }
  expect(late).toMatchObject({ state: 'conflict', current })
  expect(again).toEqual({ state: 'saved', version: 2 })
  expect(anew).toMatchObject({ state: 'conflict', current })
  expect(await texts()).toEqual([
    ['dimension:data', 'Three lists.', null, 2],
    ['summary:headline', 'Begin.', 'Start.', 1],
  ])
})

test('a version that never was, and another workspace’s check, take nothing', async () => {
  expect(await save({ field: 'section:method', baseVersion: 7 })).toBeNull()
  expect(await save({ field: 'section:method' }, foreign.scope)).toBeNull()
  expect((await texts()).map(([field]) => field)).not.toContain('section:method')
})

const arrange = (change: Partial<ReportSettingsSave> = {}, scope = started.scope) =>
  database.withWorkspace(scope, (tx) =>
    saveReportSettings(tx, {
      assessmentId: started.assessmentId,
      sectionOrder: ['schedule', 'use-cases'],
      hidden: ['glossary'],
      paper: 'letter',
      look: 'client',
      baseVersion: 0,
      ...change,
    }),
  )
const settingsOf = (assessmentId: string) =>
  database.withWorkspace(started.scope, (tx) => findReportSettings(tx, assessmentId))

test('a layout is kept, taken along by a copy, and never overwritten unseen; texts stay with the check', async () => {
  expect(await settingsOf(started.assessmentId)).toEqual(USUAL_SETTINGS)
  expect(await arrange({}, foreign.scope)).toBeNull()
  expect(await arrange({ baseVersion: 3 })).toBeNull()
  expect(await arrange()).toBe(1)
  expect(await arrange()).toBeNull()
  expect(await arrange({ hidden: [], baseVersion: 1 })).toBe(2)
  await save({ field: 'section:team' })

  const copyId = await database.withWorkspace(started.scope, (tx) => copyAssessment(tx, started.assessmentId, 'c0ffee'))

  const kept = { sectionOrder: ['schedule', 'use-cases'], hidden: [], paper: 'letter', look: 'client' }
  expect(await settingsOf(started.assessmentId)).toEqual({ ...kept, version: 2 })
  expect(await settingsOf(copyId ?? '')).toEqual({ ...kept, version: 1 })
  expect(await database.withWorkspace(started.scope, (tx) => listReportTexts(tx, copyId ?? ''))).toEqual([])
})

test('a check that was closed takes texts and a layout', async () => {
  await database.withWorkspace(started.scope, (tx) => closeAssessment(tx, started.assessmentId))

  expect(await save({ field: 'technique:rag', body: 'Not yet.' })).toEqual({ state: 'saved', version: 1 })
  expect(await arrange({ baseVersion: 2 })).toBe(3)
})
