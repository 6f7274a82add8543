import { randomUUID } from 'node:crypto'
import type { Actor } from '#app/core/access/can.ts'
import { type Owed, owedAt } from '#app/core/access/door.ts'
import { findGuestSession } from '#db/queries/guests.server.ts'
import { placeMember } from '#db/queries/memberships.server.ts'
import { type Taken, takeTokenOfSession } from '#db/queries/rate-limits.server.ts'
import { findSession, SESSION_DAYS, type Session as StoredSession, touchSession } from '#db/queries/sessions.server.ts'
import { touchWorkspace } from '#db/queries/workspaces.server.ts'
import { LIMITS, type LimitName } from './limits.server.ts'
import type { Services } from './services.server.ts'
import { noCookie, readToken, sessionCookie, type TokenCookie, tokenCookie } from './session-cookie.server.ts'

export type Session = StoredSession & {
  /** What they are in the workspace; `null`: nothing, or there is no such workspace yet. */
  actor: Actor | null
  /** The workspace they work in, where it does not let them in yet: then `workspaceId` names none. */
  closed: { workspaceId: string; owed: Owed } | null
}

/** Who sends this request: an address for limits, and a session if the browser holds one. */
export type Visitor = {
  /** For limits only; an IPv6 address stands for its /64. */
  address: string
  /** The session's token; `null` if the browser brings none that could be one. Ask after `session()`. */
  readonly token: string | null
  /** Another token that the browser brings; `null` if none that could be one. */
  tokenOf(cookie: Exclude<TokenCookie, 'session'>): string | null
  /**
   * Reads the session once per request; `null` if there is none, or it ended. A member's names a
   * workspace to which they belong now and that lets them in, or one that does not exist yet.
   */
  session(): Promise<Session | null>
  /**
   * As `session()`, and takes one of what its holder may do so often, together with reading it.
   *
   * @returns `taken` is `null` where nothing was taken: the session was read before, is none, or came back just now
   */
  sessionTaking(limit: LimitName): Promise<{ session: Session | null; taken: Taken | null }>
  /** As whom they answer a check that they were asked for, beside any session; `null`: as nobody. */
  participation(): Promise<{ workspaceId: string; actorId: string } | null>
  /** The link to a report that this browser opened within a day, beside any session; `null`: none. */
  reading(): Promise<{ workspaceId: string; linkId: string } | null>
}

type VisitorParts = Pick<Services, 'database' | 'now'> & {
  address: string
  /** Sends a cookie with the answer, unless the answer sets cookies of its own. */
  keep: (cookie: string) => void
}

/** As often as `touchSession` writes. */
const KEEP_AGAIN_MS = 10 * 60_000

export function createVisitor(request: Request, { database, now, address, keep }: VisitorParts): Visitor {
  let token = readToken(request, 'session')
  let found: Promise<Session | null> | undefined
  let answering: ReturnType<Visitor['participation']> | undefined

  const find = (own: string) => database.askSys((tx) => findSession(tx, own))

  /** A token of another kind opens nothing here. */
  async function findOwn(own: string, look: typeof find) {
    const session = await look(own)
    return session?.kind === 'participant' || session?.kind === 'reader' ? null : session
  }

  async function read(look = find) {
    const session = (token === null ? null : await findOwn(token, look)) ?? (await backToGuest())
    if (session === null || token === null) return null
    const placed = await place(session, token)
    if (now().getTime() - session.lastSeenAt.getTime() > KEEP_AGAIN_MS) await keepLonger(token, placed)
    return placed
  }

  async function place(session: StoredSession, own: string): Promise<Session> {
    if (session.kind !== 'member') return { ...session, actor: 'guest', closed: null }
    const { workspaceId, workspace } = await placeMember(database, own, session)
    const owed = workspace && owedAt(workspace, session)
    // Whoever forgets to ask for it sees an empty workspace, never this one.
    if (owed) return { ...session, workspaceId: randomUUID(), actor: null, closed: { workspaceId, owed } }
    return { ...session, workspaceId, actor: workspace?.role ?? null, closed: null }
  }

  /** A guest's session that was set aside comes back when the member's has ended. */
  async function backToGuest() {
    const guest = readToken(request, 'guest')
    const session = guest === null ? null : await findGuestSession(database, guest)
    if (guest === null || session === null) return null
    token = guest
    keep(sessionCookie(guest, SESSION_DAYS.guest))
    keep(noCookie('guest'))
    return session
  }

  async function readParticipation() {
    const own = readToken(request, 'answer')
    const session = own === null ? null : await find(own)
    if (own === null || session?.kind !== 'participant') return null
    if (now().getTime() - session.lastSeenAt.getTime() > KEEP_AGAIN_MS) {
      await database.withSys((tx) => touchSession(tx, own, 'participant'))
      keep(tokenCookie('answer', own, SESSION_DAYS.participant))
    }
    return { workspaceId: session.workspaceId, actorId: session.actorId }
  }

  async function readReading() {
    const own = readToken(request, 'reader')
    const session = own === null ? null : await find(own)
    return session?.kind === 'reader' ? { workspaceId: session.workspaceId, linkId: session.actorId } : null
  }

  /** Whatever somebody does, the session, its cookie and the work behind it are kept from today on. */
  async function keepLonger(own: string, session: StoredSession) {
    await database.withSys((tx) => touchSession(tx, own, session.kind))
    await database.withWorkspace(session, touchWorkspace)
    keep(sessionCookie(own, SESSION_DAYS[session.kind]))
  }

  return {
    address,
    get token() {
      return token
    },
    tokenOf: (cookie) => readToken(request, cookie),
    session() {
      found ??= read()
      return found
    },
    async sessionTaking(limit) {
      let taken: Taken | null = null
      found ??= read(async (own) => {
        const rate = { name: limit, ...LIMITS[limit] }
        const [session, one] = await database.askSys((tx) =>
          Promise.all([findSession(tx, own), takeTokenOfSession(tx, own, rate)]),
        )
        taken = one
        return session
      })
      return { session: await found, taken }
    },
    reading: readReading,
    participation() {
      answering ??= readParticipation()
      return answering
    },
  }
}
