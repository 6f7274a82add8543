import { afterAll, beforeAll, expect, test } from 'vitest'
import { openZip } from '#tests/support/archive.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'
import { fillWorkspaceOf } from '#tests/support/workspace-rows.ts'
import { activeIn, HOSTILE, MARK } from './support/active-markup.ts'
import { ALL_ROUTES, urlOf } from './support/known-routes.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open(), logLevel: 'trace' })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const CANARY = 'Kanarienvogel'
type Owner = Awaited<ReturnType<typeof anOwner>>
let theirs: Owner
let mine: Owner
/** What its owner reads of the workspace with the canary. */
let own: Map<string, string>
/** `table.column` of everything that holds the canary. */
const planted: string[] = []

beforeAll(async () => {
  theirs = await anOwner(place, `${CANARY}@theirs.example.com`.toLowerCase(), `${CANARY} GmbH`)
  await plant(await fillWorkspaceOf(admin, theirs.assessmentId))
  mine = await anOwner(place, 'owner@mine.example.com', 'Mine AG')
  own = await readAll(theirs.browser, theirs)
})

/** Into each column of text that takes it. */
async function plant(workspaceId: string) {
  const columns = await admin<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'app' and t.table_type = 'BASE TABLE' and c.data_type = 'text' order by 1, 2`
  for (const { table, column } of columns) {
    for (const hostile of [HOSTILE, HOSTILE.slice(0, 60), '']) {
      const value = `${CANARY} ${table}.${column}${hostile}`
      try {
        await admin`
          update ${admin(`app.${table}`)} set ${admin(column)} = ${value} where workspace_id = ${workspaceId}`
        planted.push(`${table}.${column}`)
        break
      } catch {
        // An id, a choice of few, written once, or too long.
      }
    }
  }
}

/** Everything that somebody gets to read: each address with these ids in it. */
async function readAll(reader: Browser, { assessmentId, workspaceId }: Pick<Owner, 'assessmentId' | 'workspaceId'>) {
  const read = new Map<string, string>()
  for (const route of ALL_ROUTES) {
    const path = urlOf(route, assessmentId).replace('01900000-0000-7000-8000-000000000000', workspaceId)
    const response = await reader.get(path)
    const isZip = response.headers.get('Content-Type') === 'application/zip'
    read.set(path, isZip ? JSON.stringify(await openZip(response)) : await response.text())
    const head = JSON.stringify([...response.headers])
    read.set(`${path} (head)`, head)
  }
  return read
}

const holding = (read: Map<string, string>) =>
  [...read].filter(([, text]) => text.toLowerCase().includes(CANARY.toLowerCase())).map(([path]) => path)

test('what a workspace holds is there to read for its owner, on pages and in files', () => {
  const read = holding(own)

  expect(planted.length).toBeGreaterThan(10)
  expect(read.length).toBeGreaterThan(10)
  expect(read).toContain(`/workspaces/${theirs.workspaceId}/export.zip`)
})

test('attack 53: whatever stands in any column does nothing on any page', () => {
  const pages = [...own].filter(([, text]) => text.startsWith('<!DOCTYPE html>'))

  expect(holding(new Map(pages.filter(([, text]) => text.includes(MARK)))).length).toBeGreaterThan(10)
  for (const [path, page] of pages) expect(activeIn(page), path).toEqual([])
})

test.each([
  ['their own', () => mine.browser, () => mine],
  ['the other workspace’s', () => mine.browser, () => theirs],
  ['the other workspace’s, without an account,', () => browser(), () => theirs],
])('nothing of it is in any answer to somebody else who asks by %s ids', async (_, reader, ids) => {
  expect(holding(await readAll(reader(), ids()))).toEqual([])
})

test('nothing of it is in a mail to somebody else, and none in the log', () => {
  const others = mailbox.received.filter(({ recipients }) => !recipients.includes(theirs.email))

  expect(mailbox.to(mine.email).length).toBeGreaterThan(0)
  expect(others.filter(({ raw }) => raw.includes(CANARY))).toEqual([])
  expect(logged().split('\n').length).toBeGreaterThan(50)
  expect(logged()).not.toContain(CANARY)
})
