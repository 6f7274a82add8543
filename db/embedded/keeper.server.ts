import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostmaster } from './postmaster.server.ts'
import { isAlive, startTicks } from './process-life.server.ts'

const LOOK_MS = 500
const FIRST_WAIT_MS = 500
const LAST_WAIT_MS = 5_000

/** Where `pg_control` says how the server was left, and what it says after a proper stop (PostgreSQL 9.3 to 18). */
const STATE_AT = 16
const SHUT_DOWN = 1

type Keeping = {
  /** The folder of the rows. */
  pgData: string
  /** Starts the server, or takes over one that is there already. Throws if it could not. */
  start(): Promise<void>
  /** One sentence for whoever runs the product. */
  tell(sentence: string): void
}

export type Keeper = {
  /** Looks no more; waits for a start that is under way. */
  stop(): Promise<void>
}

/**
 * Starts a server again that died, as often as it takes: after a full disk, once there is room. One that somebody stopped
 * stays stopped until somebody starts it.
 */
export function keepRunning({ pgData, start, tell }: Keeping): Keeper {
  const stopping = new AbortController()
  const { signal } = stopping
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal }).catch(() => {})
  let isThere = postmasterOf(pgData)

  async function revive() {
    const died = performance.now()
    tell('The database died. It is started again.')
    let said = ''
    for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(2 * waitMs, LAST_WAIT_MS)) {
      try {
        await start()
        tell(`The database is there again after ${((performance.now() - died) / 1_000).toFixed(1)} s.`)
        return
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (why !== said) tell(why)
        said = why
      }
      await pause(waitMs)
    }
  }

  async function look() {
    if (isThere()) return
    if (!findPostmaster(pgData)) {
      if (wasShutDown(pgData)) return
      await revive()
    }
    isThere = postmasterOf(pgData)
  }

  const watching = (async () => {
    for (await pause(LOOK_MS); !signal.aborted; await pause(LOOK_MS)) await look()
  })()
  return {
    async stop() {
      stopping.abort()
      await watching
    },
  }
}

/** Whether the server process that is there now still lives: a look at one process, not at all of them. */
function postmasterOf(pgData: string): () => boolean {
  const found = findPostmaster(pgData)
  if (!found) return () => false
  const ticks = startTicks(found.pid)
  return () => isAlive(found.pid, ticks)
}

/** Whether its last word was that it was stopped. What cannot be read says nothing: then it died. */
function wasShutDown(pgData: string): boolean {
  try {
    const control = readFileSync(join(pgData, 'global/pg_control'))
    return control.readInt32LE(STATE_AT) === SHUT_DOWN
  } catch {
    return false
  }
}
