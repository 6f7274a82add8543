import { performance } from 'node:perf_hooks'
import type { Context, MiddlewareHandler } from 'hono'
import { isMutating } from './same-origin.server.ts'
import type { Services } from './services.server.ts'

/**
 * Requests that are worked on at once before a process without time to spare refuses one more: about half a second of
 * work each. What somebody wrote comes before what somebody wants to see.
 */
export const PLACES = { reading: 60, writing: 150 }

/** So many transactions that wait for a connection are no burst: the database is full, and each more waits behind them. */
const CROWD_AT_DATABASE = 50

/** From this share of its time on, a process only makes everybody wait longer. */
const FULL = 0.95
/** How long its share is taken over. */
const WINDOW_MS = 100

/**
 * Refuses requests at once while a process or its database has no time left for them, so that those it has taken are answered in time
 * and it is well again as soon as fewer come (P25). How many are there alone says nothing: people may send slowly.
 *
 * @param refusing says no in the way of the server, with when to come again
 * @param isFull whether it only makes everybody wait longer to take one more
 */
export function guardFromCrowd<C extends Context>(
  refusing: (c: C) => Promise<Response>,
  isFull: () => boolean,
): MiddlewareHandler {
  let inside = 0
  return async (c, next) => {
    const places = isMutating(c.req.method) ? PLACES.writing : PLACES.reading
    if (inside >= places && isFull()) return refusing(c as C)
    inside += 1
    try {
      await next()
    } finally {
      inside -= 1
    }
    return undefined
  }
}

/**
 * Whether the process was busy all the time lately, or its database is full: then it has time to spare, and whoever is
 * let in stands in line for each of their transactions.
 */
export function watchForCrowd({ database }: Pick<Services, 'database'>, isBusy = watchOwnTime()): () => boolean {
  return () => database.figures().waiting >= CROWD_AT_DATABASE || isBusy()
}

/** Looked at only when somebody asks: nothing runs while there is no crowd. */
function watchOwnTime(): () => boolean {
  let since = performance.eventLoopUtilization()
  let lookedAt = performance.now()
  let wasFull = false
  return () => {
    const now = performance.now()
    if (now - lookedAt < WINDOW_MS) return wasFull
    const until = performance.eventLoopUtilization()
    wasFull = performance.eventLoopUtilization(until, since).utilization >= FULL
    since = until
    lookedAt = now
    return wasFull
  }
}
