import { expect, test } from 'vitest'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { startChild } from '#tests/support/child.ts'
import { type Product, SETTINGS, spawnProduct, startProduct } from '#tests/support/product.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const READY_MS = 60_000
/** Of a test that starts the product more than once on the same data: only the first start has to make it. */
const LIFE_MS = 120_000
const NPM = `require('node:child_process').spawn('sh', ['-c', '"$0" scripts/start.mjs; true', process.execPath], { stdio: 'inherit' })`

const statusOf = (url: string, path: string) => fetch(new URL(path, url)).then(({ status }) => status)
/** The folder of the rows, as the start line names it. */
const rowsOf = (output: string) => output.match(/Data: (\S+)/)?.[1] ?? ''

/** Never 0: that would be our own process group. */
function pidOf(product: Product): number {
  if (product.process.pid === undefined) throw new Error('It did not start.')
  return product.process.pid
}

function killDatabase(product: Product) {
  const server = findPostmaster(rowsOf(product.output()))
  if (!server) throw new Error('Its database does not run.')
  process.kill(server.pid, 'SIGKILL')
}

test('a start prints one address and where the data is; a second one says who holds it; Ctrl-C stops both cleanly', {
  timeout: LIFE_MS,
}, async () => {
  const dataDir = temporaryFolder()
  const first = await startProduct(dataDir)
  const lines = first
    .output()
    .split('\n')
    .filter((line) => /^(Preflight|Data)/.test(line))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^Preflight is ready: http:\/\/localhost:\d+$/)
  expect(lines[1]).toMatch(/survives a crash or kill.*power cut/)
  expect(await statusOf(first.url, '/readyz')).toBe(200)

  const second = spawnProduct(dataDir)
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(
    new RegExp(
      `^Preflight already runs on .*: process ${first.process.pid} holds it since 20\\d\\d-.*Z and serves ${first.url}\\. .*\\n$`,
    ),
  )
  expect(await statusOf(first.url, '/readyz')).toBe(200)

  await expectCleanStop(first, 'SIGINT')
  await expectCleanStop(await startProduct(dataDir), 'SIGTERM')
})

async function expectCleanStop(product: Product, signal: 'SIGINT' | 'SIGTERM') {
  const rows = rowsOf(product.output())
  expect(findPostmaster(rows)).not.toBeNull()

  // As the terminal does on Ctrl-C: everybody in the group hears it.
  process.kill(-pidOf(product), signal)

  expect(await product.ended, signal).toBe(0)
  expect(product.output(), signal).toContain('everything saved is on disk')
  expect(findPostmaster(rows), signal).toBeNull()
}

test('killed itself, the product is there again at the next start; its database, by itself', {
  timeout: LIFE_MS,
}, async () => {
  const dataDir = temporaryFolder()
  const first = await startProduct(dataDir)
  first.process.kill('SIGKILL')
  await first.ended
  expect(findPostmaster(rowsOf(first.output()))).not.toBeNull()

  const second = await startProduct(dataDir)
  expect(second.output()).toContain('found running and taken over')
  expect(await statusOf(second.url, '/readyz')).toBe(200)
  killDatabase(second)
  await second.waitFor(/The database died.*\nThe database is there again after \d+\.\d s\.\n/)
  expect(await statusOf(second.url, '/readyz')).toBe(200)
  second.process.kill('SIGTERM')
  expect(await second.ended).toBe(0)

  const third = await startProduct(dataDir)
  expect(third.output()).not.toContain('taken over')
  expect(await statusOf(third.url, '/readyz')).toBe(200)
  killDatabase(third)
  third.process.kill('SIGKILL')
  await third.ended

  const fourth = await startProduct(dataDir)
  expect(await statusOf(fourth.url, '/readyz')).toBe(200)
})

test('it starts below a folder that only its owner may enter', { timeout: READY_MS }, async () => {
  const product = await startProduct(temporaryFolder({ mode: 0o700 }))

  expect(await statusOf(product.url, '/readyz')).toBe(200)
})

test('it starts where the path is too long for a socket', { timeout: READY_MS }, async () => {
  const dataDir = `${temporaryFolder()}/${'long-'.repeat(24)}`

  const product = await startProduct(dataDir)

  expect(await findEmbedded(dataDir)).toContain('127.0.0.1')
  expect(await statusOf(product.url, '/readyz')).toBe(200)
})

test.runIf(process.platform === 'linux')(
  'killed without a word, npm takes the product and the database with it',
  { timeout: READY_MS },
  async () => {
    const dataDir = temporaryFolder()
    // As npm does it: the product is a child of a shell, which is a child of npm.
    const npm = startChild(['-e', NPM], { ...SETTINGS, PREFLIGHT_DATA_DIR: dataDir, npm_lifecycle_event: 'start' })
    await npm.waitFor(/Preflight is ready: (\S+)\n.+\n/)
    const rows = rowsOf(npm.output())
    expect(findPostmaster(rows)).not.toBeNull()

    npm.process.kill('SIGKILL')

    await expect.poll(() => findPostmaster(rows), { timeout: 15_000 }).toBeNull()
  },
)
