import { LOCALES, type Locale } from '#app/messages/locales.ts'

/**
 * Browsers take a `__Host-` cookie only over https or from this machine, only for this host, and only with Path=/.
 * `guest`: the guest's session, set aside while somebody is signed in. `pending`: who waits for a code.
 * `device`: knows the browser again; opens nothing. `invited`: an invitation to come back to after signing in.
 * `passkey`: who was asked for one without being signed in. `half`: whose second factor is still asked for; opens nothing else.
 * `provider`: who was sent to the provider of a workspace, and is expected back.
 * `answer`: who was asked to answer a check; it opens their own answers alone.
 * `reader`: who opened a report by a link, or waits for the code to it; it opens that report alone.
 * `shared`: others use this browser too; says nothing else.
 * `language`: in which language its reader is spoken to; says nothing else.
 */
export const COOKIE_NAMES = {
  session: '__Host-sid',
  guest: '__Host-guest',
  pending: '__Host-pending',
  device: '__Host-device',
  invited: '__Host-invited',
  passkey: '__Host-passkey',
  half: '__Host-half',
  provider: '__Host-provider',
  answer: '__Host-answer',
  reader: '__Host-reader',
  shared: '__Host-shared',
  language: '__Host-language',
} as const

/** An invitation is kept at hand as long as it takes to find the mail with the code. */
export const INVITED_DAYS = 1 / 24

export type TokenCookie = keyof typeof COOKIE_NAMES

/** The token that a request brings under a name; `null` if none, or if it brings several or an odd one. */
export function readToken(request: Request, cookie: TokenCookie): string | null {
  const name = COOKIE_NAMES[cookie]
  const found = cookiesOf(request)
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  const [token] = found
  return token !== undefined && found.length === 1 && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** @param maxAgeDays how long the browser keeps it; 0 deletes it */
export function tokenCookie(cookie: TokenCookie, token: string, maxAgeDays: number): string {
  return `${COOKIE_NAMES[cookie]}=${token}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=${Math.round(maxAgeDays * 86_400)}`
}

/** Deletes it. */
export function noCookie(cookie: TokenCookie): string {
  return tokenCookie(cookie, '', 0)
}

/** @param maxAgeDays how long the browser keeps it */
export function sessionCookie(token: string, maxAgeDays: number): string {
  return tokenCookie('session', token, maxAgeDays)
}

/** How long a browser is taken for one that others use too. */
export const SHARED_DAYS = 365

/** Says that others use this browser too, or no longer. */
export function sharedCookie(isShared: boolean): string {
  return isShared ? tokenCookie('shared', 'yes', SHARED_DAYS) : noCookie('shared')
}

/** How long a browser keeps the language that was chosen in it. */
export const LANGUAGE_DAYS = 365

/** Has the browser keep a language. */
export function languageCookie(locale: Locale): string {
  return tokenCookie('language', locale, LANGUAGE_DAYS)
}

/** The language that a browser was told to keep; `null`: none, or one that we do not speak. */
export function readLanguage(request: Request): Locale | null {
  return LOCALES.find((locale) => cookiesOf(request).includes(`${COOKIE_NAMES.language}=${locale}`)) ?? null
}

/** Whether others use the browser too that sends this; it keeps no answers then. */
export function isSharedComputer(request: Request): boolean {
  return cookiesOf(request).includes(`${COOKIE_NAMES.shared}=yes`)
}

const cookiesOf = ({ headers }: Request) => (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
