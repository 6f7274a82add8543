import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let owner: Awaited<ReturnType<typeof anOwner>>
let outsider: Awaited<ReturnType<typeof anOwner>>
let viewer: Person
let asked: Browser
let own = ''
beforeAll(async () => {
  owner = await anOwner(place, 'owner@here.example.com', 'Example GmbH')
  outsider = await anOwner(place, 'outsider@here.example.com', 'Elsewhere AG')
  viewer = await aPerson(place, 'viewer@here.example.com')
  await join(place, viewer, owner.workspaceId, 'viewer')
  await admin`update sys.users set name = 'Vera Viewer' where id = ${viewer.userId}`
  const team = `/assessments/${owner.assessmentId}/team`
  const made = await (await owner.browser.post(team, { intent: 'link', discipline: '' })).text()
  asked = browser()
  const entered = await asked.post(/\/answer\/[\w-]{43}/.exec(made)?.[0] ?? '', { name: 'Lee', disciplines: 'data' })
  own = entered.headers.get('Location') ?? ''
})
beforeEach(() => admin`delete from sys.presences`)

const here = (by: Browser, id = owner.assessmentId) => by.post(`/assessments/${id}/here`)
const others = async (by: Browser, id?: string) => (await here(by, id)).json()

test('whoever looks at a check is told who else does, and never of themselves', async () => {
  expect(await others(owner.browser)).toEqual([])
  expect(await others(viewer.browser)).toEqual(['owner@here.example.com'])
  expect(await others(owner.browser)).toEqual(['Vera Viewer'])
  expect(await others(owner.browser)).toEqual(['Vera Viewer'])
})

test('whoever was asked is seen on their questions by name, and is told of nobody', async () => {
  await here(owner.browser)
  const page = await (await asked.get(`${own}/questions/mine`)).text()

  expect(await others(owner.browser)).toEqual(['Lee'])
  expect(page).not.toContain('owner@here.example.com')
  expect((await here(asked)).status).toBe(404)
})

test('who was not seen for a minute is no longer there', async () => {
  await here(viewer.browser)
  await admin`update sys.presences set seen_at = seen_at - interval '30 seconds'`
  expect(await others(owner.browser)).toEqual(['Vera Viewer'])

  await admin`update sys.presences set seen_at = seen_at - interval '31 seconds' where actor_id = ${viewer.userId}`

  expect(await others(owner.browser)).toEqual([])
})

test('attacks 1 and 2: another workspace is neither seen nor told of anybody, and nobody without a session', async () => {
  await here(owner.browser)

  expect((await here(outsider.browser)).status).toBe(404)
  expect((await here(browser())).status).toBe(404)
  expect(await others(outsider.browser, outsider.assessmentId)).toEqual([])
  expect(await others(owner.browser)).toEqual([])
  expect((await owner.browser.get(`/assessments/${owner.assessmentId}/here`)).status).toBe(405)
})
