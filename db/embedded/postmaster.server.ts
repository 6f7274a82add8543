import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, processesIn } from './process-life.server.ts'

export type Postmaster = { pid: number; port: number; socketDir: string; isReady: boolean }

/** What postmaster.pid says, if the process it names is this very server and lives; else `null`. */
export function findPostmaster(pgData: string): Postmaster | null {
  const lines = readPidFile(pgData)
  if (!lines) return null
  const pid = Number(lines[0])
  const here = processesIn(pgData)
  if (here ? !here.includes(pid) : !isAlive(pid, null)) return null
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Waits until nothing of a killed server works on the data any more, then removes
 * its lock file. Never earlier: the lock file is what keeps two servers apart.
 */
export async function clearAfterCrash(pgData: string, patienceMs: number): Promise<void> {
  if (!readPidFile(pgData)) return
  const until = Date.now() + patienceMs
  for (;;) {
    const here = processesIn(pgData)
    if (here === null) return
    if (here.length === 0) break
    if (Date.now() > until) return
    await sleep(50)
  }
  rmSync(join(pgData, 'postmaster.pid'), { force: true })
}

function readPidFile(pgData: string): string[] | null {
  try {
    return readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}
