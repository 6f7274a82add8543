import { beforeAll, describe, expect, test } from 'vitest'
import type { SignOff } from '#app/core/pilots/charter/charter-content.ts'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { pilotState } from '#app/core/pilots/pilot-state.ts'
import { openCompared, openRecord } from '#app/server/pilots/record.server.ts'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { createAssessment, type NewAssessment } from '#db/queries/assessments.server.ts'
import { addClient, moveAssessment } from '#db/queries/clients.server.ts'
import { watchLinks } from '#db/queries/ended-links.server.ts'
import { makeNameless } from '#db/queries/nameless.server.ts'
import {
  findCharterInForce,
  listCharters,
  proposeCharter,
  signCharter,
  withdrawCharter,
} from '#db/queries/pilot-charters.server.ts'
import { saveCheck } from '#db/queries/pilot-checks.server.ts'
import { type Delivery, deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { addEvent, listEvents, withdrawEvent } from '#db/queries/pilot-events.server.ts'
import {
  findReading,
  listReadingChanges,
  listReadings,
  MOST_GUEST_READINGS,
  type NewReading,
  removeReading,
} from '#db/queries/pilot-readings.server.ts'
import {
  addPilot,
  archivePilot,
  findPilot,
  hasSignedPilot,
  listPilots,
  listPilotsOf,
  MOST_GUEST_PILOTS,
  removePilot,
  savePilotDraft,
} from '#db/queries/pilots.server.ts'
import { createGuestWorkspace } from '#db/queries/workspaces.server.ts'
import { exportedPilot } from '#tests/core/pilots/support/exported-pilot.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anOwnedWorkspace } from '#tests/support/own-workspace.ts'
import { aCharterContent, aDraft } from '#tests/support/pilot-charters.ts'

const { database, admin } = await testDatabase()

let scope: WorkspaceScope
let other: WorkspaceScope
let clientId: string
beforeAll(async () => {
  const own = await anOwnedWorkspace(admin, 'owner@pilots.example.com')
  const foreign = await anOwnedWorkspace(admin, 'other@pilots.example.com')
  scope = { workspaceId: own.workspaceId, actorId: own.participantId }
  other = { workspaceId: foreign.workspaceId, actorId: foreign.participantId }
  clientId = await inside((tx) => addClient(tx, 'Pilots GmbH'))
})

const inside = <T>(work: (tx: WorkspaceTx) => Promise<T>, at = scope) => database.withWorkspace(at, work)

async function aPilot(own: Partial<Parameters<typeof addPilot>[1]> = {}, at = scope): Promise<string> {
  const pilot = { clientId, assessmentId: null, targetId: null, previousId: null, name: 'Chatbot', draft: aDraft() }
  const id = await inside((tx) => addPilot(tx, { ...pilot, ...own }), at)
  if (id === null || id === 'full') throw new Error(`No pilot was added: ${id}.`)
  return id
}

function plan(own: object = {}) {
  const parsed = parsePilotRecord({ charter: { ...exportedPilot().charter, ...own }, readings: [] })
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.pilot.charter
}

const propose = (pilotId: string, { baseVersion = 1, reason = '', own = {} } = {}) =>
  inside((tx) => proposeCharter(tx, pilotId, { content: aCharterContent(plan(own)), reason, baseVersion }))

const sign = (pilotId: string, discipline: SignOff, number = 1) =>
  inside((tx) => signCharter(tx, pilotId, { number, discipline, name: 'Kim Example' }))

async function signAll(pilotId: string, number = 1) {
  const outcomes = []
  for (const discipline of ['marketing', 'data-it', 'legal'] as const)
    outcomes.push(await sign(pilotId, discipline, number))
  return outcomes
}

const aReading = (own: Partial<NewReading> = {}): NewReading => ({
  kpiId: 'minutes',
  onDay: '2026-11-30',
  arm: 'pilot',
  measured: { value: 41.25 },
  cases: null,
  caseSd: null,
  isProvisional: false,
  ...own,
})

const deliver = (pilotId: string, readings: NewReading[], own: Partial<Delivery> = {}, at = scope) =>
  inside(
    (tx) =>
      deliverReadings(tx, pilotId, {
        source: 'form',
        senderRef: null,
        fileName: '',
        keyId: null,
        reason: null,
        readings,
        ...own,
      }),
    at,
  )

test('a pilot is the workspace’s: another one reads, changes and deletes nothing of it', async () => {
  const id = await aPilot()

  expect(await inside((tx) => findPilot(tx, id), other)).toBeNull()
  const draft = { name: 'Taken', draft: aDraft(), baseVersion: 1 }
  expect(await inside((tx) => savePilotDraft(tx, id, draft), other)).toBeNull()
  expect(await inside((tx) => removePilot(tx, id), other)).toBe(false)
  expect(
    await inside(
      (tx) => addPilot(tx, { ...draft, clientId, assessmentId: null, targetId: null, previousId: null }),
      other,
    ),
  ).toBeNull()
  expect(await deliver(id, [aReading()], {}, other)).toEqual({ is: 'gone' })
  expect(await propose(id)).toBe(1)
  expect(await inside((tx) => signCharter(tx, id, { number: 1, discipline: 'legal', name: 'Eve' }), other)).toBeNull()
  expect(await inside((tx) => findPilot(tx, id))).toMatchObject({ name: 'Chatbot', clientName: 'Pilots GmbH' })
})

test('a company has piloted as soon as a charter of its own is signed, and not before', async () => {
  const client = await inside((tx) => addClient(tx, 'First pilot GmbH'))
  const id = await aPilot({ clientId: client })
  await propose(id)

  expect(await inside((tx) => hasSignedPilot(tx, client))).toBe(false)
  await signAll(id)
  expect(await inside((tx) => hasSignedPilot(tx, client))).toBe(true)
  expect(await inside((tx) => hasSignedPilot(tx, client), other)).toBe(false)
  await inside((tx) => archivePilot(tx, id, true))
  expect(await inside((tx) => hasSignedPilot(tx, client))).toBe(true)
})

test('a draft changes only if nobody changed it since', async () => {
  const id = await aPilot()
  const save = (name: string, baseVersion: number) =>
    inside((tx) => savePilotDraft(tx, id, { name, draft: aDraft({ purpose: name }), baseVersion }))

  expect(await save('New name', 1)).toBe(2)
  expect(await save('Late name', 1)).toBeNull()
  expect(await inside((tx) => findPilot(tx, id))).toMatchObject({ name: 'New name', draft: { purpose: 'New name' } })
})

test('pilots are listed by company, from the newest on, apart from those that are put away', async () => {
  const own = await inside((tx) => addClient(tx, 'Listed GmbH'))
  const ids = [await aPilot({ clientId: own }), await aPilot({ clientId: own }), await aPilot({ clientId: own })]
  await inside((tx) => archivePilot(tx, ids[0] ?? '', true))
  const list = async (isArchived: boolean, after: string | null = null) =>
    (await inside((tx) => listPilots(tx, { clientId: own, isArchived, after, limit: 10 }))).map(({ id }) => id)

  expect(await list(false)).toEqual([ids[2], ids[1]])
  expect(await list(false, ids[2])).toEqual([ids[1]])
  expect(await list(true)).toEqual([ids[0]])
  await inside((tx) => archivePilot(tx, ids[0] ?? '', false))
  expect(await list(true)).toEqual([])
})

describe('a charter', () => {
  test('counts once marketing, data and IT, and legal signed the same version, each once', async () => {
    const id = await aPilot()
    expect(await propose(id)).toBe(1)
    expect(await inside((tx) => findCharterInForce(tx, id))).toBeNull()

    expect(await sign(id, 'marketing')).toBe('signed')
    expect(await sign(id, 'marketing')).toBeNull()
    expect(await sign(id, 'data-it', 2)).toBeNull()
    expect(await sign(id, 'data-it')).toBe('signed')
    expect(await sign(id, 'legal')).toBe('inForce')
    expect(await sign(id, 'legal')).toBeNull()

    const pilot = await inside((tx) => findPilot(tx, id))
    expect(pilot).toMatchObject({ charterNumber: 1, startsOn: '2026-11-30', endsOn: '2027-01-24' })
    expect(pilot && pilotState(pilot, '2026-11-29')).toBe('signed')
    expect(pilot && pilotState(pilot, '2026-11-30')).toBe('running')
  })

  test('that changes is signed anew, and until then the one before counts', async () => {
    const id = await aPilot()
    await propose(id)
    await signAll(id)

    expect(await propose(id, { reason: 'Two weeks more', own: { extendedTo: '2027-02-07' } })).toBe(2)
    expect((await inside((tx) => findCharterInForce(tx, id)))?.number).toBe(1)
    expect(await inside((tx) => withdrawCharter(tx, id))).toBe(true)
    expect(await inside((tx) => withdrawCharter(tx, id))).toBe(false)
    expect(await sign(id, 'legal', 2)).toBeNull()

    expect(await propose(id, { reason: 'Two weeks more', own: { extendedTo: '2027-02-07' } })).toBe(3)
    expect(await signAll(id, 3)).toEqual(['signed', 'signed', 'inForce'])
    expect(await inside((tx) => findPilot(tx, id))).toMatchObject({ charterNumber: 3, endsOn: '2027-02-07' })
    const versions = await inside((tx) => listCharters(tx, id))
    expect(versions.map(({ number, reason, signatures }) => [number, reason, signatures.length])).toEqual([
      [3, 'Two weeks more', 3],
      [2, 'Two weeks more', 0],
      [1, '', 3],
    ])
  })

  test('is put before those who sign only as its page showed it, and never changes after', async () => {
    const id = await aPilot()

    expect(await propose(id, { baseVersion: 7 })).toBe('changed')
    await propose(id)
    for (const set of [`content = '{}'`, `reason = 'x'`]) {
      await expect(inside((tx) => tx.execute(`update app.pilot_charters set ${set}`))).rejects.toThrow()
    }
  })
})

describe('figures', () => {
  test('of a week come once: the same again changes nothing, other ones need a reason and leave a trace', async () => {
    const id = await aPilot()
    const other_ = aReading({ measured: { value: 40 } })

    expect(await deliver(id, [aReading()])).toEqual({ is: 'stored', added: 1, unchanged: 0, corrected: 0 })
    expect(await deliver(id, [aReading()])).toEqual({ is: 'stored', added: 0, unchanged: 1, corrected: 0 })
    const week2 = aReading({ onDay: '2026-12-07' })
    expect(await deliver(id, [other_, week2])).toMatchObject({ is: 'differs', differing: [{ after: other_ }] })
    expect(await inside((tx) => listReadings(tx, id))).toHaveLength(1)
    expect(await deliver(id, [other_, week2], { reason: 'Counted twice' })).toEqual({
      is: 'stored',
      added: 1,
      unchanged: 0,
      corrected: 1,
    })

    expect(await inside((tx) => findReading(tx, id, aReading()))).toMatchObject({ measured: { value: 40 }, version: 2 })
    expect(await inside((tx) => listReadingChanges(tx, id, aReading()))).toMatchObject([
      {
        before: { measured: { value: 41.25 }, version: 1 },
        after: { measured: { value: 40 } },
        reason: 'Counted twice',
      },
    ])
  })

  test('that were provisional give way without a reason, and the history still shows them', async () => {
    const id = await aPilot()
    await deliver(id, [aReading({ isProvisional: true })])

    expect(await deliver(id, [aReading({ measured: { value: 39 } })])).toMatchObject({ corrected: 1 })

    expect(await inside((tx) => listReadingChanges(tx, id))).toMatchObject([
      { reason: '', before: { isProvisional: true } },
    ])
  })

  test('under one name are taken once; another content under it is refused', async () => {
    const id = await aPilot()
    const sent = { source: 'api', senderRef: 'week-1' } as const

    expect(await deliver(id, [aReading()], sent)).toMatchObject({ is: 'stored', added: 1 })
    expect(await deliver(id, [aReading()], sent)).toMatchObject({ is: 'again', added: 1 })
    expect(await deliver(id, [], sent)).toEqual({ is: 'nameTaken' })
  })

  test('of the same week by a file and a program at once are one figure (walk 16)', async () => {
    const id = await aPilot()

    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, at) => deliver(id, [aReading()], { source: at % 2 === 0 ? 'api' : 'import' })),
    )

    expect(outcomes.map((one) => 'added' in one && one.added).sort()).toEqual([0, 0, 0, 0, 0, 1])
    expect(await inside((tx) => listReadings(tx, id))).toHaveLength(1)
  })

  test('are taken out with a reason, if nobody changed them since', async () => {
    const id = await aPilot()
    await deliver(id, [aReading()])
    const remove = (baseVersion: number) =>
      inside((tx) => removeReading(tx, id, { ...aReading(), reason: 'Wrong pilot', baseVersion }))

    expect(await remove(2)).toBe(false)
    expect(await remove(1)).toBe(true)
    expect(await inside((tx) => listReadings(tx, id))).toEqual([])
    expect(await inside((tx) => listReadingChanges(tx, id))).toMatchObject([{ after: null, reason: 'Wrong pilot' }])
  })

  test('thousands come in at once, and are compared at once', async () => {
    const id = await aPilot()
    const many = Array.from({ length: 2_500 }, (_, at) =>
      aReading({ onDay: new Date(Date.UTC(2010, 0, 1 + at)).toISOString().slice(0, 10), measured: { value: at / 3 } }),
    )

    expect(await deliver(id, many)).toMatchObject({ added: 2_500 })
    expect(await deliver(id, many)).toMatchObject({ unchanged: 2_500 })
  })

  test.each([
    ['a value and counts', 'value = 1, numerator = 1, denominator = 2'],
    ['neither', 'value = null'],
    ['more hits than cases', 'value = null, numerator = 3, denominator = 2'],
    ['no number', `value = 'NaN'`],
    ['no bound', `value = '-Infinity'`],
  ])('cannot be stored with %s', async (_, set) => {
    const id = await aPilot()
    await deliver(id, [aReading()])

    await expect(admin.unsafe(`update app.pilot_readings set ${set} where pilot_id = '${id}'`)).rejects.toThrow(
      'pilot_readings_figure',
    )
  })
})

test('a pilot is exported as it was put in: every figure can be recomputed', async () => {
  const id = await aPilot()
  const file = exportedPilot()
  const parsed = parsePilotRecord({ ...file, decisions: [] })
  if (!parsed.ok) throw new Error(parsed.error.message)
  const { pilot } = parsed
  const checks = [{ id: 'dpia', text: 'The DPIA is done', systemId: null, dutyId: null }]
  await inside((tx) =>
    proposeCharter(tx, id, { content: aCharterContent(pilot.charter, { checks }), reason: '', baseVersion: 1 }),
  )
  expect(await inside((tx) => openRecord(tx, id))).toBeNull()
  await signAll(id)
  await inside((tx) => saveCheck(tx, id, { id: 'dpia', state: 'pass', evidence: 'On the shelf' }))
  const readings = pilot.readings.map(({ kpi, on, arm, value, numerator = 0, denominator = 0, provisional }) =>
    aReading({
      kpiId: kpi,
      onDay: on,
      arm,
      measured: value === undefined ? { numerator, denominator } : { value },
      isProvisional: provisional,
    }),
  )
  await deliver(id, [...readings, aReading({ kpiId: 'dropped' })])
  await inside((tx) => addEvent(tx, id, { onDay: '2026-12-07', body: 'A new form went live', hardEventId: null }))
  const wrong = await inside((tx) => addEvent(tx, id, { onDay: '2026-12-08', body: 'Leak', hardEventId: 'leak' }))
  expect(await inside((tx) => withdrawEvent(tx, id, wrong ?? '', 'It was another system'))).toBe(true)
  expect(await inside((tx) => withdrawEvent(tx, id, wrong ?? '', 'Again'))).toBe(false)

  const opened = await inside((tx) => openRecord(tx, id))

  expect(opened).toMatchObject({ charterNumber: 1, pilot })
  expect(await inside((tx) => listEvents(tx, id))).toHaveLength(2)
  const day = '2020-01-06'
  await deliver(id, [aReading({ kpiId: 'minutes', onDay: day })])
  expect((await inside((tx) => openRecord(tx, id)))?.pilot.readings.map(({ on }) => on)).toContain(day)
  expect((await inside((tx) => openCompared(tx, id)))?.pilot).toEqual(pilot)
})

test('pilots move with the check that they came from, the others with the last one', async () => {
  const start = {
    company: 'Two GmbH',
    form: 'short',
    locale: 'en',
    catalogueHash: 'c',
    disciplines: [],
  } satisfies NewAssessment
  const first = await inside((tx) => createAssessment(tx, start))
  const second = await inside((tx) => createAssessment(tx, { ...start, clientId: first.clientId }))
  const from = { clientId: first.clientId }
  const ofFirst = await aPilot({ ...from, assessmentId: first.assessmentId })
  const free = await aPilot(from)
  const to = await inside((tx) => addClient(tx, 'Right GmbH'))
  const placeOf = async (id: string) => (await inside((tx) => findPilot(tx, id)))?.clientId

  await inside((tx) => moveAssessment(tx, first.assessmentId, to))
  expect([await placeOf(ofFirst), await placeOf(free)]).toEqual([to, first.clientId])
  expect(await inside((tx) => listPilotsOf(tx, first.assessmentId))).toMatchObject([{ id: ofFirst }])

  await inside((tx) => moveAssessment(tx, second.assessmentId, to))
  expect(await placeOf(free)).toBe(to)
})

test('an erased person’s name and address leave the charters that are worked on', async () => {
  const team = [
    { discipline: 'legal', name: 'Kim Gone', email: 'kim@gone.example', isTold: true },
    { discipline: 'data', name: 'Sam Stays', email: 'sam@stays.example', isTold: true },
  ] as const
  const id = await aPilot({ draft: aDraft({ owner: 'Kim Gone', team: [...team] }) })

  await inside((tx) => makeNameless(tx, ['kim@gone.example', 'Kim Gone']))

  const pilot = await inside((tx) => findPilot(tx, id))
  expect(pilot?.draft).toMatchObject({
    owner: 'Somebody',
    team: [{ discipline: 'legal', name: 'Somebody', email: '', isTold: false }, team[1]],
  })
})

test('what leads to a pilot from outside ends with it', async () => {
  const id = await aPilot()
  const hash = Buffer.alloc(32, 7)
  await admin`
    insert into app.pilot_keys (workspace_id, id, pilot_id, name, token_hash, created_by)
    values (${scope.workspaceId}, ${newId()}, ${id}, 'Shop', ${hash}, ${scope.actorId})`

  const { done, ended } = await inside((tx) => watchLinks(tx, () => removePilot(tx, id)))

  expect(done).toBe(true)
  expect(ended).toEqual([hash])
})

test('without an account there is room for fewer pilots and figures', async () => {
  const guest = { workspaceId: newId(), actorId: newId() }
  const own = await inside(async (tx) => {
    await createGuestWorkspace(tx, { name: 'Guest GmbH' })
    return addClient(tx, 'Guest GmbH')
  }, guest)
  const ids = []
  for (let at = 0; at < MOST_GUEST_PILOTS; at += 1) ids.push(await aPilot({ clientId: own }, guest))

  await expect(aPilot({ clientId: own }, guest)).rejects.toThrow('full')
  const many = Array.from({ length: MOST_GUEST_READINGS + 1 }, (_, at) => aReading({ kpiId: `k${at}` }))
  expect(await deliver(ids[0] ?? '', many, {}, guest)).toEqual({ is: 'full' })
  expect(await deliver(ids[0] ?? '', many.slice(1), {}, guest)).toMatchObject({ is: 'stored' })
})
