import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import type { SysTx } from '#db/client.server.ts'
import { createHalfSignIn } from '#db/queries/half-sign-ins.server.ts'
import { endProviderSignIn } from '#db/queries/provider-sign-ins.server.ts'
import { enterByProvider } from '#db/queries/providers.server.ts'
import { type Entry, startMember } from '#db/queries/sign-in.server.ts'
import { CODE_MINUTES } from '#db/queries/sign-in-codes.server.ts'
import { arrive, type Proving } from '../arrival.server.ts'
import { requireWithinLimit } from '../limits.server.ts'
import { noCookie, tokenCookie } from '../session-cookie.server.ts'
import { MINUTES_A_DAY } from '../sign-in.server.ts'
import { provedDomains, stillProved } from './proved-domains.server.ts'
import { callbackOf } from './provider.server.ts'
import { findSent, openProvider } from './way-out.server.ts'

type Context = Readonly<RouterContextProvider>

type Back = {
  /** As the provider made it, under our own origin. */
  url: URL
  /** The workspace that its path names; `null`: it is the address that older ones share. */
  at: string | null
  userAgent: string | null
}

type Half = { is: 'half'; token: string }

/**
 * Signs in whoever comes back from a provider with an answer to what this very browser was sent for: once.
 *
 * @returns the cookies and where to go on, or why not. `over`: this browser was not sent, or took too long; `refused`:
 *   the provider says no, or what it says does not hold; `foreign`: it names no proven address
 */
export async function comeBack(context: Context, { url, at, userAgent }: Back) {
  const { database, providers, log } = context.get(services)
  const sent = await findSent(context)
  // Somebody else's answer uses nothing up.
  if (sent === null || !providers.isOwn(url, sent.token)) return { is: 'over' as const }
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  if (!(await database.withSys((tx) => endProviderSignIn(tx, sent.token)))) return { is: 'over' as const }
  const { workspaceId, place } = sent
  const provider = await openProvider(context, workspaceId)
  if (provider === null) return { is: 'over' as const }
  if (at !== provider.callbackFor) {
    log.warn({ event: 'provider sign-in refused', reason: 'another address' }, 'security')
    return { is: 'refused' as const }
  }
  const proved = await provedDomains(context, workspaceId)
  const answer = new URL(`${callbackOf(url.origin, at)}${url.search}`)
  const isProved = (domain: string) => proved.has(domain)
  const said = { url: answer, token: sent.token, isProved, isCompanyOwn: provider.isCompanyOwn }
  const email = await providers.redeem(provider.client, said).catch((error) => {
    log.warn({ event: 'provider sign-in refused', reason: reasonOf(error) }, 'security')
    return 'refused' as const
  })
  if (email === 'refused') return { is: 'refused' as const }
  if (email === null || !(await stillProved(context, workspaceId, domainOf(email)))) return { is: 'foreign' as const }
  const { user, isNew } = await enterByProvider(database, workspaceId, email)
  const prove = async (tx: SysTx, entry: Entry): Promise<Proving<Half>> =>
    user.asksSecondFactor
      ? { instead: { is: 'half', token: await createHalfSignIn(tx, user.id, workspaceId) } }
      : { started: await startMember(tx, entry, { user, isNew, isTwoFactor: false, providerOf: workspaceId }) }
  const arrived = await arrive(context, { userAgent, origin: url.origin, ends: 'provider', prove })
  if (arrived.is === 'right') return { ...arrived, place }
  const cookies = [tokenCookie('half', arrived.token, CODE_MINUTES / MINUTES_A_DAY), noCookie('provider')]
  return { is: 'half' as const, cookies, place }
}

/** A word for the log; what a provider wrote may hold anything. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unreachable'
}
