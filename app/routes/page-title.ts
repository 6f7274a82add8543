import type { Locale } from '#app/messages/locales.ts'
import { type Titles, titleOf } from '#app/messages/titles.ts'

type Matched = { matches: readonly ({ id: string; loaderData?: unknown } | undefined)[] }

/** A route's `meta` that says the page's title and the product's name. */
export function pageTitle(name: keyof Titles) {
  return ({ matches }: Matched) => [{ title: `${titleOf(name, localeOfPage(matches))} · Preflight` }]
}

/** What the root route loaded, if it could. */
function localeOfPage(matches: Matched['matches']): Locale | undefined {
  const root = matches.find((match) => match?.id === 'root')?.loaderData
  return (root as { locale: Locale } | undefined)?.locale
}
