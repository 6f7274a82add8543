import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Role } from '#app/core/access/can.ts'
import type { Database, SysTx, WorkspaceTx } from '#db/client.server.ts'
import { users, workspaceMembers } from '#db/schema/users.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'

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
  return rows.map((row) => ({ ...row, ...(people.get(row.userId) ?? { email: '', name: '' }) }))
}

/** Name and address by user id; who is gone is missing. */
export async function namesOf(tx: SysTx, ids: ReadonlySet<string>) {
  if (ids.size === 0) return new Map<string, { email: string; name: string }>()
  const found = await tx
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]))
  return new Map(found.map(({ id, ...rest }) => [id, rest]))
}

const of = (tx: WorkspaceTx, userId: string) =>
  and(eq(memberships.workspaceId, tx.scope.workspaceId), eq(memberships.userId, userId))

/** What somebody is in the workspace, locked until the transaction ends; `null` if they do not belong to it. */
export async function lockRole(tx: WorkspaceTx, userId: string): Promise<Role | null> {
  const [found] = await tx.select({ role: memberships.role }).from(memberships).where(of(tx, userId)).for('update')
  return found?.role ?? null
}

/** Whether somebody is the only owner; the owners stay locked, so that two cannot go at once. */
async function isLastOwner(tx: WorkspaceTx, userId: string): Promise<boolean> {
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, tx.scope.workspaceId), eq(memberships.role, 'owner')))
    .orderBy(asc(memberships.userId))
    .for('update')
  return owners.length === 1 && owners[0]?.userId === userId
}

/**
 * Gives a member another role. Whether the actor may, the caller asks first.
 *
 * @returns `lastOwner`: nothing was changed, since a workspace keeps an owner
 */
export async function changeRole(tx: WorkspaceTx, userId: string, to: Role): Promise<'changed' | 'lastOwner' | 'none'> {
  if (to !== 'owner' && (await isLastOwner(tx, userId))) return 'lastOwner'
  const from = await lockRole(tx, userId)
  if (from === null) return 'none'
  await tx.update(memberships).set({ role: to }).where(of(tx, userId))
  if (from !== to) await writeAudit(tx, { action: 'member.changed', facts: { user: userId, from, to } })
  return 'changed'
}

/**
 * Makes somebody an owner and its actor what `then` says: one of both never happens alone.
 *
 * @returns `false` if they do not belong to the workspace
 */
export async function transferOwnership(tx: WorkspaceTx, userId: string, then: Role): Promise<boolean> {
  if ((await changeRole(tx, userId, 'owner')) !== 'changed') return false
  return (await changeRole(tx, tx.scope.actorId, then)) === 'changed'
}

/**
 * Ends somebody's access; what they entered stays. With the actor's own id they leave.
 *
 * @returns as {@link changeRole}
 */
export async function removeMember(
  database: Database,
  scope: WorkspaceTx['scope'],
  userId: string,
): Promise<'removed' | 'lastOwner' | 'none'> {
  const removed = await database.withWorkspace(scope, async (tx) => {
    if (await isLastOwner(tx, userId)) return 'lastOwner'
    const [gone] = await tx.delete(memberships).where(of(tx, userId)).returning({ role: memberships.role })
    if (!gone) return 'none'
    const action = userId === scope.actorId ? 'member.left' : 'member.removed'
    await writeAudit(tx, { action, facts: { user: userId, role: gone.role } })
    return 'removed'
  })
  if (removed !== 'removed') return removed
  const place = and(eq(workspaceMembers.userId, userId), eq(workspaceMembers.workspaceId, scope.workspaceId))
  await database.withSys((tx) => tx.delete(workspaceMembers).where(place))
  return removed
}
