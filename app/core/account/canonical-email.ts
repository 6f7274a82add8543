const LOCAL = /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/** Letters, or the ASCII form of others (`xn--`): an address of numbers names no mailbox that somebody keeps. */
const LAST_LABEL = /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/**
 * The one way in which an e-mail address is stored, compared and written to: lower case, ASCII,
 * one recipient. What mail programs may read as more (names, lists, comments, quotes) is refused,
 * not repaired.
 *
 * @param typed spaces around it are left out
 * @returns at most 254 characters; `null` if it is no address that we write to
 */
export function canonicalEmail(typed: string): string | null {
  const email = typed.trim()
  // Before the case is changed: some letters of other scripts become ASCII ones.
  if (email.length > 254 || !/^[\x21-\x7e]+$/.test(email)) return null
  const [local = '', domain = '', ...more] = email.toLowerCase().split('@')
  if (more.length > 0 || local.length > 64 || !LOCAL.test(local)) return null
  const labels = domain.split('.')
  const isDomain =
    labels.length >= 2 && labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(labels.at(-1) ?? '')
  return isDomain ? `${local}@${domain}` : null
}
