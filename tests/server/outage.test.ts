import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { Wire } from './support/wire.ts'

const { url, start, admin, logged } = await testPreflight()
const wire = new Wire(url)
const { app } = await start({ databaseUrl: await wire.open(url), firstAnswerMs: undefined })
afterAll(() => wire.cut())

const guest = new Browser(app, { address: '192.0.2.30' })
let id: string
beforeAll(async () => {
  id = await guest.start()
})

const prefix = 'q-kpi-definition.'
const save = (opId: string, level = 2, version = 0) =>
  guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    [`${prefix}answer`]: `level:${level}`,
    [`${prefix}version`]: String(version),
    [`${prefix}opId`]: opId,
  })

/** The quickest of a few, so that a busy machine needs one quiet moment only. */
async function quickest(ask: () => Promise<{ answer: Response; ms: number }>, limitMs: number) {
  let best = await ask()
  for (let tries = 1; best.ms >= limitMs && tries < 5; tries += 1) {
    const next = await ask()
    if (next.ms < best.ms) best = next
  }
  return best
}

async function timed(ask: () => Promise<Response>): Promise<{ answer: Response; ms: number }> {
  const started = performance.now()
  const answer = await ask()
  return { answer, ms: performance.now() - started }
}

const ways = [
  ['a save', () => save(newId())],
  ['a page', () => guest.get(`/assessments/${id}/questions/scope`)],
  ["a page's data", () => guest.get(`/assessments/${id}/questions/scope.data`)],
  ['a form', () => guest.post(`/assessments/${id}/settings`, { intent: 'extend' })],
  ['a file', () => guest.get(`/assessments/${id}/answers.json`)],
  ['the start of a check', () => guest.post('/start', { company: 'x', form: 'short' })],
] as const

const outages: [string, () => Promise<void>, () => Promise<void>][] = [
  [
    'refuses connections',
    () => wire.cut(),
    async () => {
      await wire.open(url)
    },
  ],
  [
    'does not answer',
    async () => {
      wire.isSilent = true
    },
    async () => {
      wire.isSilent = false
      await wire.cut()
      await wire.open(url)
    },
  ],
]

describe.each(outages)('while the database %s', (_, begin, end) => {
  beforeAll(async () => {
    await begin()
  })
  afterAll(async () => {
    await end()
  })

  test.each(ways)('%s gets 503 within a second, with the time to come back', async (_name, ask) => {
    const { answer, ms } = await quickest(() => timed(ask), 1_000)

    expect(answer.status).toBe(503)
    expect(ms).toBeLessThan(1_000)
    expect(answer.headers.get('Retry-After')).toBe('2')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.text()).toContain('We cannot reach the database at the moment.')
  })

  test('thirty requests at once are all refused in time', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => quickest(() => timed(() => save(newId())), 1_500)))

    expect(all.map(({ answer }) => answer.status)).toEqual(Array(30).fill(503))
    expect(Math.max(...all.map(({ ms }) => ms))).toBeLessThan(1_500)
  })

  test('the process is alive and not ready, and pages that need no database are there', async () => {
    expect((await guest.get('/healthz')).status).toBe(200)
    expect((await guest.get('/readyz')).status).toBe(503)
    expect((await new Browser(app, { address: '192.0.2.31' }).get('/start')).status).toBe(200)
    expect((await guest.get('/start')).status).toBe(200)
    expect((await guest.get('/no-such-page')).status).toBe(404)
    expect((await guest.get('/')).status).toBe(200)
  })
})

test('when the database is back, what was refused is saved with the same operation, once', async () => {
  const opId = newId()
  await wire.cut()
  expect((await save(opId)).status).toBe(503)
  await wire.open(url)

  let answer = await save(opId)
  for (let tries = 0; answer.status === 503 && tries < 50; tries += 1) {
    await sleep(100)
    answer = await save(opId)
  }
  const again = await save(opId)

  expect(answer.status).toBe(200)
  expect((await again.json()).version).toBe((await answer.json()).version)
  expect(await admin`select version from app.answers`).toEqual([{ version: 1 }])
  expect((await guest.get('/readyz')).status).toBe(200)
})

test('outages stand in the log with their code alone', () => {
  expect(logged()).toContain('"code":"PREFLIGHT_UNAVAILABLE"')
  expect(logged()).not.toMatch(/params|level:2|127\.0\.0\.1:\d/)
})
