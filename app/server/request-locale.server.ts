import { isInEachLanguage, isLanguageless, readPlace } from '#app/core/library/place-in.ts'
import { bestLocale, LOCALES, type Locale } from '#app/messages/locales.ts'
import { withoutData } from './route-table.server.ts'
import { readLanguage } from './session-cookie.server.ts'

/** What a request asks for, and in which language. */
export type Asked = {
  locale: Locale
  /** As routes know it, as it came: without the language that it began with, and nothing in it decoded. */
  pathname: string
  /** The same, decoded as far as the server decodes it. */
  path: string
  /** Its address alone says the language, or it has none: nothing else about the request changes it. */
  isByAddress: boolean
  /** The language that it asks to be spoken to in from now on; `null`: it asks for nothing. */
  chosen: Locale | null
}

/**
 * Reads which page is asked for in which language. Of public pages the address says it. Elsewhere what the address
 * wishes (`?language=de`) comes before what the browser was told to keep, and that before what it says its reader likes; a
 * page that was opened with a wish is then answered by its address without one.
 *
 * @param path as the server decoded it
 * @param isForProgram it sends no cookie that means anything
 */
export function readAsked(request: Request, path: string, isForProgram: boolean): Asked {
  const { pathname, searchParams } = new URL(request.url)
  const place = readPlace(pathname, LOCALES)
  const named = LOCALES.find((locale) => locale === place.locale)
  const cut = named === undefined ? path : path.slice(1 + named.length) || '/'
  if (isInEachLanguage(withoutData(cut))) {
    return { locale: named ?? LOCALES[0], pathname: place.path, path: cut, isByAddress: true, chosen: null }
  }
  if (named === undefined && isLanguageless(cut)) {
    return { locale: LOCALES[0], pathname, path, isByAddress: true, chosen: null }
  }
  const wished = LOCALES.find((locale) => locale === searchParams.get('language')) ?? null
  const liked = bestLocale(request.headers.get('accept-language'))
  const kept = isForProgram ? null : readLanguage(request)
  // What begins with a language and is no public page is no page at all: that is said in this language.
  const locale = named ?? wished ?? kept ?? liked ?? LOCALES[0]
  // A form is answered as its address wishes; what a browser keeps, only a page that was opened may change.
  const isOpened = !isForProgram && (request.method === 'GET' || request.method === 'HEAD')
  return { locale, pathname, path, isByAddress: false, chosen: isOpened ? wished : null }
}
