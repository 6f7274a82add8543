import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvironment } from '#app/env.server.ts'
import { readSecret, refuseWeakSecrets } from '#app/secrets.server.ts'
import { spawnProduct } from '#tests/support/product.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const STRONG = randomBytes(24).toString('hex')
const ORIGIN = 'https://preflight.example.com'
const refuse = (env: Record<string, string>) => () => refuseWeakSecrets(readEnvironment(env))
const database = (password: string, user = 'anna') =>
  `postgres://${user}:${encodeURIComponent(password)}@db.example.com:5432/preflight`

test.each([
  [
    'a short password',
    { DATABASE_URL: database('changeme') },
    /^The password in DATABASE_URL has fewer than 12 characters: give that user/,
  ],
  [
    'no password',
    { DATABASE_URL: database('') },
    /^The password in DATABASE_URL is missing: .* \(with docker compose: in POSTGRES_PASSWORD\)\.\n$/,
  ],
  [
    'an owner with an example for a password',
    { DATABASE_URL: database(STRONG), MIGRATION_DATABASE_URL: database('postgres-postgres') },
    /^The password in MIGRATION_DATABASE_URL is an example that everybody knows: .*"openssl rand -hex 24".*\n$/,
  ],
  [
    'a mail account with an example for a password',
    { APP_ORIGIN: ORIGIN, SMTP_URL: 'smtps://mailer:password@mail.example.com' },
    /^The password in SMTP_URL is an example that everybody knows: set a better one at your mail provider/,
  ],
])('%s does not start, in one sentence', async (_, env, sentence) => {
  const product = spawnProduct(temporaryFolder(), { NODE_ENV: 'production', ...env })

  expect(await product.ended).toBe(1)
  expect(product.output()).toMatch(sentence)
  expect(product.output().trimEnd()).not.toContain('\n')
})

test.each([
  ['a short secret', 'short', /PREFLIGHT_SECRET must have at least 32 characters: openssl rand -hex 32/],
  ['an example', 'change-me-change-me-change-me-change-me', /PREFLIGHT_SECRET is an example that everybody knows/],
])('%s for the keys of stored secrets does not start', (_, secret, sentence) => {
  const env = { NODE_ENV: 'production', APP_ORIGIN: ORIGIN, DATABASE_URL: database(STRONG), PREFLIGHT_SECRET: secret }

  expect(refuse(env)).toThrow(sentence)
  expect(refuse({ ...env, PREFLIGHT_SECRET: randomBytes(32).toString('hex') })).not.toThrow()
})

test('without one, an installation with its own database makes its own, for itself alone; with another it has none', () => {
  const folder = temporaryFolder()
  mkdirSync(folder)
  const own = readEnvironment({})

  const made = readSecret(own, folder)

  expect(made).toMatch(/^[0-9a-f]{64}$/)
  expect(readSecret(own, folder)).toBe(made)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(readSecret(readEnvironment({ PREFLIGHT_SECRET: STRONG }), folder)).toBe(STRONG)
  expect(readSecret(readEnvironment({ DATABASE_URL: database(STRONG) }), folder)).toBeNull()
})

test.each([
  'changeme',
  'changeme1234',
  'ChangeMe-ChangeMe!',
  'change_me_please',
  'password',
  'password12345678',
  'Passw0rd',
  'postgres',
  'postgres-2026',
  'PostgreSQL.1234',
  'example',
  'example-password',
  'your-secret-password',
  'preflight',
  'preflight-preflight',
  'aaaaaaaaaaaaaaaaaaaa',
  '121212121212',
  'anna-de-vries',
  'anna-de-vries-1234',
  'short-1a2b',
])('%s is no password of a database', (password) => {
  expect(refuse({ DATABASE_URL: database(password, 'anna-de-vries') })).toThrow(/^The password in DATABASE_URL /)
})

test.each([
  '3f9c1e77b2a04d5886ce',
  'preflight-8hJk2LmQ9xTz',
  'correct horse battery staple',
  'grüne Äpfel im Schnee',
  '%41%zz%41-bdfhjlnp',
])('%s is one', (password) => {
  expect(refuse({ DATABASE_URL: database(password) })).not.toThrow()
  expect(
    refuse({ APP_ORIGIN: ORIGIN, SMTP_URL: `smtps://anna:${encodeURIComponent(password)}@mail.example.com` }),
  ).not.toThrow()
})

test('no password that stands in a file of ours is taken', () => {
  const texts = ['.env.example', 'docker-compose.yml', 'README.md', 'SECURITY.md'].map((file) =>
    readFileSync(file, 'utf8'),
  )
  const urls = texts.join('\n').match(/\b(?:postgres|smtps?):\/\/[^\s:/]+:[^\s@{}$]+@[^\s"]+/g) ?? []

  expect(urls.length).toBeGreaterThanOrEqual(3)
  for (const url of urls) {
    const name = url.startsWith('postgres') ? 'DATABASE_URL' : 'SMTP_URL'
    expect(refuse({ APP_ORIGIN: ORIGIN, [name]: url }), url).toThrow(new RegExp(`^The password in ${name} `))
  }
})

test('what needs no password is not asked for one', () => {
  expect(refuse({ DATABASE_URL: 'postgres://anna@localhost/preflight?host=/run/postgresql' })).not.toThrow()
  expect(refuse({ APP_ORIGIN: ORIGIN, SMTP_URL: 'smtp://mail:1025' })).not.toThrow()
})

test('on this machine alone, and at work on the product, nothing is asked', () => {
  const mail = { SMTP_URL: 'smtp://user:password@localhost:1025' }
  expect(refuse(mail)).not.toThrow()
  expect(refuse({ ...mail, APP_ORIGIN: 'http://localhost:3000' })).not.toThrow()
  expect(refuse({ ...mail, APP_ORIGIN: ORIGIN })).toThrow()
  expect(refuse({ DATABASE_URL: database('postgres', 'postgres'), NODE_ENV: 'development' })).not.toThrow()
})

test('the sentence does not say the password', () => {
  const password = 'postgres-example-1234'
  expect(refuse({ DATABASE_URL: database(password) })).toThrow(/^(?!.*postgres-example).*$/)
})
