import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './env.server.ts'
import { isLoopbackHost } from './server/origin.server.ts'

type Settings = Pick<
  Environment,
  'NODE_ENV' | 'APP_ORIGIN' | 'DATABASE_URL' | 'MIGRATION_DATABASE_URL' | 'SMTP_URL' | 'PREFLIGHT_SECRET'
>

/** A password that nobody types can be long; that of a mail account is somebody else's to choose. */
const SHORTEST = { DATABASE_URL: 12, MIGRATION_DATABASE_URL: 12, SMTP_URL: 8 }

/** What examples, images and tutorials put where a password belongs. */
const EXAMPLES =
  /change[-_ ]?(?:me|it|this)|pass(?:word|wort|wd)?|postgres(?:ql)?|example|preflight|default|secret|admin|owner|user|root|test|demo|qwerty|letmein|welcome|1234567890|12345678|123456|1234|your|super|my/g

/** What has to be left of a password without all that. */
const SHORTEST_REST = 6

/**
 * Refuses to serve other people with a password that everybody knows (P41). On this machine alone, with its own
 * database, there is none to guess.
 *
 * @throws Error with `code` PREFLIGHT_START and one sentence that names the variable, never the password
 */
export function refuseWeakSecrets(settings: Settings): void {
  const isForOthers = settings.APP_ORIGIN !== undefined && !isLoopbackHost(new URL(settings.APP_ORIGIN).host)
  if (settings.NODE_ENV !== 'production' || !(isForOthers || settings.DATABASE_URL)) return
  if (settings.PREFLIGHT_SECRET !== undefined && isExample(settings.PREFLIGHT_SECRET)) {
    const message =
      'PREFLIGHT_SECRET is an example that everybody knows: write one that "openssl rand -hex 32" makes there.'
    throw Object.assign(new Error(message), { code: 'PREFLIGHT_START' })
  }
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'SMTP_URL'] as const) {
    const url = settings[name]
    const fault = url === undefined ? null : findFault(new URL(url), SHORTEST[name])
    if (fault === null) continue
    throw Object.assign(new Error(`The password in ${name} ${fault}: ${MEND[name]}.`), { code: 'PREFLIGHT_START' })
  }
}

const OWN = 'give that user one of its own, such as "openssl rand -hex 24" makes, and write it'
const MEND = {
  DATABASE_URL: `${OWN} there (with docker compose: in POSTGRES_PASSWORD)`,
  MIGRATION_DATABASE_URL: `${OWN} there`,
  SMTP_URL: 'set a better one at your mail provider, and write it there',
}

/** What is wrong with the password of a URL; `null`: nothing, or there is no need of one. */
function findFault(url: URL, shortest: number): string | null {
  const [user, password] = [decode(url.username), decode(url.password)]
  if (password === '') return needsNone(url, user) ? null : 'is missing'
  if (password.toLowerCase() === user.toLowerCase()) return 'is the name of its user'
  if (password.length < shortest) return `has fewer than ${shortest} characters`
  return isExample(password, user) ? 'is an example that everybody knows' : null
}

/** Whether there is too little in a secret besides what examples are made of. */
function isExample(secret: string, user = ''): boolean {
  const rest = secret
    .toLowerCase()
    .replaceAll(user.toLowerCase() || ' ', '')
    .replace(EXAMPLES, '')
  return new Set(rest.replace(/[^\p{L}\p{N}]/gu, '')).size < SHORTEST_REST
}

/**
 * What the keys for stored secrets are made from: the setting, else one of the installation's own beside its
 * embedded database, made at the first start (0600).
 *
 * @returns `null` with a database elsewhere and no setting: several machines could not share a file
 */
export function readSecret({ PREFLIGHT_SECRET, DATABASE_URL }: Settings, dataDir: string): string | null {
  if (PREFLIGHT_SECRET !== undefined) return PREFLIGHT_SECRET
  if (DATABASE_URL !== undefined) return null
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}

/** A database behind a socket asks the system who somebody is; a mail server may know us by our address. */
function needsNone({ protocol, searchParams }: URL, user: string): boolean {
  return protocol.startsWith('smtp') ? user === '' : (searchParams.get('host') ?? '').startsWith('/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
