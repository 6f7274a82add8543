import * as z from 'zod'
import { isNearHost } from './server/origin.server.ts'

const absent = (text: string | undefined) => (text === '' ? undefined : text)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((text) => absent(text as string | undefined), schema)

function isDecodable(url: string): boolean {
  try {
    const { username, password } = new URL(url)
    return decodeURIComponent(`${username} ${password}`).length > 0
  } catch {
    return false
  }
}

const isSafeEndpoint = (url: string) => url.startsWith('https:') || isNearHost(new URL(url).hostname)

const PostgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL such as postgres://user:password@host:5432/name',
})

const PORTS = 'must be a number from 0 to 65535'
const port = z
  .string()
  .regex(/^\d{1,5}$/, PORTS)
  .transform(Number)
  .refine((port) => port <= 65_535, PORTS)

const Settings = z.object({
  NODE_ENV: optional(z.enum(['development', 'production', 'test']).default('production')),
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: optional(z.string().default('3000').pipe(port)),
  /** Where `GET /metrics` is answered; without it nowhere. */
  METRICS_PORT: optional(port.optional()),
  METRICS_HOST: optional(z.string().default('127.0.0.1')),
  /** An OpenTelemetry collector that takes OTLP over HTTP; without it nothing is followed. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    z.url({ protocol: /^https?$/, error: 'must be a URL such as http://localhost:4318' }).optional(),
  ),
  OTEL_SERVICE_NAME: optional(z.string().default('preflight')),
  /** The part of requests and jobs that is followed. */
  OTEL_TRACES_SAMPLER_ARG: optional(
    z
      .string()
      .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, 'must be a number from 0 to 1, such as 0.1')
      .default('1')
      .transform(Number),
  ),
  /** Where people reach the product; links are made from it, never from a request. Default: http://localhost:PORT. */
  APP_ORIGIN: optional(
    z
      .url({ protocol: /^https?$/, error: 'must be an origin such as https://preflight.example.com' })
      .transform((url) => new URL(url).origin)
      .optional(),
  ),
  /** How many proxies stand in front; only so many addresses of X-Forwarded-For are believed. */
  TRUSTED_PROXIES: optional(z.string().regex(/^\d$/, 'must be a number from 0 to 9').default('0').transform(Number)),
  /** How long requests are still taken at the end, while `/readyz` says no. Default: 5 behind proxies, else 0. */
  DRAIN_SECONDS: optional(
    z
      .string()
      .regex(/^[0-5]?\d$/, 'must be a number from 0 to 59')
      .transform(Number)
      .optional(),
  ),
  /** Where mail is handed over; without it people can sign in on this machine alone. */
  SMTP_URL: optional(
    z
      .url({ protocol: /^smtps?$/, error: 'must be a URL such as smtps://user:password@mail.example.com:465' })
      .refine(isDecodable, 'holds a % that stands for nothing: write %25 for a % in the user or the password')
      .optional(),
  ),
  /** The address that mail comes from. Default: no-reply at the host of APP_ORIGIN. */
  MAIL_FROM: optional(z.email('must be one e-mail address, such as preflight@example.com').optional()),
  /** What the keys for stored secrets are made from. Default: one of its own, beside the embedded database. */
  PREFLIGHT_SECRET: optional(z.string().min(32, 'must have at least 32 characters: openssl rand -hex 32').optional()),
  /** Whether workspaces may sign in with providers inside a private network. */
  PREFLIGHT_PRIVATE_PROVIDERS: optional(z.enum(['allow', 'refuse']).default('refuse')),
  /** Facts about who runs this site, for the trust pack; own texts lie in the folder `trust` beside it. */
  PREFLIGHT_OPERATOR_FILE: optional(z.string().optional()),
  DATABASE_URL: optional(PostgresUrl.optional()),
  MIGRATION_DATABASE_URL: optional(PostgresUrl.optional()),
  PREFLIGHT_DATA_DIR: optional(z.string().default('.data')),
  /** What this process does: serve pages, do what needs no page (mail, deletion, reminders, moving files), or both. */
  PREFLIGHT_PROCESS: optional(z.enum(['both', 'web', 'worker']).default('both')),
  /** Where the files of issued reports lie. */
  PREFLIGHT_FILES: optional(z.enum(['database', 's3']).default('database')),
  S3_ENDPOINT: optional(
    z
      .url({ protocol: /^https?$/, error: 'must be a URL such as https://s3.eu-central-1.amazonaws.com' })
      .refine(isSafeEndpoint, 'must be https, unless it is on this machine or has a name without a dot')
      .optional(),
  ),
  S3_BUCKET: optional(
    z
      .string()
      .regex(/^[a-z0-9.-]{3,63}$/, 'must be the name of a bucket')
      .optional(),
  ),
  S3_REGION: optional(z.string().default('us-east-1')),
  S3_ACCESS_KEY_ID: optional(z.string().optional()),
  S3_SECRET_ACCESS_KEY: optional(z.string().optional()),
  PREFLIGHT_ROLE_PREFIX: optional(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,40}$/, 'must be lower-case letters, digits and _, and begin with a letter')
      .default('preflight_'),
  ),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
})
/** What the object storage is signed in with: all of them, or none. */
const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** Every setting of the product. All have a default, so `npm start` needs none. */
export const Environment = Settings.superRefine((settings, { addIssue }) => {
  const fault = (name: keyof typeof settings, message: string) => addIssue({ code: 'custom', path: [name], message })
  const given = S3.filter((name) => settings[name] !== undefined)
  if (given.length > 0) for (const name of S3) if (!given.includes(name)) fault(name, `is missing beside ${given[0]}`)
  if (settings.PREFLIGHT_FILES === 's3' && given.length === 0) fault('PREFLIGHT_FILES', `is s3: set ${S3.join(', ')}`)
  if (settings.PREFLIGHT_PROCESS !== 'both' && settings.DATABASE_URL === undefined) {
    fault('PREFLIGHT_PROCESS', 'needs DATABASE_URL: the embedded database serves one process alone')
  }
})
export type Environment = z.infer<typeof Settings>

/**
 * Reads the settings.
 *
 * @throws Error with `code` PREFLIGHT_START and one sentence that names the variable
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const parsed = Environment.safeParse(env)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw Object.assign(new Error(`The environment is not usable: ${problems.join('; ')}.`), { code: 'PREFLIGHT_START' })
}
