import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { AnswerState } from './answer-reading.ts'
import { type AspectModel, type CapabilityState, capabilityState, REMOVED, spanCode } from './capability-state.ts'
import type { CapabilityModel, Model } from './compile-model.ts'
import type { ScopePlan } from './scope-plan.ts'

/**
 * Looks up what every capability comes to. The arrays are the plan's work space and hold until the next scoring.
 *
 * Answers to questions that do not apply, or that the form leaves out, are ignored; they may come back.
 *
 * @throws RangeError for an unknown question or an answer that its question does not have, never a silent zero
 */
export function readSheet(model: Model, plan: ScopePlan, { answers, spans }: AnswerSheet): AnswerState {
  const { numbers, codes, lo, hi } = plan.room
  numberAnswers(model, plan, answers)
  const spread = spans && spreadCapabilities(model, spans)
  const states: CapabilityState[] = []
  for (let index = 0; index < model.capabilities.length; index++) {
    const capability = model.capabilities[index] as CapabilityModel
    const number = numbers[index] as number
    const state = spread?.has(index)
      ? spreadState(capability, number, spans)
      : (capability.states[number] ?? rememberState(capability, number))
    states.push(state)
    lo[index] = state.level.lo
    hi[index] = state.level.hi
    for (let position = 0; position < capability.aspects.length; position++) {
      codes[(capability.aspects[position] as AspectModel).questionIndex] = state.codes[position] as number
    }
  }
  return { states, lo, hi, codes }
}

/** Makes one number of the answers on each capability: as if all were open, and then moved by each answer. */
function numberAnswers(model: Model, { places, openNumbers, room }: ScopePlan, answers: AnswerSheet['answers']): void {
  const { numbers } = room
  numbers.set(openNumbers)
  for (const question of Object.keys(answers)) {
    const answer = answers[question]
    if (answer === undefined) continue
    const aspect = model.aspectOf.get(question)
    if (aspect === undefined) {
      refuseUnknown(model, question)
      continue
    }
    const moved = (codeOf(aspect, answer) - aspect.open) * (places[aspect.questionIndex] as number)
    numbers[aspect.capability] = (numbers[aspect.capability] as number) + moved
  }
}

function codeOf({ codes, question }: AspectModel, answer: GivenAnswer): number {
  const code = codes.get(answer)
  if (code === undefined) throw new RangeError(`${question.id} cannot be answered with ${JSON.stringify(answer)}.`)
  return code
}

function refuseUnknown({ questionIndex, retired }: Model, question: string): void {
  if (questionIndex.has(question) || retired.has(question)) return
  throw new RangeError(`${question} is not a level or fact question.`)
}

function codesIn(aspects: readonly AspectModel[], number: number): number[] {
  return aspects.map(({ place, open }) => Math.floor(number / place) % (open + 1))
}

/** The capabilities of questions that lie between two answers. */
function spreadCapabilities(model: Model, spans: NonNullable<AnswerSheet['spans']>): Set<number> {
  const found = new Set<number>()
  for (const question of Object.keys(spans)) {
    const aspect = model.aspectOf.get(question)
    if (aspect === undefined) refuseUnknown(model, question)
    else found.add(aspect.capability)
  }
  return found
}

/** What a capability comes to if answers lie between two; there are too many such combinations to remember. */
function spreadState(
  { capability, aspects }: CapabilityModel,
  number: number,
  spans: AnswerSheet['spans'] = {},
): CapabilityState {
  const answered = codesIn(aspects, number)
  const codes = aspects.map((aspect, at) => {
    const span = spans[aspect.question.id]
    return span === undefined || answered[at] === REMOVED ? (answered[at] as number) : spanCode(aspect, span)
  })
  return capabilityState(capability.id, aspects, codes)
}

function rememberState({ capability, aspects, states }: CapabilityModel, number: number): CapabilityState {
  const codes = codesIn(aspects, number)
  const state = capabilityState(capability.id, aspects, codes)
  states[number] = state
  return state
}
