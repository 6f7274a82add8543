import { mean, median, sampleVariance, sum } from '#app/core/pilots/moments.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import type { AskedFigure } from './reading-plan.ts'
import { type NumberStyle, readFigure } from './typed-figure.ts'

/** Single cases that were pasted, as one figure; `line` from 1 names the first that is no number. */
export type TypedCases =
  | { ok: true; measured: Measured; cases: number; caseSd: number | null }
  | { ok: false; line: number; fault: 'noNumber' | 'ambiguous' }

/**
 * Takes single cases together as the charter says, one to a line; empty lines are left out.
 *
 * @param typed at least one line that is not empty
 * @returns of a share those other than 0, of all; `caseSd` is `null` for one case and for shares
 * @source methods 5.2
 */
export function summariseTypedCases(
  typed: string,
  aggregation: AskedFigure['aggregation'],
  style: NumberStyle = 'any',
): TypedCases {
  const values: number[] = []
  for (const [index, line] of typed.split(/\r\n|\r|\n|\t|;/).entries()) {
    if (line.trim() === '') continue
    const read = readFigure(line, style)
    if (!read.ok) return { ok: false, line: index + 1, fault: read.fault }
    values.push(read.number)
  }
  const caseSd = values.length < 2 || aggregation === 'share' ? null : Math.sqrt(sampleVariance(values))
  return { ok: true, measured: measure(values, aggregation), cases: values.length, caseSd }
}

function measure(values: readonly number[], aggregation: AskedFigure['aggregation']): Measured {
  if (aggregation === 'share')
    return { numerator: values.filter((value) => value !== 0).length, denominator: values.length }
  if (aggregation === 'sum') return { value: sum(values) }
  return { value: aggregation === 'median' ? median(values) : mean(values) }
}
