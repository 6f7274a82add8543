import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { TIME_ZONE } from '#app/messages/locales.ts'
import type { SysTx } from '#db/client.server.ts'
import { languageOf } from '#db/queries/languages.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { writtenTime } from './written-time.ts'

/** A warning is worth sending for a week. */
export const WARNING_MINUTES = 7 * 1_440

/** What changed about how somebody signs in; each has its words under `mail.security`. */
export type SecurityChange =
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'secondFactorOn'
  | 'secondFactorOff'
  | 'newRecoveryCodes'
  | 'recoveryCodeUsed'
  | 'addressChanged'

type SecurityMail = {
  recipient: string
  what: SecurityChange
  /** Our own, for the link. */
  origin: string
}

/** Tells somebody that the way they sign in has changed, in the transaction that changes it. */
export async function queueSecurityMail(
  tx: SysTx,
  context: Readonly<RouterContextProvider>,
  { recipient, what, origin }: SecurityMail,
): Promise<void> {
  const locale = await languageOf(tx, recipient, context.get(page).locale)
  const at = writtenTime(context.get(services).now(), { timeZone: TIME_ZONE, locale })
  const facts = { what, at, origin }
  await queueMail(tx, { kind: 'security', recipient, locale, facts, keepMinutes: WARNING_MINUTES })
}
