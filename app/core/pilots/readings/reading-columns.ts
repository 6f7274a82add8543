import { comparableName } from '#app/core/exchange/same-name.ts'
import type { Arm, AskedFigure, ReadingPlan } from './reading-plan.ts'
import type { NumberStyle } from './typed-figure.ts'
import { type DateStyle, readTypedPeriod } from './typed-period.ts'

/** Which column holds what, from 0; `null`: none does. */
export type ReadingColumns = {
  date: number
  kpi: number | null
  arm: number | null
  value: number | null
  numerator: number | null
  denominator: number | null
}

/** How a table of figures is read. */
export type TableReading = {
  columns: ReadingColumns
  /** For every row, where no column says it. */
  kpi: string
  arm: Arm
  numbers: NumberStyle
  dates: DateStyle
}

const HEADS: Record<keyof ReadingColumns, RegExp> = {
  date: /^(date|day|week|month|period|on|datum|tag|woche|kw|cw|monat|zeitraum)/,
  kpi: /^(kpi|metric|measure|figure name|kennzahl|messgr)/,
  arm: /^(arm|group|gruppe|variant)/,
  numerator: /^(numerator|hits|count|counted|how many|zähler|treffer|anzahl|wie viele)/,
  denominator: /^(denominator|total|cases|of (all|how)|all|nenner|gesamt|insgesamt|fälle|von (allen|wie))/,
  value: /^(value|figure$|result|reading|wert|messwert|ergebnis)/,
}

/**
 * How the first row says that a table is read; people can say otherwise.
 *
 * @param first the cells of the first row
 * @returns `headless`: the first row holds figures itself
 */
export function guessReading(
  first: readonly string[],
  plan: ReadingPlan,
  today: string,
): { reading: TableReading; headless: boolean } {
  const usual = plan.figures.find(({ isPrimary }) => isPrimary) ?? plan.figures[0]
  const base = { kpi: usual?.id ?? '', arm: 'pilot', numbers: 'any', dates: 'any' } as const
  const headless = readTypedPeriod(first[0] ?? '', { style: 'day-first', today }).ok
  if (headless) return { headless, reading: { ...base, columns: besideDate(usual, first.length) } }
  const heads = first.map(comparableName)
  const named = plan.figures.find(({ name }) => heads.includes(comparableName(name)))
  const at = (what: keyof ReadingColumns) => {
    const found = heads.findIndex((head) => HEADS[what].test(head))
    return found === -1 ? null : found
  }
  const byName = named === undefined ? null : heads.indexOf(comparableName(named.name))
  const columns = { date: at('date') ?? 0, kpi: at('kpi'), arm: at('arm') }
  const asked = named ?? usual
  const counts = { numerator: at('numerator'), denominator: at('denominator') }
  const isKnown = at('value') !== null || byName !== null || counts.numerator !== null
  // A plain figure may be a number of things: one column of them, and nothing that they are part of.
  const isPlain = asked?.kind !== 'proportion' && counts.denominator === null
  const value = byName ?? at('value') ?? (isPlain ? counts.numerator : null)
  const figures = isKnown ? { value, ...counts } : besideDate(asked, first.length)
  return { headless, reading: { ...base, kpi: asked?.id ?? '', columns: { ...figures, ...columns } } }
}

/** Columns in the order date, figure, or date, counted, of all. */
function besideDate(asked: AskedFigure | undefined, width: number): ReadingColumns {
  const isCounted = asked?.kind === 'proportion'
  const at = (column: number) => (column < width ? column : null)
  return {
    date: 0,
    kpi: null,
    arm: null,
    value: isCounted ? null : at(1),
    numerator: isCounted ? at(1) : null,
    denominator: isCounted ? at(2) : null,
  }
}
