import { createHash, timingSafeEqual } from 'node:crypto'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { isSharedIssuer } from '#app/core/account/shared-issuer.ts'
import { createCall } from './call.server.ts'
import type { Reach } from './reach.server.ts'

export type ProviderClient = { issuer: string; clientId: string; clientSecret: string }

type Way = { token: string; callback: string; email: string }
type Answer = { url: URL; token: string; isProved: (domain: string) => boolean; isCompanyOwn: boolean }

/**
 * Where a provider sends people back to. An address for each workspace keeps an answer of one provider from being taken
 * for another's, also where it does not say whose it is.
 *
 * @param origin our own
 * @param workspaceId `null`: the address that providers share which were set up before there was one for each
 * @source RFC 9700, 4.4.2 (mix-up)
 */
export const callbackOf = (origin: string, workspaceId: string | null) =>
  `${origin}/sign-in/provider/callback${workspaceId === null ? '' : `/${workspaceId}`}`

/** What is compared on the way back, made from the cookie: nothing of it is stored or can be guessed without it. */
const derived = (what: string, token: string) => createHash('sha256').update(`${what} ${token}`).digest('base64url')

/** In a time that says nothing of where two texts differ. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export type Providers = ReturnType<typeof createProviders>

/** Speaks OpenID Connect with providers that owners of workspaces name. */
export function createProviders(reach: Reach) {
  const call = createCall(reach) as CustomFetch

  /** @throws Error if the provider cannot be reached, or does not name itself as it was entered */
  async function configure({ issuer, clientId, clientSecret }: ProviderClient): Promise<Configuration> {
    const url = new URL(issuer)
    if (isSharedIssuer(url)) throw new Error('The provider is shared by many companies.')
    const execute = reach.isDevelopment && url.protocol === 'http:' ? [allowInsecureRequests] : []
    const found = await discovery(url, clientId, undefined, undefined, { [customFetch]: call, execute, timeout: 7 })
    const metadata = found.serverMetadata()
    // One address for the tenants of many companies would let each of them speak for all.
    if (new URL(metadata.issuer).href !== url.href) throw new Error('The provider goes by another name.')
    const ways = metadata.token_endpoint_auth_methods_supported
    const auth = ways?.includes('client_secret_post') ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret)
    const config = new Configuration(metadata, clientId, undefined, auth)
    config[customFetch] = call
    config.timeout = 7
    enableNonRepudiationChecks(config)
    for (const extend of execute) extend(config)
    return config
  }

  return {
    /** Whether a provider answers under this name. */
    async isThere(client: ProviderClient): Promise<boolean> {
      return configure(client).then(
        () => true,
        () => false,
      )
    },

    /**
     * The page of the provider where somebody goes on.
     *
     * @param way `token` of this browser's cookie; `callback` as the provider knows it
     * @throws Error if the provider cannot be reached
     */
    async leadOut(client: ProviderClient, { token, callback, email }: Way) {
      const url = buildAuthorizationUrl(await configure(client), {
        redirect_uri: callback,
        scope: 'openid email',
        response_type: 'code',
        state: derived('state', token),
        nonce: derived('nonce', token),
        code_challenge: await calculatePKCECodeChallenge(derived('verifier', token)),
        code_challenge_method: 'S256',
        login_hint: email,
      })
      const isOpen = reach.isDevelopment && url.protocol === 'http:'
      if (url.protocol !== 'https:' && !isOpen) throw new Error('Nobody is sent there.')
      return url
    },

    /** Whether an answer of a provider is to what this browser was sent for. */
    isOwn: (url: URL, token: string) => isAlike(url.searchParams.get('state') ?? '', derived('state', token)),

    /**
     * Exchanges the code for what the provider says, and checks whom it says it of, to whom and for what.
     *
     * @param answer `url` that it sent somebody back to, with its query; `isProved` whether a mail domain is the
     *   workspace's; `isCompanyOwn` whether an address counts of which it does not say that it is confirmed
     * @returns the canonical address; `null` if it names none that counts
     * @throws Error if the provider refuses, or anything of its answer is not as it has to be
     */
    async redeem(client: ProviderClient, { url, token, isProved, isCompanyOwn }: Answer): Promise<string | null> {
      const tokens = await authorizationCodeGrant(await configure(client), url, {
        expectedState: derived('state', token),
        expectedNonce: derived('nonce', token),
        pkceCodeVerifier: derived('verifier', token),
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      const email = typeof claims?.email === 'string' ? canonicalEmail(claims.email) : null
      if (!claims || email === null || !isProved(domainOf(email))) return null
      // Some providers write it as text, and some say nothing of it. What is denied never counts.
      const isConfirmed = claims.email_verified === undefined ? isCompanyOwn : String(claims.email_verified) === 'true'
      if (!isConfirmed) return null
      // Google speaks for everybody; whose a company's account is, only this says.
      const isHosted = typeof claims.hd === 'string' && isProved(claims.hd.toLowerCase())
      return new URL(client.issuer).host === GOOGLE && !isHosted ? null : email
    },
  }
}

const GOOGLE = 'accounts.google.com'
