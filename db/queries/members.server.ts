import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Role } from '#app/core/access/can.ts'
import type { Database, SysTx, WorkspaceTx } from '#db/client.server.ts'
import { sessions } from '#db/schema/sessions.ts'
import { users, workspaceMembers } from '#db/schema/users.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'
import { endLinksOf } from './ended-links.server.ts'
import { endInvitationsOf } from './invitations.server.ts'
import type { User } from './users.server.ts'

const MOST = 500

/** Who belongs to the workspace, the oldest first, at most 500, with the name and address that they go by. */
export async function listMembers(database: Database, scope: WorkspaceTx['scope']) {
  const rows = await database.withWorkspace(scope, (tx) =>
    tx
      .select({ userId: memberships.userId, role: memberships.role, createdAt: memberships.createdAt })
      .from(memberships)
      .where(eq(memberships.workspaceId, scope.workspaceId))
      .orderBy(asc(memberships.createdAt), asc(memberships.userId))
      .limit(MOST),
  )
  const people = await database.withSys((tx) => namesOf(tx, new Set(rows.map(({ userId }) => userId))))
  return rows.map((row) => ({
    ...row,
    ...(people.get(row.userId) ?? { email: '', name: '', asksSecondFactor: false }),
  }))
}

/** Name, address and whether they ask for a second factor, by user id; who is gone is missing. */
export async function namesOf(tx: SysTx, ids: ReadonlySet<string>) {
  if (ids.size === 0) return new Map<string, Pick<User, 'email' | 'name' | 'asksSecondFactor'>>()
  const found = await tx
    .select({ id: users.id, email: users.email, name: users.name, asksSecondFactor: users.asksSecondFactor })
    .from(users)
    .where(inArray(users.id, [...ids]))
  return new Map(found.map(({ id, ...rest }) => [id, rest]))
}

/** Who of these people is signed in somewhere by the provider of a workspace now. */
export async function listProviderComers(
  tx: SysTx,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await tx
    .selectDistinct({ userId: sessions.actorId })
    .from(sessions)
    .where(
      and(
        eq(sessions.kind, 'member'),
        eq(sessions.providerOf, workspaceId),
        inArray(sessions.actorId, [...ids]),
        gt(sessions.expiresAt, sql`now()`),
      ),
    )
  return new Set(found.map(({ userId }) => userId))
}

const of = (tx: WorkspaceTx, userId: string) =>
  and(eq(memberships.workspaceId, tx.scope.workspaceId), eq(memberships.userId, userId))

export type Members = ReadonlyMap<string, Role>

/**
 * What everybody is in the workspace, by user id, locked until the transaction ends: what is decided from
 * it still holds when it is written, and two who change each other wait instead of both.
 */
export async function lockMembers(tx: WorkspaceTx): Promise<Members> {
  const rows = await tx
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.workspaceId, tx.scope.workspaceId))
    .orderBy(asc(memberships.userId))
    .for('update')
  return new Map(rows.map(({ userId, role }) => [userId, role]))
}

/** Whether a workspace would be without an owner if somebody were none. */
export function isLastOwner(members: Members, userId: string): boolean {
  return members.get(userId) === 'owner' && [...members.values()].filter((role) => role === 'owner').length === 1
}

type RoleChange = {
  userId: string
  from: Role
  to: Role
  /** What they may still invite others as. */
  mayGrant: readonly Role[]
  /** Whether they may still change systems, and so ask vendors and give calendars addresses. */
  mayWrite: boolean
}

/** Gives a member another role, and ends the invitations and links of theirs that they could no longer make. */
export async function changeRole(tx: WorkspaceTx, { userId, from, to, mayGrant, mayWrite }: RoleChange): Promise<void> {
  await tx.update(memberships).set({ role: to }).where(of(tx, userId))
  await writeAudit(tx, { action: 'member.changed', facts: { user: userId, from, to } })
  await endInvitationsOf(tx, userId, mayGrant)
  if (!mayWrite) await endLinksOf(tx, userId)
}

/** Ends somebody's access, their open invitations and their links; what they entered stays. With the actor's own id they leave. */
export async function removeMember(tx: WorkspaceTx, userId: string, role: Role): Promise<void> {
  await tx.delete(memberships).where(of(tx, userId))
  const action = userId === tx.scope.actorId ? 'member.left' : 'member.removed'
  await writeAudit(tx, { action, facts: { user: userId, role } })
  await endInvitationsOf(tx, userId, [])
  await endLinksOf(tx, userId)
}

/** Forgets where to look for somebody who was removed. Call it after the removal is committed. */
export async function forgetPlace(tx: SysTx, userId: string, workspaceId: string): Promise<void> {
  const place = and(eq(workspaceMembers.userId, userId), eq(workspaceMembers.workspaceId, workspaceId))
  await tx.delete(workspaceMembers).where(place)
}
