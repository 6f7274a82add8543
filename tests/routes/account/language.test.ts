import { afterAll, expect, test } from 'vitest'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const spokenTo = async (email: string) =>
  (await admin`select language from sys.users where email = ${email}`)[0]?.language
const languageOf = async (answer: Response) => /<html lang="(\w+)"/.exec(await answer.text())?.[1]

test('the foot of a page leads to the same page in the other language, without scripts', async () => {
  const guest = browser()
  const page = await (await guest.get('/start?form=quick')).text()
  const [form = ''] = /<form[^>]*action="\/language".*?<\/form>/s.exec(page) ?? []
  expect(form).toContain('value="/start?form=quick"')
  expect(form).toMatch(/<button[^>]*lang="de"[^>]*>Deutsch<\/button>/)

  const answer = await guest.post('/language', { language: 'de', place: '/start?form=quick' })

  expect(answer.status).toBe(302)
  expect(answer.headers.get('Location')).toBe('/start?form=quick')
  const next = await (await guest.follow(answer)).text()
  expect(next).toContain('<html lang="de"')
  expect(next).toMatch(/<button[^>]*lang="en"[^>]*>English<\/button>/)
})

test('where a form came back with what was typed, the language waits, and says so', async () => {
  const guest = browser()
  await guest.get('/start?language=de')
  const refused = await guest.post('/sign-in', { email: 'keine Adresse' })
  const page = await refused.text()

  expect(refused.status).toBe(422)
  expect(page).toContain('value="keine Adresse"')
  expect(page).not.toContain('action="/language"')
  expect(page).toContain('Die Sprache können Sie wechseln, wenn Sie diese Seite gespeichert oder verlassen haben.')
  expect(await (await guest.get('/sign-in')).text()).toContain('action="/language"')
})

test.each(['//other.example', 'https://other.example/', '/\\other.example', ''])(
  'from %j the way goes on here',
  async (place) => {
    const answer = await browser().post('/language', { language: 'de', place })

    expect(answer.headers.get('Location')).toBe('/assessments')
  },
)

test('a language that nobody here speaks is refused', async () => {
  const guest = browser()
  for (const language of ['fr', 'de-AT', '', '__proto__']) {
    expect((await guest.post('/language', { language, place: '/start' })).status).toBe(400)
  }
  expect((await guest.post('/language', { language: 'de', place: '/start', user: 'x' })).status).toBe(400)
  expect(guest.cookies.has('__Host-language')).toBe(false)
})

test('who is signed in takes the language along to another browser', async () => {
  const anna = browser()
  await signIn(anna, mailbox, 'anna@example.com')
  expect(await spokenTo('anna@example.com')).toBeNull()
  expect(anna.cookies.has('__Host-language')).toBe(false)

  const saved = await anna.post('/language', { language: 'de', place: '/account?saved=language' })
  const account = await (await anna.follow(saved)).text()

  expect(await spokenTo('anna@example.com')).toBe('de')
  expect(account).toContain('Gespeichert.')
  expect(account).toMatch(/<option value="de" selected="">Deutsch<\/option>/)
  const elsewhere = browser()
  await signIn(elsewhere, mailbox, 'anna@example.com')
  expect(await languageOf(await elsewhere.get('/account', { 'Accept-Language': 'en' }))).toBe('de')
})

test('a check is in the language it was started in, and so is its client, until somebody says otherwise', async () => {
  const bea = browser()
  await signIn(bea, mailbox, 'bea@example.com')
  bea.cookies.set('__Host-language', 'de')
  const id = await bea.start({ company: 'Beispiel GmbH' })
  const read = async () => {
    const [row] = await admin<{ check: string; client: string; id: string; workspace: string }[]>`
      select a.locale as check, c.language as client, c.id, c.workspace_id as workspace
      from app.assessments a join app.clients c on c.workspace_id = a.workspace_id and c.id = a.client_id
      where a.id = ${id}`
    if (!row) throw new TypeError('The check was started.')
    return row
  }
  const { client, check, ...own } = await read()
  expect([check, client]).toEqual(['de', 'de'])

  const path = `/workspaces/${own.workspace}/clients/${own.id}`
  const naming = { intent: 'rename', name: 'Beispiel GmbH', reference: '' }
  expect((await bea.post(path, { ...naming, language: 'en' })).status).toBe(200)
  expect(await read()).toMatchObject({ check: 'de', client: 'en' })
  expect((await bea.post(path, { ...naming, language: 'fr' })).status).toBe(400)
  expect((await bea.post(path, naming)).status).toBe(200)
  expect((await read()).client).toBe('en')
  expect(await (await bea.get(path)).text()).toMatch(/<option value="en" selected="">English<\/option>/)
})
