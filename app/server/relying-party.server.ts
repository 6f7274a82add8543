import { isIP } from 'node:net'
import type { Services } from './services.server.ts'

export type RelyingParty = {
  /** The name that passkeys are bound to. */
  id: string
  /** What browsers say that a signature was made for. */
  origin: string
}

/**
 * Whom passkeys know: the configured origin alone. Where none is configured people are on this machine itself:
 * then the name is `localhost`, whatever the request says.
 *
 * @param url of the request, under our own origin; only its port is looked at
 * @returns `null` where the origin has no name that passkeys could be bound to
 */
export function relyingParty({ origin }: Pick<Services, 'origin'>, url: URL): RelyingParty | null {
  const own = new URL(origin ?? `http://localhost${url.port === '' ? '' : `:${url.port}`}`)
  return isIP(own.hostname.replaceAll(/^\[|\]$/g, '')) === 0 ? { id: own.hostname, origin: own.origin } : null
}
