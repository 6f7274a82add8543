import type { Capability, Contradiction, Level, Statement } from '#content/schema.ts'
import { type AnswerState, readAnswers } from './answer-reading.ts'
import { type Reading, refsOf } from './bind-expression.ts'
import { freeze } from './capability-state.ts'
import { byId, type CapabilityModel, type Model } from './compile-model.ts'
import type { ScoreResult } from './result.ts'
import type { Scope, Scopes } from './scope.ts'
import { TRUE } from './truth.ts'

/** One contradiction that fired, as results show it. */
export type DependencyNote = ScoreResult['contradictions'][number]

/** A contradiction under one scope, with what is shown if it fires. */
export type BoundContradiction = { note: DependencyNote; holds: Reading<AnswerState>[] }

/**
 * Binds the contradictions to what was stated; what nobody answered never fires one. A condition that speaks only of
 * what is asked per use case is checked for each use case too.
 *
 * @source mapping A3, A10
 */
export function bindContradictions(model: Model, scopes: Scopes): BoundContradiction[] {
  return byId(model.catalogue.contradictions).map((contradiction) => ({
    note: freeze({
      id: contradiction.id,
      ask: contradiction.ask,
      questions: contradiction.questions,
      weight: contradiction.weight,
    }),
    holds: scopesToCheck(model, contradiction, scopes).map((scope) =>
      readAnswers(model, contradiction.condition, { scope, scopeReading: 'stated', capability: 'claim' }),
    ),
  }))
}

function scopesToCheck(model: Model, { condition }: Contradiction, { organisation, useCases }: Scopes): Scope[] {
  const isPerUseCase = refsOf(condition).every((ref) => model.questionById.get(ref)?.perUseCase)
  return isPerUseCase ? [organisation, ...useCases.values()] : [organisation]
}

/** The contradictions that surely hold, and claimed levels that lack what they usually rest on; ids ascending. */
export function checkContradictions(
  model: Model,
  contradictions: readonly BoundContradiction[],
  state: AnswerState,
): DependencyNote[] {
  const found = unmetDependencies(model, state)
  for (const { note, holds } of contradictions) {
    if (holds.some((reading) => (typeof reading === 'function' ? reading(state) : reading) === TRUE)) found.push(note)
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** One note per pair of capabilities: the highest claimed level whose dependency is not met. */
function unmetDependencies(model: Model, state: AnswerState): DependencyNote[] {
  const notes = new Map<string, DependencyNote>()
  for (const { index, capability } of model.capabilities) {
    const claimed = claimedLevel(model, state, index)
    if (claimed === null) continue
    for (const { level, capability: other, min } of capability.dependencies) {
      if (claimed < level) continue
      const otherIndex = model.capabilityIndex.get(other) as number
      const has = claimedLevel(model, state, otherIndex)
      if (has === null || has >= min) continue
      const note = dependencyNote(model, { capability, claimed }, { other: otherIndex, has, min })
      notes.set(note.id, note)
    }
  }
  return [...notes.values()]
}

function claimedLevel(model: Model, { states }: AnswerState, capability: number): Level | null {
  const { aspects } = model.capabilities[capability] as CapabilityModel
  const position = aspects.findIndex(({ question }) => question.kind === 'level')
  const code = states[capability]?.codes[position] ?? 0
  return code >= 1 && code <= 5 ? ((code - 1) as Level) : null
}

type Claim = { capability: Capability; claimed: Level }
type Lack = { other: number; has: Level; min: Level }

function dependencyNote(model: Model, claim: Claim, lack: Lack): DependencyNote {
  const { capability: lacked } = model.capabilities[lack.other] as CapabilityModel
  const key = `${claim.capability.id} ${claim.claimed} ${lacked.id} ${lack.has} ${lack.min}`
  const known = model.dependencyNotes.get(key)
  if (known) return known
  const note: DependencyNote = freeze({
    id: `x-dependency-${claim.capability.id}-${lacked.id}`,
    ask: dependencyQuestion(claim, { lacked, has: lack.has, min: lack.min }),
    questions: freeze([claim.capability, lacked].map((capability) => levelQuestion(model, capability)).sort()),
    weight: 'soft',
    dependency: freeze({
      capability: claim.capability.id,
      claimed: claim.claimed,
      needs: lacked.id,
      min: lack.min,
      has: lack.has,
    }),
  })
  model.dependencyNotes.set(key, note)
  return note
}

function levelQuestion(model: Model, { id }: Capability): string {
  const aspects = model.capabilities[model.capabilityIndex.get(id) as number]?.aspects ?? []
  return aspects.find(({ question }) => question.kind === 'level')?.question.id ?? id
}

function dependencyQuestion(
  { capability, claimed }: Claim,
  { lacked, has, min }: Omit<Lack, 'other'> & { lacked: Capability },
): string {
  const claim = wordsOf(capability.levels[claimed])
  const present = wordsOf(lacked.levels[has])
  const needed = wordsOf(lacked.levels[min])
  return `${capability.name}: you chose “${claim}” This usually rests on ${lacked.name} at “${needed}” There you chose “${present}” Which of the two fits better?`
}

const wordsOf = ({ lead, rest }: Statement) => lead + rest
