/** The longest address that is kept. */
const LINK_MAX = 2_000

/** Spaces and signs that cannot be seen, which an address never has. */
const UNSEEN = /[\s\p{C}]/u

/**
 * An address that may stand as evidence, as browsers write it. It is only ever shown as a link, and nobody here opens it.
 *
 * @param typed a missing `https://` is put before a name with a dot
 * @returns `null` for anything but http and https, for one that carries a name or password, and for no address at all
 */
export function readLink(typed: string): string | null {
  const trimmed = typed.trim()
  if (trimmed === '' || trimmed.length > LINK_MAX || UNSEEN.test(trimmed) || trimmed.startsWith('/')) return null
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) return null
  const { href, protocol, username, password, hostname } = new URL(whole)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  const isPlain = username === '' && password === '' && /[^.]\.[^.]/.test(hostname)
  return isWeb && isPlain && href.length <= LINK_MAX ? href : null
}
