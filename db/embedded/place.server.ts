import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartError } from '../start-error.ts'

/** Who the server runs as: `null` is the person who started us. PostgreSQL refuses to run as root. */
export type ServerUser = { uid: number; gid: number } | null

export type Place = {
  /** Ours: who holds it, passwords. */
  dataDir: string
  /** The server's: data, socket, log. Differs from `dataDir` only where the server could not get there. */
  serverDir: string
  user: ServerUser
}

/** Where root keeps a server whose own folder lies below one that only root may enter. */
const REACHABLE = '/var/lib/preflight'

/**
 * Makes the folders. As root below a closed folder (such as /root) the server's
 * part goes to /var/lib/preflight, and a note in the data directory says where.
 *
 * @throws StartError if a folder cannot be made or written
 */
export function makePlace(dataDir: string): Place {
  try {
    mkdirSync(dataDir, { recursive: true })
    const real = realpathSync(dataDir)
    const probe = join(real, `.write-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    const own = join(real, 'postgres')
    const user = process.getuid?.() === 0 ? (ownerOf(own) ?? serverUser()) : null
    const serverDir = user && !canEnter(real, user) ? elsewhere(real) : own
    mkdirSync(serverDir, { recursive: true, mode: 0o700 })
    if (user) chownSync(serverDir, user.uid, user.gid)
    else refuseForeign(serverDir)
    return { dataDir: real, serverDir, user }
  } catch (error) {
    if (error instanceof StartError || !(error instanceof Error && 'code' in error)) throw error
    throw new StartError(
      `The data directory ${dataDir} cannot be written (${error.code}). Set PREFLIGHT_DATA_DIR to a folder that can.`,
    )
  }
}

/** Whether a user other than root may pass through every folder down to this one. */
export function canEnter(folder: string, user: NonNullable<ServerUser>): boolean {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  const up = dirname(folder)
  return (mode & bit) !== 0 && (up === folder || canEnter(up, user))
}

/** A folder that the server's user can reach, for things that do not belong to one data directory. */
export function sharedFolder(): string {
  mkdirSync(REACHABLE, { recursive: true, mode: 0o755 })
  return REACHABLE
}

function elsewhere(dataDir: string): string {
  const note = join(dataDir, 'postgres-is-at')
  if (!existsSync(note)) writeFileSync(note, join(sharedFolder(), randomBytes(8).toString('hex')), { flag: 'wx' })
  return resolve(readFileSync(note, 'utf8').trim())
}

/** Started once by somebody and then by root, the data stays theirs. */
function ownerOf(serverDir: string): ServerUser {
  const owner = statSync(serverDir, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : null
}

function refuseForeign(serverDir: string) {
  if (process.getuid && statSync(serverDir).uid !== process.getuid()) {
    throw new StartError(
      `The data in ${serverDir} belongs to another user: start Preflight as that user or as root, or set PREFLIGHT_DATA_DIR to another folder.`,
    )
  }
}

function serverUser(): NonNullable<ServerUser> {
  return lookUp() ?? createUser()
}

function lookUp() {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function createUser() {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ]
  for (const [command, flags] of ways) {
    try {
      execFileSync(command, flags, { stdio: 'ignore' })
    } catch {}
    const user = lookUp()
    if (user) return user
  }
  throw new StartError(
    'PostgreSQL does not run as root, and no user "postgres" could be made: create it, or start Preflight as another user.',
  )
}
