import { and, eq, gt, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { domainPlaces, providerSignIns } from '#db/schema/providers.ts'
import { hashToken, newToken } from '#db/token.server.ts'

export type NewProviderSignIn = {
  workspaceId: string
  /** Canonical, as it was typed; the provider says whose it really is. */
  email: string
  /** Whether the mailed code is no way in. */
  isOnlyWay: boolean
  /** The page of ours that they wanted; `null`: none in particular. */
  place: string | null
}

/** Notes that a browser is sent to a provider, for ten minutes. @returns the token for its own cookie */
export async function createProviderSignIn(tx: SysTx, signIn: NewProviderSignIn): Promise<string> {
  const token = newToken()
  const expiresAt = sql`now() + interval '10 minutes'`
  await tx.insert(providerSignIns).values({ ...signIn, tokenHash: hashToken(token), expiresAt })
  return token
}

const usable = (token: string) =>
  and(eq(providerSignIns.tokenHash, hashToken(token)), gt(providerSignIns.expiresAt, sql`now()`))

const columns = {
  workspaceId: providerSignIns.workspaceId,
  email: providerSignIns.email,
  isOnlyWay: providerSignIns.isOnlyWay,
  place: providerSignIns.place,
}

/** Whom a browser is sent to a provider for; `null` if there is nobody, or it took too long. Reading uses nothing up. */
export async function findProviderSignIn(tx: SysTx, token: string): Promise<NewProviderSignIn | null> {
  const [found] = await tx.select(columns).from(providerSignIns).where(usable(token))
  return found ?? null
}

/** Uses it up: of several at once one succeeds. @returns `null` if it is over or was used */
export async function endProviderSignIn(tx: SysTx, token: string): Promise<NewProviderSignIn | null> {
  const [ended] = await tx.delete(providerSignIns).where(usable(token)).returning(columns)
  return ended ?? null
}

/** The workspace that proved a domain last, and by what; `null`: none. */
export async function findDomainPlace(tx: SysTx, domain: string) {
  const [found] = await tx
    .select({ workspaceId: domainPlaces.workspaceId, proof: domainPlaces.proof })
    .from(domainPlaces)
    .where(eq(domainPlaces.domain, domain))
  return found ?? null
}

/** Notes which workspace has just proved a domain; it is no other's from now on. */
export async function takeDomain(tx: SysTx, place: typeof domainPlaces.$inferSelect): Promise<void> {
  const { workspaceId, proof } = place
  await tx
    .insert(domainPlaces)
    .values(place)
    .onConflictDoUpdate({ target: domainPlaces.domain, set: { workspaceId, proof } })
}

/** Forgets that a domain is a workspace's; that of another stays. */
export async function leaveDomain(tx: SysTx, domain: string, workspaceId: string): Promise<void> {
  await tx.delete(domainPlaces).where(and(eq(domainPlaces.domain, domain), eq(domainPlaces.workspaceId, workspaceId)))
}
