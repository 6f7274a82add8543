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

/** Everything that the answers say. */
export type AnswerState = {
  /** By capability index. */
  states: CapabilityState[]
  lo: Int8Array
  hi: Int8Array
  /** The answer that counts, by question index; {@link REMOVED} also for what a claimed level makes vacuous. */
  codes: Uint8Array
}

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
  const claimed = index === undefined ? aspectNamed(model, atom.ref) : claimedAspect(model, index)
  return byCode(claimed, (aspect, code) => compareLevel(aspect.lo[code] as number, aspect.hi[code] as number, atom))
}

function readFact(model: Model, atom: OptionAtom): Reading<AnswerState> {
  return byCode(aspectNamed(model, atom.ref), (aspect, code) => {
    if (code > aspect.open) return compareAll(optionsBetween(aspect, code), atom)
    const option = aspect.question.options[code - 1]
    return option === undefined ? UNKNOWN : compareOptions([option.id], atom)
  })
}

function optionsBetween({ question, lo, hi }: AspectModel, code: number): string[] {
  const [lowest, highest] = [lo[code] as number, hi[code] as number]
  const within = (option: string) => lowest <= (question.caps[option] ?? -1) && (question.caps[option] ?? 5) <= highest
  return question.options.map(({ id }) => id).filter(within)
}

/** True or false only if it is so for each of the options. */
function compareAll(options: readonly string[], atom: OptionAtom): Truth {
  const truths = new Set(options.map((option) => compareOptions([option], atom)))
  const [only = UNKNOWN] = truths
  return truths.size === 1 ? only : UNKNOWN
}

function aspectNamed(model: Model, question: string): AspectModel {
  const aspect = model.aspectOf.get(question)
  if (aspect === undefined) throw new RangeError(`A condition names ${question}, which is unknown.`)
  return aspect
}

function claimedAspect(model: Model, capability: number): AspectModel {
  const { capability: item, aspects } = model.capabilities[capability] as Model['capabilities'][number]
  const aspect = aspects.find(({ question }) => question.kind === 'level')
  if (aspect === undefined) throw new RangeError(`${item.id} has no level question.`)
  return aspect
}

function byCode(aspect: AspectModel, truth: (aspect: AspectModel, code: number) => Truth): Reading<AnswerState> {
  const { questionIndex, lo } = aspect
  const truths = Array.from(lo, (_, code) => (code === REMOVED ? FALSE : truth(aspect, code)))
  return ({ codes }) => truths[codes[questionIndex] as number] as Truth
}
