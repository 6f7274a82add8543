import { createTranslator } from 'use-intl'
import type { Locale, Messages } from '#app/messages/locales.ts'

/** Says why something was refused, in the reader's language. */
export type Say = ReturnType<typeof createSay>

export function createSay(locale: Locale, messages: Messages) {
  return createTranslator({ locale, messages, namespace: 'refusals' })
}
