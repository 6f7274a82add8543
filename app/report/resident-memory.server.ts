import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const KIBIBYTE = 1024
const run = promisify(execFile)

/**
 * Memory that a process really holds, buffers included.
 *
 * @returns bytes; `null` if the process is gone or this system does not tell
 */
export async function residentMemory(pid: number): Promise<number | null> {
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? []
      return kibibytes === undefined ? null : Number(kibibytes) * KIBIBYTE
    }
    if (process.platform === 'win32') return null
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout.trim()) * KIBIBYTE
  } catch {
    return null
  }
}
