import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { createProviderSignIn, findDomainPlace, findProviderSignIn } from '#db/queries/provider-sign-ins.server.ts'
import { findProvider } from '#db/queries/providers.server.ts'
import { CODE_MINUTES } from '#db/queries/sign-in-codes.server.ts'
import { requireWithinLimit } from '../limits.server.ts'
import { tokenCookie } from '../session-cookie.server.ts'
import { MINUTES_A_DAY } from '../sign-in.server.ts'
import { stillProved } from './proved-domains.server.ts'
import type { ProviderClient } from './provider.server.ts'

type Context = Readonly<RouterContextProvider>

/** What the secret of a workspace's provider is sealed for. */
export const sealedFor = (workspaceId: string) => `app.providers/${workspaceId}`

/**
 * The provider of a workspace with its secret, and what its owner wants of it.
 *
 * @returns `callbackFor` for `callbackOf`; `null`: it has none, or its secret cannot be read here
 */
export async function openProvider(context: Context, workspaceId: string) {
  const { database, seal } = context.get(services)
  const found = await database.withWorkspace({ workspaceId, actorId: workspaceId }, findProvider)
  const clientSecret = found && (seal?.open(found.clientSecret, sealedFor(workspaceId)) ?? null)
  if (!found || clientSecret === null) return null
  const client: ProviderClient = { issuer: found.issuer, clientId: found.clientId, clientSecret }
  const { isOnlyWay, isCompanyOwn, isClosing, hasOwnCallback } = found
  return { client, isOnlyWay, isCompanyOwn, isClosing, callbackFor: hasOwnCallback ? workspaceId : null }
}

type Wanted = {
  /** Canonical. */
  email: string
  /** The page of ours to go on to; `null`: none in particular. */
  place: string | null
  /** The workspace whose provider it has to be; left out: that of the domain. */
  workspaceId?: string
}

/**
 * Notes that a browser is about to be sent to the provider of a domain. Only the domain is looked at: whether
 * somebody has an account makes no difference.
 *
 * @returns the cookie that it is expected back with; `null` if the domain has no provider, or its DNS no longer says
 *   that it is the workspace's: else a company that is gone would shut its people out for ever
 * @throws a 429 response past the limit of this address
 */
export async function sendToProvider(context: Context, { email, place, workspaceId }: Wanted): Promise<string | null> {
  const { database } = context.get(services)
  const domain = domainOf(email)
  const found = await database.withSys((tx) => findDomainPlace(tx, domain))
  if (found === null || (workspaceId !== undefined && workspaceId !== found.workspaceId)) return null
  const provider = await openProvider(context, found.workspaceId)
  if (provider === null) return null
  // A workspace that is about to close binds nobody; its own people still come in, to call that off or to take it along.
  if (provider.isClosing && workspaceId === undefined) return null
  await requireWithinLimit(context.get(services), 'askCode', context.get(visitor).address)
  if (!(await stillProved(context, found.workspaceId, domain))) return null
  const signIn = { workspaceId: found.workspaceId, email, isOnlyWay: provider.isOnlyWay, place }
  const token = await database.withSys((tx) => createProviderSignIn(tx, signIn))
  return tokenCookie('provider', token, CODE_MINUTES / MINUTES_A_DAY)
}

/** What this browser is sent to a provider for; `null`: nothing, or it took too long. */
export async function findSent(context: Context) {
  const token = context.get(visitor).tokenOf('provider')
  if (token === null) return null
  const sent = await context.get(services).database.withSys((tx) => findProviderSignIn(tx, token))
  return sent && { ...sent, token }
}
