import { services } from '#app/context.server.ts'
import { securityTxt } from '#app/core/trust/security-txt.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/security-txt'

/** Whom to tell of a hole, where programs look for it; 404 while the operator has named nobody. */
export function loader({ context, request }: Route.LoaderArgs): Response {
  const { trust, say, now } = context.get(services)
  if (trust.securityContact === null) throw refusal(404, say('noPage'))
  const text = securityTxt({
    contact: trust.securityContact,
    origin: new URL(request.url).origin,
    now: now(),
    languages: LOCALES,
    policy: '/trust/security-overview#report',
  })
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
