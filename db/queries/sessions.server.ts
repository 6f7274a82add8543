import { and, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { halfSignIns } from '#db/schema/passkeys.ts'
import { providerSignIns } from '#db/schema/providers.ts'
import { sessions } from '#db/schema/sessions.ts'
import { users } from '#db/schema/users.ts'
import { hashToken, newToken } from '#db/token.server.ts'

export type Session = Omit<typeof sessions.$inferSelect, 'tokenHash' | 'id' | 'device' | 'provenAt'> & {
  /** They proved who they are within the last ten minutes. */
  isFresh: boolean
  /** A member's account asks for a second factor. */
  asksSecondFactor: boolean
}

export type NewSession = Pick<Session, 'kind' | 'workspaceId' | 'actorId'> & {
  /** In words of ours; empty: not known. */
  device?: string
  /** They proved who they are by two factors; left out: by one. */
  isTwoFactor?: boolean
  /** The workspace whose provider said who they are; left out: none did. */
  providerOf?: string | null
}

/** Idle time after which a session ends. A guest's lasts as long as their work is kept (needs.md 3). */
export const SESSION_DAYS = { guest: 60, participant: 7, member: 7, reader: 1 } as const

/** However much it is used, a member's session ends after so many days. */
export const MEMBER_DAYS = 30

const columns = {
  kind: sessions.kind,
  workspaceId: sessions.workspaceId,
  actorId: sessions.actorId,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
  expiresAt: sessions.expiresAt,
  isTwoFactor: sessions.isTwoFactor,
  providerOf: sessions.providerOf,
  isFresh: sql<boolean>`${sessions.provenAt} > now() - interval '10 minutes'`,
  asksSecondFactor: sql<boolean>`coalesce(${users.asksSecondFactor}, false)`,
}

const lasting = (kind: Session['kind']) => sql`now() + make_interval(days => ${SESSION_DAYS[kind]})`

/** When a session ends that is used now and was started at `since`. */
const longest = (kind: Session['kind'], since: SQL | typeof sessions.createdAt) =>
  kind === 'member' ? sql`least(${lasting(kind)}, ${since} + make_interval(days => ${MEMBER_DAYS}))` : lasting(kind)

/** Starts a session. @returns the token for the cookie, shown this once, and when the session ends if idle */
export async function createSession(tx: SysTx, session: NewSession): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const { kind, workspaceId, actorId, device, isTwoFactor, providerOf } = session
  const [created] = await tx
    .insert(sessions)
    .values({
      tokenHash: hashToken(token),
      kind,
      workspaceId,
      actorId,
      device,
      isTwoFactor,
      providerOf,
      expiresAt: lasting(kind),
    })
    .returning({ expiresAt: sessions.expiresAt })
  if (!created) throw new TypeError('An insert without conflict clause returns its row.')
  return { token, expiresAt: created.expiresAt }
}

/**
 * Ends a session and starts another in its place, with a new token: the same sign-in, which lasts no
 * longer for it and proves no more.
 *
 * @returns the new token; `null` if the session was over or revoked, and none was started
 */
export async function replaceSession(tx: SysTx, token: string, session: NewSession): Promise<string | null> {
  const [old] = await tx
    .delete(sessions)
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)))
    .returning({
      createdAt: sessions.createdAt,
      provenAt: sessions.provenAt,
      isTwoFactor: sessions.isTwoFactor,
      providerOf: sessions.providerOf,
    })
  if (!old) return null
  const next = newToken()
  const tokenHash = hashToken(next)
  const expiresAt = longest(session.kind, sql`${old.createdAt.toISOString()}::timestamptz`)
  await tx.insert(sessions).values({ ...session, ...old, tokenHash, expiresAt })
  return next
}

/**
 * Notes that whoever holds a session has just proven who they are, and gives it a new token.
 *
 * @param isTwoFactor whether that makes two factors together with how they signed in
 * @returns the new token; `null` if the session was over or revoked
 */
export async function proveSession(tx: SysTx, token: string, isTwoFactor: boolean): Promise<string | null> {
  const next = newToken()
  const proven = await tx
    .update(sessions)
    .set({
      tokenHash: hashToken(next),
      provenAt: sql`now()`,
      isTwoFactor: sql`${sessions.isTwoFactor} or ${isTwoFactor}`,
    })
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)))
    .returning({ id: sessions.id })
  return proven.length === 1 ? next : null
}

/** The session of a token, or `null` if there is none, it was revoked or it is over (database time). */
export async function findSession(tx: SysTx, token: string): Promise<Session | null> {
  const [session] = await tx
    .select(columns)
    .from(sessions)
    .leftJoin(users, and(eq(sessions.kind, 'member'), eq(users.id, sessions.actorId)))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)))
  return session ?? null
}

/** Keeps a session that is used from ending. Writes at most once in ten minutes, so it may be called on every request. */
export async function touchSession(tx: SysTx, token: string, kind: Session['kind']): Promise<void> {
  await tx
    .update(sessions)
    .set({ lastSeenAt: sql`now()`, expiresAt: longest(kind, sessions.createdAt) })
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        gt(sessions.expiresAt, sql`now()`),
        sql`${sessions.lastSeenAt} < now() - interval '10 minutes'`,
      ),
    )
}

/** Lets a session work in another workspace. `false` if the session is over. */
export async function switchWorkspace(tx: SysTx, token: string, workspaceId: string): Promise<boolean> {
  const switched = await tx
    .update(sessions)
    .set({ workspaceId })
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)))
    .returning({ workspaceId: sessions.workspaceId })
  return switched.length === 1
}

/** Lets a session work in a workspace that is still to be made. @returns its id */
export async function switchToNew(tx: SysTx, token: string): Promise<string> {
  const workspaceId = newId()
  await switchWorkspace(tx, token, workspaceId)
  return workspaceId
}

/** Ends a session; the next request with its token finds none. */
export async function revokeSession(tx: SysTx, token: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)))
}

/**
 * Forgets who came in by the provider of a workspace, or is about to: it is another one now, or gone. They stay
 * signed in.
 *
 * @param except the token of a session that is left as it is; `null`: none
 */
export async function forgetProvider(tx: SysTx, workspaceId: string, except: string | null): Promise<void> {
  const others = except === null ? undefined : ne(sessions.tokenHash, hashToken(except))
  await tx
    .update(sessions)
    .set({ providerOf: null })
    .where(and(eq(sessions.providerOf, workspaceId), others))
  await tx.update(halfSignIns).set({ providerOf: null }).where(eq(halfSignIns.providerOf, workspaceId))
  await tx.delete(providerSignIns).where(eq(providerSignIns.workspaceId, workspaceId))
}

/** Ends every guest's session of a workspace except one: call it after its links were ended, in the same transaction. */
export async function revokeOtherSessions(tx: SysTx, workspaceId: string, token: string): Promise<void> {
  await tx.delete(sessions).where(and(ofGuests(workspaceId), ne(sessions.tokenHash, hashToken(token))))
}

/** A member's goes on in another workspace; who answers has a session of their own. */
const ofGuests = (workspaceId: string) => and(eq(sessions.workspaceId, workspaceId), eq(sessions.kind, 'guest'))
