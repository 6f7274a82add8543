import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { halfSignIns } from '#db/schema/passkeys.ts'
import { sessions } from '#db/schema/sessions.ts'
import { knownDevices, users, workspaceMembers } from '#db/schema/users.ts'
import { hashToken } from '#db/token.server.ts'

export type User = typeof users.$inferSelect

/**
 * The user of an address that was just proven, made if there is none. Two sign-ins
 * at once meet in the one row.
 *
 * @param email canonical
 */
export async function findOrCreateUser(tx: SysTx, email: string): Promise<{ user: User; isNew: boolean }> {
  await lockAddress(tx, email)
  const id = newId()
  const [user] = await tx
    .insert(users)
    .values({ id, email })
    .onConflictDoUpdate({ target: users.email, set: { verifiedAt: sql`now()` } })
    .returning()
  if (!user) throw new TypeError('An upsert returns its row.')
  return { user, isNew: user.id === id }
}

/** Makes whoever takes an address wait for whoever takes it at the same moment. */
const lockAddress = (tx: SysTx, email: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`address ${email}`}, 0))`)

/**
 * Gives a user another address, which was just proven to be theirs. Nobody who waits for a second factor
 * goes on: they came by the old one.
 *
 * @param email canonical
 * @returns `false` if it belongs to another user, and nothing was changed
 */
export async function changeUserEmail(tx: SysTx, id: string, email: string): Promise<boolean> {
  await lockAddress(tx, email)
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (taken && taken.id !== id) return false
  await tx.update(users).set({ email, verifiedAt: sql`now()` }).where(eq(users.id, id))
  await tx.delete(halfSignIns).where(eq(halfSignIns.userId, id))
  return true
}

/** One user, or `null`. */
export async function findUser(tx: SysTx, id: string): Promise<User | null> {
  const [user] = await tx.select().from(users).where(eq(users.id, id))
  return user ?? null
}

/** The id of the account with an address, or `null` if there is none. @param email canonical */
export async function findUserId(tx: SysTx, email: string): Promise<string | null> {
  const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  return user?.id ?? null
}

/** Saves what a user wants to be called. @param name at most 200 characters, may be empty */
export async function saveUserName(tx: SysTx, id: string, name: string): Promise<void> {
  await tx.update(users).set({ name }).where(eq(users.id, id))
}

/** Saves in which language a user is spoken to. */
export async function saveUserLanguage(tx: SysTx, id: string, language: Locale): Promise<void> {
  await tx.update(users).set({ language }).where(eq(users.id, id))
}

/** How long a browser that is not used is known again, in days. */
export const DEVICE_DAYS = 400

/** Notes that a user signs in with this browser. @returns whether they did before */
export async function meetDevice(tx: SysTx, userId: string, device: string): Promise<boolean> {
  const [met] = await tx
    .insert(knownDevices)
    .values({ userId, deviceHash: hashToken(device) })
    .onConflictDoUpdate({ target: [knownDevices.userId, knownDevices.deviceHash], set: { lastUsedAt: sql`now()` } })
    .returning({ isKnown: sql<boolean>`xmax <> 0` })
  return met?.isKnown ?? false
}

const MAX_WORKSPACES = 200

/** Where to look for a user's workspaces, the oldest first, at most 200. Whether they belong to one, its membership says. */
export async function listWorkspaceIds(tx: SysTx, userId: string): Promise<string[]> {
  const found = await tx
    .select({ workspaceId: workspaceMembers.workspaceId })
    .from(workspaceMembers)
    .where(eq(workspaceMembers.userId, userId))
    .orderBy(asc(workspaceMembers.addedAt), asc(workspaceMembers.workspaceId))
    .limit(MAX_WORKSPACES)
  return found.map(({ workspaceId }) => workspaceId)
}

/** Notes where to look. Call it before the membership is made, so that a crash in between leaves a note about nothing. */
export async function noteWorkspace(tx: SysTx, userId: string, workspaceId: string): Promise<void> {
  await tx.insert(workspaceMembers).values({ userId, workspaceId }).onConflictDoNothing()
}

const MAX_SESSIONS = 100

/** Where a user is signed in now, last seen first, at most 100. */
export async function listUserSessions(tx: SysTx, userId: string, token: string) {
  return tx
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      isThis: sql<boolean>`${sessions.tokenHash} = ${hashToken(token)}`,
    })
    .from(sessions)
    .where(and(ofUser(userId), sql`${sessions.expiresAt} > now()`))
    .orderBy(sql`${sessions.lastSeenAt} desc`)
    .limit(MAX_SESSIONS)
}

/** Ends one session of a user's own. @returns `false` if it is not theirs or already over */
export async function revokeUserSession(tx: SysTx, userId: string, id: string): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(and(ofUser(userId), eq(sessions.id, id)))
    .returning({ id: sessions.id })
  return ended.length === 1
}

/** Ends every session of a user except one. */
export async function revokeOtherUserSessions(tx: SysTx, userId: string, token: string): Promise<void> {
  await tx.delete(sessions).where(and(ofUser(userId), ne(sessions.tokenHash, hashToken(token))))
}

const ofUser = (userId: string) => and(eq(sessions.kind, 'member'), eq(sessions.actorId, userId))

/** Ends every session of a user: what they may do was changed, and nothing that was opened before counts any more. */
export async function revokeUserSessions(tx: SysTx, userId: string): Promise<void> {
  await tx.delete(sessions).where(ofUser(userId))
}
