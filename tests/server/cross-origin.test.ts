import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { type Browser, encode, FORM_TYPE } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin, start } = await testPreflight({ origin: 'https://preflight.example.com' })
const OUR = 'https://preflight.example.com'

let victim: Browser
let id: string
beforeAll(async () => {
  victim = browser()
  victim.origin = OUR
  id = await victim.start()
})

const targets = [
  ['an action', () => `/assessments/${id}/settings`, { intent: 'extend' }],
  ["an action's data", () => `/assessments/${id}/settings.data`, { intent: 'extend' }],
  ['the start of a check', () => '/start', { company: 'Evil', form: 'short' }],
  [
    'a resource route',
    () => `/assessments/${id}/answers/q-kpi-definition`,
    { 'q-kpi-definition.answer': 'level:4', 'q-kpi-definition.version': '0', 'q-kpi-definition.opId': newId() },
  ],
] as const

const from: Record<string, Record<string, string>> = {
  'another site': { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  'another site, by an old browser': { Origin: 'https://evil.example' },
  'a page without origin': { Origin: 'null' },
  'a page without origin that calls itself ours': { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
  'nobody knows where': {},
  'our host without encryption': { Origin: 'http://preflight.example.com' },
  'our host on another port': { Origin: `${OUR}:8443` },
  'a sibling subdomain': { Origin: 'https://blog.example.com', 'Sec-Fetch-Site': 'same-site' },
  'a name that ends like ours': { Origin: 'https://evil-preflight.example.com' },
  'another site that forges our origin': { Origin: OUR, 'Sec-Fetch-Site': 'cross-site' },
  'a sibling that forges our origin': { Origin: OUR, 'Sec-Fetch-Site': 'same-site' },
  'the address bar': { 'Sec-Fetch-Site': 'none' },
}

describe.each(targets)('%s', (_, path, fields) => {
  test.each(Object.entries(from))('attacks 15 to 20: refuses a form from %s', async (_name, headers) => {
    const answer = await victim.send(path(), {
      method: 'POST',
      headers: { 'Content-Type': FORM_TYPE, ...headers },
      body: encode(fields),
    })

    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('sent from another site')
  })

  test.each(['PUT', 'PATCH', 'DELETE'])('attack 22: does not know %s, from another site or from us', async (method) => {
    for (const [Origin, site] of [
      [OUR, 'same-origin'],
      ['https://evil.example', 'cross-site'],
    ] as const) {
      const headers = { 'Content-Type': FORM_TYPE, Origin, 'Sec-Fetch-Site': site }

      expect((await victim.send(path(), { method, headers, body: encode(fields) })).status).toBe(405)
    }
  })

  test.each<Record<string, string>>([
    { 'Sec-Fetch-Site': 'same-origin' },
    { Origin: OUR },
    { Origin: OUR, 'Sec-Fetch-Site': 'same-origin' },
  ])('takes a form of our own page: %j', async (headers) => {
    const answer = await victim.send(path(), {
      method: 'POST',
      headers: { 'Content-Type': FORM_TYPE, ...headers },
      body: encode(fields),
    })

    expect(answer.status).toBeLessThan(400)
  })
})

test('forms from elsewhere left nothing behind', async () => {
  const started = await admin`select count(*)::int as count from app.assessments where title = 'Evil'`

  // Three forms of our own page.
  expect(started).toEqual([{ count: 3 }])
})

test('attack 25: behind a proxy that ends encryption, our own form arrives with our origin', async () => {
  const { app } = await start()
  const request = new Request('http://10.0.0.5:3000/start', {
    method: 'POST',
    headers: { Origin: OUR, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': FORM_TYPE, Host: '10.0.0.5:3000' },
    body: encode({ company: 'Behind a proxy', form: 'short' }),
  })

  expect((await app.fetch(request)).status).toBe(302)
})

test('attack 24: a form that another site tries to submit for a visitor who is not here starts nothing', async () => {
  const nobody = browser()

  const answer = await nobody.send('/start', {
    method: 'POST',
    headers: { Origin: 'https://evil.example', 'Content-Type': FORM_TYPE },
    body: encode({ company: 'Evil', form: 'short' }),
  })

  expect(answer.status).toBe(403)
  expect(nobody.cookies.size).toBe(0)
})
