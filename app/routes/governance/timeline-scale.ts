/** The years whose beginnings are marked. */
export const YEARS = [2025, 2026, 2027, 2028, 2029, 2030] as const

const FIRST = Date.parse('2024-06-01')
const LAST = Date.parse('2030-12-31')

/** Where a day stands on the line, such as `41.2%`; days outside of it at its ends. @param on ISO day */
export function shareOf(on: string): string {
  const share = (Date.parse(on) - FIRST) / (LAST - FIRST)
  return `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`
}
