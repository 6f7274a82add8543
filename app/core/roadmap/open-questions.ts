import type { CapabilityScore } from '#app/core/scoring/result.ts'
import type { PlanningState } from './planning-state.ts'
import { capabilitiesOf, type TargetRequirements } from './target-requirements.ts'

/** Questions whose answer could still raise what we surely know of the capability; the level question before its facts. */
export function openQuestions(state: PlanningState, capability: string): string[] {
  const aspects = state.capabilities.get(capability)?.aspects ?? []
  const open = aspects.filter(
    ({ question, level, state: answered }) =>
      level.lo < level.hi && answered !== 'answered' && answered !== 'vacuous' && !isHidden(state, question),
  )
  const claim = open.find(({ question, state: answered }) => answered === 'open' && isLevelQuestion(state, question))
  return claim ? [claim.question] : open.map(({ question }) => question)
}

/** Capabilities of the target that nobody has said anything about, and how many it has. */
export function countUnanswered(state: PlanningState, requirements: TargetRequirements): { left: number; all: number } {
  const measured = capabilitiesOf(requirements).flatMap((id) => state.capabilities.get(id) ?? [])
  return { left: measured.filter((capability) => isUnanswered(state, capability)).length, all: measured.length }
}

function isUnanswered(state: PlanningState, { aspects }: CapabilityScore): boolean {
  const claim = aspects.find(({ question }) => isLevelQuestion(state, question)) ?? aspects[0]
  return claim?.state === 'open' && !isHidden(state, claim.question)
}

/** Not asked in this workspace: nobody can answer it. */
function isHidden(state: PlanningState, question: string): boolean {
  return state.questions.get(question)?.own === 'hidden'
}

function isLevelQuestion(state: PlanningState, question: string): boolean {
  return state.questions.get(question)?.kind === 'level'
}
