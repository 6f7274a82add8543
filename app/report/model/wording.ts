import { createTranslator } from 'use-intl/core'
import { showDays, showMoney } from '#app/core/roadmap/show-estimate.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { showInterval } from '#app/core/scoring/show-interval.ts'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { DAY, formatOf, localeOf, type Messages } from '#app/messages/locales.ts'
import { withCurrency } from '#app/messages/money.ts'
import type { Phrase, PhraseRef, Range } from './report-parts.ts'

/** Headings and table heads, kept in the model so that a stored report never changes its words. */
export type ReportLabels = Messages['report']['labels']

const PHRASES = /<(useCase|technique|question):([a-z0-9-]+)>(.*?)<\/>/g

export type Wording = ReturnType<typeof createWording>

/**
 * The words of a report in one language: sentences, dates, ranges, money.
 *
 * @param locale a language tag; English if we do not speak it
 */
export function createWording(locale: string) {
  const language = localeOf(locale)
  const format = formatOf(language)
  const messages = MESSAGES[language]
  const t = createTranslator({ locale: format, messages, namespace: 'report', timeZone: 'UTC', onError: failLoudly })
  const date = new Intl.DateTimeFormat(format, DAY)
  const dayMonth = new Intl.DateTimeFormat(format, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(format, { maximumFractionDigits: 1 })
  const tenth = new Intl.NumberFormat(format, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const hundredth = new Intl.NumberFormat(format, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'negative',
  })
  const whole = new Intl.NumberFormat(format, { maximumFractionDigits: 0 })
  const list = new Intl.ListFormat(format, { type: 'conjunction' })
  const either = new Intl.ListFormat(format, { type: 'disjunction' })
  const and = list.formatToParts(['', '']).find(({ type }) => type === 'literal')?.value ?? ' '
  const isList = (part: string) => part.includes(', ') || part.includes(and)

  const between = (lo: string, hi: string) => (lo === hi ? lo : `${lo}–${hi}`)
  return {
    language,
    labels: messages.report.labels as ReportLabels,
    t,
    /** `21 Nov 2026`, never broken over two lines. */
    date: (isoDate: string) => unbroken(date.format(instantOf(isoDate))),
    dayMonth: (isoDate: string) => unbroken(dayMonth.format(instantOf(isoDate))),
    /** `23–27 Nov 2026`, `21 Dec 2026 – 3 Jan 2027`. */
    dates: (from: string, to: string) => date.formatRange(instantOf(from), instantOf(to)).replaceAll('\u2009', ' '),
    /** Points to the tenth. */
    points: (figure: number) => tenth.format(figure),
    hundredth: (figure: number) => hundredth.format(figure).replace('-', '−'),
    number: (figure: number) => number.format(figure),
    /** `A, B and C`; with semicolons alone where a part has a comma or an "and" of its own. */
    list: (parts: readonly string[]) =>
      parts.length > 1 && parts.some(isList) ? parts.join('; ') : list.format(parts),
    eitherOf: (parts: readonly string[]) => either.format(parts),
    range: (interval: Interval): Range => {
      const shown = showInterval(interval)
      return { ...shown, text: between(whole.format(shown.lo), whole.format(shown.hi)) }
    },
    /** Estimated person-days, whole. */
    days: (days: { low: number; high: number }) => {
      const { low, high } = showDays(days)
      return between(whole.format(low), whole.format(high))
    },
    /** Estimated cents, rounded as an estimate can be known. */
    money: (cents: { low: number; high: number }, currency: string) => {
      const { low, high } = showMoney(cents)
      return withCurrency(language, currency)(between(whole.format(low), whole.format(high)))
    },
    /** Cents as they were given. */
    rate: (cents: number, currency: string) => withCurrency(language, currency)(number.format(cents / 100)),
    phrases: splitPhrases,
    mark: (kind: PhraseRef['kind'], id: string, text: string) => `<${kind}:${id}>${text}</>`,
  }
}

/** Splits a sentence at the marks that `mark` made. */
function splitPhrases(sentence: string): Phrase[] {
  const phrases: Phrase[] = []
  let at = 0
  for (const match of sentence.matchAll(PHRASES)) {
    const [whole, kind, id, text] = match
    if (match.index > at) phrases.push({ text: sentence.slice(at, match.index) })
    phrases.push({ text: text as string, ref: { kind: kind as PhraseRef['kind'], id: id as string } })
    at = match.index + whole.length
  }
  if (at < sentence.length) phrases.push({ text: sentence.slice(at) })
  return phrases
}

function instantOf(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

function failLoudly(error: Error): never {
  throw error
}
