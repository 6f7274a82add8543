import { setTimeout as sleep } from 'node:timers/promises'
import type { CuttingProxy } from './cutting-proxy.ts'
import type { Fault } from './under-fault.ts'

const ANSWER_MS = 1_000

/** Each answer of the database takes a second for a while: people are told "later", and nobody waits long for that. */
export const slowDatabase = (database: CuttingProxy, { times, forMs }: { times: number; forMs: number }): Fault => ({
  name: 'database slow (1 s an answer)',
  times,
  async inject() {
    database.delayMs = ANSWER_MS
    await sleep(forMs)
    database.delayMs = 0
  },
})
