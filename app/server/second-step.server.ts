import { type RouterContextProvider, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { SysTx } from '#db/client.server.ts'
import { countHalfTry, endHalfSignIn, findHalfSignIn } from '#db/queries/half-sign-ins.server.ts'
import { spendRecoveryCode } from '#db/queries/second-factor.server.ts'
import { type Entry, startMember } from '#db/queries/sign-in.server.ts'
import { findUser } from '#db/queries/users.server.ts'
import { arrive, type Proving } from './arrival.server.ts'
import { provenByPasskey } from './passkey-proof.server.ts'
import { queueSecurityMail } from './security-mail.server.ts'

type Context = Readonly<RouterContextProvider>

type Step = {
  url: URL
  userAgent: string | null
}

type Refused = { is: 'refused' }
const REFUSED: { instead: Refused } = { instead: { is: 'refused' } }

/**
 * Signs in with a passkey alone: the device has checked that it is them, so it counts as two factors.
 *
 * @param text what the browser says
 * @returns the cookies, or that it proves nothing
 */
export async function enterPasskey(context: Context, text: string, { url, userAgent }: Step) {
  const token = context.get(visitor).tokenOf('passkey')
  const userId =
    token === null ? null : await provenByPasskey(context, { purpose: 'signIn', token, text, url, userId: null })
  const prove = async (tx: SysTx, entry: Entry) =>
    userId === null ? REFUSED : start(tx, entry, { userId, providerOf: null })
  return arrive(context, { userAgent, origin: url.origin, ends: 'passkey', prove })
}

type Whose = { userId: string; providerOf: string | null }

async function start(tx: SysTx, entry: Entry, { userId, providerOf }: Whose): Promise<Proving<Refused>> {
  const user = await findUser(tx, userId)
  if (!user) return REFUSED
  return { started: await startMember(tx, entry, { user, isNew: false, isTwoFactor: true, providerOf }) }
}

/**
 * Whose code was right in this browser and whose second factor is still asked for.
 *
 * @throws a redirect to the sign-in page if there is nobody, or it took too long
 */
export async function requireHalfSignIn(context: Context) {
  const token = context.get(visitor).tokenOf('half')
  const { database } = context.get(services)
  const half = token === null ? null : await database.withSys((tx) => findHalfSignIn(tx, token))
  if (token === null) throw redirect('/sign-in')
  if (half === null) throw redirect('/sign-in?over=half')
  return { ...half, token }
}

/** Gives the second factor by a passkey. @param text what the browser says */
export async function enterSecondPasskey(context: Context, text: string, { url, userAgent }: Step) {
  const { token, userId } = await requireHalfSignIn(context)
  const proven = await provenByPasskey(context, { purpose: 'second', token, text, url, userId })
  const prove = async (tx: SysTx, entry: Entry): Promise<Proving<Refused>> => {
    const ended = proven === null ? null : await endHalfSignIn(tx, token)
    return ended === null ? REFUSED : start(tx, entry, ended)
  }
  return arrive(context, { userAgent, origin: url.origin, ends: 'half', prove })
}

/**
 * Gives the second factor by a recovery code, which is used up; its owner gets a mail.
 *
 * @param code 24 characters, 16 of an older one
 */
export async function enterRecoveryCode(context: Context, code: string, { url, userAgent }: Step) {
  const { token } = await requireHalfSignIn(context)
  const prove = async (tx: SysTx, entry: Entry): Promise<Proving<Refused>> => {
    const tried = await countHalfTry(tx, token)
    if (!tried || !(await spendRecoveryCode(tx, tried.userId, code))) return REFUSED
    const ended = await endHalfSignIn(tx, token)
    const proven = ended === null ? REFUSED : await start(tx, entry, ended)
    if ('started' in proven && proven.started) {
      const recipient = proven.started.user.email
      await queueSecurityMail(tx, context, { recipient, what: 'recoveryCodeUsed', origin: url.origin })
    }
    return proven
  }
  return arrive(context, { userAgent, origin: url.origin, ends: 'half', prove })
}
