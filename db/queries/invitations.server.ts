import { and, asc, count, eq, gt, ne, not, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Role } from '#app/core/access/can.ts'
import type { Database, SysTx, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { invitationPlaces } from '#db/schema/users.ts'
import { invitations, memberships, workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { type Mail, queueMail } from './mails.server.ts'
import { noteWorkspace } from './users.server.ts'

/** How long an invitation holds, and is tried to be sent. */
export const INVITATION_DAYS = 7
const MINUTES = INVITATION_DAYS * 24 * 60
const MOST = 200

const until = sql`now() + make_interval(days => ${INVITATION_DAYS})`
const isOpen = gt(invitations.expiresAt, sql`now()`)

export type NewInvitation = {
  /** Canonical. */
  email: string
  role: Role
  /**
   * Asked first in the transaction that invites, with what an open invitation of this address
   * would grant, which this one ends; `null`: there is none. Throws if the actor may not.
   */
  allow: (tx: WorkspaceTx, replaced: Role | null) => Promise<void>
  /** Writes the mail that carries the token. */
  mailFor: (token: string) => Omit<Mail, 'id' | 'kind' | 'recipient'>
}

/**
 * Invites somebody for seven days; an invitation that this address has already ends.
 * The mail is written after the invitation, so it never leads nowhere.
 *
 * @returns `tooMany` where 200 others are open
 */
export async function invite(
  database: Database,
  scope: WorkspaceTx['scope'],
  { email, role, allow, mailFor }: NewInvitation,
): Promise<'invited' | 'tooMany'> {
  const token = newToken()
  const tokenHash = hashToken(token)
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => tx.insert(invitationPlaces).values({ tokenHash, workspaceId, expiresAt: until }))
  const isMade = await database.withWorkspace(scope, async (tx) => {
    const replaced = await findOpen(tx, eq(invitations.email, email))
    await allow(tx, replaced?.role ?? null)
    const [others] = await tx
      .select({ open: count() })
      .from(invitations)
      .where(and(eq(invitations.workspaceId, workspaceId), isOpen, ne(invitations.email, email)))
    if ((others?.open ?? 0) >= MOST) return false
    if (replaced) await writeAudit(tx, { action: 'invitation.revoked', facts: { invitation: replaced.id } })
    const id = newId()
    const fresh = { id, role, tokenHash, invitedBy: actorId, createdAt: sql`now()`, expiresAt: until }
    await tx
      .insert(invitations)
      .values({ workspaceId, email, ...fresh })
      .onConflictDoUpdate({ target: [invitations.workspaceId, invitations.email], set: fresh })
    await writeAudit(tx, { action: 'member.invited', facts: { invitation: id, role } })
    return true
  })
  if (!isMade) return 'tooMany'
  const mail = { ...mailFor(token), kind: 'invitation', recipient: email, keepMinutes: MINUTES } as const
  await database.withSys((tx) => queueMail(tx, mail))
  return 'invited'
}

/** The open invitations of the workspace by address, at most 200. */
export async function listInvitations(tx: WorkspaceTx) {
  return tx
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, tx.scope.workspaceId), isOpen))
    .orderBy(asc(invitations.email))
    .limit(MOST)
}

/** Takes an open invitation back. @returns what it would have granted; `null` if there is none of this id */
export async function revokeInvitation(tx: WorkspaceTx, id: string): Promise<Role | null> {
  const [revoked] = await tx
    .delete(invitations)
    .where(and(eq(invitations.workspaceId, tx.scope.workspaceId), eq(invitations.id, id), isOpen))
    .returning({ role: invitations.role })
  if (revoked) await writeAudit(tx, { action: 'invitation.revoked', facts: { invitation: id } })
  return revoked?.role ?? null
}

/** What an open invitation would grant; `null` if there is none of this id. */
export async function findInvitationRole(tx: WorkspaceTx, id: string): Promise<Role | null> {
  return (await findOpen(tx, eq(invitations.id, id)))?.role ?? null
}

async function findOpen(tx: WorkspaceTx, which: SQL) {
  const [found] = await tx
    .select({ id: invitations.id, role: invitations.role })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, tx.scope.workspaceId), which, isOpen))
  return found ?? null
}

/** Ends the open invitations that somebody sent, but those for a role of `except`. */
export async function endInvitationsOf(tx: WorkspaceTx, userId: string, except: readonly Role[]): Promise<void> {
  const ended = await tx
    .delete(invitations)
    .where(
      and(
        eq(invitations.workspaceId, tx.scope.workspaceId),
        eq(invitations.invitedBy, userId),
        notInArray(invitations.role, [...except]),
      ),
    )
    .returning({ id: invitations.id })
  for (const { id } of ended) await writeAudit(tx, { action: 'invitation.revoked', facts: { invitation: id } })
}

/** Deletes the invitations of the workspace whose time is over. */
export async function forgetOldInvitations(tx: WorkspaceTx): Promise<void> {
  await tx.delete(invitations).where(and(eq(invitations.workspaceId, tx.scope.workspaceId), not(isOpen)))
}

/** Where a token leads; `null` if nowhere any more. Whether it holds, only {@link findInvitation} says. */
export async function findInvitationPlace(tx: SysTx, token: string): Promise<string | null> {
  const [found] = await tx
    .select({ workspaceId: invitationPlaces.workspaceId })
    .from(invitationPlaces)
    .where(and(eq(invitationPlaces.tokenHash, hashToken(token)), gt(invitationPlaces.expiresAt, sql`now()`)))
  return found?.workspaceId ?? null
}

const isThis = (tx: WorkspaceTx, token: string) =>
  and(eq(invitations.workspaceId, tx.scope.workspaceId), eq(invitations.tokenHash, hashToken(token)), isOpen)

/** What a token invites to; `null` if it was used, taken back, replaced or is over, or the workspace is closing. */
export async function findInvitation(tx: WorkspaceTx, token: string) {
  const [found] = await tx
    .select({
      email: invitations.email,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
      workspace: workspaces.name,
      requiresSecondFactor: workspaces.requiresSecondFactor,
      requiresProvider: workspaces.requiresProvider,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.workspaceId, invitations.workspaceId))
    .where(and(isThis(tx, token), sql`${workspaces.closesAt} is null`))
  return found ?? null
}

/**
 * Uses an invitation up and lets its person in: once, however often it is tried at once.
 * Who is a member already stays what they are.
 *
 * @param scope the invitation's workspace, and the user who brings the token
 * @param email canonical, proved to be the user's
 * @returns `false` if there is no such invitation for this address
 */
export async function acceptInvitation(
  database: Database,
  scope: WorkspaceTx['scope'],
  { token, email }: { token: string; email: string },
): Promise<boolean> {
  const { workspaceId, actorId } = scope
  const found = await database.withWorkspace(scope, (tx) => findInvitation(tx, token))
  if (found?.email !== email) return false
  await database.withSys((tx) => noteWorkspace(tx, actorId, workspaceId))
  return database.withWorkspace(scope, async (tx) => {
    const [taken] = await tx
      .delete(invitations)
      .where(
        and(
          isThis(tx, token),
          eq(invitations.email, email),
          sql`exists (select from app.workspaces w where w.workspace_id = ${workspaceId} and w.closes_at is null)`,
        ),
      )
      .returning({ id: invitations.id, role: invitations.role })
    if (!taken) return false
    const { id, role } = taken
    const joined = await tx
      .insert(memberships)
      .values({ workspaceId, userId: actorId, role })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId })
    if (joined.length > 0) await writeAudit(tx, { action: 'member.joined', facts: { invitation: id, role } })
    return true
  })
}
