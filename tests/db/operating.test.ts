import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createMetrics } from '#app/server/metrics.server.ts'
import { watchGauges } from '#app/server/metrics-gauges.server.ts'
import { command } from '#tests/support/command.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database } = await testDatabase()
const read = (name: string) => readFileSync(`docs/operating/${name}`, 'utf8')

type Panel = { title: string; type: string; gridPos: { x: number; y: number; w: number; h: number } } & {
  targets?: { expr: string }[]
}
type Rule = { record?: string; alert?: string; expr: string; labels?: Record<string, string> } & {
  annotations?: { summary: string; runbook: string }
}
const panels: Panel[] = JSON.parse(read('dashboard.json')).panels
const rules = (parse(read('alerts.yaml')).groups as { rules: Rule[] }[]).flatMap((group) => group.rules)
const alerts = rules.filter(({ alert }) => alert !== undefined)
const runbooks = read('runbooks.md')
const headings = [...runbooks.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)

/** Names of metrics in an expression, without what histograms add to them. */
const metricsIn = (expr: string) =>
  [...expr.matchAll(/(?<![\w:])(?:http_server|preflight|nodejs|process)_\w+(?![\w:])/g)].map(([name]) =>
    name.replace(/_(?:bucket|count|sum)$/, ''),
  )
/** Values of labels that an expression picks, as `label=value`. */
const picksIn = (expr: string) =>
  [...expr.matchAll(/(\w+)!?="([^"]*)"/g)].map(([, label, value]) => `${label}=${value}`)

const pdf = { waiting: () => 0 } as Parameters<typeof watchGauges>[1]['pdf']

/** Everything that `/metrics` gives: names of metrics, and the values of labels that are there from the start. */
async function given() {
  const { registry, metrics } = createMetrics()
  const { collectDefaultMetrics } = await import('prom-client')
  collectDefaultMetrics({ register: registry })
  metrics.requested({ route: 'x', method: 'GET', status: 500, ms: 1 })
  metrics.autosaved('saved', 1)
  metrics.worked('canary', true)
  await watchGauges(registry, { database, pdf, publicPdf: pdf, dataDir: process.cwd() })()
  const text = await registry.metrics()
  expect(text).toMatch(/^preflight_database_up 1$/m)
  return {
    names: new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)),
    labels: new Set([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => `${label}=${value}`)),
  }
}

describe('dashboard and alerts', () => {
  const expressions = [...panels.flatMap(({ targets = [] }) => targets), ...rules].map(({ expr }) => expr)

  test('every panel and every rule asks for metrics and labels that there are', async () => {
    const { names, labels } = await given()
    const recorded = new Set(rules.map(({ record }) => record))
    const asked = expressions.flatMap(metricsIn)
    const references = expressions.flatMap((expr) => expr.match(/preflight:[\w:]+/g) ?? [])

    expect(asked.length).toBeGreaterThan(60)
    expect(asked.filter((name) => !names.has(name))).toEqual([])
    expect(expressions.flatMap(picksIn).filter((pick) => !labels.has(pick))).toEqual([])
    expect(references.filter((name) => !recorded.has(name))).toEqual([])
    expect(expressions.filter((expr) => metricsIn(expr).length === 0 && !/preflight:/.test(expr))).toEqual([])
  })

  test('every metric of ours is seen on the dashboard', async () => {
    const { names } = await given()
    const shown = new Set(panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => metricsIn(expr))))

    expect(
      [...names].filter((name) => /^(?:http_server|preflight)_/.test(name ?? '') && !shown.has(name ?? '')),
    ).toEqual([])
  })

  test('no two panels lie on each other, and none leaves the page', () => {
    const cells = panels.flatMap(({ title, gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => ({ title, cell: `${x + (at % w)} ${y + Math.floor(at / w)}` })),
    )
    const taken = new Map<string, string>()
    const clashes = cells.filter(({ title, cell }) => (taken.get(cell) ?? title) !== title || !taken.set(cell, title))

    expect(panels.length).toBeGreaterThan(30)
    expect(clashes).toEqual([])
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([])
    expect(panels.filter(({ type, targets }) => type !== 'row' && !targets?.length)).toEqual([])
  })

  test('every alert says how urgent it is, what it means and what to do', () => {
    expect(alerts.length).toBeGreaterThan(15)
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length)
    for (const { alert, labels, annotations } of alerts) {
      expect(['page', 'ticket'], alert).toContain(labels?.severity)
      expect(annotations?.summary, alert).toMatch(/\.$/)
      expect(headings, alert).toContain(annotations?.runbook)
    }
  })

  test.each([14.4, 6])('a burn of %s times pages for saves and for answers', (pace) => {
    const burning = alerts.filter(({ expr }) => expr.includes(`> ${pace} * `))

    expect(burning.map(({ labels }) => labels?.severity)).toEqual(['page', 'page'])
  })
})

describe('runbooks', () => {
  const lines = runbooks.split('\n').map((line) => line.trim())
  const commands = lines.filter((line) => /^(?:\w+=\S+ )?npm run /.test(line))

  test('there is one for each thing that goes wrong', () => {
    for (const wanted of [
      'Restore',
      'Revoke everything',
      'Rotate secrets',
      'A key or a link has leaked',
      'Erase a person',
      'Drain a node',
      'A migration has failed',
      'The disk is full',
      'Mail is stuck',
    ]) {
      expect(headings).toContain(wanted)
    }
  })

  test('every command exists, with the words and options that it is given', async () => {
    const unknown: string[] = []
    for (const line of commands) {
      const [, script = '', rest = ''] = /npm run (?:-s )?(\S+) -- (.+)$/.exec(line) ?? []
      const [verb = '', ...words] = rest.split(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      const usage = script === 'db' ? readFileSync('scripts/db.mjs', 'utf8') : (await command([verb, '--help'])).stdout
      const wanted = [
        ...(script === 'db' ? [`  ${verb} `] : [`preflight -- ${verb} `]),
        ...words.filter((word) => /^--|^(?:list|replay|rescue|erase)$/.test(word)),
      ]
      const isForPsql = script === 'db' && verb === 'psql'
      if (!['db', 'preflight'].includes(script)) unknown.push(line)
      if (!isForPsql && !wanted.every((word) => usage.includes(word))) unknown.push(line)
    }

    expect(commands.length).toBeGreaterThan(25)
    expect(unknown).toEqual([])
  })

  test('every statement that is given to psql runs on this schema', async () => {
    const statements = commands.flatMap((line) => /psql -c "(.+)"$/.exec(line)?.[1] ?? [])
    const ours = statements.filter((statement) => !statement.startsWith('alter user'))

    expect(ours.length).toBeGreaterThan(8)
    expect(statements.length - ours.length).toBe(1)
    for (const statement of ours) await admin.unsafe(statement)
  })

  test('what they search the log for is what we write', () => {
    const log = [
      'app/server/mailing.server.ts',
      'app/server/retention.server.ts',
      'app/server/answering/remind.server.ts',
    ]
    const text = log.map((file) => readFileSync(file, 'utf8')).join('\n')

    for (const words of ['mail not sent', 'will be tried again', 'will be looked at again']) {
      expect(runbooks).toContain(words)
      expect(text).toContain(words)
    }
  })
})
