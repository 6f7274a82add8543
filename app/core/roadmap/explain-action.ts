import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { answerParts } from '#app/core/assessment/answer-text.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { AspectState, Interval } from '#app/core/scoring/result.ts'
import type { Capability, Question } from '#content/schema.ts'
import { type Goal, partFor } from './action-set.ts'
import type { EffortAction } from './effort-problem.ts'
import { levelRequirements } from './level-targets.ts'
import { homeworkOf } from './pilot-decision.ts'
import type { Plan } from './plan.ts'
import { type PlanningState, readPlanningState } from './planning-state.ts'
import type { TargetRequirements } from './target-requirements.ts'

/** A requirement that leads to an action; `direct` if it asks for the very level that the action reaches. */
type AskingRow = {
  /** One of `capability` (with `min`) and `anyOf` (with `min` 0) is set. */
  capability: string | null
  min: number
  anyOf: string | null
  homework: boolean
  why: string
  direct: boolean
}

/** What was answered on the action's capability; `sentence` is the chosen one, `null` if nothing definite was said. */
type CurrentAnswer = { question: string; state: AspectState; level: Interval; sentence: string | null }

export type ActionExplanation = {
  action: string
  /** Targets that need it, in the plan's order, with the rows that ask for it. */
  targets: { target: string; rows: AskingRow[] }[]
  /** Levels asked for beside the targets that it leads to, ids ascending. */
  levels: { capability: string; min: number }[]
  /** Only the roll-out after the pilot needs it. */
  forScale: boolean
  /** Planned actions that cannot begin before it has ended. */
  unlocks: string[]
  waitsFor: string[]
  capability: string
  level: Interval | null
  answers: CurrentAnswer[]
}

/**
 * Why an action is in a plan: who asks for it, what it opens, and the sentence answered today.
 *
 * @param sheet the answers that the plan was made from
 * @returns `null` if the plan has no such action
 */
export function explainAction(
  model: Model,
  plan: Plan,
  sheet: AnswerSheet,
  actionId: string,
): ActionExplanation | null {
  const planned = plan.actions.find(({ id }) => id === actionId)
  const action = model.catalogue.actions.find(({ id }) => id === actionId)
  if (planned === undefined || action === undefined) return null
  const state = readPlanningState(model, sheet)
  const committed = new Set(plan.actions.filter(({ phase }) => phase !== 'scale').map(({ id }) => id))
  const omitted = new Set(plan.omitted?.map(({ id }) => id))
  const chosen = state.actions.filter(({ id }) => committed.has(id) || omitted.has(id))
  const targets = plan.targets.flatMap((target) => {
    const asked = state.findTarget(target)?.requirements
    const isStopped = plan.decision?.decision === 'stop' && plan.decision.target === target
    const requirements = asked && isStopped ? homeworkOf(asked) : asked
    const rows = requirements ? askingRows(state, requirements, { chosen, actionId }) : []
    return rows.length > 0 ? [{ target, rows }] : []
  })
  return {
    action: actionId,
    targets,
    levels: levelRequirements(plan.levels)
      .flatMap((requirements) => askingRows(state, requirements, { chosen, actionId }))
      .flatMap(({ capability, min }) => (capability === null ? [] : [{ capability, min }])),
    forScale: planned.phase === 'scale',
    unlocks: plan.actions.filter(({ after }) => after.includes(actionId)).map(({ id }) => id),
    waitsFor: planned.after,
    capability: action.capability,
    level: state.capabilities.get(action.capability)?.level ?? null,
    answers: currentAnswers(state, sheet, action.capability),
  }
}

type Chosen = { chosen: readonly EffortAction[]; actionId: string }

function askingRows(
  state: PlanningState,
  { musts, groups }: TargetRequirements,
  { chosen, actionId }: Chosen,
): AskingRow[] {
  const leadsHere = (goal: Goal) => partFor(chosen, state.lo, goal).has(actionId)
  const gives = chosen.find(({ id }) => id === actionId)?.gives ?? []
  const isDirect = (capability: string, min: number) =>
    gives.some((atom) => atom.capability === capability && atom.level === min)
  return [
    ...musts
      .filter((row) => leadsHere({ musts: [row], groups: [] }))
      .map((row) => ({ ...row, anyOf: null, direct: isDirect(row.capability, row.min) })),
    ...groups
      .filter((group) => leadsHere({ musts: [], groups: [group] }))
      .map(({ id, why, options }) => {
        const direct = options.flat().some(({ capability, min }) => isDirect(capability, min))
        return { capability: null, min: 0, anyOf: id, homework: false, why, direct }
      }),
  ]
}

function currentAnswers(state: PlanningState, sheet: AnswerSheet, capability: string): CurrentAnswer[] {
  const item = state.catalogue.capabilities.find(({ id }) => id === capability)
  const aspects = state.capabilities.get(capability)?.aspects ?? []
  return aspects.map((aspect) => {
    const question = state.questions.get(aspect.question)
    const sentence = aspect.state === 'answered' ? spoken(question, item, sheet.answers[aspect.question]) : null
    return { ...aspect, sentence }
  })
}

function spoken(question: Question | undefined, capability: Capability | undefined, given: GivenAnswer | undefined) {
  if (question === undefined || given === undefined) return null
  return answerParts(question, capability, given)?.join('; ') ?? null
}
