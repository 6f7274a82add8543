import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { withAdministrator } from '#db/administrate.server.ts'
import { connect, type Database } from '#db/client.server.ts'
import { openDatabase } from '#db/open.server.ts'

export type Served = {
  origin: string
  database: Database
  /** Lets the database count what was loaded, as it does by itself within a minute on a server that runs. */
  count(): Promise<void>
  close(): Promise<void>
}

/** The built product in a process of its own, on a database of its own beside it, and a way into that database. */
export async function serveProduct(): Promise<Served> {
  const dataDir = await mkdtemp(join(tmpdir(), 'preflight-bench-'))
  const opened = await openDatabase({
    databaseUrl: null,
    migrationUrl: null,
    dataDir,
    rolePrefix: 'preflight_',
    root: resolve('.'),
  })
  const child = spawn(process.execPath, ['--input-type=module', '-e', SERVER], {
    env: { ...process.env, NODE_ENV: 'production', BENCH_DATABASE: opened.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const database = connect({ url: opened.url, max: 4 })
  return {
    origin: await firstLine(child),
    database,
    async count() {
      const own = { databaseUrl: null, migrationUrl: null, dataDir }
      await withAdministrator(own, ({ admin }) => admin.unsafe('analyze'))
    },
    async close() {
      await database.close()
      child.kill('SIGTERM')
      await new Promise((done) => child.once('exit', done))
      await opened.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const SERVER = `
import { serve } from './build/server/index.js'
const serving = await serve({ databaseUrl: process.env.BENCH_DATABASE, host: '127.0.0.1', port: 0, origin: null, clientFiles: 'build/client', logLevel: 'silent' })
console.log(serving.url)
process.on('SIGTERM', async () => { await serving.close(); process.exit(0) })
`

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
}
