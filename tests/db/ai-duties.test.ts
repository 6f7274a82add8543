import { beforeAll, describe, expect, test } from 'vitest'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import {
  type DutyChange,
  listApprovedDays,
  listKeptDuties,
  saveDuty,
  saveDutyForAll,
} from '#db/queries/ai-duties.server.ts'
import { addSystems } from '#db/queries/ai-systems.server.ts'
import { listAudit } from '#db/queries/audit.server.ts'
import { findFeed, findFeedClient, startFeed, stopFeed } from '#db/queries/calendar-feeds.server.ts'
import { addClient } from '#db/queries/clients.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let owners = 0

async function aWorkspace(): Promise<WorkspaceScope> {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, `duties${++owners}@example.com`))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example consultancy')
  return scope
}

let scope: WorkspaceScope
let other: WorkspaceScope
let clientId: string
let systems: string[]
beforeAll(async () => {
  scope = await aWorkspace()
  other = await aWorkspace()
  clientId = await aClient('Example GmbH')
  systems = await threeSystems(clientId)
})
const inside = <T>(work: (tx: WorkspaceTx) => Promise<T>, at = scope) => database.withWorkspace(at, work)

async function aClient(name: string): Promise<string> {
  const client = await inside((tx) => addClient(tx, name))
  return typeof client === 'string' ? client : ''
}

async function threeSystems(client: string): Promise<string[]> {
  const facts = { useCaseId: null, tool: null, status: 'live', owner: '', vendor: '', purpose: '', data: '' } as const
  const answers = [{ part: 'ai-act', questionId: 'talks-to-people', answer: 'yes', source: 'person' }] as const
  const named = ['Ada', 'Bob', 'Cleo'].map((name) => ({ ...facts, name, country: null, answers: [...answers] }))
  return (await inside((tx) => addSystems(tx, client, named))) ?? []
}

const change = (told: Partial<DutyChange> = {}): DutyChange => ({
  state: 'doing',
  owner: 'Ada',
  dueOn: '2026-12-01',
  evidence: 'Folder 7',
  reason: '',
  ...told,
})
const place = (systemId = systems[0] ?? '', dutyId = 'o-13') => ({ clientId, systemId, dutyId })

describe('the state of a duty', () => {
  test('is kept with its version, beside the days of the answers', async () => {
    expect(await inside((tx) => saveDuty(tx, place(), { ...change(), baseVersion: 0 }))).toBe(1)
    expect(await inside((tx) => saveDuty(tx, place(), { ...change({ state: 'done' }), baseVersion: 1 }))).toBe(2)

    const kept = (await inside((tx) => listKeptDuties(tx, clientId))).get(systems[0] ?? '')
    expect(kept?.kept).toEqual([
      { ...change({ state: 'done' }), dutyId: 'o-13', version: 2, changedAt: expect.any(Date) },
    ])
    expect(kept?.answered).toEqual([{ part: 'ai-act', question: 'talks-to-people', at: expect.any(Date) }])
  })

  test('is not overwritten by whoever saw an older one', async () => {
    expect(await inside((tx) => saveDuty(tx, place(), { ...change(), baseVersion: 1 }))).toBeNull()
    expect(await inside((tx) => saveDuty(tx, place(), { ...change(), baseVersion: 0 }))).toBeNull()
  })

  test("is none of another company's, nor of another workspace's", async () => {
    const elsewhere = { ...place(), clientId: await aClient('Other GmbH') }

    expect(await inside((tx) => saveDuty(tx, elsewhere, { ...change(), baseVersion: 0 }))).toBeNull()
    expect(await inside((tx) => saveDuty(tx, place(), { ...change(), baseVersion: 0 }), other)).toBeNull()
    const shared = { ...elsewhere, systemIds: systems }
    expect(await inside((tx) => saveDutyForAll(tx, shared, { ...change(), baseVersion: 0 }))).toBeNull()
    expect((await inside((tx) => listKeptDuties(tx, clientId), other)).size).toBe(0)
  })

  test('is the same for all systems at once, but where somebody said something else', async () => {
    const all = { ...place(), systemIds: systems }
    const [, second, third] = systems
    const said = async () => {
      const kept = await inside((tx) => listKeptDuties(tx, clientId))
      return systems.map((id) => kept.get(id)?.kept.flatMap(({ owner, version }) => [owner, version]) ?? [])
    }
    await inside((tx) => saveDuty(tx, place(second), { ...change({ owner: 'Cleo' }), baseVersion: 0 }))

    const bob = { ...change({ owner: 'Bob' }), baseVersion: 2 }
    expect(await inside((tx) => saveDutyForAll(tx, all, { ...bob, baseVersion: 1 }))).toBeNull()
    expect(await inside((tx) => saveDutyForAll(tx, all, bob))).toEqual({ saved: 2, left: 1 })
    expect(await said()).toEqual([
      ['Bob', 3],
      ['Cleo', 1],
      ['Bob', 1],
    ])

    await inside((tx) =>
      saveDuty(tx, place(third), { ...change({ owner: 'Bob', dueOn: '2031-01-01' }), baseVersion: 1 }),
    )
    const dan = { ...change({ owner: 'Dan' }), baseVersion: 3 }
    expect(await inside((tx) => saveDutyForAll(tx, all, dan))).toEqual({ saved: 1, left: 2 })
    expect(await said()).toEqual([
      ['Dan', 4],
      ['Cleo', 1],
      ['Bob', 2],
    ])
  })

  test('is waived only with a reason, and the log says so', async () => {
    const waived = change({ state: 'waived', reason: 'Switched off in May' })
    await inside((tx) => saveDuty(tx, place(systems[1], 'o-01'), { ...waived, baseVersion: 0 }))
    const without = inside((tx) => saveDuty(tx, place(systems[1], 'o-14'), { ...waived, reason: '', baseVersion: 0 }))

    await expect(without).rejects.toThrow()
    expect((await inside(listAudit)).filter(({ action }) => action === 'duty.waived')).toMatchObject([
      { facts: { system: systems[1], duty: 'o-01' } },
    ])
  })
})

test('the day that counts for a review is that of the last approved record', async () => {
  const record = (number: number, placedOn: string, state: string) => admin`
    insert into app.ai_system_reviews (workspace_id, id, system_id, number, placed_on, facts, answers, triage,
      submitted_by, state, reviewed_by, reviewed_at, review_note)
    values (${scope.workspaceId}, ${newId()}, ${systems[0] ?? ''}, ${number}, ${placedOn}, '{}', '{}', '{}', ${newId()},
      ${state}, ${state === 'waiting' ? null : newId()}, ${state === 'waiting' ? null : new Date()}, 'Looked at')`
  await record(1, '2026-05-01', 'approved')
  await record(2, '2026-08-01', 'approved')
  await record(3, '2026-10-01', 'waiting')

  expect(await inside((tx) => listApprovedDays(tx, clientId))).toEqual([
    { system: systems[0], name: 'Ada', placedOn: '2026-08-01' },
  ])
})

describe('the address of a calendar', () => {
  const opens = async (token: string) => {
    const workspaceId = await database.withSys((tx) => findLinkPlace(tx, token))
    return workspaceId && inside((tx) => findFeedClient(tx, token), { workspaceId, actorId: workspaceId })
  }

  test('opens the calendar of its company until it is renewed or stopped', async () => {
    const first = (await startFeed(database, scope, clientId)) ?? ''
    expect(await opens(first)).toEqual({ id: clientId, name: 'Example GmbH', language: 'en' })

    const second = (await startFeed(database, scope, clientId)) ?? ''
    expect(await opens(first)).toBeNull()
    expect(await opens(second)).toEqual({ id: clientId, name: 'Example GmbH', language: 'en' })
    expect(await inside((tx) => findFeed(tx, clientId))).toEqual({ createdAt: expect.any(Date) })

    expect(await stopFeed(database, scope, clientId)).toBe(true)
    expect(await opens(second)).toBeNull()
    expect(await stopFeed(database, scope, clientId)).toBe(false)
    expect(await admin`select from sys.link_places`).toHaveLength(0)
  })

  test("is not made for another workspace's company, and leaves nothing behind", async () => {
    expect(await startFeed(database, other, clientId)).toBeNull()
    expect(await admin`select from sys.link_places`).toHaveLength(0)
  })

  test('is closed with its workspace', async () => {
    const token = (await startFeed(database, scope, clientId)) ?? ''
    await admin`update app.workspaces set closes_at = now() + interval '1 day' where workspace_id = ${scope.workspaceId}`

    expect(await opens(token)).toBeNull()
  })
})
