import type { Contradiction } from '#content/schema/pitfalls.ts'
import type { Capability, Level, Statement } from '#content/schema.ts'
import { type AnswerState, readAnswers } from './answer-reading.ts'
import { type Reading, refsOf } from './bind-expression.ts'
import { type AspectModel, freeze } from './capability-state.ts'
import type { CapabilityModel, Model } from './compile-model.ts'
import { type AnswersReader, bindAnswers, joinAnswers } from './contradiction-answers.ts'
import type { ScoreResult } from './result.ts'
import type { Scope, Scopes } from './scope.ts'
import { TRUE } from './truth.ts'

/** One contradiction that fired, as results show it. */
type Note = ScoreResult['contradictions'][number]

/** Something that the answers may contradict themselves in; `find` says what to ask, or `null`. */
export type ContradictionCheck = { id: string; find(state: AnswerState): Note | null }

/**
 * All checks under one scope, ids ascending: the catalogue's, and one for each capability that rests on another.
 * What nobody answered never fires one.
 *
 * @source mapping A3, A10
 */
export function bindContradictions(model: Model, scopes: Scopes): ContradictionCheck[] {
  const stated = model.catalogue.contradictions.map((contradiction) => bindStated(model, contradiction, scopes))
  return [...stated, ...model.dependencyChecks].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A condition that speaks only of what is asked per use case is checked for each use case too. */
function bindStated(model: Model, contradiction: Contradiction, scopes: Scopes): ContradictionCheck {
  const { id, questions, condition } = contradiction
  const checked = scopesToCheck(model, contradiction, scopes)
  const holds = checked.map(({ scope }) =>
    readAnswers(model, condition, { scope, scopeReading: 'stated', capability: 'claim' }),
  )
  const noteOf = notesBy(contradiction, bindAnswers(model, [...refsOf(condition), ...questions], checked))
  return { id, find: (state) => (holds.some((reading) => isTrue(reading, state)) ? noteOf(state) : null) }
}

/** One note for each combination of the answers, made when it first fires. */
function notesBy({ id, ask, questions, weight }: Contradiction, answers: AnswersReader): (state: AnswerState) => Note {
  const notes = new Map<number, Note>()
  return (state) => {
    const number = answers.number(state)
    const known = notes.get(number)
    if (known) return known
    const note = freeze<Note>({ id, ask, questions, weight, answersKey: answers.key(state) })
    notes.set(number, note)
    return note
  }
}

function isTrue(reading: Reading<AnswerState>, state: AnswerState): boolean {
  return (typeof reading === 'function' ? reading(state) : reading) === TRUE
}

/** The scopes in which a contradiction may hold, each with what leads its answers in `answersKey`. */
function scopesToCheck(
  model: Model,
  { condition }: Contradiction,
  { organisation, useCases }: Scopes,
): { lead: string; scope: Scope }[] {
  const isPerUseCase = refsOf(condition).every((ref) => model.questionById.get(ref)?.perUseCase)
  const own = [...useCases].map(([id, scope]) => ({ lead: `${id}/`, scope }))
  return [{ lead: '', scope: organisation }, ...(isPerUseCase ? own : [])]
}

/** The contradictions that surely hold, ids ascending. */
export function checkContradictions(checks: readonly ContradictionCheck[], state: AnswerState): Note[] {
  const found: Note[] = []
  for (const check of checks) {
    const note = check.find(state)
    if (note) found.push(note)
  }
  return found
}

/**
 * One check per pair of capabilities of which one rests on the other: its highest claimed level whose dependency the
 * other does not meet.
 */
export function dependencyChecks(capabilities: readonly CapabilityModel[]): ContradictionCheck[] {
  const byId = new Map(capabilities.map((capability) => [capability.capability.id, capability]))
  return capabilities.flatMap((claimed) => {
    const others = [...new Set(claimed.capability.dependencies.map((dependency) => dependency.capability))]
    return others.flatMap((id) => {
      const other = byId.get(id)
      return other ? [dependencyCheck(claimed, other)] : []
    })
  })
}

function dependencyCheck(claimed: CapabilityModel, other: CapabilityModel): ContradictionCheck {
  const id = `x-dependency-${claimed.capability.id}-${other.capability.id}`
  const claimedQuestion = levelQuestion(claimed)
  const otherQuestion = levelQuestion(other)
  if (claimedQuestion === undefined || otherQuestion === undefined) return { id, find: () => null }
  const notes: (Note | null)[] = []
  for (const level of LEVELS) {
    for (const has of LEVELS) {
      const asked = { claimedQuestion: claimedQuestion.question.id, otherQuestion: otherQuestion.question.id }
      notes.push(dependencyNote(id, { claimed: claimed.capability, level, other: other.capability, has, ...asked }))
    }
  }
  return {
    id,
    find({ codes }) {
      const level = (codes[claimedQuestion.questionIndex] as number) - 1
      const has = (codes[otherQuestion.questionIndex] as number) - 1
      if (level < 0 || level >= LEVELS.length || has < 0 || has >= LEVELS.length) return null
      return notes[level * LEVELS.length + has] ?? null
    },
  }
}

const LEVELS: readonly Level[] = [0, 1, 2, 3, 4]

function levelQuestion({ aspects }: CapabilityModel): AspectModel | undefined {
  return aspects.find(({ question }) => question.kind === 'level')
}

type Claims = { claimed: Capability; level: Level; other: Capability; has: Level }
type AskedClaims = Claims & { claimedQuestion: string; otherQuestion: string }

function dependencyNote(
  id: string,
  { claimed, level, other, has, claimedQuestion, otherQuestion }: AskedClaims,
): Note | null {
  const lacking = claimed.dependencies
    .filter((dependency) => dependency.capability === other.id && dependency.level <= level && has < dependency.min)
    .sort((a, b) => b.level - a.level)[0]
  if (lacking === undefined) return null
  const { min } = lacking
  return freeze<Note>({
    id,
    ask: dependencyQuestion({ claimed, level, other, has, min }),
    questions: freeze([claimedQuestion, otherQuestion].sort()),
    weight: 'soft',
    answersKey: joinAnswers([`${claimedQuestion}:${level}`, `${otherQuestion}:${has}`]),
    dependency: freeze({ capability: claimed.id, claimed: level, needs: other.id, min, has }),
  })
}

type Lack = Claims & { min: Level }

function dependencyQuestion({ claimed, level, other, has, min }: Lack): string {
  const [claim, present, needed] = [claimed.levels[level], other.levels[has], other.levels[min]]
  return `${claimed.name}: you chose “${wordsOf(claim)}” This usually rests on ${other.name} at “${wordsOf(needed)}” There you chose “${wordsOf(present)}” Which of the two fits better?`
}

const wordsOf = ({ lead, rest }: Statement) => lead + rest
