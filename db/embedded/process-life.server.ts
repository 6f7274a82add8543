import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const hasProc = process.platform === 'linux'

/** Clock ticks from boot to the start of a process: tells it from a later one with the same id. `null` where unknown. */
export function startTicks(pid: number): string | null {
  return readStat(pid)?.[19] ?? null
}

/** Whether this very process still lives; a zombie does not. */
export function isAlive(pid: number, ticks: string | null): boolean {
  if (pid === process.pid) return ticks === startTicks(pid)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const stat = readStat(pid)
  if (!stat) return !hasProc
  return stat[0] !== 'Z' && (ticks === null || stat[19] === ticks)
}

/** Ids of the processes that work in this folder, as all processes of a PostgreSQL server do; `null` where it cannot be told. */
export function processesIn(folder: string): number[] | null {
  if (!hasProc) return null
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => workingFolder(pid) === folder)
    .map(Number)
}

function workingFolder(pid: string) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** The fields of /proc/<pid>/stat after the name: [0] state, [19] start in ticks. */
function readStat(pid: number): string[] | null {
  if (!hasProc) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
