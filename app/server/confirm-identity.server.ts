import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { spendRecoveryCode } from '#db/queries/second-factor.server.ts'
import { proveSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { boundTo, trySignInCode } from '#db/queries/sign-in-codes.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import type { requireMember } from './member.server.ts'
import { provenByPasskey } from './passkey-proof.server.ts'
import { queueSecurityMail } from './security-mail.server.ts'
import { sessionCookie } from './session-cookie.server.ts'

type Context = Readonly<RouterContextProvider>
type Member = Awaited<ReturnType<typeof requireMember>>

/** The session cookie that takes the place of the old one; `over`: the session ended meanwhile. */
type Confirmed = { is: 'right'; cookie: string } | { is: 'over' }

const confirmed = (next: string | null): Confirmed =>
  next === null ? { is: 'over' } : { is: 'right', cookie: sessionCookie(next, SESSION_DAYS.member) }

/** Confirms by a mailed code that was asked for in this session. @param code 8 characters */
export async function confirmByCode(context: Context, { token }: Member, code: string) {
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  return context.get(services).database.withSys(async (tx) => {
    const tried = await trySignInCode(tx, boundTo('confirm', token), code)
    return tried.is === 'right' ? confirmed(await proveSession(tx, token, false)) : tried
  })
}

/** Confirms by a passkey; with whatever they signed in by before, that makes two factors. @param text what the browser says */
export async function confirmByPasskey(
  context: Context,
  { token, user }: Member,
  { text, url }: { text: string; url: URL },
) {
  const proven = await provenByPasskey(context, { purpose: 'confirm', token, text, url, userId: user.id })
  if (proven === null) return { is: 'refused' as const }
  return confirmed(await context.get(services).database.withSys((tx) => proveSession(tx, token, true)))
}

/** Confirms by a recovery code, which is used up; its owner gets a mail. @param code 24 characters, 16 of an older one */
export async function confirmByRecoveryCode(
  context: Context,
  { token, user }: Member,
  { code, url }: { code: string; url: URL },
) {
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const { database, mailing } = context.get(services)
  const done = await database.withSys(async (tx) => {
    if (!(await spendRecoveryCode(tx, user.id, code))) return { is: 'refused' as const }
    await queueSecurityMail(tx, context, { recipient: user.email, what: 'recoveryCodeUsed', origin: url.origin })
    return confirmed(await proveSession(tx, token, true))
  })
  mailing.wake()
  return done
}
