import { createTranslator } from 'use-intl'
import type { Locale, Messages } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'

/** Says why something was refused, in the reader's language. */
export type Say = ReturnType<typeof createSay>

export function createSay(locale: Locale, messages: Messages) {
  return createTranslator({ locale, messages, namespace: 'refusals' })
}

const known = new Map<Locale, Say>()

/** The same for a locale, made once. */
export async function sayIn(locale: Locale): Promise<Say> {
  const say = known.get(locale) ?? createSay(locale, await loadMessages(locale))
  known.set(locale, say)
  return say
}
