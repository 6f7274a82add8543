import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { moveHome, moveOut, sweep } from '#app/server/files/move-files.server.ts'
import { createObjectStorage } from '#app/server/files/object-storage.server.ts'
import { newId } from '#db/new-id.ts'
import { deleteWorkspace } from '#db/queries/workspaces.server.ts'
import { testBucket } from '#tests/support/bucket.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const bucket = await testBucket()
const smtpUrl = await mailbox.open()
const { admin, browser, database } = await testPreflight({
  smtpUrl,
  files: { home: 's3', storage: bucket },
})
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }
const storage = createObjectStorage(bucket)
const moving = { database, storage }
const PDF = Buffer.from('%PDF-1.7 as it was issued \0\xff', 'latin1')
const SHA256 = createHash('sha256').update(PDF).digest('hex')
/** Any object is old enough to be looked at then. */
const later = () => new Date(Date.now() + 2 * 3_600_000)

let owner: Awaited<ReturnType<typeof anOwner>>
beforeAll(async () => {
  owner = await anOwner(place, 'owner@files.example.com', 'Files GmbH')
})

/** A version with its file, as if it had been issued. */
async function issue({ workspaceId, assessmentId } = owner) {
  const edition = newId()
  await admin`
    insert into app.report_editions (workspace_id, id, assessment_id, major, minor, report, sha256, content_sha256, paper,
      issued_by, issuer_name)
    values (${workspaceId}, ${edition}, ${assessmentId}, 1, 0, ${admin.json({ cover: { company: 'A', title: 'B' } })},
      ${SHA256}, ${SHA256}, 'a4', ${owner.userId}, 'Kim Example')`
  await admin`
    insert into app.edition_files (workspace_id, id, edition_id, kind, content, sha256)
    values (${workspaceId}, ${edition}, ${edition}, 'issued', ${PDF}, ${SHA256})`
}

const stored = async () => {
  const [file] = await admin`select content, object_id as "objectId" from app.edition_files`
  return file
}
const file = () => owner.browser.get(`/assessments/${owner.assessmentId}/report/versions/1.0.pdf`)
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

beforeEach(async () => {
  await admin`delete from app.report_editions`
  for (const key of bucket.keys()) await storage.remove(key)
  await issue()
})

test('a file that was moved lies there alone, is handed out as before, and comes home the same', async () => {
  expect(await moveOut(moving)).toBe(1)
  expect(await moveOut(moving)).toBe(0)

  const moved = await stored()
  expect(moved).toEqual({ content: null, objectId: expect.any(String) })
  expect(bucket.keys()).toEqual([`ws/${owner.workspaceId}/${moved?.objectId}`])
  expect(await bytesOf(await file())).toEqual(PDF)

  expect(await moveHome(moving)).toBe(1)
  expect(await stored()).toEqual({ content: PDF, objectId: null })
  expect(await sweep(moving, later())).toBe(1)
  expect(bucket.keys()).toEqual([])
  expect(await bytesOf(await file())).toEqual(PDF)
})

test('an export holds what lies elsewhere, in its row and as a file, and names no object', async () => {
  const path = `/workspaces/${owner.workspaceId}/export.zip`
  const here = unzipSync(await bytesOf(await owner.browser.get(path)))
  await moveOut(moving)

  const there = unzipSync(await bytesOf(await owner.browser.get(path)))

  const name = Object.keys(there).find((each) => each.startsWith('files/') && each.endsWith('.pdf')) ?? ''
  expect(Buffer.from(there[name] ?? [])).toEqual(PDF)
  expect(Buffer.from(there['data/edition_files.json'] ?? []).toString()).toBe(
    Buffer.from(here['data/edition_files.json'] ?? []).toString(),
  )
})

test('what the storage does not give out, or gives out changed, is no file: the page says so, the rest goes on', async () => {
  await moveOut(moving)
  const [key = ''] = bucket.keys()
  const refused = async (answer: Response) => {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Retry-After')).toBe('2')
    expect(await answer.text()).toContain('This file lies in a storage that does not give it out at the moment')
  }

  await storage.put(key, Buffer.from('%PDF-1.7 of somebody else'))
  await refused(await file())
  await storage.remove(key)
  await refused(await file())
  await refused(await owner.browser.get(`/workspaces/${owner.workspaceId}/export.zip`))
  expect((await owner.browser.get(`/assessments/${owner.assessmentId}/report/versions`)).status).toBe(200)
  expect(await stored()).toMatchObject({ content: null })
})

test('a storage that does not answer keeps every file where it is', async () => {
  const broken = createObjectStorage({ ...bucket, endpoint: 'http://127.0.0.1:9' })

  await expect(moveOut({ database, storage: broken })).rejects.toMatchObject({ code: 'PREFLIGHT_UNAVAILABLE' })

  expect(await stored()).toEqual({ content: PDF, objectId: null })
})

test('a file that is not what was issued stays where it is, and the database takes no other back', async () => {
  await admin`delete from app.edition_files`
  const [edition] = await admin`select id from app.report_editions`
  await admin`
    insert into app.edition_files (workspace_id, id, edition_id, kind, content, sha256)
    values (${owner.workspaceId}, ${edition?.id}, ${edition?.id}, 'issued', 'damaged'::bytea, ${SHA256})`
  const scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
  const change = (set: string) =>
    database.withWorkspace(scope, (tx) => tx.execute(`update app.edition_files set ${set}`))

  expect(await moveOut(moving)).toBe(0)
  await expect(change(`content = null, object_id = gen_random_uuid()`)).rejects.toMatchObject({ code: '23001' })
  await admin`delete from app.edition_files`
  await admin`delete from app.report_editions`
  await issue()
  await moveOut(moving)
  await expect(change(`content = 'other', object_id = null`)).rejects.toMatchObject({ code: '23001' })
  await expect(change(`sha256 = repeat('0', 64)`)).rejects.toMatchObject({ code: '42501' })
})

test('objects go with what named them; what is young, unknown or named stays', async () => {
  await moveOut(moving)
  const [named = ''] = bucket.keys()
  const forgotten = `ws/${owner.workspaceId}/${newId()}`
  const [elsewhere, notOurs] = [`ws/${newId()}/${newId()}`, 'ws/read-me.txt']
  for (const key of [forgotten, elsewhere, notOurs]) await storage.put(key, PDF)

  expect(await sweep(moving, new Date())).toBe(0)
  expect(await sweep(moving, later())).toBe(1)
  expect(bucket.keys()).toEqual([named, elsewhere, notOurs].sort())

  await admin`delete from app.report_editions`
  expect(await sweep(moving, later())).toBe(1)
  expect(bucket.keys()).toEqual([elsewhere, notOurs].sort())
})

test('the objects of a workspace that was deleted go too', async () => {
  const leaving = await anOwner(place, 'leaving@files.example.com', 'Leaving GmbH')
  await issue(leaving)
  await moveOut(moving)
  await deleteWorkspace(database, { workspaceId: leaving.workspaceId, actorId: leaving.userId })

  expect(await sweep(moving, later())).toBe(1)

  expect(bucket.keys()).toEqual([expect.stringContaining(owner.workspaceId)])
})
