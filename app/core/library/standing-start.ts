import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { type Preparation, readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { crewFor, findPreparation } from '#app/core/roadmap/weeks-to-ready.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { CompiledTarget } from '#app/core/scoring/compile-target.ts'
import { UNSURE } from '#app/core/scoring/scope.ts'
import { planFor } from '#app/core/scoring/scope-plan.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import { MAX_LEVEL, type Question } from '#content/schema.ts'

/**
 * The sheet of a team that has nothing yet and wants one use case under its usual answers. Facts of the business that
 * no action raises count as there, so that what is left is work.
 */
export function standingStart({ catalogue }: Model, { id, usualScope }: UseCase): AnswerSheet {
  const given = new Set(catalogue.capabilities.filter(({ scored }) => !scored).map((capability) => capability.id))
  const answers = catalogue.questions.flatMap((question): [string, GivenAnswer][] => {
    const isGiven = given.has(question.capability ?? '')
    if (question.kind === 'level') return [[question.id, isGiven ? MAX_LEVEL : 0]]
    return question.kind === 'fact' && isGiven ? [[question.id, mostIn(question)]] : []
  })
  return {
    form: 'full',
    profile: { interests: [id], useCases: { [id]: usualScope } },
    answers: Object.fromEntries(answers),
  }
}

/** The option that lets its capability have the highest level. */
function mostIn({ caps }: Question): string {
  const [best] = Object.entries(caps).sort(([, a], [, b]) => b - a)
  return best?.[0] ?? UNSURE
}

/** What a use case asks for, merged from its own rows and its profiles. */
export type UsualCase = {
  rows: CompiledTarget['rows']
  /** Preparing it from nothing with the default people; `null`: the catalogue has no way there. */
  preparation: Preparation | null
}

/** Any Monday: the default people are never away. */
const A_MONDAY = '2026-01-05'

/**
 * What one use case asks of a team of middling size under its usual answers, and what preparing it from nothing takes.
 *
 * @throws RangeError if the catalogue of the model has no such use case
 */
export function usualCase(model: Model, useCase: UseCase): UsualCase {
  const sheet = standingStart(model, useCase)
  const target = planFor(model, sheet).useCases.find(({ id }) => id === useCase.id)
  if (!target) throw new RangeError(`${useCase.id} is not a use case of this catalogue.`)
  const state = readPlanningState(model, sheet)
  const planned = state.findTarget(useCase.id)
  // Everything that actions raise is at nothing at either end.
  const preparation = planned ? findPreparation(state, planned, crewFor(state, { startOn: A_MONDAY }), 'hi') : null
  return { rows: target.rows, preparation }
}
