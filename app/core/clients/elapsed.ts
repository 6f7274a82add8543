/** How long ago something was, in the largest unit that fits; `count` is missing for a day that has a name. */
export type Elapsed = { unit: 'today' | 'yesterday' } | { unit: 'days' | 'weeks' | 'months' | 'years'; count: number }

const DAY_MS = 86_400_000
const [WEEK, MONTH, YEAR] = [7, 30.44, 365.25]

/**
 * @param from,today ISO dates; a day that is still to come counts as today
 * @returns whole days below two weeks, weeks below two months, months below two years
 */
export function elapsedSince(from: string, today: string): Elapsed {
  const days = Math.round((Date.parse(today) - Date.parse(from)) / DAY_MS)
  if (days <= 0) return { unit: 'today' }
  if (days === 1) return { unit: 'yesterday' }
  if (days < 2 * WEEK) return { unit: 'days', count: days }
  if (days < 2 * MONTH) return { unit: 'weeks', count: Math.floor(days / WEEK) }
  if (days < 2 * YEAR) return { unit: 'months', count: Math.floor(days / MONTH) }
  return { unit: 'years', count: Math.floor(days / YEAR) }
}
