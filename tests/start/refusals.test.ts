import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withDatabase } from '#db/connection-url.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { quietly } from '#tests/support/database-server.ts'
import { spawnProduct, startProduct } from '#tests/support/product.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const READY_MS = 60_000
/** Of a test that starts the product more than once on the same data: only the first start has to make it. */
const LIFE_MS = 120_000

test('a port in use, or an address that is not ours, is one sentence that names it, and the database is stopped again', {
  timeout: LIFE_MS,
}, async () => {
  const port = await takenPort()
  const dataDir = temporaryFolder()
  const inUse = (name: string) =>
    `Port ${port} is in use: stop what uses it, or set ${name} to another one (0 takes a free one).\n`

  for (const [env, sentence] of [
    [{ PORT: port }, inUse('PORT')],
    [{ METRICS_PORT: port }, inUse('METRICS_PORT')],
    [{ HOST: '192.0.2.1' }, 'This machine has no address 192.0.2.1: correct HOST.\n'],
  ] as const) {
    const product = spawnProduct(dataDir, env)

    expect(await product.ended, sentence).toBe(1)
    expect(product.output()).toBe(sentence)
    expect(await findEmbedded(dataDir)).toBeNull()
  }
})

/** A port that somebody listens on until the test is over. */
async function takenPort(): Promise<string> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  return String(typeof address === 'object' ? address?.port : 0)
}

test('a data directory that cannot be made is one sentence', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(dirname(dataDir), { recursive: true })
  writeFileSync(dataDir, 'a file, not a folder')

  const product = spawnProduct(`${dataDir}/below`)

  expect(await product.ended).toBe(1)
  expect(product.output()).toMatch(
    /^The data directory .* cannot be written \(ENOTDIR\)\. Set PREFLIGHT_DATA_DIR .*\n$/,
  )
})

test.each([
  [
    { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' },
    /^The database at 127\.0\.0\.1:1\/x cannot be reached \(ECONNREFUSED\).*\n$/,
  ],
  [
    { DATABASE_URL: 'mysql://nowhere' },
    /^The environment is not usable: DATABASE_URL must be a URL such as postgres:.*\n$/,
  ],
  [
    { SMTP_URL: 'smtps://anna:50%off@mail.example.com' },
    /^The environment is not usable: SMTP_URL holds a % that stands for nothing: write %25 .*\n$/,
  ],
  [
    { PREFLIGHT_OPERATOR_FILE: 'nowhere/operator.yaml' },
    /^The operator file .*operator\.yaml cannot be read \(ENOENT\): correct PREFLIGHT_OPERATOR_FILE or leave it out\.\n$/,
  ],
  [{ METRICS_PORT: '70000' }, /^The environment is not usable: METRICS_PORT must be a number from 0 to 65535\.\n$/],
  [{ PORT: 'http' }, /^The environment is not usable: PORT must be a number from 0 to 65535\.\n$/],
])('%j is refused in one sentence', { timeout: READY_MS }, async (env, sentence) => {
  const product = spawnProduct(temporaryFolder(), env)

  expect(await product.ended).toBe(1)
  expect(product.output()).toMatch(sentence)
})

test('a database newer than the code is one sentence', { timeout: READY_MS }, async () => {
  const dataDir = temporaryFolder()
  const first = await startProduct(dataDir)
  const admin = quietly(withDatabase((await findEmbedded(dataDir)) ?? '', 'preflight'))
  await admin`insert into sys.migrations (position, hash) values (9999, 'from the future')`
  await admin.end()
  first.process.kill('SIGTERM')
  await first.ended

  const second = spawnProduct(dataDir)

  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/^The database is newer than this version of Preflight .*\n$/)
})
