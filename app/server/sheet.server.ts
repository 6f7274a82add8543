import { createHash } from 'node:crypto'
import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { holdsInScope, scopesOf } from '#app/core/scoring/scope.ts'
import { englishOf } from '#content/catalogue.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'

/**
 * Everything answered, as the input of every decision. Answers whose question left
 * the catalogue are kept in the database and left out here.
 */
export function sheetOf(
  open: {
    assessment: Pick<OpenAssessment['assessment'], 'form'>
    profile: Pick<OpenAssessment['profile'], 'interests' | 'useCaseScope'>
    answers: readonly GivenTo[]
  },
  catalogue: Catalogue,
): AnswerSheet {
  const questions = new Map(catalogue.questions.map((question) => [question.id, question]))
  const sheet: AnswerSheet = { form: open.assessment.form, profile: {}, answers: {} }
  for (const answer of open.answers) {
    const question = questions.get(answer.questionId)
    if (!question || question.own === 'hidden' || !isStillAnAnswer(question, answer)) continue
    if (question.kind === 'scope') sheet.profile[question.id as `scope-${string}`] = scopeAnswer(answer)
    else sheet.answers[question.id] = givenAnswer(answer)
  }
  const known = new Set([...catalogue.useCases, ...catalogue.techniques].map(({ id }) => id))
  const interests = open.profile.interests.filter((id) => known.has(id))
  if (interests.length > 0) sheet.profile.interests = interests
  const perUseCase = Object.entries(open.profile.useCaseScope).filter(([id]) => interests.includes(id))
  const isStillOne = ([id, option]: [string, string]) =>
    questions.get(id)?.options.some((known) => known.id === option) ?? false
  const still = perUseCase.map(([id, own]) => [id, Object.fromEntries(Object.entries(own).filter(isStillOne))])
  if (still.length > 0) sheet.profile.useCases = Object.fromEntries(still)
  return sheet
}

/** Whether no level and no fact is known: scope alone says nothing yet. */
export function isEmptySheet({ answers, spans = {} }: AnswerSheet): boolean {
  return Object.keys(answers).length + Object.keys(spans).length === 0
}

/**
 * The sheet without what does not apply under its scope answers, which the command
 * line refuses. Hidden answers stay in the database and come back with the scope.
 */
export function applyingSheet(model: Model, sheet: AnswerSheet): AnswerSheet {
  const { organisation } = scopesOf(model.catalogue, sheet)
  const applies = (id: string) => {
    const question = model.questionById.get(id)
    return question === undefined || holdsInScope(question.scopeCondition, organisation)
  }
  const without = <T extends object>(given: T) =>
    Object.fromEntries(Object.entries(given).filter(([id]) => applies(id))) as T
  const applying = { ...sheet, profile: without(sheet.profile), answers: without(sheet.answers) }
  const isWhole = Object.keys(applying.profile).length === Object.keys(sheet.profile).length
  // Without a scope answer that does not apply, others may apply no longer.
  return isWhole ? applying : applyingSheet(model, applying)
}

type GivenTo = Pick<Answer, 'questionId' | 'value'>

/** A stored answer to a scope question, as decisions read it. */
export function scopeAnswer({ value }: GivenTo): string | string[] {
  if ('options' in value) return value.options
  return 'option' in value ? value.option : 'unsure'
}

/** A stored answer to a question that is no scope question, as decisions read it. */
export function givenAnswer({ value }: GivenTo): GivenAnswer {
  if ('level' in value) return value.level
  return 'option' in value ? value.option : 'unsure'
}

/** Whether a stored answer is one of the question's answers today. */
export function isStillAnAnswer(question: Question, { value }: GivenTo): boolean {
  const has = (id: string) => question.options.some((option) => option.id === id)
  if ('unsure' in value) return true
  if ('level' in value) return question.kind === 'level'
  if ('options' in value) return question.multi && value.options.every(has)
  return !question.multi && has(value.option)
}

/**
 * Tells one wording of a question from another: what was asked and what could be chosen. It is that of the English words:
 * who reads them in another language is asked the same.
 */
export function wordingHash(catalogue: Catalogue, question: Question): string {
  const english = englishOf(catalogue)
  const capability = english.capabilities.find(({ id }) => id === question.capability)
  // What a workspace asks of its own is in no language of ours.
  const standard =
    english === catalogue ? question : (english.questions.find(({ id }) => id === question.id) ?? question)
  const ask = question.own === 'reworded' ? question.ask : standard.ask
  const choices = question.kind === 'level' ? capability?.levels : standard.options
  return createHash('sha256')
    .update(JSON.stringify([ask, choices]))
    .digest('hex')
    .slice(0, 16)
}

/** Stored answers that no longer have a question, or whose choice is gone: shown, never scored. */
export function retiredAnswers(answers: readonly GivenTo[], catalogue: Catalogue): string[] {
  const questions = new Map(catalogue.questions.map((question) => [question.id, question]))
  return answers
    .filter((answer) => {
      const question = questions.get(answer.questionId)
      return !question || !isStillAnAnswer(question, answer)
    })
    .map(({ questionId }) => questionId)
}
