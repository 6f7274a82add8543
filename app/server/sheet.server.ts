import { createHash } from 'node:crypto'
import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'

/**
 * Everything answered, as the input of every decision. Answers whose question left
 * the catalogue are kept in the database and left out here.
 */
export function sheetOf(
  open: Pick<OpenAssessment, 'assessment' | 'profile'> & { answers: readonly GivenTo[] },
  catalogue: Catalogue,
): AnswerSheet {
  const questions = new Map(catalogue.questions.map((question) => [question.id, question]))
  const sheet: AnswerSheet = { form: open.assessment.form, profile: {}, answers: {} }
  for (const answer of open.answers) {
    const question = questions.get(answer.questionId)
    if (!question || !isStillAnAnswer(question, answer)) continue
    if (question.kind === 'scope') sheet.profile[question.id as `scope-${string}`] = scopeAnswer(answer)
    else sheet.answers[question.id] = givenAnswer(answer)
  }
  const known = new Set([...catalogue.useCases, ...catalogue.techniques].map(({ id }) => id))
  const interests = open.profile.interests.filter((id) => known.has(id))
  if (interests.length > 0) sheet.profile.interests = interests
  const perUseCase = Object.entries(open.profile.useCaseScope).filter(([id]) => interests.includes(id))
  if (perUseCase.length > 0) sheet.profile.useCases = Object.fromEntries(perUseCase)
  return sheet
}

type GivenTo = Pick<Answer, 'questionId' | 'value'>

function scopeAnswer({ value }: GivenTo): string | string[] {
  if ('options' in value) return value.options
  return 'option' in value ? value.option : 'unsure'
}

function givenAnswer({ value }: GivenTo): GivenAnswer {
  if ('level' in value) return value.level
  return 'option' in value ? value.option : 'unsure'
}

/** Whether a stored answer is one of the question's answers today. */
function isStillAnAnswer(question: Question, { value }: GivenTo): boolean {
  const has = (id: string) => question.options.some((option) => option.id === id)
  if ('unsure' in value) return true
  if ('level' in value) return question.kind === 'level'
  if ('options' in value) return question.multi && value.options.every(has)
  return !question.multi && has(value.option)
}

/** Tells one wording of a question from another: what was asked and what could be chosen. */
export function wordingHash(catalogue: Catalogue, question: Question): string {
  const capability = catalogue.capabilities.find(({ id }) => id === question.capability)
  const choices = question.kind === 'level' ? capability?.levels : question.options
  return createHash('sha256')
    .update(JSON.stringify([question.ask, choices]))
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
