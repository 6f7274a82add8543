import { type ContentLocale, LANGUAGES } from '#content/read-files.server.ts'
import type { Fault } from './exit.ts'

/** The language that was asked for; English if none was. @returns a fault that names the languages if it is none of them */
export function readLanguage(lang = 'en'): { ok: true; locale: ContentLocale } | { ok: false; error: Fault } {
  const locale = LANGUAGES.find((one) => one === lang)
  if (locale !== undefined) return { ok: true, locale }
  return { ok: false, error: { field: 'lang', message: `We do not speak ${lang}; choose ${LANGUAGES.join(' or ')}.` } }
}
