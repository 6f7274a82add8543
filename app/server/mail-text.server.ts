import { createTranslator } from 'use-intl'
import { localeOf } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import type { Mail } from '#db/queries/mails.server.ts'

/** What the words ask for and mails do not say that waited before they did. */
const UNSAID = { reportIn: 'none' }

/** Subject and text of a mail in its reader's language. The subject is one line, whatever it is filled with. */
export async function writeMail({
  kind,
  locale,
  facts,
}: Pick<Mail, 'kind' | 'locale' | 'facts'>): Promise<{ subject: string; text: string }> {
  const own = localeOf(locale)
  const said = { ...UNSAID, ...facts }
  const t = createTranslator({ locale: own, messages: await loadMessages(own), namespace: 'mail' })
  return { subject: t(`${kind}.subject`, said).replaceAll(/\s+/g, ' '), text: `${t(`${kind}.text`, said)}\n` }
}
