import type { MiddlewareHandler } from 'hono'
import { findSession } from '#db/queries/sessions.server.ts'
import type { PlainReason } from './plain-page.server.ts'
import type { Services } from './services.server.ts'
import { readToken } from './session-cookie.server.ts'

/** Bodies with files that are held in memory at once; each is held twice while it is read. */
const PLACES = 4

type Refuse = (status: 403 | 503, why: PlainReason) => Promise<Response>

/**
 * Lets forms with files in: from people who are signed in, a few at a time, and before anything of them is read.
 *
 * @param isUpload whether a request is such a form
 * @param refusing says no in the way of the server
 */
export function guardUploads<C extends Parameters<MiddlewareHandler>[0]>(
  { database }: Pick<Services, 'database'>,
  { isUpload, refusing }: { isUpload: (c: C) => boolean; refusing: (c: C) => Refuse },
) {
  let inside = 0
  return async (c: C, next: () => Promise<void>): Promise<Response | undefined> => {
    if (!isUpload(c)) {
      await next()
      return undefined
    }
    const token = readToken(c.req.raw, 'session')
    const session = token === null ? null : await database.withSys((tx) => findSession(tx, token))
    if (session?.kind !== 'member') return refusing(c)(403, 'signInFirst')
    if (inside >= PLACES) return refusing(c)(503, 'filesBusy')
    inside += 1
    try {
      await next()
    } finally {
      inside -= 1
    }
    return undefined
  }
}
