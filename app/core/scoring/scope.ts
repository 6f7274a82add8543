import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Expression } from '#content/expression.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import { bindExpression, compareOptions, type OptionAtom, refsOf } from './bind-expression.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts'

/** What is taken as the answer to a scope question, and whether that is only assumed because nobody said so. */
type ScopeValue = { chosen: readonly string[]; assumed: boolean }

/** Scope answers by question id; every scope question has one. */
export type Scope = ReadonlyMap<string, ScopeValue>

/** The organisation's scope, and the scope of each use case that has answers of its own. */
export type Scopes = { organisation: Scope; useCases: ReadonlyMap<string, Scope> }

const ADOPT = 'adopt'

/** Whether AI is bought, adapted or trained. */
export const BUILD_MODE = 'scope-build-mode'
/** The two scope questions without which a target that scores people does not apply. */
export const SCORES_PEOPLE = ['scope-people-decisions', 'scope-personal-data'] as const

/** What is assumed where nobody said anything, beside the cautious `unsure` and "all but none". */
const ASSUMED: Readonly<Record<string, string>> = {
  [BUILD_MODE]: ADOPT,
  'scope-team-size': 'm',
  'scope-business-model': 'both',
}

/** The option of a multi-select that excludes the others. */
export const NONE = 'none'

/** The answer "we do not know", for every kind of question. */
export const UNSURE = 'unsure'

/**
 * The scope that an answer sheet is judged under. Use cases that somebody is interested in have their own answers to
 * the questions asked per use case; the organisation's follow from them: yes if any says yes, else unsure if any is.
 *
 * @throws RangeError for an option that does not exist
 * @source mapping A3, A4
 */
export function scopesOf(catalogue: Catalogue, sheet: AnswerSheet): Scopes {
  const questions = catalogue.questions.filter(({ kind }) => kind === 'scope')
  const considered = consideredUseCases(catalogue, sheet)
  const organisation = new Map<string, ScopeValue>()
  const useCases = new Map(considered.map((id) => [id, new Map<string, ScopeValue>()]))
  for (const question of questions) {
    const own = question.perUseCase ? considered.map((id) => ownValue(question, sheet, id)) : []
    organisation.set(
      question.id,
      own.length > 0 ? joinValues(own) : statedValue(question, statedIn(sheet, question.id)),
    )
    considered.forEach((id, index) => {
      useCases.get(id)?.set(question.id, own[index] ?? (organisation.get(question.id) as ScopeValue))
    })
  }
  return { organisation, useCases }
}

/** Use cases with scope answers of their own: those of interest, or, if interests were never asked, those with answers. */
export function consideredUseCases(catalogue: Catalogue, { profile }: AnswerSheet): string[] {
  const named = new Set(profile.interests ?? Object.keys(profile.useCases ?? {}))
  return catalogue.useCases.map(({ id }) => id).filter((id) => named.has(id))
}

/** The scope answer of the profile as it was given; `undefined`: it was not. */
export function statedIn({ profile }: AnswerSheet, question: string): string | string[] | undefined {
  return profile[question as `scope-${string}`]
}

function ownValue(question: Question, sheet: AnswerSheet, useCase: string): ScopeValue {
  return statedValue(question, sheet.profile.useCases?.[useCase]?.[question.id] ?? statedIn(sheet, question.id))
}

function statedValue(question: Question, stated: string | string[] | undefined): ScopeValue {
  if (stated === undefined || stated === UNSURE) return { chosen: assumedOptions(question), assumed: true }
  const chosen = typeof stated === 'string' ? [stated] : stated
  const unknown = chosen.find((id) => !question.options.some((option) => option.id === id))
  if (unknown !== undefined) throw new RangeError(`${question.id} has no option ${unknown}.`)
  return { chosen, assumed: false }
}

function assumedOptions({ id, multi, options }: Question): string[] {
  if (multi) return options.map((option) => option.id).filter((option) => option !== NONE && option !== UNSURE)
  return [ASSUMED[id] ?? UNSURE]
}

function joinValues(values: ScopeValue[]): ScopeValue {
  const yes = values.find(({ chosen }) => chosen.includes('yes'))
  return yes ?? values.find(({ assumed }) => assumed) ?? (values[0] as ScopeValue)
}

/**
 * Whether a scope condition holds.
 *
 * @param reading `assumed` takes what is assumed as the answer; `stated` leaves it unknown
 * @throws RangeError if the condition speaks of anything but scope questions
 */
function truthInScope(condition: Expression | null, scope: Scope, reading: 'assumed' | 'stated'): Truth {
  if (condition === null) return TRUE
  const truth = bindExpression(condition, {
    level: ({ ref }) => {
      throw new RangeError(`A scope condition cannot ask for the level of ${ref}.`)
    },
    options: (atom) => optionInScope(atom, scope, reading),
  })
  return truth as Truth
}

/** Whether an atom on a scope question holds, as {@link truthInScope}. */
export function optionInScope(atom: OptionAtom, scope: Scope, reading: 'assumed' | 'stated'): Truth {
  const value = scope.get(atom.ref)
  if (value === undefined) throw new RangeError(`${atom.ref} is not a scope question.`)
  if (value.assumed && reading === 'stated') return UNKNOWN
  return compareOptions(value.chosen, atom)
}

/** Whether a scope condition holds as far as we know: what is assumed counts. */
export function holdsInScope(condition: Expression | null, scope: Scope): boolean {
  return truthInScope(condition, scope, 'assumed') !== FALSE
}

/** The assumed scope questions on which a condition really hangs; none if it is decided without them. */
export function assumptionsOf(condition: Expression | null, scope: Scope): string[] {
  if (condition === null || truthInScope(condition, scope, 'stated') !== UNKNOWN) return []
  return refsOf(condition).filter((ref) => scope.get(ref)?.assumed)
}

/** Whether models are adapted or trained; not knowing counts as buying. */
export function buildsModels(scope: Scope): boolean {
  const mode = scope.get(BUILD_MODE)
  return mode !== undefined && !mode.chosen.includes(ADOPT)
}

/** Whether this scope question was answered with a plain no. */
export function isRuledOut(question: string, scope: Scope): boolean {
  return scope.get(question)?.chosen.includes('no') ?? false
}
