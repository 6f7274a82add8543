import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ACCESS } from '#app/access.ts'
import { isInEachLanguage } from '#app/core/library/place-in.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, app } = await testPreflight()
const german = await loadMessages('de')

const languageOf = async (answer: Response) => /<html lang="(\w+)"/.exec(await answer.text())?.[1]
const likes = (tags: string) => ({ 'Accept-Language': tags })

describe('of public pages', () => {
  test.each(['/', '/glossary', '/trust/privacy-notice', '/ask', '/governance/check'])(
    'the address alone says the language of %s',
    async (path) => {
      const reader = browser()
      reader.cookies.set('__Host-language', 'de')
      const english = await reader.get(path, likes('de'))
      const other = await browser().get(`/de${path === '/' ? '' : path}`, likes('en'))

      for (const [answer, locale] of [
        [english, 'en'],
        [other, 'de'],
      ] as const) {
        expect(answer.status).toBe(200)
        expect(answer.headers.get('Content-Language')).toBe(locale)
        expect(answer.headers.get('Vary') ?? '').not.toMatch(/Cookie|Accept-Language/)
        expect(answer.headers.getSetCookie().join()).not.toContain('language')
        expect(await languageOf(answer)).toBe(locale)
      }
    },
  )

  test('one language is kept apart from the other', async () => {
    const tags = []
    for (const path of ['/glossary', '/de/glossary', '/glossary', '/de/glossary']) {
      tags.push((await browser().get(path)).headers.get('ETag'))
    }

    expect(tags.slice(0, 2)).toEqual(tags.slice(2))
    expect(new Set(tags).size).toBe(2)
  })

  test('their data has the same addresses', async () => {
    const [english, other] = await Promise.all(
      ['/claims.data', '/de/claims.data'].map(async (path) => (await browser().get(path)).text()),
    )

    expect(other).toContain('"de"')
    expect(english).not.toContain('"de"')
  })

  test('a wish in the query changes nothing there', async () => {
    const answer = await browser().get('/claims?language=de')

    expect(await languageOf(answer)).toBe('en')
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('what is sent to one is answered in its language', async () => {
    const answer = await browser().post('/de/ask', { opId: randomUUID(), name: '', email: 'x', body: '' })

    // Here nobody told us where questions are to go.
    expect(answer.status).toBe(503)
    expect(await languageOf(answer)).toBe('de')
  })

  test.each([
    '/de/start',
    '/de/healthz',
    '/de/robots.txt',
    '/de/nowhere',
    '/en/glossary',
    '/DE/glossary',
    '/fr/glossary',
  ])('there is no %s', async (path) => {
    expect((await browser().get(path)).status).toBe(404)
  })

  test('an address that begins with a language says in it that nothing is there', async () => {
    expect(await languageOf(await browser().get('/de/nowhere', likes('en')))).toBe('de')
  })

  test('every pattern of a page is the application’s or has its language in the address', () => {
    const both = Object.keys(ACCESS).filter(
      (pattern) => isInEachLanguage(pattern) && /^(?:start|assess|pilots|workspaces|account)/.test(pattern),
    )

    expect(both).toEqual([])
    expect(LOCALES.some((locale) => Object.keys(ACCESS).some((pattern) => pattern.split('/')[0] === locale))).toBe(
      false,
    )
  })
})

describe('of other pages', () => {
  test.each([
    { says: 'the default', locale: 'en' },
    { says: 'what the reader likes', headers: likes('fr, de;q=0.4'), locale: 'de' },
    { says: 'what the browser keeps', kept: 'de', headers: likes('en'), locale: 'de' },
    { says: 'what the address wishes', wish: 'en', kept: 'de', headers: likes('de'), locale: 'en' },
    { says: 'nothing that we do not speak', wish: 'fr', kept: 'xx', headers: likes('fr'), locale: 'en' },
    { says: 'no second value of a cookie', kept: 'de-AT', headers: likes('en'), locale: 'en' },
  ])('the language is $says', async ({ wish, kept, headers, locale }) => {
    const reader = browser()
    if (kept) reader.cookies.set('__Host-language', kept)
    const first = await reader.get(wish ? `/start?language=${wish}` : '/start', headers)
    const answer = first.status === 302 ? await reader.follow(first) : first

    expect(answer.headers.get('Content-Language')).toBe(locale)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const page = await answer.text()
    expect(page).toContain(`<html lang="${locale}"`)
    const { app: words } = await loadMessages(locale === 'de' ? 'de' : 'en')
    expect(page).toContain(`<title>${words.titles.start} · Preflight</title>`)
  })

  test('a wish is kept from then on, beside other cookies of the answer', async () => {
    const reader = browser()
    await reader.get('/sign-in?language=de')
    expect(reader.cookies.get('__Host-language')).toBe('de')
    expect(await languageOf(await reader.get('/start', likes('en')))).toBe('de')

    const id = await reader.start()
    expect(reader.cookies.has('__Host-sid')).toBe(true)
    expect(await languageOf(await reader.get(`/assessments/${id}/settings`))).toBe('de')
  })

  test('going back to an address with a wish brings no language back that was left since', async () => {
    const reader = browser()
    const opened = await reader.get('/start?form=quick&language=de')
    expect([opened.status, opened.headers.get('Location')]).toEqual([302, '/start?form=quick'])
    expect(await languageOf(await reader.follow(opened))).toBe('de')
    const data = await reader.get('/start.data?language=en')
    expect([data.status, reader.cookies.get('__Host-language')]).toEqual([200, 'en'])

    // The history of a browser holds what it was led to.
    await reader.post('/language', { language: 'en', place: '/start?form=quick' })
    expect(await languageOf(await reader.follow(opened))).toBe('en')
  })

  test('a form changes no language that the browser keeps, whatever its address wishes', async () => {
    const guest = browser()
    const headers = { Origin: 'http://localhost', 'Content-Type': 'application/x-www-form-urlencoded', ...likes('en') }
    const post = (body: string) => guest.send('/start?language=de', { method: 'POST', headers, body })

    expect((await post('company=Beispiel&disciplines=marketing&form=full')).status).toBe(302)
    expect(guest.cookies.has('__Host-language')).toBe(false)
  })

  test.each(['/sitemap.xml', '/robots.txt', '/feed.atom', '/de/feed.atom', '/de/glossary'])(
    '%s is the same whatever a browser keeps or likes',
    async (path) => {
      const reader = browser()
      reader.cookies.set('__Host-language', 'de')
      const answer = await reader.get(path, likes('de'))

      expect(answer.status).toBe(200)
      expect(answer.headers.get('Vary') ?? '').not.toMatch(/Cookie|Accept-Language/)
      expect(await answer.text()).toBe(await (await browser().get(path)).text())
    },
  )

  test('what may be kept there is kept by language', async () => {
    const guest = browser()
    const id = await guest.start()
    const answer = await guest.get(`/assessments/${id}/rules/${loadCatalogue().hash}`)

    expect(answer.headers.get('Cache-Control')).toContain('private')
    expect(answer.headers.get('Vary')).toBe('Cookie, Accept-Language')
  })
})

describe('what stops before a page', () => {
  const plain = german.refusals.plain

  test.each([
    { way: 'a method that nobody takes', path: '/start', method: 'PUT', says: plain.methods },
    { way: 'a page that takes no form', path: '/de/glossary', method: 'POST', says: plain.notTaken },
    {
      way: 'a form of another site',
      path: '/start',
      method: 'POST',
      origin: 'https://other.example',
      says: plain.fromElsewhere,
    },
  ])('$way is refused in the reader’s language', async ({ path, method, origin = 'http://localhost', says }) => {
    const headers = { ...likes('de'), Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const answer = await app.fetch(new Request(`http://localhost${path}`, { method, headers, body: 'a=b' }))
    const page = await answer.text()

    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(page).toContain('<html lang="de">')
    expect(page).toContain(says)
    expect(page).toContain('<a href="/de">')
  })

  test('a program is told in the language that it asks for, whatever cookies it sends', async () => {
    const headers = { ...likes('de'), Cookie: '__Host-language=en' }
    const answer = await app.fetch(new Request('http://localhost/api/v1/nowhere', { method: 'PUT', headers }))

    expect((await answer.json()).detail).toBe(plain.methods)
  })
})
