import type { AnswerState } from './answer-reading.ts'
import { type AspectModel, REMOVED } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import type { Scope } from './scope.ts'

/** One measuring question of a contradiction and where its answer stands. */
type Place = { question: string; capability: number; position: number; aspect: AspectModel }

/** Reads the answers that a contradiction speaks of; `number` tells combinations apart and is cheap to make. */
export type AnswersReader = { number(state: AnswerState): number; key(state: AnswerState): string }

/** Stands for an answer that nobody gave. */
const NO_ANSWER = '-'

/**
 * Binds the answers that some questions have to one text: `question:answer`, ascending and joined by spaces, such as
 * `q-a:3 q-b:0`. Answers given per use case are led by its id and a slash.
 *
 * @param ids    question ids, or capability ids for their level questions; unknown ones are ignored
 * @param scopes scopes whose own answers count, each with what leads its entries
 */
export function bindAnswers(
  model: Model,
  ids: readonly string[],
  scopes: readonly { lead: string; scope: Scope }[],
): AnswersReader {
  const stated = scopes.flatMap(({ lead, scope }) => ids.flatMap((id) => scopeEntry(id, lead, scope)))
  const found = ids.flatMap((id) => placeOf(model, id) ?? [])
  const places = found.filter(({ question }, at) => found.findIndex((other) => other.question === question) === at)
  return {
    number: (state) => places.reduce((number, place) => number * place.aspect.lo.length + codeOf(place, state), 0),
    key: (state) =>
      joinAnswers([
        ...stated,
        ...places.map((place) => `${place.question}:${answerOf(place.aspect, codeOf(place, state))}`),
      ]),
  }
}

/** Entries `question:answer` as one text that does not hang on their order. */
export function joinAnswers(entries: readonly string[]): string {
  return [...new Set(entries)].sort().join(' ')
}

function scopeEntry(id: string, lead: string, scope: Scope): string[] {
  const given = scope.get(id)
  if (given === undefined) return []
  return [`${lead}${id}:${given.assumed ? NO_ANSWER : given.chosen.toSorted().join('+')}`]
}

function placeOf(model: Model, id: string): Place | null {
  const named = model.questionById.get(id)
  const capability = model.capabilityIndex.get(named === undefined ? id : (named.capability ?? ''))
  const aspects = capability === undefined ? [] : (model.capabilities[capability]?.aspects ?? [])
  const position = aspects.findIndex(({ question }) =>
    named === undefined ? question.kind === 'level' : question.id === id,
  )
  const aspect = aspects[position]
  if (capability === undefined || aspect === undefined) return null
  return { question: aspect.question.id, capability, position, aspect }
}

function codeOf({ capability, position }: Place, { states }: AnswerState): number {
  return states[capability]?.codes[position] ?? REMOVED
}

function answerOf({ codes, open, lo, hi }: AspectModel, code: number): string {
  if (code === REMOVED || code === open) return NO_ANSWER
  if (code > open) return `${lo[code]}-${hi[code]}`
  const [answer] = [...codes].find(([, own]) => own === code) ?? []
  return String(answer ?? NO_ANSWER)
}
