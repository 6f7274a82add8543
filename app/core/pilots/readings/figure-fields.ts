import { writeTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { Arm, AskedFigure } from './reading-plan.ts'
import { summariseTypedCases } from './summarise-typed-cases.ts'
import { readCount, readFigure } from './typed-figure.ts'

/** What is typed for one figure: a value, two counts, or single cases. */
export const FIGURE_PARTS = ['value', 'numerator', 'denominator', 'cases'] as const
export type FigurePart = (typeof FIGURE_PARTS)[number]

/** The name of a field; ids may hold dots, which part the name. */
export const fieldName = (part: FigurePart | 'was', kpiId: string, arm: Arm) =>
  `${part}.${encodeURIComponent(kpiId).replaceAll('.', '%2E')}.${arm}`

/** What is in the fields of one figure. */
export type TypedFigure = Record<FigurePart, string>

type TypedFault = 'noNumber' | 'ambiguous' | 'noCount' | 'countMissing' | 'countsReversed' | 'valueOrCases'

/** A figure as it was typed; `null`: nothing was. */
export type ReadTyped =
  | { ok: true; figure: { measured: Measured; cases: number | null; caseSd: number | null } | null }
  | { ok: false; part: FigurePart; fault: TypedFault /** Of the cases, from 1. */; line?: number }

/** Reads what was typed for one figure. */
export function readTypedFigure(
  typed: TypedFigure,
  { kind, aggregation }: Pick<AskedFigure, 'kind' | 'aggregation'>,
): ReadTyped {
  const has = (part: FigurePart) => typed[part].trim() !== ''
  if (has('cases')) {
    if (has('value') || has('numerator') || has('denominator'))
      return { ok: false, part: 'cases', fault: 'valueOrCases' }
    const read = summariseTypedCases(typed.cases, kind === 'proportion' ? 'share' : aggregation)
    if (!read.ok) return { ok: false, part: 'cases', fault: read.fault, line: read.line }
    const { measured, cases, caseSd } = read
    return {
      ok: true,
      figure: 'value' in measured ? { measured, cases, caseSd } : { measured, cases: null, caseSd: null },
    }
  }
  if (kind === 'proportion') return readCounts(typed)
  if (!has('value')) return { ok: true, figure: null }
  const read = readFigure(typed.value, 'any')
  if (!read.ok) return { ok: false, part: 'value', fault: read.fault }
  return { ok: true, figure: { measured: { value: read.number }, cases: null, caseSd: null } }
}

function readCounts({ numerator, denominator }: TypedFigure): ReadTyped {
  const empty = [numerator, denominator].filter((typed) => typed.trim() === '')
  if (empty.length === 2) return { ok: true, figure: null }
  if (empty.length === 1)
    return { ok: false, part: numerator.trim() === '' ? 'numerator' : 'denominator', fault: 'countMissing' }
  const [counted, all] = [readCount(numerator, 'any'), readCount(denominator, 'any')]
  if (counted === null) return { ok: false, part: 'numerator', fault: 'noCount' }
  if (all === null) return { ok: false, part: 'denominator', fault: 'noCount' }
  if (counted > all) return { ok: false, part: 'numerator', fault: 'countsReversed' }
  return { ok: true, figure: { measured: { numerator: counted, denominator: all }, cases: null, caseSd: null } }
}

/** What the fields of a stored figure show. */
export function typedOf(measured: Measured, locale: Locale): TypedFigure {
  const empty = { value: '', numerator: '', denominator: '', cases: '' }
  if ('value' in measured) return { ...empty, value: writeTypedNumber(measured.value, locale) }
  return { ...empty, numerator: String(measured.numerator), denominator: String(measured.denominator) }
}
