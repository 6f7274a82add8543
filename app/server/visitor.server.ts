import { findSession, type Session, touchSession } from '#db/queries/sessions.server.ts'
import type { Services } from './services.server.ts'
import { readSessionToken } from './session-cookie.server.ts'

/** Who sends this request: an address for limits, and a session if the browser holds one. */
export type Visitor = {
  /** For limits only; an IPv6 address stands for its /64. */
  address: string
  /** The session's token; `null` if the browser brings none that could be one. */
  token: string | null
  /** Reads the session once per request; `null` if there is none, or it ended. */
  session(): Promise<Session | null>
}

export function createVisitor(request: Request, address: string, { database }: Pick<Services, 'database'>): Visitor {
  const token = readSessionToken(request)
  let found: Promise<Session | null> | undefined

  async function read() {
    if (token === null) return null
    return database.withSys(async (tx) => {
      const session = await findSession(tx, token)
      if (session) await touchSession(tx, token, session.kind)
      return session
    })
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
