import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { closeAssessment, findAssessment, removeAssessment, saveAssessment } from '#db/queries/assessments.server.ts'
import { createSnapshot, findSnapshot, fingerprint, type NewSnapshot } from '#db/queries/snapshots.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { admin, database, names } = await testDatabase()
let started: StartedAssessment
let snapshot: NewSnapshot
beforeAll(async () => {
  started = await aStartedAssessment(database)
  snapshot = {
    assessmentId: started.assessmentId,
    inputs: { form: 'short', answers: { 'q-b': 3, 'q-a': 'unsure' }, zeta: [1, { b: 1, a: 2 }] },
    catalogueHash: 'c0ffee',
    engineVersion: '1',
    result: { readiness: { lo: 12.3456789, hi: 1e-9 } },
    plan: null,
    report: { title: 'Müller & Söhne “GmbH”', pages: [] },
    submittedBy: started.participantId,
  }
  await database.withWorkspace(started.scope, (tx) => saveAnswer(tx, anAnswer(started)))
})

test('what is submitted comes back with the fingerprint it was stored with', async () => {
  await database.withWorkspace(started.scope, async (tx) => {
    expect(await closeAssessment(tx, started.assessmentId)).toBe(true)
    await createSnapshot(tx, snapshot)
  })

  const stored = await database.withWorkspace(started.scope, (tx) => findSnapshot(tx, started.assessmentId))

  expect(stored).toMatchObject(snapshot)
  expect(stored?.sha256).toBe(fingerprint(snapshot))
  expect(stored && fingerprint(stored)).toBe(stored?.sha256)
})

test('a second submission is refused and the first snapshot stays', async () => {
  const again = await database.withWorkspace(started.scope, async (tx) => ({
    closed: await closeAssessment(tx, started.assessmentId),
    stored: await createSnapshot(tx, { ...snapshot, report: {} }),
    changed: await saveAssessment(tx, started.assessmentId, { title: 'Other' }),
  }))

  expect(again).toEqual({ closed: false, stored: null, changed: null })
})

test.each(['app.snapshots', 'app.answer_log'])(
  'not even the owner of the tables changes, deletes or empties %s',
  async (table) => {
    for (const statement of [
      `update ${table} set workspace_id = workspace_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(admin.unsafe(statement), statement).rejects.toMatchObject({ code: '23001' })
      await expect(admin.unsafe(`set role "${names.owner}"; ${statement}`), statement).rejects.toMatchObject({
        code: '23001',
      })
      await admin.unsafe('reset role')
    }
  },
)

test('in the history of answers nothing changes but a name, and that only to nobody’s', async () => {
  const { scope } = started
  const change = (set: string) =>
    database.withWorkspace(scope, (tx) => tx.execute(sql.raw(`update app.answer_log ${set}`)))

  for (const set of ["set told_by = 'Kim'", "set told_by = 'Somebody', note = 'x'", "set note = 'Somebody'"]) {
    await expect(change(set), set).rejects.toMatchObject({ code: expect.stringMatching(/^(23001|42501)$/) })
  }
  await change("set told_by = 'Somebody'")
  expect(await admin`select distinct told_by from app.answer_log`).toEqual([{ told_by: 'Somebody' }])
})

test('removing an assessment removes every row that belongs to it, in every table; the log keeps ids alone', async () => {
  const kept = await aStartedAssessment(database)

  expect(await database.withWorkspace(started.scope, (tx) => removeAssessment(tx, started.assessmentId))).toBe(true)

  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname <> 'workspaces'`
  const [entry, ...more] = await admin`
    select action, facts from app.audit_log where workspace_id = ${started.scope.workspaceId}`
  expect(entry).toEqual({ action: 'assessment.submitted', facts: { assessment: started.assessmentId } })
  expect(more).toEqual([])
  for (const { name } of tables.filter(({ name }) => name !== 'audit_log')) {
    const left = await admin`select 1 from ${admin(`app.${name}`)} where workspace_id = ${started.scope.workspaceId}`
    expect(left, name).toEqual([])
  }
  expect(await database.withWorkspace(kept.scope, (tx) => findAssessment(tx, kept.assessmentId))).not.toBeNull()
})

test('another workspace’s assessment is not removed and looks like none', async () => {
  const own = await aStartedAssessment(database)
  const other = await aStartedAssessment(database)

  const result = await database.withWorkspace(other.scope, async (tx) => ({
    removed: await removeAssessment(tx, own.assessmentId),
    found: await findAssessment(tx, own.assessmentId),
    closed: await closeAssessment(tx, own.assessmentId),
  }))

  expect(result).toEqual({ removed: false, found: null, closed: false })
})
