import { createTranslator } from 'use-intl/core'
import de from '#app/messages/de.json' with { type: 'json' }
import en from '#app/messages/en.json' with { type: 'json' }
import { type Locale, localeOf } from '#app/messages/locales.ts'
import { formatsOf, type SayLaw } from './say-law.ts'

const MESSAGES = { en: { governance: en.governance }, de: { governance: de.governance } } satisfies Record<
  Locale,
  object
>

const translatorOf = (locale: string, messages: (typeof MESSAGES)['en']) =>
  createTranslator({ locale, messages, namespace: 'governance', timeZone: 'UTC' })

export type LawTranslator = ReturnType<typeof translatorOf>

/** The words for outcomes of law where there is no page. @param locale a language tag; English if we do not speak it */
export function createSayLaw(locale: string): SayLaw {
  const language = localeOf(locale)
  return { t: translatorOf(language, MESSAGES[language]), ...formatsOf(language) }
}
