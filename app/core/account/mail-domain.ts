import { canonicalEmail } from './canonical-email.ts'

/** The domain of a canonical address. */
export const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)

/** A mail domain as it is stored and compared: lower case, ASCII; `null` if it is none. @param typed with or without an @ before it */
export function mailDomain(typed: string): string | null {
  const email = canonicalEmail(`x@${typed.trim().replace(/^@/, '')}`)
  return email === null ? null : domainOf(email)
}
