import { expect, test } from 'vitest'
import { Browser, encode, FORM_TYPE } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, start } = await testPreflight()

async function linkOf(guest: Browser, headers: Record<string, string> = {}): Promise<string> {
  const id = await guest.start()
  const page = await guest.post(`/assessments/${id}/settings`, { intent: 'link' }, headers)
  return /https?:\/\/[^"<\s]+\/resume\/[\w-]{43}/.exec(await page.text())?.[0] ?? ''
}

test.each<Record<string, string>>([
  { Host: 'evil.example' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
  { Forwarded: 'host=evil.example' },
  { 'X-Original-URL': 'http://evil.example/', 'X-Rewrite-URL': 'http://evil.example/' },
])('attack 39: a private link begins with our configured origin, whatever the request says: %j', async (headers) => {
  expect(await linkOf(browser(), headers)).toMatch(/^http:\/\/localhost\/resume\//)
})

test('attack 39: with a configured origin, the host of the request has no say', async () => {
  const { app } = await start({ origin: 'https://preflight.example.com' })
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    app.fetch(
      new Request(`http://evil.example${path}`, {
        method: 'POST',
        headers: { Origin: 'https://preflight.example.com', 'Content-Type': FORM_TYPE, Cookie: cookie },
        body: encode(fields),
      }),
    )

  const started = await send('/start', { company: 'x', form: 'short' })
  const [cookie = ''] = started.headers.getSetCookie()
  const place = started.headers.get('Location') ?? ''
  const made = await send(`/assessments/${place.split('/')[2]}/settings`, { intent: 'link' }, cookie.split(';')[0])

  expect(place).toMatch(/^\/assessments\//)
  expect(await made.text()).toContain('https://preflight.example.com/resume/')
})

test.each([
  'http://192.168.1.5:3000',
  'http://preflight.example.com',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
])('%s is told why it cannot be used, instead of losing its session on every page', async (origin) => {
  const { app } = await start({ origin: null })

  const answer = await app.fetch(new Request(`${origin}/`))

  expect(answer.status).toBe(421)
  expect(await answer.text()).toContain('put it behind https and set APP_ORIGIN')
  expect((await app.fetch(new Request(`${origin}/healthz`))).status).toBe(200)
})

test.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000', 'http://preflight.localhost'])(
  '%s is this machine, and may be used',
  async (origin) => {
    const { app } = await start({ origin: null })
    const guest = new Browser(app, { address: '192.0.2.77', origin })

    expect(await linkOf(guest)).toMatch(new RegExp(`^${origin.replace(/[[\]]/g, '\\$&')}/resume/`))
  },
)

test('a configured origin that is neither encrypted nor this machine says so on every page', async () => {
  const { app } = await start({ origin: 'http://intranet.example' })

  expect((await app.fetch(new Request('http://localhost/start'))).status).toBe(421)
})

test('attack 37: a page or form target from outside is never where somebody is sent', async () => {
  const guest = browser()
  const id = await guest.start()
  const own = `/assessments/${id}/questions/scope`
  const targets = [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%2f%2fevil.example',
    '/\t/evil.example',
    `/assessments/${id}/../../../evil`,
    `/assessments/${id}/\r\nSet-Cookie: a=b`,
    `${own}?x=1`,
    '',
  ]

  for (const returnTo of targets) {
    const answer = await guest.post(`/assessments/${id}/settings`, { viewMode: 'single', returnTo })
    expect(answer.headers.get('Location'), returnTo).toBe(own)
  }
  const back = await guest.post(`/assessments/${id}/settings`, {
    viewMode: 'sections',
    returnTo: `/assessments/${id}/questions/kpi`,
  })
  expect(back.headers.get('Location')).toBe(`/assessments/${id}/questions/kpi`)
})
