import type { RouterContextProvider } from 'react-router'
import { createTranslator } from 'use-intl'
import { page } from '#app/context.server.ts'
import { DAY, formatOf, type Locale, type Messages } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'

/** How papers of a register say things, in the reader's language. */
export type PaperWords = { locale: Locale; t: ReturnType<typeof translator>; date(on: string): string }

const translator = (locale: Locale, messages: Messages) => createTranslator({ locale, messages, namespace: 'papers' })

export async function paperWords(context: Readonly<RouterContextProvider>): Promise<PaperWords> {
  const { locale } = context.get(page)
  const format = new Intl.DateTimeFormat(formatOf(locale), DAY)
  const date = (on: string) => format.format(new Date(`${on}T00:00:00Z`))
  return { locale, t: translator(locale, await loadMessages(locale)), date }
}
