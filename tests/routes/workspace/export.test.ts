import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORKSPACE_TABLES } from '#db/data-rights/read-workspace.server.ts'
import { SCHEMA_VERSION } from '#db/data-rights/schema-version.ts'
import { type ArchiveFiles, bytesOf, manifestOf, openZip, sha256 } from '#tests/support/archive.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { fillWorkspaceOf } from '#tests/support/workspace-rows.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const exportOf = (id: string) => `/workspaces/${id}/export.zip`
const COMPANY = '=HYPERLINK("https://evil.example") & Söhne "GmbH"\r\n\u202e🙂'
let guest: Browser
let files: ArchiveFiles
let workspaceId: string

beforeAll(async () => {
  guest = browser()
  workspaceId = await fillWorkspaceOf(admin, await guest.start())
  await admin`update app.clients set name = ${COMPANY} where workspace_id = ${workspaceId}`
  const stranger = browser()
  await stranger.start({ company: 'Canary of somebody else' })
  files = await openZip(await guest.get(exportOf(workspaceId)))
})

test('an export is a file to keep, in no cache', async () => {
  const taken = await guest.get(exportOf(workspaceId))
  const { status, headers } = taken

  expect(status).toBe(200)
  expect(headers.get('Content-Type')).toBe('application/zip')
  expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename="Preflight \d{4}-\d\d-\d\d\.zip"/)
  expect(headers.get('Cache-Control')).toBe('no-store')
  files = await openZip(taken)
})

test('that it was taken stands in its log, which it holds', () => {
  const log: { action: string }[] = JSON.parse(files['data/audit_log.json'] ?? '')

  expect(log.filter(({ action }) => action === 'workspace.exported')).toHaveLength(2)
})

test('it holds every row of every table of the workspace, and nothing of another', async () => {
  for (const { name } of WORKSPACE_TABLES) {
    const rows =
      await admin`select to_jsonb(t) as row from ${admin(`app.${name}`)} t where workspace_id = ${workspaceId}`
    const exported: { workspace_id: string }[] = JSON.parse(files[`data/${name}.json`] ?? '')

    expect(exported.length, name).toBe(rows.length)
    expect(exported.length, name).toBeGreaterThan(0)
    expect(new Set(exported.map(({ workspace_id }) => workspace_id)), name).toEqual(new Set([workspaceId]))
  }
  expect(JSON.stringify(files)).not.toContain('Canary of somebody else')
})

test('a logo stands there as the picture it is', async () => {
  const [brand] = await admin`select id, logo from app.brands where workspace_id = ${workspaceId}`
  const name = `files/${brand?.id}.png`

  expect(bytesOf(name, files[name] ?? '')).toEqual(brand?.logo)
  expect(manifestOf(files).files.map((file) => file.name)).toContain(name)
})

test('a file of a client stands there as it came', async () => {
  const [file] = await admin`select id, kind, content from app.client_files where workspace_id = ${workspaceId}`
  const name = `files/${file?.id}.${file?.kind}`

  expect(bytesOf(name, files[name] ?? '')).toEqual(file?.content)
  expect(manifestOf(files).files.map((each) => each.name)).toContain(name)
})

test('the manifest names each file with its hash, each table with its rows, and what was left out', () => {
  const manifest = manifestOf(files)

  expect(manifest).toMatchObject({ product: 'preflight', form: 1, schemaVersion: SCHEMA_VERSION, workspaceId })
  expect(manifest.files.map(({ name }) => name).sort()).toEqual(
    Object.keys(files)
      .filter((name) => !name.startsWith('manifest.'))
      .sort(),
  )
  for (const { name, sha256: hash, bytes } of manifest.files) {
    const content = bytesOf(name, files[name] ?? '')
    expect(hash, name).toBe(sha256(content))
    expect(bytes, name).toBe(content.length)
  }
  for (const { json, rows } of manifest.tables) expect(rows, json).toBe(JSON.parse(files[json] ?? '').length)
  expect(manifest.catalogues.length).toBeGreaterThan(0)
  expect(manifest.leftOut.map(({ table }) => table)).toContain('sys.sessions')
  expect(files['README.txt']).toContain('manifest.json')
})

test('JSON keeps every text exactly; the table for a spreadsheet runs none of it (P47)', () => {
  const [client] = JSON.parse(files['data/clients.json'] ?? '')

  expect(client.name).toBe(COMPANY)
  expect(files['csv/clients.csv']).toContain('"\'=HYPERLINK(""https://evil.example"")')
})

test('nobody without a session gets one, and reading changes nothing', async () => {
  const before = await admin`select count(*)::int as rows from app.workspaces`

  const path = exportOf(workspaceId)
  expect((await browser().get(path)).headers.get('Location')).toBe(`/sign-in?returnTo=${path}`)
  expect((await guest.post(exportOf(workspaceId))).status).toBe(405)
  expect(await admin`select count(*)::int as rows from app.workspaces`).toEqual(before)
})

test.each(['consultant', 'member', 'viewer'])('a %s gets no export of the workspace, its owner does', async (role) => {
  const anna = browser()
  await signIn(anna, mailbox, `${role}@example.com`)
  const id = await anna.start({ company: 'Anna AG' })
  const [row] = await admin`select workspace_id from app.assessments where id = ${id}`

  const path = exportOf(row?.workspace_id)

  expect((await anna.get(path)).status).toBe(200)
  await admin`update app.memberships set role = ${role} where workspace_id = ${row?.workspace_id}`
  expect((await anna.get(path)).status).toBe(403)
  expect((await guest.get(path)).status).toBe(404)
})

test('a workspace past the limit is refused in a sentence before its rows are read', async () => {
  const large = browser()
  const id = await large.start()
  await admin`
    insert into app.clients (workspace_id, id, name)
    select a.workspace_id, gen_random_uuid(), 'x' from app.assessments a, generate_series(1, 100000) where a.id = ${id}`

  const [row] = await admin`select workspace_id as id from app.assessments where id = ${id}`

  const answer = await large.get(exportOf(row?.id))

  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('too large for one download')
})
