import { LOCALES } from '#app/messages/locales.ts'

const LIBRARY = 'glossary|use-cases|actions|claims|pitfalls|methodology|sample-report|trust'
const FOR_PROGRAMS = String.raw`sitemap\.xml|robots\.txt|feed\.atom|glossary\.json`
const ALIKE = new RegExp(`^/?$|^/?(?:(?:${LIBRARY})(?:[/.]|$)|governance/(?:eu-ai-act|gdpr)$|(?:${FOR_PROGRAMS})$)`)
const TO_BE_FOUND = /^\/?(?:ask|governance\/check|share\/.*|\.well-known\/security\.txt)$/

/** Whether what stands behind an address is alike for everybody and says nothing of who asks. @param path without a query, or the pattern of a route */
export function isAlikeForEverybody(path: string): boolean {
  return ALIKE.test(path)
}

/** Whether search engines may list what stands behind an address, so that it says nothing of who asks. @param path without a query, or the pattern of a route */
export function isToBeFound(path: string): boolean {
  return isAlikeForEverybody(path) || TO_BE_FOUND.test(path)
}

/** Public, or made of what was just shown there: in which language, the address says. */
const BESIDE = /^\/?governance\/check\.pdf$/
/** There is one of these for all languages. */
const LANGUAGELESS = /^\/?(?:sitemap\.xml|robots\.txt|\.well-known\/security\.txt)$/

/** Whether there is one of it for all languages. @param path without a query, or the pattern of a route */
export function isLanguageless(path: string): boolean {
  return LANGUAGELESS.test(path)
}

/** Whether the address alone says in which language it answers. @param path without a query, or the pattern of a route */
export function isInEachLanguage(path: string): boolean {
  return (isToBeFound(path) || BESIDE.test(path)) && !isLanguageless(path)
}

/** Where public pages lead into the application, which answers in the language that its visitor keeps. */
const ENTRANCE = /^\/(?:start|sign-in|assessments|governance\/keep)$|^\/ready\/./

/** The language of addresses that name none. */
const [PLAIN] = LOCALES

/**
 * The address of the same thing for a reader of a language: below the language where addresses say it, with a wish for
 * it at entrances of the application, else as it is. Addresses of other sites and parts of a page are left alone.
 *
 * @param locale such as `de`
 * @param href such as `/glossary?q=rag#found`, as the plain language has it
 * @returns such as `/de/glossary?q=rag#found`, or `/start?form=quick&language=de`
 */
export function placeIn(locale: string, href: string): string {
  if (locale === PLAIN || !/^\/(?!\/)/.test(href)) return href
  const [, path = '', query = '', anchor = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? []
  if (isInEachLanguage(path)) return `/${locale}${path === '/' ? '' : path}${query}${anchor}`
  return ENTRANCE.test(path) ? `${path}${query === '' ? '?' : `${query}&`}language=${locale}${anchor}` : href
}

/** What an address says in which language. */
export type Place = {
  /** `null`: it names none, so it is the plain one's, or of no language. */
  locale: string | null
  /** The path of the plain language. */
  path: string
}

/**
 * Undoes {@link placeIn}.
 *
 * @param path without a query, such as `/de/glossary`
 * @param locales that are spoken
 */
export function readPlace(path: string, locales: readonly string[]): Place {
  const [, named = '', rest = ''] = /^\/([a-z]{2})(?=\/|$)(.*)$/s.exec(path) ?? []
  if (named === PLAIN || !locales.includes(named)) return { locale: null, path }
  return { locale: named, path: rest === '' ? '/' : rest }
}
