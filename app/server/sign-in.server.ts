import { randomBytes } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { codeFromBytes, showCode } from '#app/core/account/sign-in-code.ts'
import { TIME_ZONE } from '#app/messages/locales.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { signIn } from '#db/queries/sign-in.server.ts'
import { CODE_MINUTES, createSignInCode } from '#db/queries/sign-in-codes.server.ts'
import { DEVICE_DAYS } from '#db/queries/users.server.ts'
import { deviceOf } from './device.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import { refusal } from './refusal.server.ts'
import { noCookie, tokenCookie } from './session-cookie.server.ts'

type Context = Readonly<RouterContextProvider>

export const MINUTES_A_DAY = 1_440
/** A warning is worth sending for a week. */
export const WARNING_MINUTES = 7 * MINUTES_A_DAY

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

type Attempt = {
  pending: string
  /** 8 characters. */
  code: string
  userAgent: string | null
  /** Our own, for the link in a mail. */
  origin: string
}

/**
 * Tries a code and signs in with a new session; a guest's session is set aside, never joined.
 *
 * @returns why not, or the cookies that take the place of the old ones
 */
export async function enterCode(context: Context, { pending, code, userAgent, origin }: Attempt) {
  const { database, mailing, now } = context.get(services)
  const { locale } = context.get(page)
  const own = context.get(visitor)
  const before = await own.session()
  const device = deviceOf(userAgent)
  const memberToken = before?.kind === 'member' ? own.token : null
  const guestToken = before?.kind === 'guest' ? own.token : null
  const entered = await database.withSys(async (tx) => {
    const done = await signIn(tx, { pending, code, deviceToken: own.tokenOf('device'), device, memberToken })
    if (done.is === 'right' && done.isNewDevice) {
      const facts = { at: writtenTime(now()), device: device || '?', origin }
      const recipient = done.user.email
      await queueMail(tx, { kind: 'newDevice', recipient, locale, facts, keepMinutes: WARNING_MINUTES })
    }
    return done
  })
  if (entered.is !== 'right') return entered
  mailing.wake()
  const cookies = [
    tokenCookie('session', entered.token, SESSION_DAYS.member),
    tokenCookie('device', entered.deviceToken, DEVICE_DAYS),
    noCookie('pending'),
    ...(guestToken === null ? [] : [tokenCookie('guest', guestToken, SESSION_DAYS.guest)]),
  ]
  return { is: 'right' as const, cookies, isGuest: guestToken !== null }
}

/** Such as `22 Nov 2026, 14:02 CET`. */
function writtenTime(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)
}

/** Headers with several cookies. */
export function withCookies(cookies: readonly string[], more: Record<string, string> = {}): Headers {
  const headers = new Headers(more)
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return headers
}
