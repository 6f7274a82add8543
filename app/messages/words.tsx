import loaders from 'virtual:words'
import { type ReactNode, use, useMemo } from 'react'
import { useMatches } from 'react-router'
import { IntlProvider, type Messages, useLocale, useMessages } from 'use-intl'
import { type Area, areasOf, EVERYWHERE } from './areas.ts'
import { type Locale, TIME_ZONE } from './locales.ts'

type Words = Partial<Messages>

const asked = new Map<string, Promise<Words>>()

/** What every page says, and these parts, each in a chunk of its own; asked for once. */
export function loadWords(locale: Locale, areas: readonly Area[]): Promise<Words> {
  const key = [locale, ...areas].join()
  const words = asked.get(key) ?? load(locale, [...EVERYWHERE, ...areas])
  asked.set(key, words)
  return words
}

async function load(locale: Locale, parts: readonly (keyof (typeof loaders)[Locale])[]): Promise<Words> {
  return Object.fromEntries(
    await Promise.all(parts.map(async (part) => [part, (await loaders[locale][part]()).default])),
  )
}

/** Gives a page that was come to in the browser the words that its routes name, once they are there. */
export function PageWords({ children }: { children: ReactNode }) {
  const locale = useLocale() as Locale
  const known = useMessages()
  const areas = areasOf(useMatches())
  const isWhole = areas.every((area) => area in known)
  const words = isWhole ? null : use(loadWords(locale, areas))
  const messages = useMemo(() => (words ? { ...known, ...words } : known), [known, words])
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={TIME_ZONE}>
      {children}
    </IntlProvider>
  )
}
