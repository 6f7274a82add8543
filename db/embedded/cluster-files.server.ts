import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Binaries } from './binaries.server.ts'
import { runPgProgram } from './pg-program.server.ts'
import type { Place } from './place.server.ts'

/** Longest path of a unix socket that every platform takes, with the end mark. */
const SOCKET_PATH_BYTES = 107
const MAJOR_VERSION = '18'

export type Address = { host: string; port: number }

/** Where the server is reached: a socket only its user can open; over loopback where there is none or its path is too long. */
export async function chooseAddress(place: Place): Promise<Address> {
  const longest = join(place.serverDir, '.s.PGSQL.5432')
  const hasSocket =
    process.platform !== 'win32' && Buffer.byteLength(longest) < SOCKET_PATH_BYTES && !/[,"\\]/.test(longest)
  return hasSocket ? { host: place.serverDir, port: 5432 } : { host: '127.0.0.1', port: await freePort() }
}

/** Makes the cluster if there is none. It appears in one step, so a kill in between leaves nothing half made. */
export async function makeCluster(place: Place, { initdb }: Binaries, password: string): Promise<void> {
  const pgData = join(place.serverDir, 'data')
  if (existsSync(pgData)) return checkVersion(pgData)
  const draft = `${pgData}.new`
  const passwordFile = join(place.serverDir, 'password.new')
  rmSync(draft, { recursive: true, force: true })
  writeOwned(place, passwordFile, password)
  const code = await runPgProgram(
    initdb,
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { cwd: place.serverDir, user: place.user },
  )
  rmSync(passwordFile, { force: true })
  if (code !== 0)
    throw new StartError(`PostgreSQL could not set up its data in ${place.serverDir} (initdb ended with ${code}).`)
  writeFileSync(join(draft, 'postgresql.conf'), "include 'preflight.conf'\n", { flag: 'a' })
  renameSync(draft, pgData)
}

/** Settings the product relies on, written before every start. */
export function writeSettings(place: Place, { host, port }: Address, more: Record<string, string> = {}): void {
  const isSocket = host.startsWith('/')
  const settings = {
    listen_addresses: isSocket ? '' : host,
    port: String(port),
    unix_socket_directories: isSocket ? host : '',
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Details of an error can hold an answer; the log must not.
    log_error_verbosity: 'terse',
    ...more,
  }
  const lines = Object.entries(settings).map(([name, text]) => `${name} = '${text.replaceAll("'", "''")}'\n`)
  writeOwned(place, join(place.serverDir, 'data', 'preflight.conf'), lines.join(''))
}

function writeOwned({ user }: Place, file: string, text: string) {
  writeFileSync(file, text, { mode: 0o600 })
  if (user) chownSync(file, user.uid, user.gid)
}

function checkVersion(pgData: string) {
  const version = readFileSync(join(pgData, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR_VERSION) return
  throw new StartError(
    `The data in ${pgData} is of PostgreSQL ${version}, this version of Preflight brings ${MAJOR_VERSION}: dump it with the version that wrote it, or set PREFLIGHT_DATA_DIR to another folder.`,
  )
}

function freePort() {
  return new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
