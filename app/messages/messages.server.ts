import type { Locale, Messages } from './locales.ts'

/** All strings of one locale. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const load = { en: () => import('./en.json') }[locale]
  return (await load()).default
}
