import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Capability, Question } from '#content/schema.ts'
import { refsOf } from './bind-expression.ts'
import type { Model } from './compile-model.ts'
import type { AspectState, CapabilityScore, Interval } from './result.ts'
import type { Scope } from './scope.ts'

/** The answer at the end of an explanation: which question, and what was chosen there. */
export type Evidence = {
  question: string
  ask: string
  state: AspectState
  /** What the answer lets the capability have. */
  level: Interval
  /** The statement chosen in a level question. */
  statement: { level: number; text: string } | null
  /** The option chosen in a fact question. */
  option: { id: string; text: string } | null
  /** It holds the capability's level down: a better answer here is needed before the level can rise. */
  decides: boolean
}

/** A scope answer at the end of an explanation. */
export type ScopeEvidence = {
  question: string
  ask: string
  options: { id: string; text: string }[]
  /** Nobody said so: it is what we assume. */
  assumed: boolean
}

/** The answers behind one capability, in the order of the questionnaire: the level question first. */
export function evidenceOf(model: Model, sheet: AnswerSheet, { level, aspects }: CapabilityScore): Evidence[] {
  const evidence = aspects.map(({ question: id, state, level: own }) => {
    const question = model.questionById.get(id) as Question
    const answer = state === 'answered' ? sheet.answers[id] : undefined
    const decides = state !== 'vacuous' && (own.lo === level.lo || own.hi === level.hi)
    const option = question.options.find((candidate) => candidate.id === answer) ?? null
    return {
      question: id,
      ask: question.ask,
      state,
      level: own,
      statement: statementOf(model, question, answer),
      option,
      decides,
    }
  })
  return evidence.sort((a, b) => rankOf(model, a.question) - rankOf(model, b.question))
}

function rankOf(model: Model, id: string): number {
  return model.questionById.get(id)?.kind === 'level' ? 0 : 1
}

function statementOf(model: Model, { capability }: Question, answer: unknown): Evidence['statement'] {
  if (typeof answer !== 'number') return null
  return { level: answer, text: statementText(model, capability ?? '', answer) }
}

/** One statement of a capability's ladder, whole. */
export function statementText(model: Model, capability: string, level: number): string {
  const statement = capabilityOf(model, capability).levels[level]
  if (statement === undefined) throw new RangeError(`${capability} has no level ${level}.`)
  return statement.lead + statement.rest
}

/** A capability of the catalogue; throws RangeError for an unknown id. */
export function capabilityOf(model: Model, id: string): Capability {
  const found = model.capabilities[model.capabilityIndex.get(id) ?? -1]
  if (found === undefined) throw new RangeError(`${id} is not a capability.`)
  return found.capability
}

/** The scope answers that some scope questions have, in the order given. */
export function scopeEvidence(model: Model, questions: readonly string[], scope: Scope): ScopeEvidence[] {
  return questions.flatMap((id) => {
    const value = scope.get(id)
    const question = model.questionById.get(id)
    if (value === undefined || question === undefined) return []
    const options = question.options.filter((option) => value.chosen.includes(option.id))
    return [{ question: id, ask: question.ask, options, assumed: value.assumed }]
  })
}

/** The scope answers because of which a capability does not apply. */
export function whyNotApplicable(model: Model, capability: string, scope: Scope): ScopeEvidence[] {
  const level = model.questions.find((question) => question.capability === capability && question.kind === 'level')
  return level?.scopeCondition ? scopeEvidence(model, refsOf(level.scopeCondition), scope) : []
}
