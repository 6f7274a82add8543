import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { crewFor, findPreparation, type Preparing } from '#app/core/roadmap/weeks-to-ready.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Candidate } from './price-use-case.ts'

/**
 * What the cheapest preparation of a use case takes and costs: least if all open answers turn out best, most from the levels
 * that are sure.
 *
 * @returns `null` if it is unknown, does not apply, cannot be reached, or needs a role that nobody wears
 * @throws RangeError if `startOn` is not a date
 * @source methods 4.1 and 4.4
 */
export function preparationOf(
  model: Model,
  sheet: AnswerSheet,
  { target: id, ...asked }: Preparing & { target: string },
): Candidate['preparation'] {
  const state = readPlanningState(model, sheet)
  const target = state.findTarget(id)
  if (!target?.applies) return null
  const crew = crewFor(state, asked)
  const sure = findPreparation(state, target, crew, 'lo')
  const best = sure && findPreparation(state, target, crew, 'hi')
  if (sure === null || best === null) return null
  const hull = (ends: readonly { low: number; high: number }[]) => ({
    lo: Math.min(...ends.map(({ low }) => low)),
    hi: Math.max(...ends.map(({ high }) => high)),
  })
  return { days: hull([best.effortDays, sure.effortDays]), cents: hull([best.cost, sure.cost]) }
}
