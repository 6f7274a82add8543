import { createServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '#db/client.server.ts'
import { type Operations, readOperations } from '#db/queries/operations.server.ts'
import type { Log } from './log.server.ts'

/** What the product tells of itself as it happens. Nothing of it names a person, a workspace or an address. */
export type Metrics = {
  /** @param route as a pattern; `undefined` or empty where no route answered */
  requested(request: { route: string | undefined; method: string; status: number; ms: number }): void
  /** @param outcome such as `saved` or `conflict` */
  autosaved(outcome: string, ms: number): void
  /** @param limit its name */
  limited(limit: string): void
  /** A request was refused because the process had no time for it. */
  crowded(): void
  /** A browser says that the content policy of a page kept something from running. */
  policyBroken(): void
  rendered(ms: number): void
  /** A report process that failed or was ended; a second try counts by itself. */
  renderFailed(reason: string): void
}

const METHODS = new Set(['GET', 'HEAD', 'POST'])
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * Counts for one process.
 *
 * @returns what to tell, and the registry that it is kept in
 */
export function createMetrics(): { metrics: Metrics; registry: Registry } {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time to answer a request, by route pattern, method and class of status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  })
  const saves = new Histogram({
    name: 'preflight_autosave_duration_seconds',
    help: 'Time until a save of one answer is confirmed or refused, by outcome.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  })
  const limits = new Counter({
    name: 'preflight_limit_refusals_total',
    help: 'Requests refused because somebody asked too often, by limit.',
    labelNames: ['limit'],
    registers,
  })
  const crowds = new Counter({
    name: 'preflight_crowd_refusals_total',
    help: 'Requests refused at once because the process had no time for them; more than now and then: add a process.',
    registers,
  })
  const policies = new Counter({
    name: 'preflight_policy_reports_total',
    help: 'Reports of browsers that the content policy of a page kept something from running; anybody can send them.',
    registers,
  })
  const renders = new Histogram({
    name: 'preflight_pdf_duration_seconds',
    help: 'Time to draw one report, without waiting; reports from the cache do not count.',
    buckets: [0.25, 0.5, 1, 2, 3, 5, 8, 13, 20],
    registers,
  })
  const failures = new Counter({
    name: 'preflight_pdf_failures_total',
    help: 'Reports that failed or whose process was ended (timeout, memory, crash), by reason.',
    labelNames: ['reason'],
    registers,
  })
  return {
    registry,
    metrics: {
      requested: ({ route, method, status, ms }) =>
        requests.observe(
          {
            route: route || 'none',
            method: METHODS.has(method) ? method : 'other',
            status: `${Math.floor(status / 100)}xx`,
          },
          ms / 1_000,
        ),
      autosaved: (outcome, ms) => saves.observe({ outcome }, ms / 1_000),
      limited: (limit) => limits.inc({ limit }),
      crowded: () => crowds.inc(),
      policyBroken: () => policies.inc(),
      rendered: (ms) => renders.observe(ms / 1_000),
      renderFailed: (reason) => failures.inc({ reason }),
    },
  }
}

export type MetricsServer = { url: string; close(): Promise<void> }

/**
 * Serves `GET /metrics` on an address of its own, which people never reach.
 *
 * @throws the listening error, such as EADDRINUSE
 */
export async function serveMetrics(
  { registry, database, log }: { registry: Registry; database: Database; log: Log },
  { host, port }: { host: string; port: number },
): Promise<MetricsServer> {
  collectDefaultMetrics({ register: registry })
  const refresh = watchDatabase(registry, database)
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8 * 1024 }, async (request, response) => {
    const isMetrics = request.method === 'GET' && request.url?.split('?')[0] === '/metrics'
    if (!isMetrics) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Only GET /metrics is here.\n')
    try {
      await refresh()
      const text = await registry.metrics()
      response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text)
    } catch (error) {
      log.error({ err: error }, 'metrics not read')
      response.writeHead(500).end()
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${own}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What is read only when somebody asks. While the database is away, what it alone knows is left out. */
function watchDatabase(registry: Registry, database: Database): () => Promise<void> {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const [inUse, waiting] = [
    gauge('preflight_pool_in_use', 'Transactions that run now.'),
    gauge('preflight_pool_waiting', 'Transactions that wait for a connection now.'),
  ]
  const refused = new Counter({
    name: 'preflight_pool_refused_total',
    help: 'Transactions refused because too many waited, or too long.',
    registers,
  })
  const denied = new Counter({
    name: 'preflight_database_denied_total',
    help: 'Statements that rights or row-level security refused (42501); more than 0 is a fault of ours or an attack.',
    registers,
  })
  const up = gauge('preflight_database_up', 'Whether the database answered this time, 1 or 0.')
  const mails = gauge('preflight_mail_waiting', 'Mails that are still to be sent.')
  const oldest = gauge('preflight_mail_oldest_seconds', 'Age of the oldest of them; 0 if there is none.')
  const backup = gauge('preflight_backup_last_timestamp_seconds', 'When the last backup was taken; 0 if never.')
  const sessions = new Gauge({
    name: 'preflight_sessions',
    help: 'Sessions that are not over, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const show = (operations: Operations) => {
    mails.set(operations.mailsWaiting)
    oldest.set(operations.oldestMailSeconds)
    backup.set(operations.lastBackupAt)
    for (const { kind, count } of operations.sessions) sessions.set({ kind }, count)
  }
  return async () => {
    const operations = await database.withSys(readOperations).catch(() => null)
    up.set(operations === null ? 0 : 1)
    sessions.reset()
    if (operations === null) for (const one of [mails, oldest, backup]) one.remove({})
    else show(operations)
    const figures = database.figures()
    inUse.set(figures.inUse)
    waiting.set(figures.waiting)
    for (const [counter, total] of [
      [refused, figures.refused],
      [denied, figures.denied],
    ] as const) {
      counter.reset()
      counter.inc(total)
    }
  }
}
