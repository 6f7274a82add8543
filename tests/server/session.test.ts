import { beforeAll, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin } = await testPreflight()
const NAME = '__Host-sid'
let guest: Browser
let id: string
let token: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start()
  token = guest.cookies.get(NAME) ?? ''
})

const withCookie = (cookie: string) => browser().get(`/assessments/${id}/review`, { Cookie: cookie })

test('the session cookie is for this host, this path and no script', async () => {
  const answer = await browser().post('/start', { company: 'x', form: 'short' })

  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=5184000$/),
  ])
})

test('a second check in the same browser keeps the session', async () => {
  const answer = await guest.post('/start', { company: 'Second', form: 'short' })

  expect(answer.headers.getSetCookie()).toEqual([])
  expect((await guest.follow(answer)).status).toBe(200)
})

test.each([
  ['none', () => ''],
  ['empty', () => `${NAME}=`],
  ['altered', () => `${NAME}=${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
  ['too long by one', () => `${NAME}=${token}A`],
  ['with something behind it', () => `${NAME}=${token}=x`],
  ['10 KB long', () => `${NAME}=${'x'.repeat(10_240)}`],
  ['twice', () => `${NAME}=${token}; ${NAME}=${token}`],
  ['twice, once planted', () => `${NAME}=${'A'.repeat(43)}; ${NAME}=${token}`],
  ['under a name that is nearly ours', () => `__host-sid=${token}; Host-sid=${token}`],
  ['with odd characters', () => `${NAME}="${token}"; =; ;;; a; %00=%ff`],
  ['as a list', () => `${NAME}[]=${token}`],
])('attack 35: a session cookie that is %s is no session, and no error', async (_, cookie) => {
  expect((await withCookie(cookie())).status).toBe(404)
})

test('other cookies beside it do no harm', async () => {
  expect((await withCookie(`a=b; ${NAME}=${token}; c="d; e"`)).status).toBe(200)
})

test('a token planted before the start is not the session after it', async () => {
  const planted = browser()
  planted.cookies.set(NAME, 'A'.repeat(43))

  const own = await planted.start()

  expect(planted.cookies.get(NAME)).not.toBe('A'.repeat(43))
  expect((await browser().get(`/assessments/${own}/review`, { Cookie: `${NAME}=${'A'.repeat(43)}` })).status).toBe(404)
})

test('a session that ended is none with its next request', async () => {
  const leaving = browser()
  const own = await leaving.start()
  const session = leaving.cookies.get(NAME) ?? ''
  await admin`update sys.sessions set expires_at = now() - interval '1 second' where token_hash = sha256(${session}::bytea)`

  expect((await leaving.get(`/assessments/${own}/review`)).status).toBe(404)
})

test('the browser keeps the cookie as long as the session lasts: it is sent again when somebody comes back', async () => {
  const session = `token_hash = sha256('${token}'::bytea)`
  await admin.unsafe(`update sys.sessions set last_seen_at = now() - interval '3 days' where ${session}`)

  const back = await guest.get(`/assessments/${id}/review`)
  const next = await guest.get(`/assessments/${id}/review`)

  expect(back.headers.getSetCookie()).toEqual([expect.stringContaining(`${NAME}=${token}; `)])
  expect(next.headers.getSetCookie()).toEqual([])
})

test('the home page, which is alike for everybody, asks nothing of who is there', async () => {
  const session = `token_hash = sha256('${token}'::bytea)`
  await admin.unsafe(`update sys.sessions set last_seen_at = now() - interval '3 days' where ${session}`)

  expect((await guest.get('/')).headers.getSetCookie()).toEqual([])
  expect(
    await admin.unsafe(`select last_seen_at < now() - interval '2 days' as is_old from sys.sessions where ${session}`),
  ).toEqual([{ is_old: true }])
})

test.each([
  ['looks at the list', (by: Browser) => by.get('/assessments')],
  ['starts another check', (by: Browser) => by.post('/start', { company: 'Second', form: 'short' })],
  ['saves an answer', (by: Browser, own: string) => by.post(`/assessments/${own}/answers/interests`, {})],
])('the work of somebody who %s is kept for another 60 days', async (_, act) => {
  const back = browser()
  const own = await back.start()
  const session = `token_hash = sha256('${back.cookies.get(NAME)}'::bytea)`
  await admin.unsafe(`update sys.sessions set last_seen_at = now() - interval '30 days' where ${session}`)
  await admin`update app.workspaces set last_active_at = now() - interval '30 days', expires_at = now() + interval '30 days'
    where workspace_id = (select workspace_id from app.assessments where id = ${own})`

  await act(back, own)

  const [workspace] = await admin`select expires_at > now() + interval '59 days' as is_kept from app.workspaces
    where workspace_id = (select workspace_id from app.assessments where id = ${own})`
  expect(workspace).toEqual({ is_kept: true })
})
