import { beforeAll, expect, test } from 'vitest'
import type { WorkspaceScope } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { addSystems, removeSystem } from '#db/queries/ai-systems.server.ts'
import { addClient } from '#db/queries/clients.server.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { findLinkPlace } from '#db/queries/link-places.server.ts'
import { takeMails } from '#db/queries/mails.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import {
  askVendor,
  findVendorRequest,
  listVendorRequests,
  MOST_REQUESTS,
  markVendorTaken,
  removeVendorRequest,
  saveVendorAnswers,
} from '#db/queries/vendor-requests.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let scope: WorkspaceScope
let clientId: string

beforeAll(async () => {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, 'owner@example.com'))
  scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example consultancy')
  clientId = (await database.withWorkspace(scope, (tx) => addClient(tx, 'Example GmbH'))) ?? ''
})

const mailFor = (token: string) => ({ locale: 'en', facts: { link: `/vendor/${token}` } })
const SYSTEM = {
  name: 'Ask Brand',
  useCaseId: null,
  tool: null,
  status: 'live',
  owner: '',
  vendor: 'Acme',
  purpose: '',
  data: '',
  country: null,
  answers: [],
} as const

async function aSystem(): Promise<string> {
  const [id] = (await database.withWorkspace(scope, (tx) => addSystems(tx, clientId, [SYSTEM]))) ?? []
  if (!id) throw new Error('The register is full.')
  return id
}

async function aRequest(systemId: string, email: string | null = null): Promise<string> {
  const made = await askVendor(database, scope, { clientId, systemId, vendor: 'Acme', email, mailFor })
  if (made === null || made === 'tooMany') throw new Error(`Not asked: ${made}`)
  return made.token
}

const find = (token: string) => database.withWorkspace(scope, (tx) => findVendorRequest(tx, token))
const list = (systemId: string) => database.withWorkspace(scope, (tx) => listVendorRequests(tx, systemId))
/** How many notes there are of where links lead. */
const places = async () => (await admin`select from sys.link_places`).length
const save = (token: string, isSent: boolean) =>
  database.withWorkspace(scope, (tx) =>
    saveVendorAnswers(tx, token, { answers: { papers: { answer: 'none', text: '' } }, answeredBy: 'Ana', isSent }),
  )

test('a link is stored as a fingerprint alone and leads to its system', async () => {
  const token = await aRequest(await aSystem())

  expect(await database.withSys((tx) => findLinkPlace(tx, token))).toBe(scope.workspaceId)
  expect(await find(token)).toMatchObject({ vendor: 'Acme', system: 'Ask Brand', company: 'Example GmbH', answers: {} })
  const [stored] =
    await admin`select row_to_json(r)::text as row from app.vendor_requests r where system_id is not null`
  expect(stored?.row).not.toContain(token)
  expect(await find('A'.repeat(43))).toBeNull()
})

test('a mail goes out only with an address, and carries the link', async () => {
  const systemId = await aSystem()
  await aRequest(systemId)
  expect(await database.withSys(takeMails)).toEqual([])
  const token = await aRequest(systemId, 'vendor@example.org')
  expect(await database.withSys(takeMails)).toMatchObject([
    { kind: 'vendorQuestions', recipient: 'vendor@example.org', facts: { link: `/vendor/${token}` } },
  ])
})

test('answers are saved as often as one likes and sent once', async () => {
  const systemId = await aSystem()
  const token = await aRequest(systemId)
  expect(await save(token, false)).toBe(true)
  expect(await save(token, true)).toBe(true)
  expect(await save(token, true)).toBe(false)
  expect(await list(systemId)).toMatchObject([{ answeredBy: 'Ana', answers: { papers: { answer: 'none', text: '' } } }])
})

test('after 30 days, or once it is removed, a link opens nothing', async () => {
  const systemId = await aSystem()
  const [over, gone] = [await aRequest(systemId), await aRequest(systemId)]
  const [, first] = await list(systemId)
  await admin`update app.vendor_requests set expires_at = now() where id = ${first?.id ?? ''}`
  expect(await find(over)).toBeNull()
  expect(await save(over, true)).toBe(false)
  const [second] = await list(systemId)
  expect(await database.withWorkspace(scope, (tx) => removeVendorRequest(tx, systemId, second?.id ?? ''))).toBe(true)
  expect(await database.withWorkspace(scope, (tx) => removeVendorRequest(tx, systemId, second?.id ?? ''))).toBe(false)
  expect(await find(gone)).toBeNull()
})

test('a link opens nothing while the workspace is closing, and goes with its system', async () => {
  const systemId = await aSystem()
  const token = await aRequest(systemId)
  await admin`update app.workspaces set closes_at = now() + interval '1 day' where workspace_id = ${scope.workspaceId}`
  expect(await find(token)).toBeNull()
  await admin`update app.workspaces set closes_at = null where workspace_id = ${scope.workspaceId}`
  expect(await find(token)).not.toBeNull()
  await database.withWorkspace(scope, (tx) => removeSystem(tx, { clientId, systemId }))
  expect(await find(token)).toBeNull()
})

test('where a mail went is forgotten 90 days after its link ended, and no day earlier', async () => {
  const systemId = await aSystem()
  await aRequest(systemId, 'old@example.org')
  await aRequest(systemId, 'new@example.org')
  expect(await database.withSys(takeMails)).toHaveLength(2)
  const [fresh, old] = await list(systemId)
  for (const [id, days] of [[fresh?.id ?? '', 89] as const, [old?.id ?? '', 90] as const]) {
    const [{ hash } = {}] = await admin`
      update app.vendor_requests set expires_at = now() - make_interval(days => ${days}) where id = ${id}
      returning token_hash as hash`
    await admin`update sys.link_places set expires_at = now() - make_interval(days => ${days}) where token_hash = ${hash}`
  }

  await purgeExpired(database)

  expect(await list(systemId)).toMatchObject([
    { email: 'new@example.org', isLongOver: false },
    { email: '', isLongOver: true },
  ])
})

test('another company’s system cannot be asked about', async () => {
  const systemId = await aSystem()
  const other = await database.withWorkspace(scope, (tx) => addClient(tx, 'Other GmbH'))
  const asked = { clientId: other ?? '', systemId, vendor: 'Acme', email: null, mailFor }
  const before = await places()
  expect(await askVendor(database, scope, asked)).toBeNull()
  expect(await places()).toBe(before)
})

test(`a system has at most ${MOST_REQUESTS} requests, and the log says who asked and took over`, async () => {
  const systemId = await aSystem()
  for (let made = 0; made < MOST_REQUESTS; made += 1) await aRequest(systemId)
  const asked = { clientId, systemId, vendor: 'Acme', email: 'late@example.org', mailFor }
  const before = await places()
  expect(await askVendor(database, scope, asked)).toBe('tooMany')
  expect(await places()).toBe(before)
  expect(await database.withSys(takeMails)).toEqual([])
  const [request] = await list(systemId)
  const id = request?.id ?? ''
  await admin`update app.vendor_requests set answered_at = now() where id = ${id}`
  await database.withWorkspace(scope, (tx) => markVendorTaken(tx, systemId, id))
  await database.withWorkspace(scope, (tx) => markVendorTaken(tx, systemId, id))
  const logged = await admin`
    select action, count(*)::int as times from app.audit_log where facts->>'system' = ${systemId} and action like 'vendor.%'
    group by action order by action`
  expect(logged.map(({ action, times }) => [action, times])).toEqual([
    ['vendor.asked', MOST_REQUESTS],
    ['vendor.taken', 1],
  ])
})
