import { type SQL, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { hashToken } from '#db/token.server.ts'

export type RateLimit = {
  /** Which limit and whom, such as `start:192.0.2.7`. */
  bucket: string
  /** Tokens in a full bucket, at least 1. */
  limit: number
  /** Time in which an empty bucket fills up again, in seconds. */
  windowSeconds: number
}

/** `retryAfter` in whole seconds, 0 if allowed. */
export type Taken = { allowed: boolean; retryAfter: number }

/**
 * Takes one token in one statement, so the limit holds over all instances: `limit` at
 * once, then one every `windowSeconds / limit`. It does not wait for the disk: what a
 * crash may cost is a moment's tokens.
 *
 * @returns a refusal takes nothing
 * @source generic cell rate algorithm (ITU-T I.371)
 */
export async function takeToken(tx: SysTx, { bucket, ...limit }: RateLimit): Promise<Taken> {
  const taken = await take(tx, sql`select ${bucket}::text as bucket`, limit)
  return taken ?? { allowed: false, retryAfter: 1 }
}

/**
 * The same for whoever holds a session, which needs not be read before.
 *
 * @param sessionToken of the session; the bucket is `name` and its actor
 * @returns `null` if there is no such session, it was revoked or it is over
 */
export function takeTokenOfSession(
  tx: SysTx,
  sessionToken: string,
  { name, ...limit }: Omit<RateLimit, 'bucket'> & { name: string },
): Promise<Taken | null> {
  const bucket = sql`
    select ${`${name}:`} || actor_id::text as bucket from sys.sessions
    where token_hash = ${hashToken(sessionToken)} and expires_at > now()`
  return take(tx, bucket, limit)
}

async function take(
  tx: SysTx,
  bucket: SQL,
  { limit, windowSeconds }: Omit<RateLimit, 'bucket'>,
): Promise<Taken | null> {
  const step = sql`make_interval(secs => ${windowSeconds / limit}::float8)`
  const window = sql`make_interval(secs => ${windowSeconds}::float8)`
  const [found] = await tx.execute<{ is_taken: boolean; seconds: number | null }>(sql`
    with asked as (${bucket}),
    taken as (
      insert into sys.rate_limits as kept (bucket, full_at) select bucket, clock_timestamp() + ${step} from asked
      on conflict (bucket) do update set full_at = greatest(kept.full_at, clock_timestamp()) + ${step}
        where greatest(kept.full_at, clock_timestamp()) + ${step} <= clock_timestamp() + ${window} + interval '1 millisecond'
      returning set_config('synchronous_commit', 'off', true)
    )
    select exists (select from taken) as is_taken,
      ceil(extract(epoch from kept.full_at + ${step} - ${window} - clock_timestamp()))::int as seconds
    from asked left join sys.rate_limits kept on kept.bucket = asked.bucket`)
  if (!found) return null
  return found.is_taken
    ? { allowed: true, retryAfter: 0 }
    : { allowed: false, retryAfter: Math.max(1, found.seconds ?? 1) }
}
