import { data } from 'react-router'
import { takeToken } from '#db/queries/rate-limits.server.ts'
import type { Services } from './services.server.ts'

const HOUR = 3_600

/** Limits of mapping B20: how many at once, and in how many seconds an empty bucket fills again. */
const LIMITS = {
  start: { limit: 20, windowSeconds: HOUR },
  save: { limit: 240, windowSeconds: 60 },
  pdf: { limit: 10, windowSeconds: HOUR },
  wrongToken: { limit: 20, windowSeconds: HOUR },
} as const

export type LimitName = keyof typeof LIMITS

/**
 * Takes one of what a caller may do.
 *
 * @param who an address, session or assessment id
 * @returns seconds to wait; 0 = allowed
 */
export async function secondsToWait(
  { database }: Pick<Services, 'database'>,
  name: LimitName,
  who: string,
): Promise<number> {
  const { allowed, retryAfter } = await database.withSys((tx) =>
    takeToken(tx, { bucket: `${name}:${who}`, ...LIMITS[name] }),
  )
  return allowed ? 0 : Math.max(1, retryAfter)
}

/** @throws a 429 response that says when to come back */
export async function requireWithinLimit(
  services: Pick<Services, 'database'>,
  name: LimitName,
  who: string,
): Promise<void> {
  const seconds = await secondsToWait(services, name, who)
  if (seconds === 0) return
  const minutes = Math.ceil(seconds / 60)
  throw data(`That was often. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`, {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
  })
}
