import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const KIBIBYTE = 1024
const run = promisify(execFile)

/** Of the kernel's clock, on every Linux that Node runs on (`getconf CLK_TCK`). */
const TICK_MS = 10

/**
 * How long a process has really worked, all of its threads together: a machine that has no time for it does not count.
 *
 * @returns ms; `null` if the process is gone or this system does not tell
 */
export async function timeWorked(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // Its name stands in brackets and may hold anything; utime and stime are fields 14 and 15 (proc_pid_stat(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return Number.isFinite(ticks) ? ticks * TICK_MS : null
  } catch {
    return null
  }
}

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
