import { sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'

export type RateLimit = {
  /** Which limit and whom, such as `start:192.0.2.7`. */
  bucket: string
  /** Tokens in a full bucket, at least 1. */
  limit: number
  /** Time in which an empty bucket fills up again, in seconds. */
  windowSeconds: number
}

/**
 * Takes one token in one statement, so the limit holds over all instances: `limit` at
 * once, then one every `windowSeconds / limit`. It does not wait for the disk: what a
 * crash may cost is a moment's tokens.
 *
 * @returns `retryAfter` in whole seconds, 0 if allowed; a refusal takes nothing
 * @source generic cell rate algorithm (ITU-T I.371)
 */
export async function takeToken(
  tx: SysTx,
  { bucket, limit, windowSeconds }: RateLimit,
): Promise<{ allowed: boolean; retryAfter: number }> {
  const step = sql`make_interval(secs => ${windowSeconds / limit}::float8)`
  const window = sql`make_interval(secs => ${windowSeconds}::float8)`
  const taken = await tx.execute(sql`
    insert into sys.rate_limits as kept (bucket, full_at) values (${bucket}, clock_timestamp() + ${step})
    on conflict (bucket) do update set full_at = greatest(kept.full_at, clock_timestamp()) + ${step}
      where greatest(kept.full_at, clock_timestamp()) + ${step} <= clock_timestamp() + ${window} + interval '1 millisecond'
    returning set_config('synchronous_commit', 'off', true)`)
  if (taken.length === 1) return { allowed: true, retryAfter: 0 }
  const [refused] = await tx.execute<{ seconds: number }>(sql`
    select ceil(extract(epoch from full_at + ${step} - ${window} - clock_timestamp()))::int as seconds
    from sys.rate_limits where bucket = ${bucket}`)
  return { allowed: false, retryAfter: Math.max(1, refused?.seconds ?? 1) }
}
