import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { readRecoveryCode } from '#app/core/account/recovery-code.ts'
import { readCode } from '#app/core/account/sign-in-code.ts'
import { confirmByCode, confirmByPasskey, confirmByRecoveryCode } from '#app/server/confirm-identity.server.ts'
import { fieldOf } from '#app/server/form.server.ts'
import type { requireMember } from '#app/server/member.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireMail, sendBoundCode } from '#app/server/sign-in.server.ts'

type Member = Awaited<ReturnType<typeof requireMember>>
type Sent = { form: FormData; url: URL }

/** Why it was not confirmed; what was typed stays to be corrected. */
export type NotConfirmed = { is: 'refused'; by: 'code' | 'passkey' | 'recovery'; error: string; typed: string }

/**
 * Does what one of the forms of the page asks for.
 *
 * @throws a 4xx response for a form that is none of them, or for a way that this person may not take
 */
export async function confirmMember(context: Readonly<RouterContextProvider>, member: Member, { form, url }: Sent) {
  const { say } = context.get(services)
  const intent = form.get('intent')
  const isTwoFactor = member.user.asksSecondFactor
  if (intent === 'passkey') {
    const done = await confirmByPasskey(context, member, { text: fieldOf(form, 'passkey'), url })
    return done.is === 'refused' ? refused('passkey', say('passkeyRefused')) : done
  }
  if (intent === 'recovery' && isTwoFactor) {
    const typed = fieldOf(form, 'recovery')
    const code = readRecoveryCode(typed)
    if (code === null) return refused('recovery', say('recoveryShape'), typed)
    const done = await confirmByRecoveryCode(context, member, { code, url })
    return done.is === 'refused' ? refused('recovery', say('recoveryWrong'), typed) : done
  }
  if (intent === 'send' && !isTwoFactor) {
    requireMail(context)
    await sendBoundCode(context, { email: member.user.email, purpose: 'confirm', token: member.token })
    return { is: 'sent' as const }
  }
  if (intent === 'code' && !isTwoFactor) {
    const typed = fieldOf(form, 'code')
    const code = readCode(typed)
    if (code === null) return refused('code', say('codeShape'), typed)
    const done = await confirmByCode(context, member, code)
    if (done.is === 'wrong' && done.triesLeft > 0)
      return refused('code', say('codeWrong', { left: done.triesLeft }), typed)
    return done.is === 'wrong' || done.is === 'dead' ? refused('code', say('codeDead'), typed) : done
  }
  throw refusal(400, say('unknownForm'))
}

const refused = (by: NotConfirmed['by'], error: string, typed = ''): NotConfirmed => ({
  is: 'refused',
  by,
  error,
  typed,
})
