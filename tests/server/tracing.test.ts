import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { believedTrace } from '#app/server/tracing.server.ts'
import { newId } from '#db/new-id.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { factOf, type SentSpan, TraceCollector } from '#tests/support/trace-collector.ts'

const mailbox = new Mailbox()
const collector = new TraceCollector()
const tracing = { endpoint: await collector.open(), serviceName: 'preflight', ratio: 1 }
const smtpUrl = await mailbox.open()
const { browser, admin, logged, names } = await testPreflight({ smtpUrl, tracing, trustedProxies: 1 })
afterAll(async () => {
  await mailbox.close()
  await collector.close()
})

const CANARY = 'kanarienvogel'
const EMAIL = `${CANARY}@example.com`
const SAVE = 'POST assessments/:assessmentId/answers/:questionId'
const guest = browser()
const prefix = 'q-kpi-definition.'
let id: string

const save = (level: number, headers: Record<string, string> = {}) =>
  guest.post(
    `/assessments/${id}/answers/q-kpi-definition`,
    {
      [`${prefix}answer`]: `level:${level}`,
      [`${prefix}note`]: `${CANARY} note`,
      [`${prefix}version`]: '0',
      [`${prefix}opId`]: newId(),
    },
    headers,
  )
const requestOf = (response: Response) => {
  const requestId = response.headers.get('X-Request-Id')
  return (span: SentSpan) => factOf(span, 'preflight.request.id') === requestId
}

let saved: Response
beforeAll(async () => {
  id = await guest.start({ company: `${CANARY} GmbH` })
  saved = await save(2)
})

describe('what is followed', () => {
  test('a save: request, action, transactions, statements', async () => {
    const request = await collector.waitFor(SAVE, requestOf(saved))
    const [action, ...others] = collector.below(request)
    const transactions = action?.[1] ?? []
    const statements = transactions.flatMap(([, below]) => below.map(([name]) => name))

    expect(saved.status).toBe(200)
    expect(others).toEqual([])
    expect(action?.[0]).toBe('action assessments/:assessmentId/answers/:questionId')
    expect(new Set(transactions.map(([name]) => name))).toEqual(new Set(['transaction sys', 'transaction workspace']))
    for (const [name, below] of transactions) {
      const steps = below.map(([step]) => step)
      expect(steps.slice(0, 3), name).toEqual(['wait for a connection', 'begin', 'select'])
      expect(steps.at(-1), name).toBe('commit')
    }
    expect(statements).toContain('with app.assessments')
    expect(request.parentSpanId).toBeFalsy()
    expect(factOf(request, 'http.response.status_code')).toBe(200)
    expect(factOf(request, 'http.route')).toBe('assessments/:assessmentId/answers/:questionId')
  })

  test('a page and what it draws: loaders, and the drawing of a report', async () => {
    const page = await guest.get(`/assessments/${id}/questions/kpi`)
    const pdf = await guest.get(`/assessments/${id}/report.pdf`)
    const shown = await collector.waitFor('GET assessments/:assessmentId/questions/:section', requestOf(page))
    const drawn = await collector.waitFor('GET assessments/:assessmentId/report.pdf', requestOf(pdf))

    expect(collector.below(shown).map(([name]) => name)).toContain(
      'loader assessments/:assessmentId/questions/:section',
    )
    expect(collector.below(drawn).flatMap(([, below]) => below.map(([name]) => name))).toContain('draw')
  })

  test('a mail: a job of its own that names the step of the request that wrote it', async () => {
    const asked = await browser().post('/sign-in', { email: EMAIL })
    await mailbox.waitFor(EMAIL)
    const mail = await collector.waitFor('mail code')
    const request = await collector.waitFor('POST sign-in', requestOf(asked))
    const cause = collector.spans.find(({ spanId }) => spanId === mail.links[0]?.spanId)
    const steps = collector.below(mail).map(([name]) => name)

    expect(mail.links).toHaveLength(1)
    expect(mail.links[0]?.traceId).toBe(request.traceId)
    expect(mail.traceId).not.toBe(request.traceId)
    expect(mail.parentSpanId).toBeFalsy()
    expect(cause?.name).toBe('transaction sys')
    expect(steps).toEqual(['transaction sys', 'smtp', 'transaction sys'])
  })

  test('what the clock does', async () => {
    expect(collector.below(await collector.waitFor('retention')).map(([name]) => name)).toContain('transaction sys')
  })

  test('what fails, by its code and without its words', async () => {
    await admin`revoke select on app.answers from ${admin(names.rw)}`
    const page = await guest.get(`/assessments/${id}/answers.json`)
    await admin`grant select on app.answers to ${admin(names.rw)}`
    const request = await collector.waitFor('GET assessments/:assessmentId/answers.json', requestOf(page))
    const failed = collector.spans.filter(({ traceId, status }) => traceId === request.traceId && status.code === 2)
    const statement = failed.find(({ name }) => name.startsWith('select app.'))

    expect(page.status).toBe(500)
    expect(factOf(request, 'error.type')).toBe('500')
    expect(statement && factOf(statement, 'error.type')).toBe('42501')
    expect(failed.map(({ status }) => status.message ?? '')).toEqual(failed.map(() => ''))
  })

  test('neither probes nor files of the build', async () => {
    for (const path of ['/healthz', '/readyz', '/assets/nothing.js']) await guest.get(path)
    const after = await guest.get('/about-nothing')
    await collector.waitFor('GET *', requestOf(after))

    expect(
      collector.spans
        .map(({ attributes }) => JSON.stringify(attributes))
        .filter((one) => /healthz|readyz|assets/.test(one)),
    ).toEqual([])
  })
})

describe('what is told', () => {
  test('no answer, address, name, code or token stands in any span; statements stand without values', async () => {
    const code = await mailbox.codeFor(EMAIL)
    const texts = collector.spans.flatMap((span) => factOf(span, 'db.query.text') ?? [])
    const cookies = [...guest.cookies.values()]

    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter((text) => /\$1/.test(String(text))).length).toBeGreaterThan(20)
    expect(collector.raw.toLowerCase()).not.toContain(CANARY)
    expect(collector.raw).not.toContain(code)
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(collector.raw).not.toContain(cookie)
    expect(collector.raw).not.toContain(id)
    expect(collector.raw).not.toMatch(/198\.51\./)
  })

  test('the log names the trace of each request', async () => {
    const request = await collector.waitFor(SAVE, requestOf(saved))
    const requestId = saved.headers.get('X-Request-Id')
    const lines = logged()
      .split('\n')
      .filter((line) => line.includes(`"requestId":"${requestId}"`))
      .map((line) => JSON.parse(line))

    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line.traceId).toBe(request.traceId)
  })
})

describe('whose trace a request belongs to', () => {
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
  const HEADER = `00-${TRACE}-00f067aa0ba902b7-01`

  test('behind a proxy of ours, that of the proxy', async () => {
    const request = await collector.waitFor(SAVE, requestOf(await save(3, { traceparent: HEADER })))

    expect(request.traceId).toBe(TRACE)
    expect(request.parentSpanId).toBe('00f067aa0ba902b7')
  })

  test('what the proxy does not follow is not followed', async () => {
    const before = await save(3, { traceparent: HEADER.replace(/01$/, '00') })
    await collector.waitFor(SAVE, requestOf(await save(3)))

    expect(collector.spans.filter(requestOf(before))).toEqual([])
  })

  test.each([
    ['nobody’s, without a proxy', HEADER, 0, null],
    ['the proxy’s', HEADER, 1, HEADER],
    ['nobody’s, of a header that is none', 'x', 1, null],
    ['nobody’s, of another version', HEADER.replace(/^00/, '01'), 1, null],
    ['nobody’s, of a trace without a number', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, 1, null],
    ['nobody’s, of a header with more behind it', `${HEADER}-x`, 1, null],
    ['nobody’s, without a header', null, 1, null],
  ])('%s', (_, header, trustedProxies, expected) => {
    expect(believedTrace(header, trustedProxies)).toBe(expected)
  })
})

test('a collector that takes nothing is told of once, and nothing else suffers', async () => {
  collector.isBroken = true
  expect((await guest.get('/glossary')).status).toBe(200)
  await expect.poll(() => logged().match(/traces not taken/g)?.length, { timeout: 15_000 }).toBe(1)
  collector.isBroken = false
  expect((await guest.get('/glossary')).status).toBe(200)
  await expect.poll(() => logged().match(/traces taken again/g)?.length, { timeout: 15_000 }).toBe(1)
})

test('OpenTelemetry is loaded where it is wanted, and by no start without it', () => {
  const read = (file: string) => readFileSync(`build/server/${file}`, 'utf8')
  const imported = (file: string): string[] =>
    [...read(file).matchAll(/^(?:import|export)\b[^;]*?from ?"([^"]+)"/gm)].map(([, name = '']) => name)
  const loaded = new Set<string>()
  const visit = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const name of imported(file)) {
      if (name.startsWith('.')) visit(new URL(name, `file:///${file}`).pathname.slice(1))
      else loaded.add(name)
    }
  }
  visit('index.js')
  const sender = readdirSync('build/server/assets').find((file) => file.startsWith('otlp-tracing'))

  expect(loaded.size).toBeGreaterThan(10)
  expect([...loaded].filter((name) => /opentelemetry|otlp/.test(name))).toEqual([])
  expect(imported(`assets/${sender}`)).toContain('@opentelemetry/exporter-trace-otlp-http')
})
