import { formatOf, type Locale } from '#app/messages/locales.ts'

/** What somebody typed as a number; `ambiguous`: 1.000 may be one or a thousand. */
export type TypedNumber = { ok: true; number: number } | { ok: false; fault: 'noNumber' | 'ambiguous' }

const PLAIN = /^[-+]?\d*([.,]\d*)?$/
/** One separator with three digits behind it, and one to three that are no lone zero before it. */
const AMBIGUOUS = /^[-+]?(?!0[.,])\d{1,3}[.,]\d{3}$/
/** Groups of three, and then perhaps the other sign before decimals. */
const GROUPED = /^[-+]?(?!0)\d{1,3}(?:(\.)\d{3}(?:\.\d{3})*(?:,\d+)?|(,)\d{3}(?:,\d{3})*(?:\.\d+)?)$/
const SPACES = /[\s\u00a0\u2009\u202f']/g

/**
 * Reads a number as people write it: decimal commas and points, groups with spaces, points or commas.
 *
 * @param isLarge nobody writes three decimals of it, as of money and of cases: `1.000` is a thousand
 * @returns what is wrong where it is none, or could be two
 */
export function readTypedNumber(typed: string, { isLarge = false }: { isLarge?: boolean } = {}): TypedNumber {
  const text = typed.replaceAll(SPACES, '').replaceAll('−', '-')
  if (!isLarge && AMBIGUOUS.test(text)) return { ok: false, fault: 'ambiguous' }
  const grouped = GROUPED.exec(text)
  const plain = grouped
    ? ungrouped(text, grouped[1] ?? grouped[2] ?? '')
    : PLAIN.test(text)
      ? text.replace(',', '.')
      : ''
  const number = /\d/.test(plain) ? Number(plain) : Number.NaN
  return Number.isFinite(number) ? { ok: true, number } : { ok: false, fault: 'noNumber' }
}

const ungrouped = (text: string, group: string) => text.replaceAll(group, '').replace(',', '.')

/**
 * A number as it stands in a field, in the decimal sign of a language: reading it gives the same number. What could be
 * read as thousands gets a zero more: one and 234 thousandths is `1.2340`.
 *
 * @param number to twelve digits
 * @param isLarge in groups, as it is read with `isLarge`
 */
export function writeTypedNumber(
  number: number,
  locale: Locale,
  { isLarge = false }: { isLarge?: boolean } = {},
): string {
  const digits = { useGrouping: isLarge, maximumSignificantDigits: 12 }
  const text = new Intl.NumberFormat(formatOf(locale), digits).format(number + 0)
  // With groups the sign may part thousands, which are meant, or decimals.
  const isWhole = Number.isInteger(Number(number.toPrecision(12)))
  return !isWhole && AMBIGUOUS.test(text) ? `${text}0` : text
}
