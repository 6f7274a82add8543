/** Browsers take a `__Host-` cookie only over https or from this machine, only for this host, and only with Path=/. */
const NAME = '__Host-sid'

/** The session token that a request brings; `null` if none, or if it brings several or an odd one. */
export function readSessionToken(request: Request): string | null {
  const found = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1))
  const [token] = found
  return token !== undefined && found.length === 1 && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** @param maxAgeDays how long the browser keeps it; 0 deletes it */
export function sessionCookie(token: string, maxAgeDays: number): string {
  return `${NAME}=${token}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=${Math.round(maxAgeDays * 86_400)}`
}
