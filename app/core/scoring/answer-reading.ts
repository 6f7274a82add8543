import type { Expression } from '#content/expression.ts'
import {
  bindExpression,
  compareLevel,
  compareOptions,
  type LevelAtom,
  type OptionAtom,
  type Reading,
} from './bind-expression.ts'
import { type AspectModel, type CapabilityState, REMOVED } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import { optionInScope, type Scope } from './scope.ts'
import { FALSE, type Truth, UNKNOWN } from './truth.ts'

/** Everything that the answers say, by capability index. */
export type AnswerState = { states: CapabilityState[]; lo: Int8Array; hi: Int8Array }

/** How a condition reads the answers. */
export type ReadingRules = {
  scope: Scope
  /** `assumed`: scope that nobody stated counts as assumed; `stated`: it is unknown. */
  scopeReading: 'assumed' | 'stated'
  /** What a bare capability id stands for: its level after facts, or what its level question was answered with. */
  capability: 'level' | 'claim'
}

/**
 * Binds a condition to the answers. What does not apply compares false.
 *
 * @throws RangeError for an id that is neither a capability nor a question
 * @source mapping A3, A10, methods-errata A17
 */
export function readAnswers(model: Model, condition: Expression, rules: ReadingRules): Reading<AnswerState> {
  return bindExpression<AnswerState>(condition, {
    level: (atom) => readLevel(model, atom, rules),
    options: (atom) =>
      rules.scope.has(atom.ref) ? optionInScope(atom, rules.scope, rules.scopeReading) : readFact(model, atom),
  })
}

function readLevel(model: Model, atom: LevelAtom, { capability }: ReadingRules): Reading<AnswerState> {
  const index = model.capabilityIndex.get(atom.ref)
  if (index !== undefined && capability === 'level') {
    return ({ states, lo, hi }) =>
      states[index]?.score.applies ? compareLevel(lo[index] as number, hi[index] as number, atom) : FALSE
  }
  const claimed = index === undefined ? placeOf(model, atom.ref) : claimPlace(model, index)
  return byCode(claimed, (aspect, code) => compareLevel(aspect.lo[code] as number, aspect.hi[code] as number, atom))
}

function readFact(model: Model, atom: OptionAtom): Reading<AnswerState> {
  return byCode(placeOf(model, atom.ref), (aspect, code) => {
    const option = aspect.question.options[code - 1]
    return option === undefined ? UNKNOWN : compareOptions([option.id], atom)
  })
}

/** Where a question stands among the capabilities' aspects. */
type Place = { capability: number; position: number; aspect: AspectModel }

function placeOf(model: Model, question: string): Place {
  const capability = model.capabilityIndex.get(model.questionById.get(question)?.capability ?? '')
  const aspects = capability === undefined ? [] : (model.capabilities[capability]?.aspects ?? [])
  const position = aspects.findIndex((aspect) => aspect.question.id === question)
  const aspect = aspects[position]
  if (capability === undefined || aspect === undefined)
    throw new RangeError(`A condition names ${question}, which is unknown.`)
  return { capability, position, aspect }
}

function claimPlace(model: Model, capability: number): Place {
  const { capability: item, aspects } = model.capabilities[capability] as Model['capabilities'][number]
  const position = aspects.findIndex(({ question }) => question.kind === 'level')
  const aspect = aspects[position]
  if (aspect === undefined) throw new RangeError(`${item.id} has no level question.`)
  return { capability, position, aspect }
}

function byCode(
  { capability, position, aspect }: Place,
  truth: (aspect: AspectModel, code: number) => Truth,
): Reading<AnswerState> {
  const truths = Array.from({ length: aspect.open + 1 }, (_, code) => (code === REMOVED ? FALSE : truth(aspect, code)))
  return ({ states }) => truths[states[capability]?.codes[position] ?? REMOVED] ?? FALSE
}
