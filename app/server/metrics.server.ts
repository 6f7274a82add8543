import { createServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { CANARY_STEPS } from './canary-steps.ts'
import { JOBS } from './job.server.ts'
import type { Log } from './log.server.ts'
import { type Watched, watchGauges } from './metrics-gauges.server.ts'
import { knownMethod } from './request-guards.server.ts'

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
  /** @param waitedSeconds since it was to be sent; only of one that was sent */
  mailed(outcome: 'sent' | 'failed' | 'refused', waitedSeconds?: number): void
  /** What the canary found; see `CANARY_STEPS`. */
  canaryFailed(step: (typeof CANARY_STEPS)[number]): void
  /** Something that the clock does is over. */
  worked(job: (typeof JOBS)[number], isDone: boolean): void
}

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
  const mails = new Counter({
    name: 'preflight_mails_total',
    help: 'Mails handed over, tried in vain, or refused for good, by outcome.',
    labelNames: ['outcome'],
    registers,
  })
  const delays = new Histogram({
    name: 'preflight_mail_delay_seconds',
    help: 'Time from when a mail was to be sent until the mail server took it.',
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 7_200],
    registers,
  })
  const works = new Counter({
    name: 'preflight_job_failures_total',
    help: 'Runs of what the clock does that failed, by job.',
    labelNames: ['job'],
    registers,
  })
  const worked = new Gauge({
    name: 'preflight_job_last_success_timestamp_seconds',
    help: 'When what the clock does last went well, by job; a job that did not run yet is left out.',
    labelNames: ['job'],
    registers,
  })
  const canary = new Counter({
    name: 'preflight_canary_failures_total',
    help: 'What the workspace that we write, read and delete each minute found, by step; kept, read and apart: page.',
    labelNames: ['step'],
    registers,
  })
  // A rate cannot see a first failure that comes with the series itself.
  for (const outcome of ['sent', 'failed', 'refused']) mails.inc({ outcome }, 0)
  for (const job of JOBS) works.inc({ job }, 0)
  for (const step of CANARY_STEPS) canary.inc({ step }, 0)
  return {
    registry,
    metrics: {
      requested: ({ route, method, status, ms }) =>
        requests.observe(
          {
            route: route || 'none',
            method: knownMethod(method),
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
      mailed: (outcome, waitedSeconds) => {
        mails.inc({ outcome })
        if (waitedSeconds !== undefined) delays.observe(waitedSeconds)
      },
      worked: (job, isDone) => (isDone ? worked.setToCurrentTime({ job }) : works.inc({ job })),
      canaryFailed: (step) => canary.inc({ step }),
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
  { registry, log, ...watched }: Watched & { registry: Registry; log: Log },
  { host, port }: { host: string; port: number },
): Promise<MetricsServer> {
  collectDefaultMetrics({ register: registry })
  const refresh = watchGauges(registry, watched)
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
