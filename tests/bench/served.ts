import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type postgres from 'postgres'
import { withAdministrator } from '#db/administrate.server.ts'
import { connect, type Database } from '#db/client.server.ts'
import { openOwnDatabase } from './own-database.ts'

export type Served = {
  origin: string
  database: Database
  /** Of the database, for the login that the product has. */
  url: string
  /** Lets the database count what was loaded, as it does by itself within a minute on a server that runs. */
  count(): Promise<void>
  /** With all rights, on a connection of its own. */
  administer<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The built product in a process of its own, on a database of its own beside it, and a way into that database. */
export const serveProduct = (): Promise<Served> =>
  serveBy((env) => startNode(['--input-type=module', '-e', SERVER], env))

/** The same routes of the same build, answered by React Router's own server as its users start it, on a database too. */
export const serveByReactRouter = (): Promise<Served> =>
  serveBy((env) => startNode(['node_modules/@react-router/serve/bin.cjs', 'tests/bench/react-router-build.mjs'], env))

const startNode = (args: string[], env: Record<string, string>) =>
  spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

async function serveBy(start: (env: Record<string, string>) => ChildProcess): Promise<Served> {
  const opened = await openOwnDatabase()
  const { dataDir } = opened
  const child = start({ BENCH_DATABASE: opened.url, HOST: '127.0.0.1', PORT: String(await freePort()) })
  const database = connect({ url: opened.url, max: 4 })
  const administer: Served['administer'] = (work) =>
    withAdministrator({ databaseUrl: null, migrationUrl: null, dataDir }, ({ admin }) => work(admin))
  return {
    origin: /http:\S+/.exec(await firstLine(child))?.[0] ?? '',
    database,
    url: opened.url,
    administer,
    async count() {
      await administer((admin) => admin.unsafe('analyze'))
    },
    async close() {
      await database.close()
      child.kill('SIGTERM')
      await new Promise((done) => child.once('exit', done))
      await opened.close()
    },
  }
}

const SERVER = `
import { serve } from './build/server/index.js'
const serving = await serve({ databaseUrl: process.env.BENCH_DATABASE, host: '127.0.0.1', port: 0, origin: null, clientFiles: 'build/client', logLevel: 'silent' })
console.log(serving.url)
process.on('SIGTERM', async () => { await serving.close(); process.exit(0) })
`

/** One that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

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
