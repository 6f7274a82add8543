/** A unit as it stands behind a number: what is only counted has none, and a scale such as 1-5 stands apart from it. */
export function unitBehindNumber(unit: string): string {
  if (unit === 'count') return ''
  return /^\d/.test(unit) ? `(${unit})` : unit
}

/** A unit as it stands in brackets behind a name; empty: none. */
export const unitBehindName = (unit: string): string => (unit === 'count' ? '' : unit)
