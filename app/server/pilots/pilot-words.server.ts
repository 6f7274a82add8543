import type { RouterContextProvider } from 'react-router'
import { createTranslator } from 'use-intl'
import { page } from '#app/context.server.ts'
import type { FollowedKpi } from '#app/core/pilots/pilot.ts'
import { unitAfter } from '#app/core/pilots/unit-words.ts'
import { DAY, formatOf, type Locale, type Messages } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { withCurrency } from '#app/messages/money.ts'

/** What of a KPI its figures are written by. */
export type WrittenKpi = Pick<FollowedKpi, 'id' | 'kind' | 'direction'> & { name?: string; unit?: string }

/** How a pilot says things, in the reader's language. */
export type PilotWords = {
  locale: Locale
  t: ReturnType<typeof translator>
  /** A day, such as 22 Jan 2027. */
  date(on: string): string
  /** A day of a year that is known, such as 22 Jan. */
  shortDate(on: string): string
  /** A figure without its unit; shares as percentages. */
  figure(kpi: WrittenKpi, value: number): string
  /** A figure with its unit. */
  amount(kpi: WrittenKpi, value: number): string
  /** The size of a difference with its unit; of shares in points. */
  size(kpi: WrittenKpi, difference: number): string
  /** An improvement as it shows: so much higher or lower. */
  change(kpi: WrittenKpi, improvement: number): string
  /** About so much, in three digits. */
  money(value: number, currency: string): string
  /** Exactly so much. @param cents hundredths of the currency */
  cash(cents: number, currency: string): string
  share(value: number): string
}

const translator = (locale: Locale, messages: Messages) =>
  createTranslator({ locale, messages, namespace: 'pilotWords' })

export async function pilotWords(context: Readonly<RouterContextProvider>): Promise<PilotWords> {
  return wordsIn(context.get(page).locale)
}

/** The words of a language. */
export async function wordsIn(locale: Locale): Promise<PilotWords> {
  const region = formatOf(locale)
  const t = translator(locale, await loadMessages(locale))
  const days = new Intl.DateTimeFormat(region, DAY)
  const short = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const at = (on: string) => new Date(`${on}T00:00:00Z`)
  const exact = new Intl.NumberFormat(region, { ...CENTS, trailingZeroDisplay: 'stripIfInteger' })
  const upTo = [0, 1, 2, 3].map((most) => new Intl.NumberFormat(region, { maximumFractionDigits: most }))
  const digits = (value: number, most: 0 | 1 | 2 | 3) => (upTo[most] as Intl.NumberFormat).format(value + 0)
  /** Three digits tell enough; large figures are not cut. */
  const plain = (value: number) => {
    const magnitude = Math.abs(value)
    return digits(value, magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3)
  }
  const figure = ({ kind }: WrittenKpi, value: number) =>
    kind === 'proportion' ? `${digits(100 * value, 1)} %` : plain(value)
  const size = (kpi: WrittenKpi, difference: number) => {
    const own = Math.abs(difference)
    if (kpi.kind === 'proportion') return t('points', { size: digits(100 * own, 1) })
    return withUnit(plain(own), kpi)
  }
  return {
    locale,
    t,
    date: (on) => days.format(at(on)),
    shortDate: (on) => short.format(at(on)),
    figure,
    amount: (kpi, value) => (kpi.kind === 'proportion' ? figure(kpi, value) : withUnit(figure(kpi, value), kpi)),
    size,
    change: (kpi, improvement) => {
      const raw = kpi.direction === 'up' ? improvement : -improvement
      return raw === 0 ? t('noChange') : t(raw > 0 ? 'higher' : 'lower', { size: size(kpi, raw) })
    },
    money: (value, currency) => withCurrency(locale, currency)(digits(Number(value.toPrecision(3)), 0)),
    cash: (cents, currency) => withCurrency(locale, currency)(exact.format(cents / 100)),
    share: (value) => `${digits(100 * value, 0)} %`,
  }
}

const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const

const withUnit = (figure: string, { unit = '' }: WrittenKpi) => `${figure} ${unitAfter(figure, unit)}`.trim()
