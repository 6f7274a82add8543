import { beforeAll, expect, test } from 'vitest'
import { isAlikeForEverybody } from '#app/core/library/place-in.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { ALL_ROUTES, urlOf } from './support/known-routes.ts'

const { browser, start, app } = await testPreflight()
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start()
})

const nonceOf = (answer: Response) =>
  /script-src 'nonce-([\w-]{22})' 'strict-dynamic'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1]

const addresses = [
  ...ALL_ROUTES.flatMap((route) => [route, { ...route, path: `${route.path === '/' ? '/_' : route.path}.data` }]),
  ...['/nowhere', '/%', '/healthz', '/readyz', '/favicon.svg', '/assets/none.js'].map((path) => ({ path, file: '' })),
]

/** Named by their hash: what stands there never changes. */
const RULES = '/assessments/:assessmentId/rules/:hash'
/** A picture for other sites to show. */
const SHARED = '/share/:kind/:id.png'

/** Of the sample report: the same for everybody until the product is another. */
const isSampleFile = (path: string) => /^\/sample-report\.(pdf|docx)$/.test(path)

const isAlike = (path: string) => isAlikeForEverybody(path.replace(/(^\/_)?\.data$/, ''))

test.each(addresses)('$path says what browsers may do with it', async (route) => {
  const answer = await guest.get(urlOf(route, id))
  const { headers } = answer

  const policy = headers.get('Content-Security-Policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).toContain("form-action 'self'")
  if (!policy.includes('sandbox')) expect(policy).toContain("worker-src 'self'")
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('same-origin')
  expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe(route.path === SHARED ? 'cross-origin' : 'same-origin')
  expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('X-Powered-By')).toBeNull()
  expect(headers.get('Server')).toBeNull()
  const kept = headers.get('Cache-Control')
  if (route.path === RULES) expect(kept).toBe('private, max-age=31536000, immutable')
  else if (route.path === SHARED) expect(kept).toBe('public, max-age=86400')
  else if (isSampleFile(route.path)) expect(kept).toBe('public, max-age=3600')
  else if (headers.get('ETag')?.startsWith('W/')) expect([kept, isAlike(route.path)]).toEqual(['no-cache', true])
  else if (route.path !== '/favicon.svg') expect(kept).toBe('no-store')
})

test('search engines list what is public, and nothing else', async () => {
  const listed = async (path: string) => (await guest.get(path)).headers.get('X-Robots-Tag') === null
  const to = (path: string) => urlOf({ path, file: '' }, id)

  for (const path of ['/', '/trust/:documentId', '/governance/check', '/feed.atom'])
    expect(await listed(to(path)), path).toBe(true)
  for (const path of [
    '/start',
    '/sign-in',
    '/assessments',
    '/assessments/:assessmentId/results',
    '/governance/keep',
    '/nowhere',
  ]) {
    expect(await listed(to(path)), path).toBe(false)
  }
  for (const path of ['/trust.data', '/glossary.data', '/_.data', '/nowhere.data']) {
    expect(await listed(path), path).toBe(false)
  }
})

test('each answer has a nonce of its own, and every script of the page carries it', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => guest.get(`/assessments/${id}/questions/scope`)))
  const nonces = answers.map(nonceOf)

  expect(new Set(nonces).size).toBe(3)
  for (const [index, answer] of answers.entries()) {
    const page = await answer.text()
    const scripts = page.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(1)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonces[index]}"`))).toEqual([])
    expect(page).not.toMatch(/<[a-z]+\s[^>]*\s(on[a-z]+|style)=/)
  }
})

test('the nonce is nowhere in the data of a page, which may be kept', async () => {
  const answer = await guest.get(`/assessments/${id}/questions/scope.data`)

  expect(await answer.text()).not.toContain(nonceOf(answer))
})

test('files with a hash in their name are kept for ever, others for an hour', async () => {
  const page = await (await guest.get('/start')).text()
  const script = /\/assets\/[\w.-]+\.js/.exec(page)?.[0] ?? ''

  expect((await guest.get(script)).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect((await guest.get('/favicon.svg')).headers.get('Cache-Control')).toBe('public, max-age=3600')
})

test('over https, browsers are told to come back over https only', async () => {
  const secure = await start({ origin: 'https://preflight.example.com' })

  const hidden = await secure.app.fetch(new Request('http://10.0.0.5/'))
  const local = await app.fetch(new Request('http://localhost/'))

  expect(hidden.headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains')
  expect(local.headers.get('Strict-Transport-Security')).toBeNull()
})

test('the start page sends no script', async () => {
  expect(await (await browser().get('/')).text()).not.toMatch(/<script(?! type="application\/ld\+json")/)
})
