import { formatOf, type Locale } from '#app/messages/locales.ts'

/** Typed as `650`, `650,50`, `1.250` or `1 250.00`. */
const GROUPED = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?$/
const PLAIN = /^\d+(?:[.,]\d{1,2})?$/
const SPACES = /[\s\u00a0\u202f'’]/g

/**
 * An amount of money as people type it: decimals after a comma or a dot, thousands by either or by spaces. Three
 * digits after the only sign are thousands.
 *
 * @returns whole cents; `null` if it is no amount
 */
export function readCents(typed: string): number | null {
  const compact = typed.replace(SPACES, '')
  if (!PLAIN.test(compact) && !GROUPED.test(compact)) return null
  const decimals = /[.,](\d{1,2})$/.exec(compact)
  const whole = (decimals ? compact.slice(0, decimals.index) : compact).replace(/[.,]/g, '')
  return Number(whole) * 100 + Number((decimals?.[1] ?? '').padEnd(2, '0'))
}

/** An amount as a field shows it: without thousands, decimals only where there are some, after the sign of the language. */
export function showCents(cents: number, locale: Locale): string {
  const minimumFractionDigits = cents % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat(formatOf(locale), { useGrouping: false, minimumFractionDigits }).format(cents / 100)
}
