import { randomBytes } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { codeFromBytes, showCode } from '#app/core/account/sign-in-code.ts'
import type { SysTx } from '#db/client.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { type Entry, type NotSignedIn, signIn } from '#db/queries/sign-in.server.ts'
import { CODE_MINUTES, createBoundCode, createSignInCode } from '#db/queries/sign-in-codes.server.ts'
import { arrive, type Proving } from './arrival.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import { refusal } from './refusal.server.ts'
import { noCookie, tokenCookie } from './session-cookie.server.ts'

type Context = Readonly<RouterContextProvider>

export const MINUTES_A_DAY = 1_440

/** @throws a 503 response that says what the operator has to set, where nobody would get a mail */
export function requireMail(context: Context) {
  const { mailing, say } = context.get(services)
  if (mailing.way === 'none') throw refusal(503, say('noMail'))
}

/**
 * Sends a code to an address, known or not: nothing is looked up, so nothing can be told apart.
 *
 * @param email canonical
 * @returns the cookie for this browser, also if the address got its codes for this hour and no other is sent:
 *   then a code that it waits for stays good
 * @throws a 429 response past the limit of this address
 */
export async function sendCode(context: Context, email: string): Promise<string> {
  await requireWithinLimit(context.get(services), 'askCode', context.get(visitor).address)
  const { database, mailing } = context.get(services)
  const { locale } = context.get(page)
  const code = codeFromBytes(randomBytes(8))
  const waiting = context.get(visitor).tokenOf('pending')
  const pending = await database.withSys(async (tx) => {
    const created = await createSignInCode(tx, { email, code, waiting })
    const facts = { code: showCode(code) }
    const mail = { kind: 'code', recipient: email, locale, facts, keepMinutes: CODE_MINUTES } as const
    if (created.maySend) await queueMail(tx, mail)
    return created.pending
  })
  mailing.wake()
  return tokenCookie('pending', pending, CODE_MINUTES / MINUTES_A_DAY)
}

type BoundMail = {
  email: string
  purpose: 'confirm' | 'newAddress'
  /** Of the member's session. */
  token: string
}

/**
 * Sends a code for a purpose of somebody who is signed in; past the limit of the address nothing is sent, and
 * a code that they wait for stays good.
 *
 * @throws a 429 response past the limit of this network address
 */
export async function sendBoundCode(context: Context, { email, purpose, token }: BoundMail): Promise<void> {
  await requireWithinLimit(context.get(services), 'askCode', context.get(visitor).address)
  const { database, mailing } = context.get(services)
  const { locale } = context.get(page)
  const code = codeFromBytes(randomBytes(8))
  await database.withSys(async (tx) => {
    const maySend = await createBoundCode(tx, { email, code, purpose, token })
    const facts = { code: showCode(code) }
    if (maySend) await queueMail(tx, { kind: purpose, recipient: email, locale, facts, keepMinutes: CODE_MINUTES })
  })
  mailing.wake()
}

type Attempt = {
  pending: string
  /** 8 characters. */
  code: string
  userAgent: string | null
  /** Our own, for the link in a mail. */
  origin: string
}

/**
 * Tries a code and signs in with a new session, or half-way: then the cookies only lead to the second factor.
 *
 * @returns why not, or the cookies that take the place of the old ones
 */
export async function enterCode(context: Context, { pending, code, userAgent, origin }: Attempt) {
  const prove = async (tx: SysTx, entry: Entry): Promise<Proving<NotSignedIn>> => {
    const done = await signIn(tx, { pending, code, ...entry })
    return done.is === 'right' ? { started: done } : { instead: done }
  }
  const entered = await arrive(context, { userAgent, origin, ends: 'pending', prove })
  if (entered.is !== 'half') return entered
  const cookies = [tokenCookie('half', entered.token, CODE_MINUTES / MINUTES_A_DAY), noCookie('pending')]
  return { is: 'half' as const, cookies }
}

/** Headers with several cookies. */
export function withCookies(cookies: readonly string[], more: Record<string, string> = {}): Headers {
  const headers = new Headers(more)
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return headers
}
