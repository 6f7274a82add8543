import { and, eq, ne, sql } from 'drizzle-orm'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { enquiryPlaces } from '#db/schema/enquiries.ts'
import { linkPlaces } from '#db/schema/governance.ts'
import { erasures, retention } from '#db/schema/operations.ts'
import { domainPlaces } from '#db/schema/providers.ts'
import { resumeLinks, sessions } from '#db/schema/sessions.ts'
import { invitationPlaces, workspaceMembers } from '#db/schema/users.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'

export type NewGuestWorkspace = { name: string; timeZone?: string }

/** A guest's work is kept this long after the last activity (needs.md 3). */
export const KEEP_GUEST_DAYS = 60

const fromNow = sql`now() + make_interval(days => ${KEEP_GUEST_DAYS})`

/**
 * Makes the workspace of the scope. Call `watchExpiry` before, so that a crash in
 * between leaves a note about nothing rather than a workspace nobody looks after.
 *
 * @returns the workspace as stored
 */
export async function createGuestWorkspace(tx: WorkspaceTx, { name, timeZone }: NewGuestWorkspace) {
  const { workspaceId } = tx.scope
  const [workspace] = await tx
    .insert(workspaces)
    .values({ workspaceId, kind: 'guest', name, timeZone, expiresAt: fromNow })
    .returning()
  if (!workspace) throw new TypeError('An insert without conflict clause returns its row.')
  return workspace
}

/** Notes in `sys` that a workspace will expire, so that the purge finds it. */
export async function watchExpiry(database: Database, workspaceId: string): Promise<void> {
  await database.withSys((tx) => tx.insert(retention).values({ workspaceId, lookAt: fromNow }).onConflictDoNothing())
}

/** The IANA zone in which the scope's workspace reads its dates; `null` once it is gone. */
export async function findTimeZone(tx: WorkspaceTx): Promise<string | null> {
  const [workspace] = await tx
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  return workspace?.timeZone ?? null
}

/** The workspace of the scope, or `null` once it is gone. */
export async function findWorkspace(tx: WorkspaceTx) {
  const [workspace] = await tx.select().from(workspaces).where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  return workspace ?? null
}

/**
 * Marks the workspace as used and keeps a guest's for another 60 days. Writes at
 * most once in ten minutes, so it may be called on every request.
 *
 * @returns when the workspace expires; `null` if it never does or is gone
 */
export async function touchWorkspace(tx: WorkspaceTx): Promise<Date | null> {
  const [workspace] = await tx
    .select({
      expiresAt: workspaces.expiresAt,
      isQuiet: sql<boolean>`${workspaces.lastActiveAt} < now() - interval '10 minutes'`,
    })
    .from(workspaces)
    .where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  return workspace?.isQuiet ? keepLonger(tx) : (workspace?.expiresAt ?? null)
}

/** Keeps a guest's work for 60 days from now on. @returns when it expires; `null` if it never does or is gone */
export async function keepLonger(tx: WorkspaceTx): Promise<Date | null> {
  const [kept] = await tx
    .update(workspaces)
    .set({
      lastActiveAt: sql`now()`,
      expiresAt: sql`case when ${workspaces.expiresAt} is null then null else ${fromNow} end`,
    })
    .where(eq(workspaces.workspaceId, tx.scope.workspaceId))
    .returning({ expiresAt: workspaces.expiresAt })
  return kept?.expiresAt ?? null
}

/**
 * Deletes the workspace with everything in it and ends its sessions and links. There is no way back,
 * not even with an older copy of the data: its id is written down.
 */
export async function deleteWorkspace(database: Database, scope: WorkspaceTx['scope']): Promise<void> {
  const { workspaceId } = scope
  await database.withSys(async (tx) => {
    await tx.insert(erasures).values({ kind: 'workspace', id: workspaceId }).onConflictDoNothing()
    await tx.delete(sessions).where(and(eq(sessions.workspaceId, workspaceId), ne(sessions.kind, 'member')))
    await tx.delete(workspaceMembers).where(eq(workspaceMembers.workspaceId, workspaceId))
    await tx.delete(invitationPlaces).where(eq(invitationPlaces.workspaceId, workspaceId))
    await tx.delete(linkPlaces).where(eq(linkPlaces.workspaceId, workspaceId))
    await tx.delete(enquiryPlaces).where(eq(enquiryPlaces.workspaceId, workspaceId))
    await tx.delete(domainPlaces).where(eq(domainPlaces.workspaceId, workspaceId))
    await tx.delete(resumeLinks).where(eq(resumeLinks.workspaceId, workspaceId))
  })
  await database.withWorkspace(scope, (tx) => tx.delete(workspaces).where(eq(workspaces.workspaceId, workspaceId)))
  await database.withSys((tx) => tx.delete(retention).where(eq(retention.workspaceId, workspaceId)))
}

/** Gives the scope's workspace another name, of 1 to 200 characters. */
export async function renameWorkspace(tx: WorkspaceTx, name: string): Promise<void> {
  await tx.update(workspaces).set({ name }).where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  await writeAudit(tx, { action: 'workspace.renamed', facts: {} })
}

/** Gives the scope's workspace another postal address, of at most 500 characters; empty: none. */
export async function setWorkspaceAddress(tx: WorkspaceTx, address: string): Promise<void> {
  await tx.update(workspaces).set({ address }).where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  await writeAudit(tx, { action: 'workspace.address', facts: {} })
}

/** Reads the dates of the scope's workspace in another zone from now on. @param timeZone an IANA zone that is known here */
export async function setWorkspaceTimeZone(tx: WorkspaceTx, timeZone: string): Promise<void> {
  await tx.update(workspaces).set({ timeZone }).where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  await writeAudit(tx, { action: 'workspace.zone', facts: { to: timeZone } })
}

/** Makes the scope's workspace one of the other kind; nothing in it changes. */
export async function setWorkspaceKind(tx: WorkspaceTx, kind: 'team' | 'consultancy'): Promise<void> {
  await tx.update(workspaces).set({ kind }).where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  await writeAudit(tx, { action: 'workspace.kind', facts: { to: kind } })
}

/**
 * Closes the scope's workspace to members who gave no second factor, or opens it to them again.
 *
 * @returns `false` if it was so already, and nothing was changed
 */
export async function requireSecondFactor(tx: WorkspaceTx, requires: boolean): Promise<boolean> {
  const own = eq(workspaces.workspaceId, tx.scope.workspaceId)
  const changed = await tx
    .update(workspaces)
    .set({ requiresSecondFactor: requires })
    .where(and(own, ne(workspaces.requiresSecondFactor, requires)))
    .returning({ workspaceId: workspaces.workspaceId })
  if (changed.length === 0) return false
  await writeAudit(tx, { action: 'workspace.factor', facts: { to: requires ? 'on' : 'off' } })
  return true
}

/** Between the wish to delete a workspace and its end. */
export const GRACE_DAYS = 14

const inGrace = sql`now() + make_interval(days => ${GRACE_DAYS})`

/** Notes in `sys` that a workspace will close. Call it before `closeWorkspace`, so that the purge always finds it. */
export async function watchClosing(database: Database, workspaceId: string): Promise<void> {
  await database.withSys((tx) =>
    tx
      .insert(retention)
      .values({ workspaceId, lookAt: inGrace })
      .onConflictDoUpdate({ target: retention.workspaceId, set: { lookAt: inGrace } }),
  )
}

/**
 * Plans the end of the scope's workspace in 14 days; until then nobody works in it, and an owner
 * can call it back. Said twice, the first day counts.
 *
 * @returns when it will be deleted
 */
export async function closeWorkspace(tx: WorkspaceTx): Promise<Date> {
  const [closing] = await tx
    .update(workspaces)
    .set({ closesAt: sql`coalesce(${workspaces.closesAt}, ${inGrace})` })
    .where(eq(workspaces.workspaceId, tx.scope.workspaceId))
    .returning({ closesAt: workspaces.closesAt })
  if (!closing?.closesAt) throw new TypeError('A workspace that its owner closes is there.')
  await writeAudit(tx, { action: 'workspace.closing', facts: { on: closing.closesAt.toISOString() } })
  return closing.closesAt
}

/** Calls the planned end of the scope's workspace off. */
export async function keepWorkspace(tx: WorkspaceTx): Promise<void> {
  await tx.update(workspaces).set({ closesAt: null }).where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  await writeAudit(tx, { action: 'workspace.kept', facts: {} })
}
