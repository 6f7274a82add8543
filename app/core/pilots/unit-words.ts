/** The words by which content and people name a unit, in each language that content is written in. */
const COUNT = /^(?:count|anzahl)$/i
const FACTOR = /^(?:factor|faktor)$/i
/** Units that are said otherwise of one alone. */
const ONE = new Map([
  ['hours', 'hour'],
  ['Stunden', 'Stunde'],
  ['minutes', 'minute'],
  ['Minuten', 'Minute'],
  ['days', 'day'],
  ['Tage', 'Tag'],
  ['weeks', 'week'],
  ['Wochen', 'Woche'],
])
const MINUTES = /^min(?:ute[ns]?|s)?\.?$/i

/** What is only counted has no unit to write. */
export const isCount = (unit: string): boolean => COUNT.test(unit.trim())
/** A multiple of something, such as `x` or `times`. */
export const isFactor = (unit: string): boolean => FACTOR.test(unit.trim())
/** Minutes, however they are written. */
export const isMinutes = (unit: string): boolean => MINUTES.test(unit.trim())

/** A unit as it stands behind a number: what is only counted has none, and a scale such as 1-5 stands apart from it. */
export function unitBehindNumber(unit: string): string {
  if (isCount(unit)) return ''
  return /^\d/.test(unit) ? `(${unit})` : unit
}

/** The same behind a number that is known: `1 hour`, `2 hours`. @param number as it is written */
export function unitAfter(number: string, unit: string): string {
  return (number === '1' && ONE.get(unit.trim())) || unitBehindNumber(unit)
}

/** A unit as it stands in brackets behind a name; empty: none. */
export const unitBehindName = (unit: string): string => (isCount(unit) ? '' : unit)
