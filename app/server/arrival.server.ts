import type { RouterContextProvider } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { safePlace } from '#app/core/account/safe-place.ts'
import { TIME_ZONE } from '#app/messages/locales.ts'
import type { SysTx } from '#db/client.server.ts'
import { languageOf } from '#db/queries/languages.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { SESSION_DAYS } from '#db/queries/sessions.server.ts'
import type { Entry, Started } from '#db/queries/sign-in.server.ts'
import { DEVICE_DAYS } from '#db/queries/users.server.ts'
import { deviceOf } from './device.server.ts'
import { WARNING_MINUTES } from './security-mail.server.ts'
import { languageCookie, noCookie, type TokenCookie, tokenCookie } from './session-cookie.server.ts'
import { writtenTime } from './written-time.ts'

/** The session that was started, or why none was. */
export type Proving<Else> = { started: Started } | { instead: Else }

type Arrival<Else extends { is: string }> = {
  userAgent: string | null
  /** Our own, for the link in a mail. */
  origin: string
  /** The cookie that led here, and ends. */
  ends: Exclude<TokenCookie, 'session'>
  /** Proves who it is and starts the session, in one transaction; or says why not. */
  prove(tx: SysTx, entry: Entry): Promise<Proving<Else>>
}

/**
 * Signs somebody in with a new session; a guest's session is set aside, never joined. Who was here before
 * with other browsers gets a mail.
 *
 * @returns the cookies that take the place of the old ones, or whatever `prove` says instead
 */
export async function arrive<Else extends { is: string }>(
  context: Readonly<RouterContextProvider>,
  { userAgent, origin, ends, prove }: Arrival<Else>,
) {
  const { database, mailing, now, log } = context.get(services)
  const own = context.get(visitor)
  const before = await own.session()
  const device = deviceOf(userAgent)
  const memberToken = before?.kind === 'member' ? own.token : null
  const guestToken = before?.kind === 'guest' ? own.token : null
  const proven = await database.withSys(async (tx) => {
    const done = await prove(tx, { deviceToken: own.tokenOf('device'), device, memberToken })
    if ('started' in done && done.started.isNewDevice) {
      const recipient = done.started.user.email
      const locale = await languageOf(tx, recipient, context.get(page).locale)
      const at = writtenTime(now(), { timeZone: TIME_ZONE, locale })
      const facts = { at, device: device || '?', origin }
      await queueMail(tx, { kind: 'newDevice', recipient, locale, facts, keepMinutes: WARNING_MINUTES })
    }
    return done
  })
  if ('instead' in proven) {
    log.warn({ event: 'not signed in', by: ends, why: proven.instead.is }, 'security')
    return proven.instead
  }
  mailing.wake()
  const { token, deviceToken, user } = proven.started
  log.info({ event: 'signed in', by: ends, actorId: user.id }, 'security')
  const cookies = [
    tokenCookie('session', token, SESSION_DAYS.member),
    tokenCookie('device', deviceToken, DEVICE_DAYS),
    noCookie(ends),
    ...(user.language === null ? [] : [languageCookie(user.language)]),
    ...(own.tokenOf('invited') === null ? [] : [noCookie('invited')]),
    ...(guestToken === null ? [] : [tokenCookie('guest', guestToken, SESSION_DAYS.guest)]),
  ]
  return { is: 'right' as const, cookies, isGuest: guestToken !== null }
}

/**
 * Where somebody goes who has just signed in: to what they were invited to, else to the page that sent them
 * here, else to the work that they left aside.
 *
 * @param url of the page where they signed in
 */
export function firstPlace(
  context: Readonly<RouterContextProvider>,
  { isGuest }: { isGuest: boolean },
  url: URL,
): string {
  const invitation = context.get(visitor).tokenOf('invited')
  if (invitation !== null) return `/invitations/${invitation}`
  const wanted = wantedAt(url)
  if (wanted !== null) return wanted
  return isGuest ? '/claim' : '/assessments'
}

/** The page that sent somebody to one of the pages of signing in; `null`: none, or none of ours. */
export const wantedAt = (url: URL) => safePlace(url.searchParams.get('returnTo') ?? '')
