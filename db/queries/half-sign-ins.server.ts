import { and, eq, gt, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { halfSignIns } from '#db/schema/passkeys.ts'
import { users } from '#db/schema/users.ts'
import { hashToken, newToken } from '#db/token.server.ts'

/** How often a recovery code may be tried before the mail has to be read again. */
const MAX_TRIES = 5

/**
 * Notes that a user's first factor was right, for ten minutes.
 *
 * @param providerOf the workspace whose provider was that factor; `null`: a mailed code was
 * @returns the token for the browser's own cookie
 */
export async function createHalfSignIn(tx: SysTx, userId: string, providerOf: string | null): Promise<string> {
  const token = newToken()
  const expiresAt = sql`now() + interval '10 minutes'`
  await tx.insert(halfSignIns).values({ tokenHash: hashToken(token), userId, providerOf, expiresAt })
  return token
}

const usable = (token: string) =>
  and(
    eq(halfSignIns.tokenHash, hashToken(token)),
    gt(halfSignIns.expiresAt, sql`now()`),
    sql`${halfSignIns.tries} < ${MAX_TRIES}`,
  )

/** The user whose second factor this browser owes; `null` if there is none, or it is over. Reading uses nothing up. */
export async function findHalfSignIn(tx: SysTx, token: string) {
  const [found] = await tx
    .select({ userId: users.id, email: users.email })
    .from(halfSignIns)
    .innerJoin(users, eq(users.id, halfSignIns.userId))
    .where(usable(token))
  return found ?? null
}

/** Counts one try of a recovery code. @returns whose, and how many are left; `null` if there was none left */
export async function countHalfTry(tx: SysTx, token: string) {
  const [counted] = await tx
    .update(halfSignIns)
    .set({ tries: sql`${halfSignIns.tries} + 1` })
    .where(usable(token))
    .returning({ userId: halfSignIns.userId, tries: halfSignIns.tries })
  return counted ? { userId: counted.userId, triesLeft: MAX_TRIES - counted.tries } : null
}

/** Uses a half sign-in up: of several at once one succeeds. @returns `null` if it is over or was used */
export async function endHalfSignIn(tx: SysTx, token: string) {
  const [ended] = await tx
    .delete(halfSignIns)
    .where(and(eq(halfSignIns.tokenHash, hashToken(token)), gt(halfSignIns.expiresAt, sql`now()`)))
    .returning({ userId: halfSignIns.userId, providerOf: halfSignIns.providerOf })
  return ended ?? null
}
