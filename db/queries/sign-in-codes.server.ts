import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { signInCodes } from '#db/schema/users.ts'
import { hashToken, newToken } from '#db/token.server.ts'

/** How often a code may be tried. */
export const MAX_TRIES = 5
/** How many codes an address may get in an hour. */
export const CODES_AN_HOUR = 3
/** How long a code can be used. */
export const CODE_MINUTES = 10
/** How long a code counts for its address, and so how long it is kept. */
export const CODE_COUNT_MINUTES = 60

/** The code and the cookie belong together: neither opens anything without the other. */
const hashCode = (pending: string, code: string) => createHash('sha256').update(`${pending} ${code}`).digest()

type NewCode = {
  email: string
  /** 8 characters, without the hyphen. */
  code: string
  /** The token of what this browser waits for already; `null`: nothing. */
  waiting: string | null
}

/**
 * Makes a code for an address, bound to one browser. It counts and writes under a
 * lock on the address, so three at once are three.
 *
 * A browser that waits for this address already keeps its token and its tries, and
 * past three an hour its code too. Any other waits past three an hour for a code that
 * nobody is told. So that an address was used before shows to nobody.
 *
 * @returns the token for the browser's pending-sign-in cookie, and whether the code may be sent
 */
export async function createSignInCode(tx: SysTx, { email, code, waiting }: NewCode) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${email}`}, 0))`)
  const before = waiting === null ? null : await findPendingSignIn(tx, waiting)
  const stays = before?.isUsable && before.email === email
  const maySend = await isBelowLimit(tx, email)
  if (waiting !== null && stays && !maySend) return { pending: waiting, maySend }
  if (waiting !== null) await retireSignInCode(tx, waiting)
  const pending = stays && waiting !== null ? waiting : newToken()
  await tx.insert(signInCodes).values({
    pendingHash: hashToken(pending),
    codeHash: hashCode(pending, code),
    email,
    isSent: maySend,
    tries: stays ? before.tries : 0,
    expiresAt: sql`now() + make_interval(mins => ${CODE_MINUTES})`,
  })
  return { pending, maySend }
}

async function isBelowLimit(tx: SysTx, email: string): Promise<boolean> {
  const sent = and(
    eq(signInCodes.email, email),
    signInCodes.isSent,
    sql`${signInCodes.createdAt} > now() - make_interval(mins => ${CODE_COUNT_MINUTES})`,
  )
  return (await tx.$count(signInCodes, sent)) < CODES_AN_HOUR
}

/** Ends a code and frees the token that led to it; it still counts for the hour. */
async function retireSignInCode(tx: SysTx, pending: string): Promise<void> {
  await tx
    .update(signInCodes)
    .set({ pendingHash: hashToken(newToken()), expiresAt: sql`now()` })
    .where(eq(signInCodes.pendingHash, hashToken(pending)))
}

/** What a browser that waits for a code may know of it. */
export type PendingSignIn = { email: string; tries: number; isUsable: boolean }

/** The sign-in that a browser waits for; `null` if there is none. Reading uses nothing up. */
export async function findPendingSignIn(tx: SysTx, pending: string): Promise<PendingSignIn | null> {
  const [found] = await tx
    .select({
      email: signInCodes.email,
      tries: signInCodes.tries,
      isUsable: sql<boolean>`${signInCodes.usedAt} is null and ${signInCodes.expiresAt} > now() and ${signInCodes.tries} < ${MAX_TRIES}`,
    })
    .from(signInCodes)
    .where(eq(signInCodes.pendingHash, hashToken(pending)))
  return found ?? null
}

export type CodeTry =
  /** The code was right and is used up by this call alone. */
  | { is: 'right'; email: string }
  | { is: 'wrong'; triesLeft: number }
  /** Used, over, tried too often, or never there. */
  | { is: 'dead' }

/** Tries a code once: one statement counts the try and, if it is right, uses the code up. */
export async function trySignInCode(tx: SysTx, pending: string, code: string): Promise<CodeTry> {
  const [tried] = await tx.execute<{ email: string; is_right: boolean; tries: number }>(sql`
    update sys.sign_in_codes
    set tries = tries + 1, used_at = case when code_hash = ${hashCode(pending, code)} then now() end
    where pending_hash = ${hashToken(pending)} and used_at is null and expires_at > now() and tries < ${MAX_TRIES}
    returning email, used_at is not null as is_right, tries`)
  if (!tried) return { is: 'dead' }
  if (tried.is_right) return { is: 'right', email: tried.email }
  return { is: 'wrong', triesLeft: MAX_TRIES - tried.tries }
}
