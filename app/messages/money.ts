import { formatOf, localeOf } from './locales.ts'

/**
 * How amounts of a currency are written: with its code, which no other currency shares, where the language puts it, such as
 * EUR 12,000 or 12.000 EUR. No line is broken between them.
 *
 * @param locale a language tag
 * @param currency ISO 4217
 * @returns puts the code to one figure or to a span of them that the language has already written, such as 12.000–15.000
 */
export function withCurrency(locale: string, currency: string): (figures: string) => string {
  const format = new Intl.NumberFormat(formatOf(localeOf(locale)), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  })
  const [before = '', behind = ''] = format.format(0).split('0')
  return (figures) => `${before}${figures.replaceAll('-', '−')}${behind}`
}
