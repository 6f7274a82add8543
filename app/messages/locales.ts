import type en from './en.json'

/** The languages Preflight speaks; the first is the default. Another language is one more file and one more line here. */
export const LOCALES = ['en'] as const
export type Locale = (typeof LOCALES)[number]
export type Messages = typeof en

/** Calendar dates are counted in this zone until a workspace says otherwise; times of day in the reader's own. */
export const TIME_ZONE = 'Europe/Berlin'

/** The locale for a language tag; the default if we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale {
  return LOCALES.find((locale) => locale === tag?.slice(0, 2)) ?? LOCALES[0]
}
