import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { refuseTarget } from './check-request.ts'
import { compareIds } from './effort-problem.ts'
import { type Preparation, readPlanningState } from './planning-state.ts'
import { crewFor, findPreparation, type Preparing } from './weeks-to-ready.ts'

/** Half a year: what takes longer to prepare is not proposed. */
export const MOST_WEEKS = 26
const MOST_TARGETS = 3

/** A use case worth planning for; `steps` are its specific steps at the levels that are sure. */
export type ProposedTarget = { id: string; isReady: boolean; steps: number } & Preparation

/**
 * Up to three use cases to begin with: those that are ready, then those within half a year of preparation, by fewest
 * specific steps, then effort, then id.
 *
 * @param asked the use cases to choose from, as scored; without people: the default people for the team's size
 * @returns none if the answers are still mostly open or everything is further away
 * @throws RangeError if `startOn` is not a date
 * @source mapping A15
 */
export function proposeTargets(
  model: Model,
  sheet: AnswerSheet,
  { useCases, ...asked }: Preparing & Pick<ScoreResult, 'useCases'>,
): ProposedTarget[] {
  const state = readPlanningState(model, sheet)
  const crew = crewFor(state, asked)
  const proposed = useCases.flatMap(({ id, applies, verdict, steps }): ProposedTarget[] => {
    const target = state.findTarget(id)
    if (!applies || target === null || refuseTarget(state, target)) return []
    const preparation = findPreparation(state, target, crew, 'lo')
    if (preparation === null || preparation.weeks > MOST_WEEKS) return []
    return [{ id, isReady: verdict === 'ready', steps: steps.hi, ...preparation }]
  })
  return proposed.sort(byPromise).slice(0, MOST_TARGETS)
}

function byPromise(a: ProposedTarget, b: ProposedTarget): number {
  const effort = ({ effortDays }: ProposedTarget) => effortDays.low + effortDays.high
  return Number(b.isReady) - Number(a.isReady) || a.steps - b.steps || effort(a) - effort(b) || compareIds(a.id, b.id)
}
