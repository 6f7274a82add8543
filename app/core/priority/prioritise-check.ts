import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Preparing } from '#app/core/roadmap/weeks-to-ready.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { preparationOf } from './preparation.ts'
import { type Priority, prioritise } from './prioritise.ts'
import type { RiskClass } from './risk.ts'
import type { StoredFigures } from './use-case-value.ts'

/** What can come out where nobody knows: catalogues older than values say nothing of it. */
const ALL_BUT_PROHIBITED: readonly RiskClass[] = ['minimal', 'low', 'medium', 'high']

/** What is known beside the answers, by use-case id; missing: nothing. */
type Known = {
  scored: Pick<ScoreResult, 'useCases'>
  figures: ReadonlyMap<string, StoredFigures>
  /** Classes that can still come out, at least one; missing: what is usual for it. */
  risks: ReadonlyMap<string, readonly RiskClass[]>
  /** Who prepares from which day on. */
  asked: Preparing
}

/**
 * Which use cases of a check to look at first, by its answers.
 *
 * @throws RangeError if `startOn` is not a date
 * @source methods 4.4
 */
export function prioritiseCheck(model: Model, sheet: AnswerSheet, { scored, figures, risks, asked }: Known): Priority {
  return prioritise(
    model.catalogue.useCases.map(({ id, value }) => {
      const found = scored.useCases.find((one) => one.id === id)
      const own = figures.get(id) ?? null
      return {
        id,
        verdict: found?.range ?? null,
        fit: found?.fit ?? { lo: 0, hi: 100 },
        risk: risks.get(id) ?? value?.law ?? ALL_BUT_PROHIBITED,
        preparation: own && preparationOf(model, sheet, { target: id, ...asked }),
        figures: own,
      }
    }),
  )
}
