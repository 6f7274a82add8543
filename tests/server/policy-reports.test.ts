import { expect, test } from 'vitest'
import { testPreflight } from '#tests/support/preflight.ts'

const { app, browser, logged } = await testPreflight()

const REPORT = {
  type: 'csp-violation',
  body: { effectiveDirective: 'script-src-elem', blockedURL: 'https://evil.example' },
}
const OLD = { 'csp-report': { 'violated-directive': 'img-src https:', 'blocked-uri': 'https://evil.example' } }

/** As browsers send it: without a form's type, from whatever page it is about. */
const report = async (body: string, type = 'application/reports+json') => {
  const request = new Request('http://localhost/policy-reports', {
    method: 'POST',
    headers: { 'Content-Type': type, Origin: 'https://evil.example' },
    body,
  })
  return (await app.fetch(request)).status
}
const noted = () =>
  logged()
    .split('\n')
    .filter((line) => line.includes('policy broken'))

test('every page says where its policy is reported, in the new way and in the old', async () => {
  for (const path of ['/', '/start', '/glossary', '/sign-in', '/none']) {
    const { headers } = await browser().get(path)

    expect(headers.get('Reporting-Endpoints'), path).toBe('policy="/policy-reports"')
    expect(headers.get('Content-Security-Policy'), path).toMatch(/; report-uri \/policy-reports; report-to policy$/)
  }
})

test.each([
  ['several at once', JSON.stringify([REPORT, REPORT]), 'application/reports+json'],
  ['one as older browsers send it', JSON.stringify(OLD), 'application/csp-report'],
])('%s is taken without a session', async (_, body, type) => {
  expect(await report(body, type)).toBe(204)
})

test('the log holds the name of the directive and nothing else that was sent', () => {
  expect(noted().length).toBe(3)
  expect(noted().map((line) => JSON.parse(line).directive)).toEqual(['script-src-elem', 'script-src-elem', 'img-src'])
  expect(logged()).not.toContain('evil')
})

test.each([
  ['no JSON', '{'],
  ['something else', '{"a":1}'],
  ['a directive that is none', JSON.stringify([{ ...REPORT, body: { effectiveDirective: 'x\nfake line' } }])],
  ['an older one that is none', JSON.stringify({ 'csp-report': { 'violated-directive': '{}' } })],
  ['more than fifty', JSON.stringify(Array(51).fill(REPORT))],
])('%s is refused', async (_, body) => {
  expect(await report(body)).toBe(400)
})

test('what is too large is not read', async () => {
  expect(await report(JSON.stringify([REPORT]) + ' '.repeat(16 * 1024))).toBe(413)
})

test('whoever sends thousands fills no log', async () => {
  for (let sent = 0; sent < 40; sent += 1) expect(await report(JSON.stringify(Array(50).fill(REPORT)))).toBe(204)

  // Two minutes at most have begun meanwhile.
  expect(noted().length).toBeLessThanOrEqual(23)
})

test('it cannot be read', async () => {
  expect((await browser().get('/policy-reports')).status).toBe(404)
})
