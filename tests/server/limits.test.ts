import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { Browser, FORM_TYPE } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, start, admin } = await testPreflight()

const statusesOf = async (times: number, ask: (index: number) => Promise<Response>) => {
  const answers: Response[] = []
  for (let index = 0; index < times; index += 1) answers.push(await ask(index))
  return answers.map(({ status }) => status)
}
let emails = 0
const someEmail = () => `person${++emails}@example.com`
const forwarded = (addresses: string) => ({ 'X-Forwarded-For': addresses })
const times = (count: number, status: number) => Array<number>(count).fill(status)
const company = { company: 'Example GmbH', form: 'short' }

test('one address starts twenty checks an hour; the next is told when to come back', async () => {
  const address = '192.0.2.20'

  const statuses = await statusesOf(21, () => browser(address).post('/start', company))
  const refused = await browser(address).post('/start', company)
  const another = await browser().post('/start', company)

  expect(statuses).toEqual([...times(20, 302), 429])
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60)
  expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(180)
  expect(await refused.text()).toMatch(/That was often\. Please try again in [23] minutes\./)
  expect(refused.headers.getSetCookie()).toEqual([])
  expect(another.status).toBe(302)
})

test('data that asks too often is told when to come back too', async () => {
  const address = '192.0.2.21'
  await statusesOf(20, () => browser(address).post('/start.data', company))

  const refused = await browser(address).post('/start.data', company)

  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60)
})

test('copies count as starts', async () => {
  const guest = browser('192.0.2.22')
  const id = await guest.start()

  const statuses = await statusesOf(20, () => guest.post(`/assessments/${id}`, { intent: 'copy' }))

  expect(statuses).toEqual([...times(19, 302), 429])
})

test('a forged X-Forwarded-For does not make another address', async () => {
  const statuses = await statusesOf(21, (index) =>
    browser('192.0.2.23').post('/start', company, { 'X-Forwarded-For': `203.0.113.${index}` }),
  )

  expect(statuses).toEqual([...times(20, 302), 429])
})

test('behind one proxy of ours the address is the one that the proxy saw', async () => {
  const { app } = await start({ trustedProxies: 1 })
  const from = async (forwarded: string) =>
    app.fetch(
      new Request('http://localhost/start', {
        method: 'POST',
        headers: {
          Origin: 'http://localhost',
          'Sec-Fetch-Site': 'same-origin',
          'Content-Type': FORM_TYPE,
          'X-Forwarded-For': forwarded,
        },
        body: new URLSearchParams(company).toString(),
      }),
      { incoming: { socket: { remoteAddress: '10.0.0.1' } } } as Parameters<typeof app.fetch>[1],
    )

  const rotating = await statusesOf(21, (index) => from(`203.0.113.${index}, 198.51.100.7`))
  const another = await from('198.51.100.8')

  expect(rotating).toEqual([...times(20, 302), 429])
  expect(another.status).toBe(302)
})

test('the limit holds over two instances', async () => {
  const second = await start()
  const address = '192.0.2.24'
  const one = browser(address)
  const ask = async (index: number) => {
    if (index % 2 === 0) return await browser(address).post('/start', company)
    const request = new Request('http://localhost/start', {
      method: 'POST',
      headers: { Origin: one.origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': FORM_TYPE },
      body: new URLSearchParams(company).toString(),
    })
    return await second.app.fetch(request, { incoming: { socket: { remoteAddress: address } } } as Parameters<
      typeof second.app.fetch
    >[1])
  }

  const statuses = await statusesOf(21, ask)

  expect(statuses).toEqual([...times(20, 302), 429])
})

test.each([
  ['asking for codes', 20, (by: Browser, from: string) => by.post('/sign-in', { email: someEmail() }, forwarded(from))],
  [
    'trying codes',
    60,
    (by: Browser, from: string) => by.post('/sign-in/code', { intent: 'enter', code: '0000-0000' }, forwarded(from)),
  ],
])('%s is limited per address over two instances, whatever X-Forwarded-For begins with', async (_, limit, ask) => {
  const instances = [await start({ trustedProxies: 1 }), await start({ trustedProxies: 1 })]
  // What the one proxy of ours saw comes last.
  const client = `198.51.100.${limit}`
  const browsers = instances.map(({ app }) => new Browser(app, { address: '10.0.0.1' }))
  for (const one of browsers) await one.post('/sign-in', { email: someEmail() }, forwarded('203.0.113.250'))
  const at = (index: number) => browsers[index % 2] as Browser

  const answers: Response[] = []
  for (let index = 0; index < limit + 2; index += 1) {
    answers.push(await ask(at(index), `203.0.113.${index}, ${client}`))
  }
  const another = await ask(at(0), `203.0.113.1, 198.51.100.${limit + 1}`)

  // A dead code is a 429 too, but not one that waiting helps.
  const refused = answers.map(({ status, headers }) => status === 429 && headers.has('Retry-After'))
  expect(refused).toEqual([...Array<boolean>(limit).fill(false), true, true])
  expect(another.headers.has('Retry-After')).toBe(false)
})

test('wrong links are counted per address, right ones are not', async () => {
  const guest = browser()
  const id = await guest.start()
  const made = await (await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).text()
  const link = /\/resume\/[\w-]{43}/.exec(made)?.[0] ?? ''
  const curious = browser('192.0.2.25')
  const wrong = (index: number) => curious.get(`/resume/${String(index).padStart(43, 'A')}`)

  const right = await statusesOf(25, () => curious.get(link))
  const statuses = await statusesOf(21, wrong)
  const refused = await wrong(21)

  expect(right).toEqual(times(25, 200))
  expect(statuses).toEqual([...times(20, 404), 429])
  expect(refused.headers.has('Retry-After')).toBe(true)
  expect((await curious.get(link)).status).toBe(200)
})

test('ids of nothing are counted per address; one’s own are not', async () => {
  const address = '192.0.2.26'
  const guest = browser(address)
  const id = await guest.start()
  const tries = [`/assessments/${newId()}/review`, `/assessments/${newId()}/results.data`, '/assessments/x']
  expect(await statusesOf(3, (index) => guest.get(tries[index] ?? ''))).toEqual(times(3, 404))
  // The rest of the hour's 300, taken at once.
  await admin`update sys.rate_limits set full_at = now() + interval '1 hour' where bucket = ${`unknownId:${address}`}`

  const refused = await statusesOf(3, (index) => guest.get(tries[index] ?? ''))

  expect(refused).toEqual(times(3, 429))
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect((await browser('192.0.2.27').get(tries[0] ?? '')).status).toBe(404)
})

test('saves are limited per session, and a refused one stays to be tried again', async () => {
  const guest = browser()
  const id = await guest.start()
  const actor = await admin`select actor_id from sys.sessions order by created_at desc limit 1`
  const prefix = 'q-kpi-definition.'
  const save = () =>
    guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
      [`${prefix}answer`]: 'level:2',
      [`${prefix}version`]: '0',
      [`${prefix}opId`]: newId(),
    })
  expect((await save()).status).toBe(200)
  // The rest of the minute's 240, taken at once.
  await admin`update sys.rate_limits set full_at = now() + interval '1 minute' where bucket = ${`save:${actor[0]?.actor_id}`}`

  const refused = await save()
  const page = await guest.post(`/assessments/${id}/settings`, { intent: 'extend' })

  expect(refused.status).toBe(429)
  expect(refused.headers.get('Content-Type')).not.toContain('json')
  expect(Number(refused.headers.get('Retry-After'))).toBe(1)
  expect(page.status).toBe(429)
})
