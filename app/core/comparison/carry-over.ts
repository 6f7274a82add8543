import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { UNSURE } from '#app/core/scoring/scope.ts'
import type { Question } from '#content/schema.ts'

/** A sheet as far as another catalogue can read it. */
export type CarriedSheet = {
  sheet: AnswerSheet
  /** Questions whose answer the catalogue does not have, ids ascending. */
  dropped: string[]
}

/**
 * What was answered under one catalogue, for another: answers whose question or option is gone are left out and named,
 * nothing is put in their place.
 */
export function carryOver(model: Model, { form, profile, answers, spans = {} }: AnswerSheet): CarriedSheet {
  const sheet: AnswerSheet = { form, profile: {}, answers: {} }
  const dropped = new Set<string>()
  for (const [id, given] of Object.entries(answers)) {
    const question = model.questionById.get(id)
    if (question && question.kind !== 'scope' && isAnswerTo(question, given)) sheet.answers[id] = given
    else dropped.add(id)
  }
  for (const [id, { lo, hi }] of Object.entries(spans)) {
    const isKnown = model.aspectOf.get(id)?.spans.has(`${lo}-${hi}`)
    if (isKnown) sheet.spans = { ...sheet.spans, [id]: { lo, hi } }
    else dropped.add(id)
  }
  for (const [id, given] of Object.entries(profile)) {
    if (id === 'interests' || id === 'useCases' || given === undefined) continue
    const question = model.questionById.get(id)
    if (question?.kind === 'scope' && isScopeAnswer(question, given)) {
      sheet.profile[id as `scope-${string}`] = given as string | string[]
    } else dropped.add(id)
  }
  const { interests, useCases } = profile
  if (interests) sheet.profile.interests = interests.filter((id) => model.targetById.has(id))
  if (useCases) sheet.profile.useCases = carryUseCases(model, useCases, dropped)
  return { sheet, dropped: [...dropped].sort() }
}

type UseCaseScope = NonNullable<AnswerSheet['profile']['useCases']>

function carryUseCases(model: Model, useCases: UseCaseScope, dropped: Set<string>): UseCaseScope {
  const known = Object.entries(useCases).filter(([id]) => model.targetById.get(id)?.kind === 'useCase')
  return Object.fromEntries(
    known.map(([useCase, own]) => {
      const kept = Object.entries(own).filter(([id, given]) => {
        const question = model.questionById.get(id)
        const isKept = question?.kind === 'scope' && question.perUseCase && isScopeAnswer(question, given)
        if (!isKept) dropped.add(id)
        return isKept
      })
      return [useCase, Object.fromEntries(kept)]
    }),
  )
}

function isAnswerTo(question: Question, given: unknown): boolean {
  if (given === UNSURE) return true
  return question.kind === 'level' ? typeof given === 'number' : hasOption(question, given)
}

function isScopeAnswer(question: Question, given: unknown): boolean {
  if (given === UNSURE) return true
  if (Array.isArray(given)) return question.multi && given.every((option) => hasOption(question, option))
  return !question.multi && hasOption(question, given)
}

const hasOption = ({ options }: Question, given: unknown) => options.some(({ id }) => id === given)
