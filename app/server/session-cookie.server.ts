/**
 * Browsers take a `__Host-` cookie only over https or from this machine, only for this host, and only with Path=/.
 * `guest`: the guest's session, set aside while somebody is signed in. `pending`: who waits for a code.
 * `device`: knows the browser again; opens nothing. `invited`: an invitation to come back to after signing in.
 * `passkey`: who was asked for one without being signed in. `half`: whose second factor is still asked for; opens nothing else.
 * `provider`: who was sent to the provider of a workspace, and is expected back.
 * `answer`: who was asked to answer a check; it opens their own answers alone.
 * `reader`: who opened a report by a link, or waits for the code to it; it opens that report alone.
 * `shared`: others use this browser too; says nothing else.
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
} as const

/** An invitation is kept at hand as long as it takes to find the mail with the code. */
export const INVITED_DAYS = 1 / 24

export type TokenCookie = keyof typeof COOKIE_NAMES

/** The token that a request brings under a name; `null` if none, or if it brings several or an odd one. */
export function readToken(request: Request, cookie: TokenCookie): string | null {
  const name = COOKIE_NAMES[cookie]
  const found = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
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

/** Whether others use the browser too that sends this; it keeps no answers then. */
export function isSharedComputer(request: Request): boolean {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.includes(`${COOKIE_NAMES.shared}=yes`)
}
