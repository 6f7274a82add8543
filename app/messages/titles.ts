import { LOCALES, type Locale, type Messages } from './locales.ts'

export type Titles = Messages['app']['titles']

/** Where pages are rendered, those of every language that was rendered in; in the browser, those of its one. */
const known = new Map<Locale, Titles>()

/** Lets pages say their titles in a language, once its words are there. */
export function keepTitles(locale: Locale, titles: Titles) {
  known.set(locale, titles)
}

/** @param locale of the page; left out where that could not be loaded: then whichever there is, the default first */
export function titleOf(name: keyof Titles, locale: Locale | undefined): string {
  const [any] = known.values()
  return ((locale && known.get(locale)) ?? known.get(LOCALES[0]) ?? any)?.[name] ?? ''
}
