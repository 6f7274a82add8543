import { beforeAll, describe, expect, test } from 'vitest'
import { type DeskSort, USUAL_ORDER } from '#app/core/clients/desk-order.ts'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { createAssessment, type NewAssessment, removeAssessment } from '#db/queries/assessments.server.ts'
import { listClientChecks, readCheckInputs } from '#db/queries/client-checks.server.ts'
import { addFile, FILE_LIMITS, listFiles, readFile, removeFile } from '#db/queries/client-files.server.ts'
import { type ClientSearch, listClients } from '#db/queries/client-list.server.ts'
import { addNote, changeNote, listNotes, MOST_NOTES, removeNote } from '#db/queries/client-notes.server.ts'
import { addClientPerson, addContact, listClientPeople, listContacts } from '#db/queries/client-people.server.ts'
import {
  addClient,
  archiveClient,
  countClients,
  findClient,
  findClientsNamed,
  moveAssessment,
  removeClient,
} from '#db/queries/clients.server.ts'
import { findClientLanguage } from '#db/queries/languages.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let owners = 0

async function aWorkspace(): Promise<WorkspaceScope> {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, `owner${++owners}@example.com`))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example consultancy')
  return scope
}

const start = (company: string, clientId?: string) =>
  ({
    company,
    clientId,
    form: 'short',
    locale: 'en',
    catalogueHash: 'c0ffee',
    disciplines: ['marketing'],
  }) satisfies NewAssessment

const page: ClientSearch = {
  search: '',
  isArchived: false,
  after: null,
  limit: 20,
  order: USUAL_ORDER,
  repeat: { months: 6, today: new Date().toISOString().slice(0, 10), timeZone: 'Europe/Berlin' },
}

/** Submits a check as it is stored, some days ago. */
async function submitted(scope: WorkspaceScope, assessmentId: string, daysAgo: number) {
  const { workspaceId } = scope
  const dimensions = admin.json([{ id: 'data', score: { lo: daysAgo, hi: 90 } }])
  await admin`
    update app.assessments set status = 'submitted', submitted_at = now() - make_interval(days => ${daysAgo})
    where id = ${assessmentId}`
  await admin`
    insert into app.snapshots (workspace_id, id, assessment_id, inputs, catalogue_hash, engine_version, result, report,
      dimensions, sha256, submitted_by)
    values (${workspaceId}, ${newId()}, ${assessmentId}, '{}', 'c', '1', '{}', '{}', ${dimensions}, ${'0'.repeat(64)},
      ${newId()})`
}

let scope: WorkspaceScope
let other: WorkspaceScope
beforeAll(async () => {
  scope = await aWorkspace()
  other = await aWorkspace()
})
const inside = <T>(work: (tx: WorkspaceTx) => Promise<T>, at = scope) => database.withWorkspace(at, work)

describe('the list of clients', () => {
  let at: WorkspaceScope
  const names = ['Zebra AG', 'ärzte GmbH', 'Azur', 'Bär 100% & Co', 'bar_10', 'Ångström']
  beforeAll(async () => {
    at = await aWorkspace()
    await inside((tx) => addClient(tx, 'Zoo of somebody else'), other)
    for (const name of names) await inside((tx) => addClient(tx, name), at)
  })
  const namesOf = async (asked: Partial<ClientSearch>) =>
    (await inside((tx) => listClients(tx, { ...page, ...asked }), at)).map(({ name }) => name)

  test('is in the order of the names, whatever their capitals and accents', async () => {
    expect(await namesOf({})).toEqual(['Ångström', 'ärzte GmbH', 'Azur', 'Bär 100% & Co', 'bar_10', 'Zebra AG'])
  })

  test('goes on behind the last of a page until none is left', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (let turn = 0; turn < 4; turn++) {
      const found = await inside((tx) => listClients(tx, { ...page, after, limit: 2 }), at)
      seen.push(...found.map(({ name }) => name))
      after = found.at(-1)?.id ?? after
    }
    expect(seen).toEqual(await namesOf({}))
  })

  test.each([
    ['BAR', ['Bär 100% & Co', 'bar_10']],
    ['100%', ['Bär 100% & Co']],
    ['%', ['Bär 100% & Co']],
    ['r_1', ['bar_10']],
    ['\\', []],
    ['zoo', []],
  ])('attack 51: finds %j as part of a name and takes every sign as it stands', async (search, found) => {
    expect(await namesOf({ search })).toEqual(found)
  })

  test('begins nowhere behind a client of another workspace', async () => {
    const [foreign] = await inside((tx) => listClients(tx, page), other)
    expect(await namesOf({ after: foreign?.id ?? '' })).toEqual([])
  })
})

describe('the list in another order', () => {
  let at: WorkspaceScope
  beforeAll(async () => {
    at = await aWorkspace()
    const ids = new Map<string, string>()
    for (const name of ['Low', 'High', 'Due', 'Open', 'Touched', 'Never', 'Never B']) {
      ids.set(name, await inside((tx) => addClient(tx, name), at))
      const daysOld = 400 - ids.size
      await admin`update app.clients set created_at = now() - make_interval(days => ${daysOld}) where id = ${ids.get(name) ?? ''}`
    }
    const started = async (name: string) => {
      const { assessmentId } = await inside((tx) => createAssessment(tx, start(name, ids.get(name))), at)
      await admin`update app.assessments set created_at = now() - interval '300 days' where id = ${assessmentId}`
      return assessmentId
    }
    // The score of a check is its age in days here: Low 10, High 80, Due 200.
    for (const [name, daysAgo] of [
      ['Low', 10],
      ['High', 80],
      ['Due', 200],
    ] as const) {
      await submitted(at, await started(name), daysAgo)
    }
    for (const [name, daysAgo] of [
      ['Open', 20],
      ['Touched', 5],
    ] as const) {
      const id = await started(name)
      await admin`
        insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version, updated_at)
        select p.workspace_id, p.assessment_id, p.id, 'q-a', '{"level": 2}', 'w', 1, now() - make_interval(days => ${daysAgo})
        from app.participants p where p.assessment_id = ${id}`
    }
  })
  const ORDERS: [DeskSort, boolean, string[]][] = [
    ['name', true, ['Touched', 'Open', 'Never B', 'Never', 'Low', 'High', 'Due']],
    ['lowest', false, ['Low', 'High', 'Due', 'Never', 'Never B', 'Open', 'Touched']],
    ['lowest', true, ['Due', 'High', 'Low', 'Never', 'Never B', 'Open', 'Touched']],
    ['activity', true, ['Touched', 'Low', 'Open', 'High', 'Due', 'Never B', 'Never']],
    ['activity', false, ['Never', 'Never B', 'Due', 'High', 'Open', 'Low', 'Touched']],
    ['waiting', false, ['Open', 'Touched', 'Due', 'Never', 'Never B', 'High', 'Low']],
    ['waiting', true, ['Low', 'High', 'Never B', 'Never', 'Due', 'Touched', 'Open']],
  ]

  test.each(ORDERS)(
    'by %s (turned round: %s) goes over its pages without gap or double',
    async (by, isDescending, all) => {
      const seen: string[] = []
      for (let after: string | null = null; seen.length < 9; ) {
        const asked: ClientSearch = { ...page, order: { by, isDescending }, after, limit: 3 }
        const found: { id: string; name: string }[] = await inside((tx) => listClients(tx, asked), at)
        if (found.length === 0) break
        seen.push(...found.map(({ name }) => name))
        after = found.at(-1)?.id ?? null
      }

      expect(seen).toEqual(all)
    },
  )

  test('finds part of a name in any order, and nothing of another workspace', async () => {
    const order = { by: 'activity', isDescending: true } as const
    const found = await inside((tx) => listClients(tx, { ...page, search: 'NEVER', order }), at)

    expect(found.map(({ name }) => name)).toEqual(['Never B', 'Never'])
    expect(await inside((tx) => listClients(tx, { ...page, search: 'NEVER', order }), other)).toEqual([])
  })
})

test('a client of the longest and strangest name is stored and found', async () => {
  const name = '\ufdfa'.repeat(200)
  const id = await inside((tx) => addClient(tx, name))
  expect(await inside((tx) => findClientsNamed(tx, name))).toEqual([{ id, name }])
})

test('a client shows its latest submitted check, its newest open one, and when something last happened', async () => {
  const clientId = await inside((tx) => addClient(tx, 'Standing GmbH'))
  const [old, latest, open] = [
    await inside((tx) => createAssessment(tx, start('Standing GmbH', clientId))),
    await inside((tx) => createAssessment(tx, start('Standing GmbH', clientId))),
    await inside((tx) => createAssessment(tx, start('Standing GmbH', clientId))),
  ]
  await submitted(scope, old.assessmentId, 60)
  await submitted(scope, latest.assessmentId, 30)
  await admin`
    insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, wording_hash, version, updated_at)
    values (${scope.workspaceId}, ${open.assessmentId}, ${open.participantId}, 'q-a', '{"level": 2}', 'w', 1, '2026-11-01')`
  await inside((tx) => addNote(tx, clientId, 'Called.'))

  const [line] = await inside((tx) => listClients(tx, { ...page, search: 'standing' }))
  const inputs = await inside((tx) => readCheckInputs(tx, [open.assessmentId]))
  const checks = await inside((tx) => listClientChecks(tx, clientId))

  expect(line).toMatchObject({
    checks: 3,
    openChecks: 1,
    openId: open.assessmentId,
    latest: { id: latest.assessmentId, dimensions: [{ id: 'data', score: { lo: 30, hi: 90 } }] },
    answeredAt: new Date('2026-11-01'),
    notedAt: expect.any(Date),
  })
  expect(inputs.get(open.assessmentId)).toEqual({
    assessment: { form: 'short', status: 'open' },
    profile: { interests: [], useCaseScope: {} },
    answers: [{ questionId: 'q-a', value: { level: 2 } }],
    lead: { id: open.participantId, name: '', disciplines: ['marketing'] },
    team: null,
    consensuses: [],
  })
  expect(checks.map(({ id }) => id)).toEqual([open.assessmentId, latest.assessmentId, old.assessmentId])
  expect(checks[0]?.dimensions).toBeNull()
})

test('a check of a company that is a client already stands with that client; of a new one, with a new one', async () => {
  const clientId = await inside((tx) => addClient(tx, 'Known GmbH'))
  const known = await inside((tx) => createAssessment(tx, start('KNOWN GmbH')))
  const fresh = await inside((tx) => createAssessment(tx, start('Unknown GmbH')))

  expect(known.clientId).toBe(clientId)
  expect(fresh.clientId).not.toBe(clientId)
})

test('a deleted check leaves its client on the desk', async () => {
  const { assessmentId, clientId } = await inside((tx) => createAssessment(tx, start('Stays GmbH')))
  await inside((tx) => removeAssessment(tx, assessmentId))

  expect(await inside((tx) => findClient(tx, clientId))).toMatchObject({ name: 'Stays GmbH' })
})

test('what is archived leaves the desk and comes back as it was, each written down once', async () => {
  const at = await aWorkspace()
  const id = await inside((tx) => addClient(tx, 'Away GmbH'), at)
  await inside((tx) => archiveClient(tx, id, true), at)
  await inside((tx) => archiveClient(tx, id, true), at)

  expect(await inside((tx) => listClients(tx, page), at)).toEqual([])
  expect(await inside((tx) => findClientsNamed(tx, 'Away GmbH'), at)).toEqual([])
  expect(await inside((tx) => countClients(tx), at)).toEqual({ active: 0, archived: 1 })
  expect(await inside((tx) => listClients(tx, { ...page, isArchived: true }), at)).toHaveLength(1)
  await inside((tx) => archiveClient(tx, id, false), at)
  expect(await inside((tx) => listClients(tx, page), at)).toHaveLength(1)
  const log = await admin`select action from app.audit_log where workspace_id = ${at.workspaceId} order by seq`
  expect(log.map(({ action }) => action)).toEqual(['client.archived', 'client.restored'])
})

test('a check moves between clients of one workspace with its id, and to no client of another', async () => {
  const { assessmentId, clientId } = await inside((tx) => createAssessment(tx, start('From GmbH')))
  const to = await inside((tx) => addClient(tx, 'To GmbH'))
  const foreign = await inside((tx) => addClient(tx, 'Foreign GmbH'), other)
  await submitted(scope, assessmentId, 1)

  expect(await inside((tx) => moveAssessment(tx, assessmentId, foreign))).toBe(false)
  expect(await inside((tx) => moveAssessment(tx, assessmentId, to), other)).toBe(false)
  expect(await inside((tx) => moveAssessment(tx, assessmentId, to))).toBe(true)

  const [moved] = await inside((tx) => listClientChecks(tx, to))
  expect(moved?.id).toBe(assessmentId)
  expect(await inside((tx) => findClient(tx, clientId))).not.toBeNull()
})

test('a deleted client takes everything of it along, and the log says so without its name', async () => {
  const { assessmentId, clientId } = await inside((tx) => createAssessment(tx, start('Canary zq7 GmbH')))
  await submitted(scope, assessmentId, 1)
  await inside(async (tx) => {
    await addNote(tx, clientId, 'zq7')
    await addContact(tx, clientId, { name: 'zq7', role: '', email: '' })
    await addClientPerson(tx, clientId, scope.actorId)
    await addFile(tx, clientId, { name: 'zq7.txt', kind: 'txt', content: Buffer.from('zq7') })
  })
  expect(await inside((tx) => removeClient(tx, clientId), other)).toBe(false)

  expect(await inside((tx) => removeClient(tx, clientId))).toBe(true)

  for (const table of [
    'assessments',
    'snapshots',
    'client_notes',
    'client_contacts',
    'client_people',
    'client_files',
  ]) {
    const left = await admin`
      select t from ${admin(`app.${table}`)} t where workspace_id = ${scope.workspaceId} and t::text ~ ${`zq7|${clientId}`}`
    expect(left, table).toEqual([])
  }
  const [entry] = await admin`
    select action, facts from app.audit_log where workspace_id = ${scope.workspaceId} order by seq desc limit 1`
  expect(entry).toEqual({ action: 'client.deleted', facts: { client: clientId } })
})

describe('a note', () => {
  test('is changed by who wrote it alone, and deleted by them or by who may delete more', async () => {
    const clientId = await inside((tx) => addClient(tx, 'Notes GmbH'))
    await inside((tx) => addNote(tx, clientId, 'Mine'))
    const [note] = await inside((tx) => listNotes(tx, clientId))
    const id = note?.id ?? ''
    const colleague = { ...scope, actorId: newId() }

    expect(await inside((tx) => changeNote(tx, clientId, { id, body: 'Theirs' }), colleague)).toBe(false)
    expect(await inside((tx) => removeNote(tx, clientId, { id, isAnyones: false }), colleague)).toBe(false)
    expect(await inside((tx) => changeNote(tx, clientId, { id, body: 'Mine too' }))).toBe(true)
    expect(await inside((tx) => listNotes(tx, clientId))).toMatchObject([
      { body: 'Mine too', changedAt: expect.any(Date) },
    ])
    expect(await inside((tx) => removeNote(tx, clientId, { id, isAnyones: true }), colleague)).toBe(true)
  })
})

test('only members work on a client, and who leaves the workspace leaves its clients', async () => {
  const clientId = await inside((tx) => addClient(tx, 'People GmbH'))
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, 'colleague@example.com'))
  expect(await inside((tx) => addClientPerson(tx, clientId, user.id))).toBe(false)
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${scope.workspaceId}, ${user.id}, 'member')`

  expect(await inside((tx) => addClientPerson(tx, clientId, user.id))).toBe(true)
  expect(await inside((tx) => addClientPerson(tx, clientId, user.id))).toBe(true)
  expect(await inside((tx) => listClientPeople(tx, clientId))).toEqual([user.id])
  await admin`delete from app.memberships where user_id = ${user.id}`
  expect(await inside((tx) => listClientPeople(tx, clientId))).toEqual([])
})

test('a client has at most 50 contacts', async () => {
  const clientId = await inside((tx) => addClient(tx, 'Contacts GmbH'))
  const contact = { name: 'Kim', role: '', email: '' }
  for (let turn = 0; turn < 50; turn++) expect(await inside((tx) => addContact(tx, clientId, contact))).toBe(true)

  expect(await inside((tx) => addContact(tx, clientId, contact))).toBe(false)
  expect(await inside((tx) => listContacts(tx, clientId))).toHaveLength(50)
})

test('a client has at most 300 notes, so that each can be read and deleted', async () => {
  const clientId = await inside((tx) => addClient(tx, 'Notes GmbH'))
  await inside(async (tx) => {
    for (let turn = 0; turn < MOST_NOTES; turn++) expect(await addNote(tx, clientId, `Note ${turn}`)).toBe(true)
  })

  expect(await inside((tx) => addNote(tx, clientId, 'One more'))).toBe(false)
  const notes = await inside((tx) => listNotes(tx, clientId))
  expect(notes).toHaveLength(MOST_NOTES)
  await inside((tx) => removeNote(tx, clientId, { id: notes.at(-1)?.id ?? '', isAnyones: true }))
  expect(await inside((tx) => addNote(tx, clientId, 'One more'))).toBe(true)
})

describe('a file', () => {
  test('comes back byte by byte, belongs to its client, and cannot be changed', async () => {
    const [clientId, another] = [
      await inside((tx) => addClient(tx, 'Files GmbH')),
      await inside((tx) => addClient(tx, 'No files GmbH')),
    ]
    const content = Buffer.from(Uint8Array.from({ length: 256 }, (_, at) => at))
    expect(await inside((tx) => addFile(tx, clientId, { name: 'a.pdf', kind: 'pdf', content }))).toBe('added')
    const [file] = await inside((tx) => listFiles(tx, clientId))
    const id = file?.id ?? ''

    expect(file).toMatchObject({ name: 'a.pdf', size: 256, addedBy: scope.actorId })
    expect((await inside((tx) => readFile(tx, clientId, id)))?.content.equals(content)).toBe(true)
    expect(await inside((tx) => readFile(tx, another, id))).toBeNull()
    expect(await inside((tx) => readFile(tx, clientId, id), other)).toBeNull()
    await expect(inside((tx) => tx.execute(`update app.client_files set name = 'b'`))).rejects.toMatchObject({
      code: '42501',
    })
    const known = { clientId, id }
    expect(await inside((tx) => removeFile(tx, { ...known, mayOthers: true }), other)).toBe('none')
    const colleague = { ...scope, actorId: newId() }
    expect(await inside((tx) => removeFile(tx, { ...known, mayOthers: false }), colleague)).toBe('others')
    expect(await inside((tx) => removeFile(tx, { ...known, mayOthers: false }))).toBe('removed')
    expect(await inside((tx) => removeFile(tx, { ...known, mayOthers: true }))).toBe('none')
  })

  test('past the limits of its client or its workspace is not kept', async () => {
    const at = await aWorkspace()
    const [many, large] = [
      await inside((tx) => addClient(tx, 'Many'), at),
      await inside((tx) => addClient(tx, 'Large'), at),
    ]
    const add = (clientId: string, bytes: number) =>
      inside((tx) => addFile(tx, clientId, { name: 'a.txt', kind: 'txt', content: Buffer.alloc(bytes, 97) }), at)
    for (let turn = 0; turn < FILE_LIMITS.perClient; turn++) await add(many, 1)
    expect(await add(many, 1)).toBe('tooMany')
    for (let turn = 0; turn < 3; turn++) expect(await add(large, FILE_LIMITS.bytes)).toBe('added')
    expect(await add(large, FILE_LIMITS.bytes)).toBe('full')
    expect(await add(large, FILE_LIMITS.bytes - FILE_LIMITS.perClient)).toBe('added')
  })
})

test('a client whose language nobody here speaks is spoken to in the default one', async () => {
  const id = await inside((tx) => addClient(tx, 'Elsewhere GmbH', 'de'))
  expect((await inside((tx) => findClient(tx, id)))?.language).toBe('de')

  await admin`update app.clients set language = 'xx' where id = ${id}`

  expect((await inside((tx) => findClient(tx, id)))?.language).toBe('en')
  expect(await inside((tx) => findClientLanguage(tx, id))).toBe('en')
})
