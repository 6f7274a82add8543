import { useLocale, useTranslations } from 'use-intl'
import { formatsOf, type SayLaw } from '#app/report/governance/say-law.ts'

/** The words for outcomes of law in the reader's language. */
export function useSayLaw(): SayLaw {
  return { t: useTranslations('governance'), ...formatsOf(useLocale()) }
}
