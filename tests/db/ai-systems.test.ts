import { beforeAll, expect, test } from 'vitest'
import { blankSystem } from '#app/core/governance/register/new-system.ts'
import { factsOf } from '#app/core/governance/register/record.ts'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { answerSeen, confirmSystemAnswers, saveSystemAnswers } from '#db/queries/ai-system-answers.server.ts'
import { judgeRecord, latestRecords, type Recording, recordSystem } from '#db/queries/ai-system-reviews.server.ts'
import { addSystems, changeSystem, findSystem, listSystems, removeSystem } from '#db/queries/ai-systems.server.ts'
import { createAssessment, type NewAssessment } from '#db/queries/assessments.server.ts'
import { addClient, findClientOf, moveAssessment } from '#db/queries/clients.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { MOST_GUEST_SYSTEMS, MOST_SYSTEMS, mostSystems } from '#db/queries/register-size.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { createGuestWorkspace } from '#db/queries/workspaces.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()

async function aWorkspace(email: string): Promise<WorkspaceScope> {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, email))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example')
  return scope
}

let scope: WorkspaceScope
let other: WorkspaceScope
let clientId: string
beforeAll(async () => {
  scope = await aWorkspace('owner@systems.example.com')
  other = await aWorkspace('other@systems.example.com')
  clientId = await inside((tx) => addClient(tx, 'Example GmbH'))
})

const inside = <T>(work: (tx: WorkspaceTx) => Promise<T>, at = scope) => database.withWorkspace(at, work)

async function add(name: string, at = clientId): Promise<string> {
  const [id] = (await inside((tx) => addSystems(tx, at, [blankSystem(name)]))) ?? []
  if (!id) throw new Error(`${name} was not added.`)
  return id
}

const start = (company: string) =>
  ({ company, form: 'short', locale: 'en', catalogueHash: 'c0ffee', disciplines: [] }) satisfies NewAssessment

/** What a record freezes; only its shape matters here. */
const recording = (frozen: Partial<Recording['frozen']> = {}): Recording => ({
  frozen: { facts: factsOf(blankSystem('x')), answers: [], triage: {} as never, screening: null, ...frozen },
  placedOn: '2026-11-21',
  note: '',
  isSame: () => true,
})

test('a system is the workspace’s and the company’s: another one reads, changes and deletes nothing of it', async () => {
  const systemId = await add('Own bot')
  const elsewhere = await inside((tx) => addClient(tx, 'Elsewhere GmbH'))
  const facts = { ...factsOf(blankSystem('Taken')), baseVersion: 1 }

  for (const [place, at] of [
    [{ clientId, systemId }, other],
    [{ clientId: elsewhere, systemId }, scope],
  ] as const) {
    expect(await inside((tx) => findSystem(tx, place), at)).toBeNull()
    expect(await inside((tx) => changeSystem(tx, place, facts), at)).toBeNull()
    expect(await inside((tx) => removeSystem(tx, place), at)).toBe(false)
  }
  expect(await inside((tx) => addSystems(tx, clientId, [blankSystem('x')]), other)).toBeNull()
  expect(await inside((tx) => saveSystemAnswers(tx, systemId, [aSaid('yes')]), other)).toBe(false)
  expect(await inside((tx) => answerSeen(tx, systemId, { ...aSaid('yes'), seen: null }), other)).toBe('gone')
  expect(await inside((tx) => confirmSystemAnswers(tx, systemId, seen('ai-act', 'yes')), other)).toBeNull()
})

const aSaid = (answer: string, source: 'person' | 'known' = 'person') => ({
  part: 'ai-act' as const,
  questionId: 'infers',
  answer,
  source,
})

const seen = (part: 'ai-act' | 'privacy', answer: string) => ({ part, seen: new Map([['infers', answer]]) })

test('facts change only if nobody changed them since', async () => {
  const systemId = await add('Old name')
  const change = (name: string, baseVersion: number) =>
    inside((tx) => changeSystem(tx, { clientId, systemId }, { ...factsOf(blankSystem(name)), baseVersion }))

  expect(await change('New name', 1)).toBe(2)
  expect(await change('Late name', 1)).toBeNull()
  expect(await inside((tx) => findSystem(tx, { clientId, systemId }))).toMatchObject({ name: 'New name', version: 2 })
})

test('the latest answer counts, and confirming makes what was known somebody’s own', async () => {
  const systemId = await add('Answered bot')
  await inside((tx) => saveSystemAnswers(tx, systemId, [aSaid('no', 'known')]))
  await inside((tx) => saveSystemAnswers(tx, systemId, [aSaid('yes', 'known')]))

  expect(await inside((tx) => confirmSystemAnswers(tx, systemId, seen('privacy', 'yes')))).toBe(0)
  expect(await inside((tx) => confirmSystemAnswers(tx, systemId, seen('ai-act', 'no')))).toBe(0)
  expect(await inside((tx) => confirmSystemAnswers(tx, systemId, seen('ai-act', 'yes')))).toBe(1)

  const system = await inside((tx) => findSystem(tx, { clientId, systemId }))
  expect(system?.answers).toEqual([aSaid('yes')])
})

test('an answer keeps the moment since which it stands, however often it is given or confirmed', async () => {
  const systemId = await add('Steady')
  const say = (answer: string) =>
    inside((tx) =>
      saveSystemAnswers(tx, systemId, [{ part: 'ai-act', questionId: 'uses-it', answer, source: 'known' }]),
    )
  const since = async () => {
    const [row] = await admin`select answered_at as at from app.ai_system_answers where system_id = ${systemId}`
    return row?.at
  }
  await say('yes')
  const first = await since()

  await say('yes')
  const shown = new Map([['uses-it', 'yes']])
  expect(await inside((tx) => confirmSystemAnswers(tx, systemId, { part: 'ai-act', seen: shown }))).toBe(1)
  expect(await since()).toEqual(first)

  await say('no')
  expect(await since()).not.toEqual(first)
})

test('two who answer two questions in another order both get through', async () => {
  const systemId = await add('Crossed')
  const said = (questionId: string) => ({ ...aSaid('yes'), questionId })
  await inside((tx) => saveSystemAnswers(tx, systemId, [said('infers'), said('uses-it')]))
  const both = [
    [said('infers'), said('uses-it')],
    [said('uses-it'), said('infers')],
  ]

  const done = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      inside(async (tx) => {
        for (const one of both[at % 2] ?? []) await saveSystemAnswers(tx, systemId, [one])
        return true
      }),
    ),
  )

  expect(done).toEqual(Array.from({ length: 10 }, () => true))
})

test('an answer to a system that is deleted meanwhile is none, and no fault', async () => {
  const systemId = await add('Going')
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>()
  const { promise: mayGo, resolve: go } = Promise.withResolvers<void>()
  const deleting = inside(async (tx) => {
    await removeSystem(tx, { clientId, systemId })
    held()
    await mayGo
  })
  await isHeld
  const late = inside((tx) => answerSeen(tx, systemId, { ...aSaid('yes'), seen: null }))
  go()
  await deleting

  expect(await late).toBe('gone')
})

test('records are numbered in each system, never changed, and judged by somebody else once', async () => {
  const systemId = await add('Recorded bot')
  const record = () => inside((tx) => recordSystem(tx, { clientId, systemId }, recording()))
  const colleague = { ...scope, actorId: newId() }
  const judge = (at: WorkspaceScope, number = 1) =>
    inside((tx) => judgeRecord(tx, systemId, { number, state: 'approved', reviewNote: '' }), at)

  expect([await record(), await record()]).toEqual([1, 2])
  expect(await judge(scope)).toBe(false)
  expect(await judge(colleague)).toBe(true)
  expect(await judge(colleague)).toBe(false)
  expect(await judge(colleague, 3)).toBe(false)

  const latest = await inside((tx) => latestRecords(tx, [systemId]))
  expect(latest.get(systemId)).toMatchObject({ number: 2, state: 'waiting', reviewedBy: null })
  await expect(
    inside((tx) => tx.execute(`update app.ai_system_reviews set triage = '{}' where system_id = '${systemId}'`)),
  ).rejects.toThrow()
})

test('what changed between looking and recording is not recorded', async () => {
  const systemId = await add('Moving bot')

  const changed = await inside((tx) =>
    recordSystem(tx, { clientId, systemId }, { ...recording(), isSame: () => false }),
  )

  expect(changed).toBe('changed')
})

test('a system keeps thirty records, so that all of them fit into an export', async () => {
  const systemId = await add('Often recorded')
  await admin`
    insert into app.ai_system_reviews (workspace_id, id, system_id, number, placed_on, facts, answers, triage, submitted_by)
    select ${scope.workspaceId}, gen_random_uuid(), ${systemId}, number, '2026-11-21', '{}', '[]', '{}', ${scope.actorId}
    from generate_series(1, 29) as number`
  const record = () => inside((tx) => recordSystem(tx, { clientId, systemId }, recording()))

  expect(await record()).toBe(30)
  expect(await record()).toBe('full')
})

test('a register is full at its bound, and then nothing of a list is added', async () => {
  const full = await inside((tx) => addClient(tx, 'Full GmbH'))
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    select ${scope.workspaceId}, gen_random_uuid(), ${full}, 'Bot', 'idea', ${scope.actorId}
    from generate_series(1, ${MOST_SYSTEMS - 1})`

  expect(await inside((tx) => addSystems(tx, full, [blankSystem('One'), blankSystem('Two')]))).toBeNull()
  expect(await inside((tx) => addSystems(tx, full, [blankSystem('One')]))).toHaveLength(1)
  expect(await inside((tx) => listSystems(tx, full))).toHaveLength(MOST_SYSTEMS)
})

test('without an account a register holds less', async () => {
  const guest = { workspaceId: newId(), actorId: newId() }
  const { clientId: own } = await inside(async (tx) => {
    await createGuestWorkspace(tx, { name: 'Guest GmbH' })
    return createAssessment(tx, start('Guest GmbH'))
  }, guest)
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    select ${guest.workspaceId}, gen_random_uuid(), ${own}, 'Bot', 'idea', ${guest.actorId}
    from generate_series(1, ${MOST_GUEST_SYSTEMS - 1})`

  expect(await inside((tx) => mostSystems(tx), guest)).toBe(MOST_GUEST_SYSTEMS)
  expect(await inside((tx) => mostSystems(tx))).toBe(MOST_SYSTEMS)
  expect(await inside((tx) => addSystems(tx, own, [blankSystem('One'), blankSystem('Two')]), guest)).toBeNull()
  expect(await inside((tx) => addSystems(tx, own, [blankSystem('One')]), guest)).toHaveLength(1)
  expect(await inside((tx) => addSystems(tx, own, [blankSystem('One')]), guest)).toBeNull()
})

test('with the last check of a client its systems move along, before that none', async () => {
  const first = await inside((tx) => createAssessment(tx, start('Two checks GmbH')))
  const second = await inside((tx) => createAssessment(tx, { ...start('Two checks GmbH'), clientId: first.clientId }))
  const systemId = await add('Moving along', first.clientId)
  const to = await inside((tx) => addClient(tx, 'Right GmbH'))
  const systemsOf = async (id: string) => (await inside((tx) => listSystems(tx, id))).map((one) => one.id)

  await inside((tx) => moveAssessment(tx, first.assessmentId, to))
  expect(await systemsOf(first.clientId)).toEqual([systemId])
  await inside((tx) => moveAssessment(tx, second.assessmentId, to))

  expect(await systemsOf(to)).toEqual([systemId])
  const log = await admin`
    select facts from app.audit_log where workspace_id = ${scope.workspaceId} and action = 'systems.moved'`
  expect(log).toHaveLength(1)
})

test('a check stays where it is if its systems find no room in the other register', async () => {
  const { assessmentId, clientId: from } = await inside((tx) => createAssessment(tx, start('Small GmbH')))
  const systemId = await add('No room', from)
  const to = await inside((tx) => addClient(tx, 'Nearly full GmbH'))
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    select ${scope.workspaceId}, gen_random_uuid(), ${to}, 'Bot', 'idea', ${scope.actorId}
    from generate_series(1, ${MOST_SYSTEMS})`

  expect(await inside((tx) => moveAssessment(tx, assessmentId, to))).toBe('full')
  expect((await inside((tx) => listSystems(tx, from))).map(({ id }) => id)).toEqual([systemId])
  expect((await inside((tx) => findClientOf(tx, assessmentId)))?.id).toBe(from)

  await admin`delete from app.ai_systems where id = (select id from app.ai_systems where client_id = ${to} limit 1)`
  expect(await inside((tx) => moveAssessment(tx, assessmentId, to))).toBe(true)
})
