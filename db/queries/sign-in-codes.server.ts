import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { signInCodes } from '#db/schema/users.ts'
import { hashToken, newToken } from '#db/token.server.ts'

/** How often a code may be tried. */
export const MAX_TRIES = 5
/** How long a code can be used. */
export const CODE_MINUTES = 10
/** How long a code counts for its address, and so how long it is kept. */
export const CODE_COUNT_MINUTES = 60
type CodePurpose = (typeof signInCodes.$inferSelect)['purpose']

/** How many codes an address may get in an hour, for each purpose. */
export const CODES_AN_HOUR: Record<CodePurpose, number> = { signIn: 3, confirm: 6, newAddress: 3, report: 3 }

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
  return createCode(tx, { email, code, waiting, purpose: 'signIn', nextPending: newToken() })
}

type BoundCode = Pick<NewCode, 'email' | 'code'> & {
  purpose: Exclude<CodePurpose, 'signIn' | 'report'>
  /** Of the session that the code is bound to. */
  token: string
}

/** What stands for the pending-sign-in cookie where a session asked: no cookie is ever like it. */
export const boundTo = (purpose: Exclude<CodePurpose, 'signIn'>, token: string) => `${purpose} ${token}`

/**
 * Makes a code for a purpose of somebody who is signed in, bound to their session, by the rules of
 * `createSignInCode`. Look at it and try it by what `boundTo` says.
 *
 * @returns whether the code may be sent
 */
export async function createBoundCode(tx: SysTx, { email, code, purpose, token }: BoundCode): Promise<boolean> {
  const bound = boundTo(purpose, token)
  const { maySend } = await createCode(tx, { email, code, waiting: bound, purpose, nextPending: bound })
  return maySend
}

type ReaderCode = Pick<NewCode, 'email' | 'code'> & {
  linkId: string
  /** What this browser waits with for a code to the same link already; `null`: it waits for none. */
  browser: string | null
}

/** A code for one link opens no other, also in the same browser. */
export const boundToLink = (linkId: string, browser: string) => boundTo('report', `${linkId} ${browser}`)

/**
 * Makes a code that opens a report by one link in one browser, by the rules of `createSignInCode`. Look at it and try
 * it by what `boundToLink` says.
 *
 * @returns the token for the browser's cookie, and whether the code may be sent
 */
export async function createReaderCode(tx: SysTx, { linkId, browser, email, code }: ReaderCode) {
  const next = browser ?? newToken()
  const bound = boundToLink(linkId, next)
  const { maySend } = await createCode(tx, { email, code, waiting: bound, purpose: 'report', nextPending: bound })
  return { browser: next, maySend }
}

type AnyCode = NewCode & { purpose: CodePurpose; nextPending: string }

async function createCode(tx: SysTx, { email, code, waiting, purpose, nextPending }: AnyCode) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${email}`}, 0))`)
  const before = waiting === null ? null : await findPendingSignIn(tx, waiting)
  const stays = before?.isUsable && before.email === email
  const maySend = await isBelowLimit(tx, email, purpose)
  if (waiting !== null && stays && !maySend) return { pending: waiting, maySend }
  if (waiting !== null) await retireSignInCode(tx, waiting)
  const pending = stays && waiting !== null ? waiting : nextPending
  await tx.insert(signInCodes).values({
    pendingHash: hashToken(pending),
    codeHash: hashCode(pending, code),
    purpose,
    email,
    isSent: maySend,
    tries: stays ? before.tries : 0,
    expiresAt: sql`now() + make_interval(mins => ${CODE_MINUTES})`,
  })
  return { pending, maySend }
}

async function isBelowLimit(tx: SysTx, email: string, purpose: CodePurpose): Promise<boolean> {
  const sent = and(
    eq(signInCodes.email, email),
    eq(signInCodes.purpose, purpose),
    signInCodes.isSent,
    sql`${signInCodes.createdAt} > now() - make_interval(mins => ${CODE_COUNT_MINUTES})`,
  )
  return (await tx.$count(signInCodes, sent)) < CODES_AN_HOUR[purpose]
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
