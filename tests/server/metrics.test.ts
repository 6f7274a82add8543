import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { Browser } from '#tests/support/browser.ts'
import { PATIENT_MS, testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { importBuilt } from '#tests/support/preflight.ts'
import { Wire } from './support/wire.ts'

const { url, database, admin, names } = await testDatabase()
const { serve } = await importBuilt()
const wire = new Wire(url)
const settings = { rolePrefix: TEST_PREFIX, host: '127.0.0.1', port: 0, origin: null, clientFiles: null }
const serving = await serve({
  ...settings,
  databaseUrl: await wire.open(url),
  firstAnswerMs: PATIENT_MS,
  // Nobody listens there, so a mail waits.
  smtpUrl: 'smtp://127.0.0.1:9',
  logLevel: 'silent',
  metrics: { host: '127.0.0.1', port: 0 },
  dataDir: process.cwd(),
})
afterAll(async () => {
  await serving.close()
  await wire.cut()
})

const overTheNetwork = { fetch: (request: Request) => fetch(request) } as ConstructorParameters<typeof Browser>[0]
const guest = new Browser(overTheNetwork, { address: '127.0.0.1', origin: serving.url })
const COMPANY = 'Kanarienvogel GmbH'
const prefix = 'q-kpi-definition.'
let id: string

const save = (level: number) =>
  guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    [`${prefix}answer`]: `level:${level}`,
    [`${prefix}version`]: '0',
    [`${prefix}opId`]: newId(),
  })

const read = async () => (await fetch(serving.metricsUrl ?? '')).text()

/** The number of each line by its name and labels, as a scraper reads them. */
async function scrape(): Promise<Record<string, number>> {
  const lines = (await read()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

beforeAll(async () => {
  id = await guest.start({ company: COMPANY })
  await save(2)
  await save(3)
})

describe('where metrics are', () => {
  test('on an address of their own, for this machine alone, and nothing else is there', async () => {
    const at = (path: string, init?: RequestInit) => fetch(new URL(path, serving.metricsUrl ?? ''), init)
    const metrics = await at('/metrics')

    expect(serving.metricsUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/)
    expect(metrics.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect((await at('/')).status).toBe(404)
    expect((await at('/healthz')).status).toBe(404)
    expect((await at('/metrics', { method: 'POST' })).status).toBe(404)
  })

  test('not where people are', async () => {
    const page = await guest.get('/metrics')

    expect(page.status).toBe(404)
    expect(await page.text()).not.toContain('_duration_seconds')
  })

  test('nowhere unless they are asked for, and not where something else is', async () => {
    const silent = { ...settings, databaseUrl: url, firstAnswerMs: PATIENT_MS, logLevel: 'silent' }
    const without = await serve(silent)
    const port = Number(new URL(serving.metricsUrl ?? '').port)

    expect(without.metricsUrl).toBeNull()
    await expect(serve({ ...silent, metrics: { host: '127.0.0.1', port } })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    })

    await without.close()
  })
})

describe('what metrics say', () => {
  test('how long requests take, by the pattern of the route', async () => {
    const before = await scrape()
    await guest.get(`/assessments/${id}/questions/kpi`)
    await guest.get(`/nowhere/${COMPANY}`)
    const after = await scrape()
    const name = (route: string, status: string) =>
      `http_server_request_duration_seconds_count{route="${route}",method="GET",status="${status}"}`
    const page = name('assessments/:assessmentId/questions/:section', '2xx')
    const nowhere = Object.keys(after).filter((line) => /_count\{.*method="GET",status="4xx"/.test(line))

    expect((after[page] ?? 0) - (before[page] ?? 0)).toBe(1)
    expect(nowhere.length).toBeGreaterThan(0)
  })

  test('how long saves take, and how many meet another change', async () => {
    const now = await scrape()

    expect(now['preflight_autosave_duration_seconds_count{outcome="saved"}']).toBe(1)
    expect(now['preflight_autosave_duration_seconds_count{outcome="conflict"}']).toBe(1)
    expect(now['preflight_autosave_duration_seconds_sum{outcome="saved"}']).toBeGreaterThan(0)
  })

  test('how the process does: event loop, memory', async () => {
    const now = await scrape()

    expect(now.nodejs_eventloop_lag_p99_seconds).toBeGreaterThan(0)
    expect(now.process_resident_memory_bytes).toBeGreaterThan(1e7)
  })

  test('who waits for the database', async () => {
    const lock = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const holding = admin.begin(async (tx) => {
      await tx`lock table app.answers in access exclusive mode`
      held.resolve()
      await lock.promise
    })
    await held.promise
    const asked = Array.from({ length: 3 }, () => guest.get(`/assessments/${id}/answers.json`))
    let during: Record<string, number> = {}
    for (let tries = 0; (during.preflight_pool_in_use ?? 0) < 3 && tries < 60; tries += 1) {
      during = await scrape()
      await sleep(20)
    }
    lock.resolve()
    await Promise.all([holding, ...asked])
    const after = await scrape()

    expect(during.preflight_pool_in_use).toBe(3)
    expect(during.preflight_pool_size).toBe(10)
    expect(during.preflight_pool_longest_seconds).toBeGreaterThan(0)
    expect([after.preflight_pool_in_use, after.preflight_pool_longest_seconds]).toEqual([0, 0])
  })

  test('what rights and row-level security refused, which is a fault or an attack', async () => {
    const before = await scrape()
    await admin`revoke select on app.answers from ${admin(names.rw)}`
    const page = await guest.get(`/assessments/${id}/answers.json`)
    await admin`grant select on app.answers to ${admin(names.rw)}`
    const after = await scrape()

    expect(page.status).toBe(500)
    expect(before.preflight_database_denied_total).toBe(0)
    expect(after.preflight_database_denied_total).toBe(1)
  })

  test('how many mails wait, and how long the oldest does', async () => {
    const none = await scrape()
    await database.withSys((tx) =>
      queueMail(tx, {
        kind: 'code',
        recipient: 'kanari@example.com',
        locale: 'en',
        facts: { code: 'X' },
        keepMinutes: 10,
      }),
    )
    await admin`update sys.mails set created_at = now() - interval '90 seconds', try_at = now() + interval '1 hour'`
    const one = await scrape()
    await admin`delete from sys.mails`

    expect([none.preflight_mail_waiting, none.preflight_mail_oldest_seconds]).toEqual([0, 0])
    expect(one.preflight_mail_waiting).toBe(1)
    expect(one.preflight_mail_oldest_seconds).toBeGreaterThanOrEqual(90)
  })

  test('how mails went, and how long those that went had waited', async () => {
    const before = await scrape()
    await database.withSys((tx) =>
      queueMail(tx, {
        kind: 'code',
        recipient: 'kanari@example.com',
        locale: 'en',
        facts: { code: 'X' },
        keepMinutes: 10,
      }),
    )
    await expect
      .poll(async () => (await scrape())['preflight_mails_total{outcome="failed"}'], { timeout: 15_000 })
      .toBeGreaterThan(before['preflight_mails_total{outcome="failed"}'] ?? 0)
    await admin`delete from sys.mails`

    expect(before['preflight_mails_total{outcome="sent"}']).toBe(0)
    expect(before.preflight_mail_delay_seconds_count).toBe(0)
  })

  test('when what the clock does last went well', async () => {
    const now = await scrape()
    const at = now['preflight_job_last_success_timestamp_seconds{job="retention"}'] ?? 0

    expect(Math.abs(at - Date.now() / 1_000)).toBeLessThan(600)
    expect(now['preflight_job_failures_total{job="retention"}']).toBe(0)
    expect(now['preflight_canary_failures_total{step="kept"}']).toBe(0)
  })

  test('how large the database is, and what is free on its disk', async () => {
    const now = await scrape()

    expect(now.preflight_database_bytes).toBeGreaterThan(1e6)
    expect(now.preflight_disk_free_bytes).toBeGreaterThan(0)
    expect(now.preflight_disk_free_bytes).toBeLessThanOrEqual(now.preflight_disk_bytes ?? 0)
  })

  test('how many sessions are open', async () => {
    const before = await scrape()
    await new Browser(overTheNetwork, { address: '127.0.0.1', origin: serving.url }).start()
    await admin`insert into sys.sessions (token_hash, kind, workspace_id, actor_id, expires_at)
      values (sha256('over'), 'member', gen_random_uuid(), gen_random_uuid(), now() - interval '1 second')`
    const after = await scrape()

    expect(before['preflight_sessions{kind="guest"}']).toBe(1)
    expect(after['preflight_sessions{kind="guest"}']).toBe(2)
    expect(after['preflight_sessions{kind="member"}']).toBeUndefined()
  })

  test('when the last backup was', async () => {
    const never = await scrape()
    await admin`insert into sys.backups (taken_at, bytes) values ('2026-11-22T00:00:00Z', 1)`

    expect(never.preflight_backup_last_timestamp_seconds).toBe(0)
    expect((await scrape()).preflight_backup_last_timestamp_seconds).toBe(Date.UTC(2026, 10, 22) / 1_000)
  })

  test('how long reports take to draw', async () => {
    const pdf = await guest.get(`/assessments/${id}/report.pdf`)
    const now = await scrape()

    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(now.preflight_pdf_duration_seconds_count).toBe(1)
    expect(now.preflight_pdf_duration_seconds_sum).toBeGreaterThan(0.01)
    expect(now['preflight_pdf_waiting{for="customers"}']).toBe(0)
  })

  test('who asked too often', async () => {
    await admin`update sys.rate_limits set full_at = now() + interval '1 hour' where bucket like 'start:%'`
    const refused = await guest.post('/start', { company: 'x', form: 'short' })
    await admin`delete from sys.rate_limits`

    expect(refused.status).toBe(429)
    expect((await scrape())['preflight_limit_refusals_total{limit="start"}']).toBe(1)
  })

  test('nothing that names a person, a company, a workspace or an address', async () => {
    const text = await read()
    const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, inside]) => inside)

    expect(labels.length).toBeGreaterThan(50)
    expect(text).not.toMatch(/Kanari|@|https?:|[0-9a-f]{8}-[0-9a-f]{4}|127\.0\.0\.1/)
    expect(new Set(text.match(/(?<=method=")[^"]+/g))).toEqual(new Set(['GET', 'POST']))
  })

  test('that the database is away, while it is; what only it knows is left out', async () => {
    expect((await scrape()).preflight_database_up).toBe(1)
    await wire.cut()
    const away = await scrape()
    await wire.open(url)
    let back = await scrape()
    for (let tries = 0; back.preflight_database_up !== 1 && tries < 50; tries += 1) {
      await sleep(100)
      back = await scrape()
    }

    expect(away.preflight_database_up).toBe(0)
    expect(away).not.toHaveProperty('preflight_mail_waiting')
    expect(Object.keys(away).some((line) => line.startsWith('preflight_sessions'))).toBe(false)
    expect(away['preflight_autosave_duration_seconds_count{outcome="saved"}']).toBe(1)
    expect(back.preflight_database_up).toBe(1)
    expect(back.preflight_mail_waiting).toBe(0)
  })
})
