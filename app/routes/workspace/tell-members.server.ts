import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import type { Locale } from '#app/messages/locales.ts'
import { WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { languagesOf } from '#db/queries/languages.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { listMembers } from '#db/queries/members.server.ts'

type Context = Readonly<RouterContextProvider>
type Told = {
  what: 'removed' | 'handedOver' | 'closing' | 'kept' | 'factorRequired'
  /** Beside the name of the workspace. */
  factsIn?: (locale: Locale) => Record<string, string>
}

/** Sends a mail about the workspace to these addresses, each in its language; an empty one is left out. */
export async function tell(
  context: Context,
  { workspace }: OpenWorkspace,
  recipients: readonly string[],
  { what, factsIn }: Told,
): Promise<void> {
  const { database, mailing } = context.get(services)
  await database.withSys(async (tx) => {
    const chosen = await languagesOf(tx, recipients)
    for (const recipient of recipients.filter((email) => email !== '')) {
      const locale = chosen.get(recipient) ?? context.get(page).locale
      const facts = { workspace: nameInMail(workspace.name), ...factsIn?.(locale) }
      await queueMail(tx, { kind: what, recipient, locale, facts, keepMinutes: WARNING_MINUTES })
    }
  })
  mailing.wake()
}

/** As {@link tell}, to everybody who belongs to the workspace now. */
export async function tellEverybody(context: Context, open: OpenWorkspace, told: Told): Promise<void> {
  const members = await listMembers(context.get(services).database, open.scope)
  const emails = members.map(({ email }) => email)
  await tell(context, open, emails, told)
}
