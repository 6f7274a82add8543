import { useLocation } from 'react-router'
import { useLocale } from 'use-intl'
import { placeIn } from '#app/core/library/place-in.ts'
import { LOCALES, ownName } from '#app/messages/locales.ts'

/** The same page in the other languages, each called by its own name; what was asked of the page goes along. */
export function LanguageLinks() {
  const current = useLocale()
  const { pathname, search } = useLocation()
  return LOCALES.filter((locale) => locale !== current).map((locale) => (
    <a
      key={locale}
      href={placeIn(locale, `${pathname}${search}`)}
      lang={locale}
      hrefLang={locale}
      className="inline-flex min-h-11 items-center"
    >
      {ownName(locale)}
    </a>
  ))
}
