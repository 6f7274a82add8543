import { LOCALES } from '#app/messages/locales.ts'
import { placeIn } from './place-in.ts'

/** Where a page stands in one language; `x-default`: for readers of all that it is not written in. */
export type Alternate = { language: string; href: string }

/**
 * A page in each language that we speak, for search engines, which show the one that fits.
 *
 * @param path of the plain language, such as `/glossary`
 * @param origin where people see us
 */
export function alternatesOf(path: string, origin: string): Alternate[] {
  const at = (locale: string) => `${origin}${placeIn(locale, path)}`
  return [
    ...LOCALES.map((locale) => ({ language: locale, href: at(locale) })),
    { language: 'x-default', href: at(LOCALES[0]) },
  ]
}
