import { redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { noCookie, sessionCookie } from '#app/server/session-cookie.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { findSession, revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import type { Route } from './+types/sign-out'

/**
 * Ends the member's session and clears what the browser kept of it. A guest's work that was set
 * aside is there again; it was never part of the account.
 */
export async function action({ context, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  await readForm(request, {}, say)
  const own = context.get(visitor)
  const session = await own.session()
  const { token } = own
  if (session?.kind !== 'member' || token === null) throw redirect('/')
  const guest = own.tokenOf('guest')
  const isGuest = await database.withSys(async (tx) => {
    await revokeSession(tx, token)
    return guest !== null && (await findSession(tx, guest))?.kind === 'guest'
  })
  const next = isGuest && guest !== null ? sessionCookie(guest, SESSION_DAYS.guest) : noCookie('session')
  // Not "cookies": it would take the guest's work and the browser's own mark with it.
  const headers = withCookies([next, noCookie('guest'), noCookie('pending')], {
    'Clear-Site-Data': '"cache", "storage"',
  })
  throw redirect(isGuest ? '/assessments' : '/', { headers })
}
