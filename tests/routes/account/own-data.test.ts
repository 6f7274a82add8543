import { afterAll, expect, test } from 'vitest'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const accounts = (email: string) => admin`select id from sys.users where email = ${email}`

test('a person takes along what is held of them, and no secret', async () => {
  const anna = await anOwner(place, 'anna@example.com', 'Anna AG')
  await aPerson(place, 'kim@example.com')
  const [session] =
    await admin`select encode(token_hash, 'hex') as hash from sys.sessions where actor_id = ${anna.userId}`

  const answer = await anna.browser.get('/account/export.json')
  const text = await answer.text()
  const taken = JSON.parse(text)

  expect(answer.headers.get('Content-Disposition')).toContain('attachment')
  expect(taken['sys.users']).toMatchObject([{ id: anna.userId, email: 'anna@example.com' }])
  expect(taken['sys.sessions']).toHaveLength(1)
  expect(taken.memberships).toEqual([{ workspaceId: anna.workspaceId, name: expect.any(String), role: 'owner' }])
  expect(text).not.toContain('kim@example.com')
  expect(text).not.toContain(session?.hash)
  expect((await browser().get('/account/export.json')).headers.get('Location')).toBe(
    '/sign-in?returnTo=/account/export.json',
  )
})

test('nothing is deleted without the own address', async () => {
  const ben = await aPerson(place, 'ben@example.com')

  for (const confirm of ['', 'yes', 'anna@example.com', 'ben@example.co']) {
    const answer = await ben.browser.post('/account', { intent: 'erase', confirm })
    expect(answer.status, confirm).toBe(422)
    expect(await answer.text()).toContain('Please write your address exactly')
  }
  expect(await accounts('ben@example.com')).toHaveLength(1)
})

test('with it the account is gone, in every browser, and the address can start anew', async () => {
  const carl = await anOwner(place, 'carl@example.com', 'Carl KG')
  const host = await anOwner(place, 'host@example.com', 'Host GmbH')
  await join(place, carl, host.workspaceId, 'member')
  const page = await (await carl.browser.get('/account')).text()
  expect(page).toContain('Nobody but you works in ')

  const answer = await carl.browser.post('/account', { intent: 'erase', confirm: ' Carl@example.com ' })

  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/'])
  expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
  expect(carl.browser.cookies.has('__Host-sid')).toBe(false)
  expect(await accounts('carl@example.com')).toEqual([])
  expect(await admin`select 1 from app.workspaces where workspace_id = ${carl.workspaceId}`).toEqual([])
  expect((await host.browser.get(`/assessments/${host.assessmentId}/review`)).status).toBe(200)
  const again = browser()
  await signIn(again, mailbox, 'carl@example.com')
  expect((await accounts('carl@example.com'))[0]?.id).not.toBe(carl.userId)
})

test('the only owner of a workspace with others in it is told to hand it over, and keeps the account', async () => {
  const dora = await anOwner(place, 'dora@example.com', 'Dora OHG')
  const emil = await aPerson(place, 'emil@example.com')
  await join(place, emil, dora.workspaceId, 'member')

  const page = await (await dora.browser.get('/account')).text()
  const answer = await dora.browser.post('/account', { intent: 'erase', confirm: 'dora@example.com' })

  expect(page).toContain('First, somebody else has to own a workspace')
  expect(page).not.toContain('value="erase"')
  expect(answer.status).toBe(422)
  expect(await accounts('dora@example.com')).toHaveLength(1)
})

test('an account that is not there erases nothing', async () => {
  const stranger = browser()

  expect(
    (await stranger.post('/account', { intent: 'erase', confirm: 'dora@example.com' })).headers.get('Location'),
  ).toBe('/sign-in')
  expect(await accounts('dora@example.com')).toHaveLength(1)
})
