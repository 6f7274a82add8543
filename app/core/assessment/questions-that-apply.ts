import type { Model } from '#app/core/scoring/compile-model.ts'
import { consideredUseCases, holdsInScope, statedIn, UNSURE } from '#app/core/scoring/scope.ts'
import { isInForm, planFor, type ScopePlan } from '#app/core/scoring/scope-plan.ts'
import type { DimensionId, Question } from '#content/schema.ts'
import type { AnswerSheet } from './answer-sheet.ts'

/**
 * Where a question stands. vacuous: the claimed level is below what the fact checks, so it is not asked and an old answer
 * is ignored. hidden: not asked now; an old answer is kept.
 */
type QuestionState = 'answered' | 'unsure' | 'open' | 'vacuous' | 'hidden'

/** One question of the catalogue as it stands for one answer sheet. */
type QuestionStanding = {
  id: string
  section: DimensionId | 'scope'
  state: QuestionState
  /** Answered, unsure or open: part of the questionnaire now. */
  isAsked: boolean
  /** Why it is hidden: the scope, the form, its level question that has to be answered first, or the workspace. */
  hiddenBecause: 'scope' | 'form' | 'level' | 'own' | null
  minutes: number
  /** Use cases that the question is asked for and that have no answer yet; empty for what is asked once. */
  openFor: string[]
}

/** How far an answer sheet is, over the questions that apply. */
export type Progress = {
  /** In the order of the questionnaire. */
  questions: QuestionStanding[]
  sections: { id: DimensionId | 'scope'; answered: number; total: number; minutesLeft: number }[]
  answered: number
  total: number
  /** Minutes for what is open, not rounded. */
  minutesLeft: number
}

/**
 * Which questions apply, and where each stands.
 *
 * A fact is asked only when its condition holds or its level question was answered with "not sure".
 *
 * @throws RangeError for an unknown scope option
 * @source mapping A1-A4, methods-errata A14
 */
export function questionsThatApply(model: Model, sheet: AnswerSheet): Progress {
  const plan = planFor(model, sheet)
  const context: Context = { plan, sheet, model, useCases: consideredUseCases(model.catalogue, sheet) }
  const questions = model.catalogue.questions.map((question) => standingOf(question, context))
  const asked = questions.filter(({ isAsked }) => isAsked)
  const ids = [...new Set(questions.map(({ section }) => section))]
  const sections = ids.map((id) => ({ id, ...countOf(asked.filter(({ section }) => section === id)) }))
  return { questions, sections, ...countOf(asked) }
}

function countOf(asked: readonly QuestionStanding[]) {
  const open = asked.filter(({ state }) => state === 'open')
  const minutesLeft = open.reduce((sum, { minutes }) => sum + minutes, 0)
  return { answered: asked.length - open.length, total: asked.length, minutesLeft }
}

type Context = { plan: ScopePlan; sheet: AnswerSheet; model: Model; useCases: string[] }

function standingOf(question: Question, context: Context): QuestionStanding {
  const { id, section, minutes } = question
  const openFor = question.perUseCase
    ? context.useCases.filter((useCase) => !ownAnswer(question, context, useCase))
    : []
  const { state, hiddenBecause = null } =
    question.kind === 'scope' ? scopeState(question, context, openFor) : measuredState(question, context)
  return { id, section, state, isAsked: state !== 'hidden' && state !== 'vacuous', hiddenBecause, minutes, openFor }
}

type Standing = { state: QuestionState; hiddenBecause?: QuestionStanding['hiddenBecause'] }

function scopeState(question: Question, { plan, sheet, useCases }: Context, openFor: string[]): Standing {
  if (!holdsInScope(question.scopeCondition, plan.scopes.organisation))
    return { state: 'hidden', hiddenBecause: 'scope' }
  if (question.perUseCase && useCases.length > 0) return { state: openFor.length > 0 ? 'open' : 'answered' }
  const stated = statedIn(sheet, question.id)
  return { state: stated === undefined ? 'open' : stated === UNSURE ? 'unsure' : 'answered' }
}

function ownAnswer(question: Question, { sheet }: Context, useCase: string): string | undefined {
  return sheet.profile.useCases?.[useCase]?.[question.id]
}

function measuredState(question: Question, { plan, sheet, model }: Context): Standing {
  const answer = sheet.spans?.[question.id] ?? sheet.answers[question.id]
  if (question.own === 'hidden') return { state: 'hidden', hiddenBecause: 'own' }
  if (!holdsInScope(question.scopeCondition, plan.scopes.organisation))
    return { state: 'hidden', hiddenBecause: 'scope' }
  if (!isInForm(sheet.form, question)) return { state: 'hidden', hiddenBecause: 'form' }
  if (answer === undefined && sheet.form === 'short' && question.tier === 'deep')
    return { state: 'hidden', hiddenBecause: 'form' }
  if (question.kind === 'fact') {
    const waiting = levelPart(question, model, sheet)
    if (waiting) return waiting
  }
  return { state: answer === undefined ? 'open' : answer === UNSURE ? 'unsure' : 'answered' }
}

/** What the level question says of a fact; `null`: the fact may be asked. */
function levelPart(
  { capability, fromLevel }: Question,
  model: Model,
  { answers, spans }: AnswerSheet,
): Standing | null {
  const aspects = model.capabilities[model.capabilityIndex.get(capability ?? '') ?? -1]?.aspects ?? []
  const level = aspects.find(({ question }) => question.kind === 'level')
  const claimed = level === undefined ? undefined : answers[level.question.id]
  const span = level && (spans?.[level.question.id] ?? (typeof claimed === 'number' && { lo: claimed, hi: claimed }))
  if (fromLevel === null || (claimed === UNSURE && !span)) return null
  if (span && span.lo >= fromLevel) return null
  return span && span.hi < fromLevel ? { state: 'vacuous' } : { state: 'hidden', hiddenBecause: 'level' }
}
