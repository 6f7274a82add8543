import { MAX_LEVEL } from '#content/schema.ts'
import { type Goal, levelsAfter, reachGoals } from './action-set.ts'
import type { EffortAction } from './effort-problem.ts'
import type { PlanningState } from './planning-state.ts'

/** A capability that would have to stand higher. */
export type LevelStep = { capability: string; from: number; to: number }

/**
 * The fewest levels that would make a target's verdict `ready`, whatever leads to them: each level counts one, those that
 * no action raises too.
 *
 * @returns capability ids ascending, from the levels that are sure; none if it is ready
 * @source methods 4.1, "what would change the verdict"
 */
export function fewestSteps({ lo }: Pick<PlanningState, 'lo'>, goal: Goal): LevelStep[] {
  const steps = [...lo].flatMap(([capability, level]) =>
    Array.from({ length: MAX_LEVEL - level }, (_, at) => oneStep(capability, level + at + 1)),
  )
  const solution = reachGoals(steps, lo, [goal])
  if (!solution.feasible) return []
  const chosen = new Set(solution.actions)
  const after = levelsAfter(
    lo,
    steps.filter(({ id }) => chosen.has(id)),
  )
  return [...after]
    .map(([capability, to]) => ({ capability, from: lo.get(capability) ?? 0, to }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => (a.capability < b.capability ? -1 : 1))
}

function oneStep(capability: string, level: number): EffortAction {
  const needs = level > 1 ? [{ capability, level: level - 1 }] : []
  return { id: `${capability}:${level}`, gives: [{ capability, level }], needs, low: 1, high: 1 }
}
