/** The words by which content and people name a unit, in each language that content is written in. */
const COUNT = /^(?:count|anzahl)$/i
const FACTOR = /^(?:factor|faktor)$/i
const MINUTES = /^min(?:ute[ns]?|s)?\.?$/i

/** What is only counted has no unit to write. */
export const isCount = (unit: string): boolean => COUNT.test(unit.trim())
export const isFactor = (unit: string): boolean => FACTOR.test(unit.trim())
export const isMinutes = (unit: string): boolean => MINUTES.test(unit.trim())

/** A unit as it stands behind a number: what is only counted has none, and a scale such as 1-5 stands apart from it. */
export function unitBehindNumber(unit: string): string {
  if (isCount(unit)) return ''
  return /^\d/.test(unit) ? `(${unit})` : unit
}

/** A unit as it stands in brackets behind a name; empty: none. */
export const unitBehindName = (unit: string): string => (isCount(unit) ? '' : unit)
