import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { connectionUrl, driverArguments } from './connection-url.ts'
import { type Binaries, findBinaries } from './embedded/binaries.server.ts'
import { type Address, chooseAddress, makeCluster, writeSettings } from './embedded/cluster-files.server.ts'
import { type Keeper, keepRunning } from './embedded/keeper.server.ts'
import { runPgProgram } from './embedded/pg-program.server.ts'
import { makePlace, type Place } from './embedded/place.server.ts'
import { clearAfterCrash, findPostmaster } from './embedded/postmaster.server.ts'
import { readPassword } from './embedded/secrets.server.ts'
import { StartError } from './start-error.ts'

export type EmbeddedServer = {
  /** Of the superuser, for roles and migrations only. */
  url: string
  /** The folder that holds the rows. */
  pgData: string
  /** `true` if it was left running by a process that died. */
  wasRunning: boolean
  /** From now on it is started again whenever it died, at the same address, until `stop`. */
  keep(tell: (sentence: string) => void): void
  /** Stops the server; waits for its last word on disk. */
  stop(): Promise<void>
}

const READY_MS = 60_000
const LOG_BYTES = 10_000_000

/**
 * Starts the PostgreSQL server that npm brought, on data in this folder; one left
 * running by a killed process is taken over. Hold the data first (`holdData`).
 *
 * @param settings further settings of postgresql.conf
 * @throws StartError in one sentence
 */
export async function startEmbedded(dataDir: string, settings?: Record<string, string>): Promise<EmbeddedServer> {
  const place = makePlace(dataDir)
  const binaries = findBinaries(place.user)
  const password = readPassword(place.dataDir)
  await makeCluster(place, binaries, password)
  const server = new Server(place, binaries, password)
  const wasRunning = await server.takeOver()
  if (!wasRunning) await server.start(await chooseAddress(place), settings)
  return keepable(server, wasRunning, settings)
}

function keepable(server: Server, wasRunning: boolean, settings?: Record<string, string>): EmbeddedServer {
  const { url, address, pgData } = server
  let keeper: Keeper | null = null
  const start = async () => {
    if (!(await server.takeOver())) await server.start(address, settings)
  }
  return {
    url,
    pgData,
    wasRunning,
    keep(tell) {
      keeper ??= keepRunning({ pgData, start, tell })
    },
    async stop() {
      await keeper?.stop()
      await server.stop()
    },
  }
}

/**
 * The URL of a server that runs on this data now, or `null`. Starts and stops
 * nothing: it may be a running product's, busy with recovering.
 */
export async function findEmbedded(dataDir: string): Promise<string | null> {
  if (!existsSync(join(dataDir, 'database-password'))) return null
  const place = makePlace(dataDir)
  const server = new Server(place, findBinaries(place.user), readPassword(place.dataDir))
  return (await server.waitUntilReady()) ? server.url : null
}

class Server {
  readonly pgData: string
  #place: Place
  #binaries: Binaries
  #password: string
  #address: Address = { host: '', port: 0 }

  constructor(place: Place, binaries: Binaries, password: string) {
    this.#place = place
    this.#binaries = binaries
    this.#password = password
    this.pgData = join(place.serverDir, 'data')
  }

  get address() {
    return this.#address
  }

  get url() {
    return connectionUrl({ ...this.#address, database: 'postgres', user: 'postgres', password: this.#password })
  }

  /**
   * Waits while a server that runs starts or recovers; after the death of one of its
   * processes it refuses everybody for a moment without being stuck.
   *
   * @returns `false` if none runs, or it does not answer within a minute
   */
  async waitUntilReady(): Promise<boolean> {
    const until = Date.now() + READY_MS
    for (let found = findPostmaster(this.pgData); found; found = findPostmaster(this.pgData)) {
      this.#address = { host: found.socketDir || '127.0.0.1', port: found.port }
      if (found.isReady && (await answers(this.url))) return true
      if (Date.now() > until) return false
      await sleep(50)
    }
    return false
  }

  /** Takes over what a killed product left; what does not answer is stopped. Only for whoever holds the data. */
  async takeOver(): Promise<boolean> {
    if (await this.waitUntilReady()) return true
    await this.stop()
    return false
  }

  /** After a crash the first tries may fail for some seconds, until the last of the old processes is gone. */
  async start(address: Address, settings?: Record<string, string>): Promise<void> {
    this.#address = address
    writeSettings(this.#place, this.#address, settings)
    this.#trimLog()
    const until = Date.now() + 15_000
    await clearAfterCrash(this.pgData, 10_000)
    while ((await this.#control('start', '-l', this.#log, '-t', String(READY_MS / 1000))) !== 0) {
      if (Date.now() > until || !/lock file|shared memory/.test(this.#lastError())) {
        throw new StartError(`PostgreSQL did not start: ${this.#lastError()} (log: ${this.#log})`)
      }
      await sleep(250)
      await clearAfterCrash(this.pgData, 1_000)
    }
  }

  async stop(): Promise<void> {
    if (!findPostmaster(this.pgData)) return
    if ((await this.#control('stop', '-m', 'fast', '-t', '15')) === 0) return
    await this.#control('stop', '-m', 'immediate', '-t', '5')
  }

  #control(...args: string[]) {
    return runPgProgram(this.#binaries.pgCtl, [...args, '-s', '-w', '-D', this.pgData], {
      cwd: this.#place.serverDir,
      user: this.#place.user,
    })
  }

  get #log() {
    return join(this.#place.serverDir, 'server.log')
  }

  #trimLog() {
    if ((statSync(this.#log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) rmSync(this.#log)
  }

  #lastError() {
    if (!existsSync(this.#log)) return 'it wrote no log'
    const errors = readFileSync(this.#log, 'utf8').match(/FATAL: .*/g)
    return errors?.at(-1) ?? 'it gave no reason'
  }
}

async function answers(url: string): Promise<boolean> {
  const client = postgres(
    ...driverArguments(url, { max: 1, connect_timeout: 3, fetch_types: false, onnotice: () => {} }),
  )
  try {
    await client`select 1`
    return true
  } catch {
    return false
  } finally {
    await client.end({ timeout: 1 })
  }
}
