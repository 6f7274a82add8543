import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Plan, PlanRefusal, PlanRequest } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Interval, ScoreResult, TargetScore, Verdict } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { type SetLevels, setLevels } from './set-levels.ts'

/** What a what-if starts from: the answers, and what the plan was asked for; `null`: there is no target to plan for. */
export type WhatIfGround = { sheet: AnswerSheet; request: PlanRequest | null }

/** One verdict as [worst, best]; `null`: it does not apply. */
export type TargetOutcome = { id: string; range: [Verdict, Verdict] | null }

/** What the answers come to with some levels set. */
export type VerdictOutcome = {
  /** 0-100; `null`: no dimension applies. */
  readiness: Interval | null
  stage: Interval
  /** Ids ascending, as in the result. */
  useCases: TargetOutcome[]
  techniques: TargetOutcome[]
}

/** What planning comes to: weeks to the pilot and to its decision, person-days and cents up to it, or why there is no plan. */
export type PlanOutcome =
  | {
      prepareWeeks: number
      weeks: number
      actions: number
      effortDays: { low: number; high: number }
      cost: Plan['cost']
      /** Proven to be the cheapest set of actions. */
      proven: boolean
    }
  | { refused: PlanRefusal['reason'] }

/**
 * The verdicts as they would be with these levels: exactly what scoring says of such answers.
 *
 * @throws RangeError for answers that do not exist
 */
export function verdictsWith(model: Model, { sheet }: WhatIfGround, levels: SetLevels): VerdictOutcome {
  const { readiness, stage, useCases, techniques } = score(model, setLevels(model, sheet, levels))
  return { readiness, stage, useCases: outcomesOf(useCases), techniques: outcomesOf(techniques) }
}

/**
 * The plan as it would be with these levels, for the same targets, people and dates: exactly what planning says.
 *
 * @returns `null` where there is no target to plan for
 */
export function planWith(model: Model, { sheet, request }: WhatIfGround, levels: SetLevels): PlanOutcome | null {
  if (request === null) return null
  const plan = planRoadmap(model, setLevels(model, sheet, levels), request)
  return isRefusal(plan) ? { refused: plan.reason } : shortOf(plan)
}

/** What is said of a plan here. */
function shortOf({ prepareWeeks, weeks, actions, effortDays, cost, proven }: Plan): PlanOutcome {
  const committed = actions.filter(({ phase }) => phase !== 'scale').length
  return { prepareWeeks, weeks, actions: committed, effortDays, cost, proven }
}

const outcomesOf = (targets: ScoreResult['useCases']) =>
  targets.map(({ id, range }: TargetScore): TargetOutcome => ({ id, range }))
