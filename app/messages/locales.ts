import type en from './en.json'

/** The languages Preflight speaks; the first is the default. Another language is one more here; see CONTRIBUTING.md. */
export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]
export type Messages = typeof en

/** Calendar dates are counted in this zone until a workspace says otherwise; times of day in the reader's own. */
export const TIME_ZONE = 'Europe/Berlin'

/** How a calendar date is written in every language, such as 21 Nov 2026 or 21. Nov. 2026: never in figures alone. */
export const DAY = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const

/** How a moment is written in every language, such as 22 Nov 2026, 14:02 CET: with the name of its zone, which is added. */
export const MOMENT = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

/** Where a language is written in several ways: English dates are 21 Nov 2026, day first, and numbers 12,000. */
const REGIONS: Partial<Record<string, string>> = { en: 'GB' }

/** The locale for a language tag, such as `de` for `de-AT`; the default if we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale {
  return spoken(tag) ?? LOCALES[0]
}

/** What a language calls itself, such as `Deutsch`. */
export function ownName(locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
}

/** How `Intl` formats numbers, dates and lists of a language. @returns a tag, such as `en-GB` or `de-DE` */
export function formatOf(locale: Locale): string {
  return `${locale}-${REGIONS[locale] ?? locale.toUpperCase()}`
}

/**
 * Compares words as dictionaries of a language order them, such as Ä beside A; what a reader sees in a row of names stands
 * in this order everywhere.
 *
 * @param locale whose reader it is
 */
export function wordOrder(locale: string): (a: string, b: string) => number {
  const { compare } = ORDERS.get(locale) ?? new Intl.Collator(locale)
  ORDERS.set(locale, { compare })
  return compare
}

/** Making one takes far longer than comparing with it. */
const ORDERS = new Map<string, Pick<Intl.Collator, 'compare'>>()

/** As {@link wordOrder}, of things that have a name. */
export function nameOrder(locale: string): (a: Named, b: Named) => number {
  const compare = wordOrder(locale)
  return (a, b) => compare(a.name, b.name)
}

type Named = { name: string }

/**
 * The language that a reader likes best of those we speak.
 *
 * @param acceptLanguage the header as it came (RFC 9110, 12.5.4), such as `de-AT,de;q=0.9,en;q=0.5`; `null`: none came
 * @returns `null` if it names none of them, or takes all alike
 */
export function bestLocale(acceptLanguage: string | null): Locale | null {
  let best: { locale: Locale; weight: number } | null = null
  for (const range of (acceptLanguage ?? '').slice(0, MAX_HEADER).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const locale = spoken(tag)
    const weight = weightOf(parameters)
    if (locale !== null && weight > (best?.weight ?? 0)) best = { locale, weight }
  }
  return best?.locale ?? null
}

/** Browsers send a fraction of it. */
const MAX_HEADER = 1_000

/** From 0, which refuses, to 1; what is written otherwise counts for nothing. */
function weightOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='))
  if (given === undefined) return 1
  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(given) ? Number(given.slice(2)) : 0
}

const spoken = (tag: string | null | undefined) =>
  LOCALES.find((locale) => locale === tag?.split(/[-_]/)[0]?.toLowerCase()) ?? null
