import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import type { Catalogue } from '#content/schema.ts'
import { createContext } from './report-context.ts'
import type { Tone } from './report-parts.ts'
import { describeTechniques, describeUseCases } from './targets.ts'

/** A verdict in words: `range` says between what it is open, `null`: it is not. */
export type NamedVerdict = { name: string; tone: Tone; label: string; range: string | null }

/**
 * The verdicts of all use cases and techniques that apply, in the words of the report, by id.
 *
 * @throws RangeError for a scope option that does not exist
 */
export function nameVerdicts(
  catalogue: Catalogue,
  scored: { sheet: AnswerSheet; score: ScoreResult },
  locale: string,
): ReadonlyMap<string, NamedVerdict> {
  const context = createContext({
    catalogue,
    ...scored,
    plan: null,
    weeks: {},
    meta: { company: '', locale, today: '2000-01-01' },
  })
  const rows = [
    ...describeUseCases(context).rows,
    ...describeTechniques(context).flatMap((category) => category.rows),
  ].filter(({ verdict }) => verdict !== null)
  return new Map(rows.map(({ id, name, tone, label, range }) => [id, { name, tone, label, range }]))
}
