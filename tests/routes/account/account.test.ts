import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const EMAIL = 'anna@example.com'
const SID = '__Host-sid'
let anna: Browser
let phone: Browser
let kim: Browser
beforeAll(async () => {
  ;[anna, phone, kim] = [browser(), browser(), browser()]
  await signIn(anna, mailbox, EMAIL)
  await signIn(phone, mailbox, EMAIL)
  await signIn(kim, mailbox, 'kim@example.com')
})

const sessionIdOf = async (by: Browser) =>
  (await admin`select id from sys.sessions where token_hash = sha256(${by.cookies.get(SID) ?? ''}::bytea)`)[0]?.id
const isIn = async (by: Browser) => (await by.get('/account')).status === 200

test('the page names the address, and each browser once', async () => {
  const page = await (await anna.get('/account')).text()

  expect(page).toContain(EMAIL)
  expect(page).not.toContain('kim@example.com')
  expect(page.match(/Sign out there/g)).toHaveLength(1)
  expect(page.match(/This browser/g)).toHaveLength(1)
})

test('a name is kept as it was typed, does nothing, and one that is too long stays to be cut', async () => {
  const name = 'Anna <img src=x onerror=alert(1)> & "Söhne"'

  expect((await anna.post('/account', { intent: 'name', name })).status).toBe(200)
  const page = await (await anna.get('/account')).text()
  const long = await anna.post('/account', { intent: 'name', name: 'x'.repeat(201) })

  expect(page).not.toContain('<img src=x')
  expect(await admin`select name from sys.users where email = ${EMAIL}`).toEqual([{ name }])
  expect(long.status).toBe(422)
  expect(await long.text()).toContain('x'.repeat(201))
})

test('somebody else’s session answers like one that never was, and goes on', async () => {
  const foreign = await anna.post('/account', { intent: 'end', session: await sessionIdOf(kim) })
  const random = await anna.post('/account', { intent: 'end', session: newId() })
  const none = await anna.post('/account', { intent: 'end', session: '../x' })

  expect([foreign.status, random.status, none.status]).toEqual([404, 404, 404])
  expect(await isIn(kim)).toBe(true)
})

test('a session that was ended is none with its next request (P28)', async () => {
  expect(await isIn(phone)).toBe(true)

  await anna.post('/account', { intent: 'end', session: await sessionIdOf(phone) })

  expect(await isIn(phone)).toBe(false)
  expect(await isIn(anna)).toBe(true)
})

test('signing out everywhere else leaves this browser and other people alone', async () => {
  const others = [browser(), browser()]
  await admin`update sys.sign_in_codes set created_at = now() - interval '2 hours'`
  for (const other of others) await signIn(other, mailbox, EMAIL)

  await anna.post('/account', { intent: 'end-others' })

  expect(await Promise.all(others.map(isIn))).toEqual([false, false])
  expect([await isIn(anna), await isIn(kim)]).toEqual([true, true])
})

test('nobody switches to a workspace of somebody else', async () => {
  const id = await kim.start({ company: 'Kim AG' })
  const [row] = await admin`select workspace_id from app.assessments where id = ${id}`

  const foreign = await anna.post('/account', { intent: 'switch', workspace: row?.workspace_id })
  const random = await anna.post('/account', { intent: 'switch', workspace: newId() })

  expect([foreign.status, random.status]).toEqual([404, 404])
  expect((await anna.get(`/assessments/${id}/review`)).status).toBe(404)
})

test.each(['userId', 'email', 'role', 'workspaceId', 'createdAt', 'isAdmin'])(
  'no form of an account takes %s (P04, attack 9)',
  async (field) => {
    const forms: Record<string, Record<string, string>> = {
      '/sign-in/code': { intent: 'enter', code: '0000-0000' },
      '/account': { intent: 'name', name: 'Anna' },
      '/claim': { intent: 'later' },
      '/sign-out': {},
    }
    for (const [path, fields] of Object.entries(forms)) {
      expect((await anna.post(path, { ...fields, [field]: 'x' })).status, path).toBe(400)
    }
    expect(await isIn(anna)).toBe(true)
  },
)

test.each(['/account', '/claim'])('%s sends whoever is not signed in to the sign-in page', async (path) => {
  const guest = browser()
  await guest.start()
  const [route] = [`routes/account/${path.slice(1)}`]

  for (const by of [guest, browser()]) {
    expect((await by.get(path)).headers.get('Location')).toBe(`/sign-in?returnTo=${path}`)
    expect((await by.post(path, { intent: 'end-others' })).headers.get('Location')).toBe('/sign-in')
    const alone = await (await by.get(`${path}.data?_routes=${encodeURIComponent(route)}`)).text()
    expect(alone).not.toContain('@example.com')
  }
})

test.each(['/sign-in', '/sign-in/code', '/sign-out', '/account', '/claim'])(
  'a form from another site does nothing at %s (attacks 15 to 20 and 24)',
  async (path) => {
    const { status } = await anna.send(path, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'intent=end-others&email=evil%40example.com',
    })

    expect(status).toBe(403)
    expect(mailbox.to('evil@example.com')).toEqual([])
    expect(await isIn(anna)).toBe(true)
  },
)

test('reading never signs out', async () => {
  expect((await kim.get('/sign-out')).status).toBe(405)
  expect(await isIn(kim)).toBe(true)
})

test('signing out ends the session and clears what the browser kept', async () => {
  const token = kim.cookies.get(SID)

  const out = await kim.post('/sign-out')

  expect(out.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
  expect(out.headers.get('Location')).toBe('/')
  expect(kim.cookies.has(SID)).toBe(false)
  expect(kim.cookies.has('__Host-device')).toBe(true)
  expect((await browser().get('/account', { Cookie: `${SID}=${token}` })).headers.get('Location')).toBe(
    '/sign-in?returnTo=/account',
  )
})

test('signing out does nothing to a guest', async () => {
  const guest = browser()
  const id = await guest.start()

  await guest.post('/sign-out')

  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
})

test('signing out clears what the browser kept, also where the session ended elsewhere before', async () => {
  const away = browser()
  await signIn(away, mailbox, 'away@example.com')
  await admin`delete from sys.sessions where token_hash = sha256(${away.cookies.get(SID) ?? ''}::bytea)`

  const out = await away.post('/sign-out')

  expect(out.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
  expect(away.cookies.has(SID)).toBe(false)
})

test('a consultant makes a workspace without a check, and lands on its empty desk', async () => {
  const eva = browser()
  await signIn(eva, mailbox, 'eva@example.com')
  const empty = await (await eva.get('/assessments')).text()
  const account = await (await eva.get('/account')).text()

  const unnamed = await eva.post('/account', { intent: 'make', workspaceName: '  ' })
  const long = await eva.post('/account', { intent: 'make', workspaceName: 'x'.repeat(201) })
  const made = await eva.post('/account', { intent: 'make', workspaceName: ' Beratung & Söhne ' })
  const again = await eva.post('/account', { intent: 'make', workspaceName: 'Second' })
  const desk = await (await eva.follow(made)).text()

  for (const page of [empty, account]) expect(page).toContain('value="make"')
  expect([unnamed.status, long.status]).toEqual([422, 422])
  expect(await unnamed.text()).toContain('Please give the workspace a name.')
  expect(await long.text()).toContain('x'.repeat(201))
  expect(made.headers.get('Location')).toMatch(/^\/workspaces\/[0-9a-f-]+\/clients$/)
  expect(again.headers.get('Location')).toBe(made.headers.get('Location'))
  expect(desk).toContain('No client yet')
  expect(await ownedBy('eva@example.com')).toEqual([{ name: 'Beratung & Söhne', kind: 'consultancy' }])
  for (const path of ['/assessments', '/account']) {
    expect(await (await eva.get(path)).text(), path).not.toContain('value="make"')
  }
})

test('a guest is not offered a workspace', async () => {
  expect(await (await browser().get('/assessments')).text()).not.toContain('value="make"')
})

const ownedBy = (email: string) => admin`select w.name, w.kind
  from app.workspaces w join app.memberships m using (workspace_id) join sys.users u on u.id = m.user_id
  where u.email = ${email} and m.role = 'owner'`
