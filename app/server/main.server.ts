import { setTimeout as sleep } from 'node:timers/promises'
import * as build from 'virtual:react-router/server-build'
import { LOCALES } from '#app/messages/locales.ts'
import { createPdfRenderer, FOR_STRANGERS } from '#app/report/render.server.ts'
import type { RendererOptions } from '#app/report/render-pool.server.ts'
import { connect } from '#db/client.server.ts'
import { isBusy } from '#db/database-error.ts'
import { saveCatalogue } from '#db/queries/catalogues.server.ts'
import { readAllContent } from './all-content.server.ts'
import { createApp, createProbes } from './app.server.ts'
import { dateIn } from './calendar.server.ts'
import { startCanary } from './canary.server.ts'
import { createReadFile } from './files/held-file.server.ts'
import type { FileHome } from './files/move-files.server.ts'
import { createObjectStorage, type ObjectStorageSettings } from './files/object-storage.server.ts'
import { closeHttpServer, createHttpServer, endAfterAnswers } from './http-server.server.ts'
import { startJobs } from './jobs.server.ts'
import { createLanguages } from './languages.server.ts'
import { warmUpLaw } from './law.server.ts'
import { createLog, type LogStream } from './log.server.ts'
import { startMailing } from './mailing.server.ts'
import { createMetrics, type MetricsServer, serveMetrics } from './metrics.server.ts'
import { createReadProofs } from './provider/domain-proof.server.ts'
import { createProviders } from './provider/provider.server.ts'
import { fillContext } from './route-handler.server.ts'
import { createSeal } from './seal.server.ts'
import type { Services } from './services.server.ts'
import { NOT_TRACED, startTracing, type TracingSettings } from './tracing.server.ts'

/** The routes as they were built, with the files of each. */
export { build }

export type ServeOptions = {
  /** Of the login role; migrated already. */
  databaseUrl: string
  /** See `connect`. */
  firstAnswerMs?: number
  rolePrefix?: string
  host: string
  /** 0 takes a free one. */
  port: number
  origin: string | null
  trustedProxies?: number
  /** `smtp://` or `smtps://`; without it nothing is sent. */
  smtpUrl?: string | null
  /** The address that mail comes from. */
  mailFrom?: string | null
  /** Facts for the trust pack; `null`: its blanks stay open. */
  operatorFile?: string | null
  /** What the keys of this installation are made from, at least 32 characters; `null`: nothing can be sealed. */
  secret?: string | null
  /** Whether workspaces may name providers in private networks. */
  allowsPrivateProviders?: boolean
  /** `web` serves pages, `worker` does what needs none: mail, deletion, reminders, moving files. */
  process?: 'both' | 'web' | 'worker'
  /** Where issued files are to lie, and the object storage that some may lie in; `storage: null`: none is set. */
  files?: { home: FileHome; storage: ObjectStorageSettings | null }
  /** DNS servers that say whose a domain is; left out: those of this machine. */
  dnsServers?: readonly string[]
  /** Folder of the built client; `null` if a development server serves it. */
  clientFiles: string | null
  /** How long reports and pictures may take to draw. */
  drawing?: Pick<RendererOptions, 'waitMs' | 'patienceMs'>
  mode?: 'production' | 'development'
  logLevel?: string
  /** Default: standard output. */
  logTo?: LogStream
  /** Where `GET /metrics` is answered; `null`: nowhere. */
  metrics?: { host: string; port: number } | null
  /** How long requests are still taken at shutdown while `/readyz` says no, so that nobody sends one to a closed door. */
  drainMs?: number
  /** Where the embedded database keeps its data, for its disk to be watched; left out or `null`: the operator watches it. */
  dataDir?: string | null
  /** Where traces are sent; `null`: nothing is followed. */
  tracing?: TracingSettings | null
}

export type Serving = {
  url: string
  /** `null`: not asked for. */
  metricsUrl: string | null
  /** Says that it is not ready, goes on for `drainMs`, lets running requests end, closes everything. */
  close(): Promise<void>
}

type Filling = Parameters<typeof fillContext>
type FillsContext = [context: Filling[0], request: Filling[2], arrival: Filling[3]]

/** How often the outbox is looked into: nobody wakes a worker. */
const MAIL_LOOK_MS = { both: 5_000, web: null, worker: 1_000 } as const

/** Everything that requests need, without listening: also what the tests call. */
export async function createPreflight(options: Omit<ServeOptions, 'host' | 'port'>) {
  let tracing = NOT_TRACED
  const log = createLog(options.logLevel ?? 'info', options.logTo, () => tracing.traceId())
  tracing = await startTracing(options.tracing ?? null, log)
  const inLanguage = await createLanguages({ operatorFile: options.operatorFile ?? null, origin: options.origin })
  const database = connect({
    url: options.databaseUrl,
    rolePrefix: options.rolePrefix,
    firstAnswerMs: options.firstAnswerMs,
    tracing,
  })
  const { metrics, registry } = createMetrics()
  const drawing = {
    library: options.origin,
    onRendered: metrics.rendered,
    onFailed: metrics.renderFailed,
    around: <T>(draw: () => Promise<T>) => tracing.follow({ name: 'draw' }, draw),
    ...options.drawing,
  }
  const pdf = createPdfRenderer(drawing)
  const publicPdf = createPdfRenderer({ ...drawing, ...FOR_STRANGERS })
  const mode = options.mode ?? 'production'
  const { process: part = 'both', files = { home: 'database', storage: null } } = options
  const storage = files.storage && createObjectStorage(files.storage)
  const mailing = startMailing(
    { database, log, metrics, mode, tracing },
    {
      smtpUrl: options.smtpUrl ?? null,
      from: options.mailFrom ?? null,
      origin: options.origin,
      lookMs: MAIL_LOOK_MS[part],
    },
  )
  let draining = false
  const all: Services = {
    ...inLanguage(LOCALES[0]),
    inLanguage,
    database,
    pdf,
    publicPdf,
    log,
    metrics,
    tracing,
    mode,
    mailing,
    providers: createProviders({
      allowsPrivate: options.allowsPrivateProviders ?? false,
      isDevelopment: mode === 'development',
    }),
    readProofs: createReadProofs(options.dnsServers),
    readFile: createReadFile(storage),
    seal: options.secret ? createSeal(options.secret) : null,
    origin: options.origin,
    trustedProxies: options.trustedProxies ?? 0,
    now: () => new Date(),
    isReady: async () =>
      !draining &&
      // A crowd at the database is no reason to send everybody to the next process, which has one too.
      (await database.ping().then(
        () => true,
        (error) => isBusy(error),
      )),
  }
  try {
    await database.withSys((tx) => saveCatalogue(tx, all.catalogue))
  } catch (error) {
    await mailing.stop()
    await Promise.all([pdf.close(), publicPdf.close()])
    await database.close()
    await tracing.close()
    throw error
  }
  const jobs = part === 'web' ? null : startJobs(all, storage && { storage, home: files.home })
  const app = part === 'worker' ? createProbes(all) : createApp(all, build, options.clientFiles)
  return {
    app,
    services: all,
    /** For other servers, to be measured against: the routes as they were built, and what a request of theirs needs. */
    build,
    fillContext: (...[context, request, arrival]: FillsContext) => fillContext(context, all, request, arrival),
    registry,
    drain() {
      draining = true
    },
    async close() {
      jobs?.stop()
      await mailing.stop()
      await Promise.all([pdf.close(), publicPdf.close()])
      await database.close()
      await tracing.close()
    },
  }
}

/** Nobody needs a report before; until then the pages have both cores. */
const WARM_AFTER_MS = 5_000

/** How long running requests may still take at shutdown. */
const LAST_ANSWERS_MS = 10_000

/**
 * Serves Preflight on one address.
 *
 * @throws the listening error, such as EADDRINUSE, with everything closed again
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const preflight = await createPreflight(options)
  const server = createHttpServer(preflight.app.fetch)
  const { services } = preflight
  let metrics: MetricsServer | null = null
  try {
    metrics = options.metrics
      ? await serveMetrics(
          { registry: preflight.registry, dataDir: options.dataDir ?? null, ...services },
          options.metrics,
        )
      : null
    readAllContent(services)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port, options.host, resolve)
    })
  } catch (error) {
    await metrics?.close()
    await preflight.close()
    throw error
  }
  // Where nobody reads metrics, nobody would hear of it.
  const canary = metrics === null ? null : startCanary(services)
  const warming =
    options.process === 'worker'
      ? undefined
      : setTimeout(() => {
          const { pdf, law, log, now } = services
          void pdf.warmUp()
          try {
            warmUpLaw(law, dateIn(now()))
          } catch (err) {
            log.error({ err }, 'content')
          }
        }, WARM_AFTER_MS)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    url: options.origin ?? `http://localhost:${port}`,
    metricsUrl: metrics?.url ?? null,
    async close() {
      clearTimeout(warming)
      preflight.drain()
      endAfterAnswers(server)
      await sleep(options.drainMs ?? 0)
      await closeHttpServer(server, LAST_ANSWERS_MS)
      await canary?.stop()
      await metrics?.close()
      await preflight.close()
    },
  }
}
