import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Role } from '#app/core/access/can.ts'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { domains, providers } from '#db/schema/providers.ts'
import { invitations, memberships, workspaces } from '#db/schema/workspaces.ts'
import { newToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { findRole } from './memberships.server.ts'
import { findDomainPlace } from './provider-sign-ins.server.ts'
import { findOrCreateUser, noteWorkspace } from './users.server.ts'

export type Provider = Omit<typeof providers.$inferSelect, 'workspaceId' | 'updatedAt'>

/** The provider of the scope's workspace, and whether it is the only way in; `null` if it has none. */
export async function findProvider(tx: WorkspaceTx) {
  const [found] = await tx
    .select({
      issuer: providers.issuer,
      clientId: providers.clientId,
      clientSecret: providers.clientSecret,
      joinsAs: providers.joinsAs,
      isCompanyOwn: providers.isCompanyOwn,
      hasOwnCallback: providers.hasOwnCallback,
      isOnlyWay: workspaces.requiresProvider,
      isClosing: sql<boolean>`${workspaces.closesAt} is not null`,
    })
    .from(providers)
    .innerJoin(workspaces, eq(workspaces.workspaceId, providers.workspaceId))
    .where(eq(providers.workspaceId, tx.scope.workspaceId))
  return found ?? null
}

/** The provider that addresses of a domain have to sign in with; `null`: the mailed code will do. */
export async function findDomainRule(database: Database, domain: string): Promise<{ issuer: string } | null> {
  const place = await database.withSys((tx) => findDomainPlace(tx, domain))
  if (place === null) return null
  const { workspaceId } = place
  const provider = await database.withWorkspace({ workspaceId, actorId: workspaceId }, findProvider)
  return provider?.isOnlyWay && !provider.isClosing ? { issuer: provider.issuer } : null
}

/** Sets the provider of the scope's workspace in the place of any before. @param provider `clientSecret` sealed */
export async function saveProvider(tx: WorkspaceTx, provider: Provider): Promise<void> {
  const set = { ...provider, updatedAt: sql`now()` }
  await tx
    .insert(providers)
    .values({ workspaceId: tx.scope.workspaceId, ...set })
    .onConflictDoUpdate({ target: providers.workspaceId, set })
  await writeAudit(tx, { action: 'provider.changed', facts: {} })
}

/** Takes the provider away; nobody has to use it any more. Proved domains stay. */
export async function removeProvider(tx: WorkspaceTx): Promise<void> {
  const { workspaceId } = tx.scope
  const gone = await tx
    .delete(providers)
    .where(eq(providers.workspaceId, workspaceId))
    .returning({ workspaceId: providers.workspaceId })
  if (gone.length === 0) return
  await requireProvider(tx, false)
  await writeAudit(tx, { action: 'provider.removed', facts: {} })
}

/** Closes the scope's workspace to whoever did not come in by its provider, or opens it to them again. */
export async function requireProvider(tx: WorkspaceTx, requires: boolean): Promise<void> {
  const changed = await tx
    .update(workspaces)
    .set({ requiresProvider: requires })
    .where(and(eq(workspaces.workspaceId, tx.scope.workspaceId), ne(workspaces.requiresProvider, requires)))
    .returning({ workspaceId: workspaces.workspaceId })
  if (changed.length === 0) return
  await writeAudit(tx, { action: 'provider.required', facts: { to: requires ? 'on' : 'off' } })
}

/** How many domains a workspace may name. */
const MOST = 20

/** The domains that the scope's workspace names, in order, at most 20; `provedAt` is `null` for those that do not count. */
export async function listDomains(tx: WorkspaceTx) {
  return tx
    .select({ domain: domains.domain, proof: domains.proof, provedAt: domains.provedAt })
    .from(domains)
    .where(eq(domains.workspaceId, tx.scope.workspaceId))
    .orderBy(asc(domains.domain))
    .limit(MOST)
}

/** Notes a domain that is still to be proved; one that is there stays as it is. @returns `false` if there are 20 others */
export async function addDomain(tx: WorkspaceTx, domain: string): Promise<boolean> {
  const { workspaceId } = tx.scope
  const others = and(eq(domains.workspaceId, workspaceId), ne(domains.domain, domain))
  if ((await tx.$count(domains, others)) >= MOST) return false
  await tx.insert(domains).values({ workspaceId, domain, proof: newToken() }).onConflictDoNothing()
  return true
}

const named = (tx: WorkspaceTx, domain: string) =>
  and(eq(domains.workspaceId, tx.scope.workspaceId), eq(domains.domain, domain))

/** Notes whether the DNS of a domain held its proof just now. */
export async function noteProof(tx: WorkspaceTx, domain: string, isProved: boolean): Promise<void> {
  const provedAt = isProved ? sql`now()` : null
  await tx.update(domains).set({ provedAt }).where(named(tx, domain))
  if (isProved) await writeAudit(tx, { action: 'domain.proved', facts: { domain } })
}

/** Takes a domain away. Call `leaveDomain` afterwards. */
export async function removeDomain(tx: WorkspaceTx, domain: string): Promise<void> {
  const gone = await tx.delete(domains).where(named(tx, domain)).returning({ domain: domains.domain })
  if (gone.length > 0) await writeAudit(tx, { action: 'domain.removed', facts: { domain } })
}

/**
 * Signs in who the provider of a workspace says has an address of a domain that it proved. Whoever has no role there
 * joins only if its owner wants that everybody of the domain does, as what the owner said; they come in all the same,
 * since what is theirs elsewhere is no matter of this workspace, whose own door stays shut.
 *
 * @param email canonical, said by the provider
 * @returns the user, made if there was none
 */
export async function enterByProvider(database: Database, workspaceId: string, email: string) {
  const { user, isNew } = await database.withSys((tx) => findOrCreateUser(tx, email))
  const scope = { workspaceId, actorId: user.id }
  const joinsAs = await database.withWorkspace(scope, async (tx) => {
    const mayJoin = (await findRole(tx)) === null && !(await isInvited(tx, email))
    const provider = mayJoin ? await findProvider(tx) : null
    return provider === null || provider.isClosing ? null : provider.joinsAs
  })
  if (joinsAs !== null) await join(database, scope, joinsAs)
  return { user, isNew }
}

async function isInvited(tx: WorkspaceTx, email: string): Promise<boolean> {
  const open = and(eq(invitations.workspaceId, tx.scope.workspaceId), gt(invitations.expiresAt, sql`now()`))
  return (await tx.$count(invitations, and(open, eq(invitations.email, email)))) > 0
}

async function join(database: Database, scope: WorkspaceTx['scope'], role: Role): Promise<void> {
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => noteWorkspace(tx, actorId, workspaceId))
  await database.withWorkspace(scope, async (tx) => {
    const joined = await tx
      .insert(memberships)
      .values({ workspaceId, userId: actorId, role })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId })
    if (joined.length > 0) await writeAudit(tx, { action: 'member.entered', facts: { role } })
  })
}
