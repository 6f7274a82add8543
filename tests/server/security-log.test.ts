import { afterAll, beforeAll, expect, test } from 'vitest'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

let owner: Awaited<ReturnType<typeof anOwner>>
beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@log.example.com')
})

/** The lines about security that `work` writes, without their time. */
async function linesOf(work: () => Promise<unknown>) {
  const before = logged().length
  await work()
  return logged()
    .slice(before)
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ msg }) => msg === 'security')
}

test('signing in is logged with who and how, and no address or code', async () => {
  const lines = await linesOf(() => signIn(browser(), mailbox, 'owner@log.example.com'))

  expect(lines).toMatchObject([{ level: 'info', event: 'signed in', by: 'pending', actorId: owner.userId }])
  expect(JSON.stringify(lines)).not.toContain('example.com')
})

test('a code that does not sign in is logged with why', async () => {
  const anybody = browser()
  await anybody.post('/sign-in', { email: 'nobody@log.example.com' })
  const lines = await linesOf(() => anybody.post('/sign-in/code', { intent: 'enter', code: '0000-0000' }))

  expect(lines).toMatchObject([{ level: 'warn', event: 'not signed in', by: 'pending', why: 'wrong' }])
})

test('a right that somebody does not have is logged with what and as what', async () => {
  const viewer = await aPerson({ admin, browser: () => browser(), mailbox }, 'viewer@log.example.com')
  await join({ admin, browser: () => browser(), mailbox }, viewer, owner.workspaceId, 'viewer')
  const path = `/workspaces/${owner.workspaceId}`
  const lines = await linesOf(() => viewer.browser.post(path, { intent: 'name', name: 'Mine' }))

  expect(lines).toMatchObject([
    {
      level: 'warn',
      event: 'right refused',
      action: 'workspace.change',
      role: 'viewer',
      requestId: expect.any(String),
    },
  ])
})

test('a limit that was reached is logged by its name', async () => {
  const eager = browser()
  const lines = await linesOf(async () => {
    for (let times = 0; times < 21; times += 1) await eager.post('/sign-in', { email: `a${times}@log.example.com` })
  })

  expect(lines).toMatchObject([{ level: 'warn', event: 'limit reached', limit: 'askCode' }])
  expect(JSON.stringify(lines)).not.toContain(eager.address)
})

test('a form from another site is logged', async () => {
  const lines = await linesOf(() => browser().post('/start', {}, { Origin: 'https://evil.example' }))

  expect(lines).toMatchObject([{ level: 'warn', event: 'cross-origin refused' }])
})
