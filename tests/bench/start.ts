import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openOwnDatabase } from './own-database.ts'
import { quantile, ratio, shown, spread } from './quantile.ts'
import type { Table } from './table.ts'

const STARTS = 9

export const aim =
  'A start costs little more than Node itself, and the content as the build left it less than that in its files.'

/**
 * What a start takes, its database running: until the start page is answered, and of the processor until then. With the
 * content as the build left it, and read from its files; beside them, the least that Node needs to answer anything.
 */
export async function run(): Promise<Table[]> {
  const folder = await mkdtemp(join(tmpdir(), 'preflight-bench-'))
  // The same content without a build beside it.
  await symlink(resolve('content'), join(folder, 'content'))
  const database = await openOwnDatabase()
  const ways = [
    { start: 'content from the build', script: SERVER, env: {} },
    { start: 'content read', script: SERVER, env: { PREFLIGHT_ROOT: folder } },
    { start: 'node:http alone', script: BARE, env: {} },
  ].map((way): Way => ({ ...way, taken: [] }))
  try {
    for (let round = 0; round < STARTS; round++) {
      // In turn, so that each meets the machine as the others do.
      for (const way of ways)
        way.taken.push(await measureStart(way.script, { BENCH_DATABASE: database.url, ...way.env }))
    }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  const bare = cpuOf(ways.at(-1)?.taken ?? [])
  const rows = ways.map(({ start, taken }) => ({
    start,
    ...spread(taken.map(({ ms }) => ms)),
    'CPU median ms': shown(quantile(cpuOf(taken), 0.5)),
    'CPU : node:http': ratio(cpuOf(taken), bare),
  }))
  return [
    {
      title: `From the start of a process to its first answer, ${STARTS} starts each in turn`,
      rows,
      says: `The first page is there after ${rows[0]?.['median ms']} ms, with ${rows[0]?.['CPU : node:http']} times the processor time of a process that answers nothing but "ok".`,
    },
  ]
}

const cpuOf = (taken: readonly Taken[]) => taken.map(({ cpuMs }) => cpuMs)

type Way = { start: string; script: string; env: NodeJS.ProcessEnv; taken: Taken[] }

/** Milliseconds from the start of the process to the end of its first answer; `cpuMs`: of user time, of all its threads. */
type Taken = { ms: number; cpuMs: number }

async function measureStart(script: string, env: NodeJS.ProcessEnv): Promise<Taken> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', script + TELL], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const url = await said<string>(child)
  const { status } = await fetch(url).then(async (answer) => ({ status: answer.status, body: await answer.text() }))
  const ms = performance.now() - started
  if (status !== 200) throw new Error(`The start page answered ${status}.`)
  child.send('cpu')
  const cpuMs = await said<number>(child)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { ms, cpuMs }
}

async function said<T>(child: ChildProcess): Promise<T> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The server ended with ${code}.`)
    }),
  ])
  return message as T
}

const SERVER = `
import { serve } from './build/server/index.js'
const { url } = await serve({ databaseUrl: process.env.BENCH_DATABASE, host: '127.0.0.1', port: 0, origin: null, clientFiles: 'build/client', logLevel: 'silent' })
`

const BARE = `
import { createServer } from 'node:http'
const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const url = 'http://127.0.0.1:' + server.address().port
`

const TELL = `
process.on('message', () => process.send(process.cpuUsage().user / 1000))
process.on('SIGTERM', () => process.exit(0))
process.send(url)
`
