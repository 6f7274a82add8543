import { LOCALES, type Locale } from '#app/messages/locales.ts'
import type { Fault } from './exit.ts'

/** The language that was asked for; English if none was. @returns a fault that names the languages if it is none of them */
export function readLanguage(lang = 'en'): { ok: true; locale: Locale } | { ok: false; error: Fault } {
  const locale = LOCALES.find((one) => one === lang)
  if (locale !== undefined) return { ok: true, locale }
  return { ok: false, error: { field: 'lang', message: `We do not speak ${lang}; choose ${LOCALES.join(' or ')}.` } }
}
