import { createTranslator } from 'use-intl'
import type { Locale, Messages } from '#app/messages/locales.ts'

export type TrustWords = ReturnType<typeof createTrustWords>

/** Our words around the documents of the trust pack. */
export function createTrustWords(locale: Locale, messages: Messages) {
  return createTranslator({ locale, messages, namespace: 'trust' })
}
