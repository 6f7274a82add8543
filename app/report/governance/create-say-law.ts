import { createTranslator } from 'use-intl/core'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { localeOf, type Messages } from '#app/messages/locales.ts'
import { formatsOf, type SayLaw } from './say-law.ts'

const translatorOf = (locale: string, messages: Messages) =>
  createTranslator({ locale, messages, namespace: 'governance', timeZone: 'UTC' })

export type LawTranslator = ReturnType<typeof translatorOf>

/** The words for outcomes of law where there is no page. @param locale a language tag; English if we do not speak it */
export function createSayLaw(locale: string): SayLaw {
  const language = localeOf(locale)
  return { t: translatorOf(language, MESSAGES[language]), ...formatsOf(language) }
}
