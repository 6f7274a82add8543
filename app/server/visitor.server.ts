import { findSession, SESSION_DAYS, type Session, touchSession } from '#db/queries/sessions.server.ts'
import { touchWorkspace } from '#db/queries/workspaces.server.ts'
import type { Services } from './services.server.ts'
import { readSessionToken, sessionCookie } from './session-cookie.server.ts'

/** Who sends this request: an address for limits, and a session if the browser holds one. */
export type Visitor = {
  /** For limits only; an IPv6 address stands for its /64. */
  address: string
  /** The session's token; `null` if the browser brings none that could be one. */
  token: string | null
  /** Reads the session once per request; `null` if there is none, or it ended. */
  session(): Promise<Session | null>
}

type VisitorParts = Pick<Services, 'database' | 'now'> & {
  address: string
  /** Sends the cookie again, so that the browser keeps it as long as the session lasts. */
  keep: (cookie: string) => void
}

/** As often as `touchSession` writes. */
const KEEP_AGAIN_MS = 10 * 60_000

export function createVisitor(request: Request, { database, now, address, keep }: VisitorParts): Visitor {
  const token = readSessionToken(request)
  let found: Promise<Session | null> | undefined

  async function read() {
    if (token === null) return null
    const session = await database.withSys((tx) => findSession(tx, token))
    if (session && now().getTime() - session.lastSeenAt.getTime() > KEEP_AGAIN_MS) await keepLonger(token, session)
    return session
  }

  /** Whatever somebody does, the session, its cookie and the work behind it are kept from today on. */
  async function keepLonger(token: string, session: Session) {
    await database.withSys((tx) => touchSession(tx, token, session.kind))
    await database.withWorkspace(session, touchWorkspace)
    keep(sessionCookie(token, SESSION_DAYS[session.kind]))
  }

  return {
    address,
    token,
    session() {
      found ??= read()
      return found
    },
  }
}
