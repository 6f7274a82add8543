import type { RouterContextProvider } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { readCode } from '#app/core/account/sign-in-code.ts'
import { TIME_ZONE } from '#app/messages/locales.ts'
import { fieldOf } from '#app/server/form.server.ts'
import type { requireFresh } from '#app/server/fresh.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { queueSecurityMail, WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import { sessionCookie } from '#app/server/session-cookie.server.ts'
import { sendBoundCode } from '#app/server/sign-in.server.ts'
import { writtenTime } from '#app/server/written-time.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { proveSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { boundTo, trySignInCode } from '#db/queries/sign-in-codes.server.ts'
import { changeUserEmail, revokeOtherUserSessions } from '#db/queries/users.server.ts'

type Context = Readonly<RouterContextProvider>
type Member = Awaited<ReturnType<typeof requireFresh>>
type Sent = { form: FormData; url: URL }

/** Why nothing was changed; what was typed stays to be corrected. */
export type NotChanged = { is: 'refused'; by: 'email' | 'code'; error: string; typed: string }

/**
 * Does what one of the forms of the page asks for. Every address is answered alike when it is given: whether it
 * belongs to somebody is only told to whoever reads its mail.
 *
 * @throws a 400 response for a form that is none of them
 */
export async function changeAddress(context: Context, member: Member, { form, url }: Sent) {
  const { say } = context.get(services)
  if (form.get('intent') === 'ask') {
    const typed = fieldOf(form, 'email')
    const email = canonicalEmail(typed)
    if (email === null) return refused('email', say('email'), typed)
    if (email === member.user.email) return refused('email', say('sameAddress'), typed)
    await sendBoundCode(context, { email, purpose: 'newAddress', token: member.token })
    return { is: 'sent' as const }
  }
  if (form.get('intent') !== 'enter') throw refusal(400, say('unknownForm'))
  const typed = fieldOf(form, 'code')
  const code = readCode(typed)
  if (code === null) return refused('code', say('codeShape'), typed)
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const tried = await change(context, member, { code, url })
  context.get(services).mailing.wake()
  if (tried.is === 'wrong' && tried.triesLeft > 0)
    return refused('code', say('codeWrong', { left: tried.triesLeft }), typed)
  if (tried.is === 'wrong' || tried.is === 'dead') return refused('code', say('codeDead'), typed)
  return tried.is === 'taken' ? refused('email', say('addressTaken'), '') : tried
}

/** In one transaction: the code is used up, the address changes, every other session ends, both addresses hear of it. */
function change(context: Context, { user, token }: Member, { code, url }: { code: string; url: URL }) {
  return context.get(services).database.withSys(async (tx) => {
    const tried = await trySignInCode(tx, boundTo('newAddress', token), code)
    if (tried.is !== 'right') return tried
    if (!(await changeUserEmail(tx, user.id, tried.email))) return { is: 'taken' as const }
    await revokeOtherUserSessions(tx, user.id, token)
    const next = await proveSession(tx, token, false)
    const locale = user.language ?? context.get(page).locale
    const at = writtenTime(context.get(services).now(), { timeZone: TIME_ZONE, locale })
    const facts = { at, origin: url.origin }
    const mail = { kind: 'addressChanged', recipient: user.email, locale, facts, keepMinutes: WARNING_MINUTES } as const
    await queueMail(tx, mail)
    await queueSecurityMail(tx, context, { recipient: tried.email, what: 'addressChanged', origin: url.origin })
    if (next === null) return { is: 'over' as const }
    return { is: 'changed' as const, cookie: sessionCookie(next, SESSION_DAYS.member) }
  })
}

const refused = (by: NotChanged['by'], error: string, typed: string): NotChanged => ({
  is: 'refused',
  by,
  error,
  typed,
})
