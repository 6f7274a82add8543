import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { PdfRenderer } from '#app/report/render.server.ts'
import type { Catalogue } from '#content/schema.ts'
import type { Database } from '#db/client.server.ts'
import type { ReadFile } from './files/held-file.server.ts'
import type { Law } from './law.server.ts'
import type { Log } from './log.server.ts'
import type { MailWay } from './mailing.server.ts'
import type { Metrics } from './metrics.server.ts'
import type { ReadProofs } from './provider/domain-proof.server.ts'
import type { Providers } from './provider/provider.server.ts'
import type { Seal } from './seal.server.ts'
import type { Tracing } from './tracing.server.ts'
import type { TrustPack } from './trust/trust-pack.server.ts'
import type { Say } from './words.server.ts'

/** What is said in a language. Ids, hashes, order and results are the same in every one. */
export type Spoken = {
  locale: Locale
  catalogue: Catalogue
  model: Model
  /** The rules of law, read when they are first asked for. */
  law(): Law
  /** What we say of data and safety, filled in by the operator. */
  trust: TrustPack
}

/** What one process has once and every request uses; in English, where it is not asked for in another language. */
export type Services = Spoken & {
  /** The same for a reader of another language: read when it is first asked for. */
  inLanguage(locale: Locale): Spoken
  database: Database
  /** Draws for customers. */
  pdf: PdfRenderer
  /** Draws what anybody may ask for, and keeps no customer waiting. */
  publicPdf: PdfRenderer
  log: Log
  /** What happens is counted here, without names. */
  metrics: Metrics
  /** Requests and jobs are followed here, where the operator wants it. */
  tracing: Tracing
  mode: 'production' | 'development'
  /** How mail leaves; `wake` after each transaction that wrote one. */
  mailing: { way: MailWay; wake(): void }
  /** How providers of workspaces are spoken with. */
  providers: Providers
  /** Whose a mail domain is, its DNS says. */
  readProofs: ReadProofs
  /** Seals what only this installation may read; `null`: it has no secret to do so. */
  seal: Seal | null
  /** Reads issued files from where they lie. */
  readFile: ReadFile
  /** The configured origin; `null`: the Host header, where it names this machine. */
  origin: string | null
  /** Proxies of ours that add to X-Forwarded-For. */
  trustedProxies: number
  /** The clock enters here and is passed on to core as an argument. */
  now(): Date
  /** Whether requests can be answered: the database speaks, and we are not shutting down. */
  isReady(): Promise<boolean>
}

/** The services as one request sees them, in its language. */
export type RequestServices = Services & {
  /** Throws a 503 response where the process's own handle throws Busy or Unavailable. */
  database: Database
  /** The same. */
  readFile: ReadFile
  say: Say
  /** Lets this request's answer say when to come again, if it is a 429 or a 503. */
  retryAfter(seconds: number): void
}
