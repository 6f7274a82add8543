import { useLocale } from 'use-intl'

/** A language by its name in that of the page, such as German. */
export function useLanguageName(): (language: string) => string {
  const names = new Intl.DisplayNames([useLocale()], { type: 'language' })
  return (language) => names.of(language) ?? language
}
