import { randomBytes } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { codeFromBytes, showCode } from '#app/core/account/sign-in-code.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { tokenCookie } from '#app/server/session-cookie.server.ts'
import { MINUTES_A_DAY } from '#app/server/sign-in.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import {
  boundToLink,
  CODE_MINUTES,
  createReaderCode,
  findPendingSignIn,
  trySignInCode,
} from '#db/queries/sign-in-codes.server.ts'
import type { SharedLink } from './shared-link.server.ts'

type Context = Readonly<RouterContextProvider>

/** The address that this browser waits for a code to; `null`: it waits for none. */
export async function waitsForCode(context: Context, shared: SharedLink): Promise<{ email: string } | null> {
  const browser = context.get(visitor).tokenOf('reader')
  if (browser === null) return null
  const bound = boundToLink(shared.link.id, browser)
  const found = await context.get(services).database.withSys((tx) => findPendingSignIn(tx, bound))
  return found && { email: found.email }
}

/**
 * Sends a code to an address if it is one of the link's. Any other is answered alike: its browser waits for a code that
 * nobody is told.
 *
 * @param email canonical
 * @returns the cookie for this browser
 * @throws a 429 response past the limit of this network address
 */
export async function sendReaderCode(context: Context, shared: SharedLink, email: string): Promise<string> {
  await requireWithinLimit(context.get(services), 'askCode', context.get(visitor).address)
  const { database, mailing } = context.get(services)
  const { locale } = context.get(page)
  const isWaiting = (await waitsForCode(context, shared)) !== null
  const before = isWaiting ? context.get(visitor).tokenOf('reader') : null
  const code = codeFromBytes(randomBytes(8))
  const browser = await database.withSys(async (tx) => {
    const created = await createReaderCode(tx, { linkId: shared.link.id, browser: before, email, code })
    const facts = { code: showCode(code) }
    const mail = { kind: 'reportCode', recipient: email, locale, facts, keepMinutes: CODE_MINUTES } as const
    if (created.maySend && shared.link.addresses.includes(email)) await queueMail(tx, mail)
    return created.browser
  })
  mailing.wake()
  return tokenCookie('reader', browser, CODE_MINUTES / MINUTES_A_DAY)
}

/** Tries the code that this browser waits for; it is used up if it is right. */
export async function tryReaderCode(context: Context, shared: SharedLink, code: string) {
  const { database } = context.get(services)
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const browser = context.get(visitor).tokenOf('reader')
  if (browser === null) return { is: 'dead' as const }
  const tried = await database.withSys((tx) => trySignInCode(tx, boundToLink(shared.link.id, browser), code))
  if (tried.is === 'right' && !shared.link.addresses.includes(tried.email)) return { is: 'dead' as const }
  return tried
}
