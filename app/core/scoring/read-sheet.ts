import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { type AspectModel, type CapabilityState, capabilityState } from './capability-state.ts'
import type { CapabilityModel, Model } from './compile-model.ts'
import type { ScopePlan } from './scope-plan.ts'

/**
 * Looks up what every capability comes to.
 *
 * Answers to questions that do not apply, or that the form leaves out, are ignored; they may come back.
 *
 * @throws RangeError for an unknown question or an answer that its question does not have, never a silent zero
 */
export function readSheet(model: Model, plan: ScopePlan, { answers }: AnswerSheet): CapabilityState[] {
  let read = 0
  const states: CapabilityState[] = []
  for (const capability of model.capabilities) {
    const active = plan.isActive[capability.index] as boolean[]
    const { aspects } = capability
    let number = 0
    for (let position = 0; position < aspects.length; position++) {
      const aspect = aspects[position] as AspectModel
      const code = codeOf(aspect, answers[aspect.question.id])
      if (code !== aspect.open) read++
      if (active[position]) number += code * aspect.place
    }
    states.push(capability.states[number] ?? rememberState(capability, number))
  }
  refuseUnknown(model, answers, read)
  return states
}

function codeOf(aspect: AspectModel, answer: GivenAnswer | undefined): number {
  if (answer === undefined) return aspect.open
  const code = aspect.codes.get(answer)
  if (code === undefined)
    throw new RangeError(`${aspect.question.id} cannot be answered with ${JSON.stringify(answer)}.`)
  return code
}

function rememberState({ capability, aspects, states }: CapabilityModel, number: number): CapabilityState {
  const codes = aspects.map(({ place, open }) => Math.floor(number / place) % (open + 1))
  const state = capabilityState(capability.id, aspects, codes)
  states[number] = state
  return state
}

function refuseUnknown(model: Model, answers: AnswerSheet['answers'], read: number): void {
  let given = 0
  for (const question in answers) if (answers[question] !== undefined) given++
  if (given === read) return
  const unknown = Object.keys(answers).find((id) => !model.questionIndex.has(id) && !model.retired.has(id))
  if (unknown !== undefined) throw new RangeError(`${unknown} is not a level or fact question.`)
}
