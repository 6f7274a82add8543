import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { type Browser, FORM_TYPE } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, app } = await testPreflight()
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start()
})

const own = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }

test.each([
  ['JSON as text', 'text/plain', '{"company":"x"}'],
  ['JSON', 'application/json', '{"company":"x"}'],
  ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
  ['a form with files and no boundary', 'multipart/form-data', 'company=x'],
  ['XML', 'application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['a type that only begins like a form', 'application/x-www-form-urlencoded-not', 'company=x'],
])('attack 21: %s is refused as a form', async (_, type, body) => {
  const answer = await guest.send('/start', { method: 'POST', headers: { ...own, 'Content-Type': type }, body })

  expect(answer.status).toBe(415)
})

test('a form without a type is refused', async () => {
  const request = new Request('http://localhost/start', { method: 'POST', headers: own, body: new Uint8Array([97]) })

  expect((await app.fetch(request)).status).toBe(415)
})

test('attack 49: a compressed form is refused before anybody unpacks it', async () => {
  const bomb = gzipSync('company='.padEnd(10_000_000, 'x'))
  const headers = { ...own, 'Content-Type': FORM_TYPE, 'Content-Encoding': 'gzip' }
  const request = new Request('http://localhost/start', { method: 'POST', headers, body: bomb })

  expect((await app.fetch(request)).status).toBe(415)
})

const LIMIT = 256 * 1024

test('attack 49: a form of exactly the limit is read, one byte more is not', async () => {
  const fits = await guest.post('/start', { company: 'x'.repeat(LIMIT - 'company='.length) })
  const tooLarge = await guest.post('/start', { company: 'x'.repeat(LIMIT - 'company='.length + 1) })

  expect(fits.status).toBe(422)
  expect(tooLarge.status).toBe(413)
})

test('attack 49: a form of unknown length is cut off at the limit', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 64 * 1024
      controller.enqueue(new Uint8Array(64 * 1024).fill(97))
      if (sent > 100 * LIMIT) controller.close()
    },
  })
  const headers = { ...own, 'Content-Type': FORM_TYPE, 'Transfer-Encoding': 'chunked' }
  const init = { method: 'POST', headers, body: endless, duplex: 'half' }

  const answer = await app.fetch(new Request('http://localhost/start', init as RequestInit))

  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(3 * LIMIT)
})

test.each(['x', '-1', '1e3', '12 12'])('attack 49: a length that is no number (%j) is refused', async (length) => {
  const headers = { ...own, 'Content-Type': FORM_TYPE, 'Content-Length': length }

  expect((await guest.send('/start', { method: 'POST', headers, body: 'company=x' })).status).toBe(400)
})

test.each([
  '/%',
  '/%zz',
  '/%c3%28',
  '/%ed%a0%80',
  '/%00',
  '/start?a=%',
  '/start?a=%ff',
  '/start?%00=1',
  '/assessments/%e0%a4%a',
])('attack 48: an address that cannot be read (%s) is refused', async (path) => {
  expect((await guest.get(path)).status).toBe(400)
})

test.each(['company=%ff', 'company=%ed%a0%80', 'company=%', 'company=%zz'])(
  'a form whose text cannot be read as it was typed (%s) is refused',
  async (body) => {
    const headers = { ...own, 'Content-Type': FORM_TYPE }

    expect((await guest.send('/start', { method: 'POST', headers, body })).status).toBe(400)
  },
)

test('attack 48: an address over 8 KB is too long', async () => {
  expect((await guest.get(`/${'a'.repeat(8 * 1024)}`)).status).toBe(414)
})

test('attack 48: an address with hundreds of parameters is refused', async () => {
  const query = new URLSearchParams(Array.from({ length: 201 }, (_, index) => [`k${index}`, '1']))

  expect((await guest.get(`/start?${query}`)).status).toBe(400)
})

test('the list of routes cannot be asked for thousands of paths', async () => {
  const paths = Array.from({ length: 500 }, (_, index) => `/p${index}`).join(',')

  const many = await guest.get(`/__manifest?version=x&paths=${paths}`)
  const few = await guest.get('/__manifest?version=x&paths=/start,/assessments')

  expect(many.status).toBe(400)
  // All routes are in the first document: there is no list to ask for.
  expect(few.status).toBe(404)
})

test.each(['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
  'attack 22: the method %s is not known',
  async (method) => {
    const answer = await guest.send(`/assessments/${id}/review`, { method, headers: own })

    expect(answer.status).toBe(405)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  },
)

test.each([
  ['a header', { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'POST' }, ''],
  ['a parameter', {}, '?_method=DELETE'],
] as const)('attack 11: a method in %s is not looked at', async (_, headers, query) => {
  const answer = await guest.get(`/assessments/${id}/settings${query}`, headers)

  expect(answer.status).toBe(200)
})

test('attack 71: a private page asked for under the name of a public file is none, and nobody keeps it', async () => {
  for (const path of [
    `/assessments/${id}/settings/a.css`,
    `/assessments/${id}/settings%2Fa.css`,
    `/assessments/${id}/settings;a.js`,
  ]) {
    const answer = await guest.get(path)

    expect(answer.status, path).toBe(404)
    expect(answer.headers.get('Cache-Control'), path).toBe('no-store')
    expect(await answer.text(), path).not.toContain('Settings of this check')
  }
})

test('a form sent to a page that takes none is told so, and what it does take', async () => {
  const answer = await guest.post('/', { company: 'x' })

  expect(answer.status).toBe(405)
  expect(answer.headers.get('Allow')).toBe('GET, HEAD')
  expect(await answer.text()).not.toMatch(/routes\/|action/)
})

test('attack 10: an address that only takes forms cannot be read', async () => {
  const path = `/assessments/${id}/answers/q-kpi-definition`

  expect((await guest.get(path)).headers.get('Allow')).toBe('POST')
  expect((await guest.get(`${path}.data`)).status).toBe(405)
})

test.each<Record<string, string>>([
  { 'X-React-Router-SPA-Mode': 'yes' },
  { 'X-React-Router-Prerender-Data': '%7B%22a%22%3A1%7D' },
])('attack 70: a header that steers the build from inside is not believed: %j', async (headers) => {
  const page = await (await guest.get(`/assessments/${id}/settings`, headers)).text()

  expect(page).toContain('Settings of this check')
  expect(page).toContain('"isSpaMode":false')
})

test.each(['//evil.example/start', '/\\evil.example', '/start/', '/%2f%2fevil.example', '/http://evil.example'])(
  'the odd address %s leads nowhere else',
  async (path) => {
    const request = new Request(`http://localhost${path}`)
    const answer = await app.fetch(request)

    const location = answer.headers.get('Location')
    expect(location === null || /^\/[^/\\]/.test(location)).toBe(true)
  },
)

test.each(['../package.json', '..%2fpackage.json', '.vite/manifest.json', 'assets/../../server/index.js', '.env'])(
  'attack 71: no file outside of the public ones is served: %s',
  async (path) => {
    const answer = await app.fetch(new Request(`http://localhost/${path}`))

    expect(answer.status).toBeGreaterThanOrEqual(400)
  },
)

test('attacks 11 and 41: numbers, nesting, prototypes and methods have no way in: a field is text', async () => {
  const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
  const answer = await guest.post('/start', [
    ['__proto__', '1'],
    ['constructor', '1'],
    ['_method', 'DELETE'],
    ['form', 'short'],
  ])

  expect(answer.status).toBe(400)
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before)
})
