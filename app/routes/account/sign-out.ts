import { redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { noCookie, sessionCookie } from '#app/server/session-cookie.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { findGuestSession } from '#db/queries/guests.server.ts'
import { revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import type { Route } from './+types/sign-out'

/**
 * Ends the member's session and clears what the browser kept of it, also if the session ended
 * elsewhere before. A guest's work that was set aside is there again; it was never part of the account.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const { say } = context.get(services)
  await readForm(request, {}, say)
  const left = await leave(context)
  const next = left === null ? noCookie('session') : sessionCookie(left.token, SESSION_DAYS[left.kind])
  // Not "cookies": it would take the guest's work and the browser's own mark with it.
  const headers = withCookies([next, noCookie('guest'), noCookie('pending'), noCookie('half'), noCookie('passkey')], {
    'Clear-Site-Data': '"cache", "storage"',
  })
  throw redirect(left === null ? '/' : '/assessments', { headers })
}

/** @returns the session that this browser goes on with; `null`: none */
async function leave(context: Route.ActionArgs['context']) {
  const { database } = context.get(services)
  const own = context.get(visitor)
  const session = await own.session()
  const { token } = own
  if (session === null || token === null) return null
  if (session.kind !== 'member') return { kind: session.kind, token }
  await database.withSys((tx) => revokeSession(tx, token))
  const guest = own.tokenOf('guest')
  return guest !== null && (await findGuestSession(database, guest)) ? { kind: 'guest' as const, token: guest } : null
}
