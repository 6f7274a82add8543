import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { nextQuestion } from '#app/core/adaptive/next-question.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { judgedSheet } from '#app/server/team-sheet.server.ts'
import type { Catalogue } from '#content/schema.ts'

/**
 * A quick check looks at the full form: what it settles, the full questionnaire cannot change (mapping A1).
 *
 * @param about the one use case or technique that it is about; `null`: all that the team has in mind
 * @throws a 404 response if the catalogue has none of that id
 */
export function quickSheet(context: Readonly<RouterContextProvider>, open: OpenAssessment, about: string | null) {
  const { catalogue, model } = askedIn(context, open)
  const sheet: AnswerSheet = { ...judgedSheet(open, model).sheet, form: 'full' }
  if (about !== null && !model.targetById.has(about)) throw refusal(404, context.get(services).say('noTarget'))
  const targets = about === null ? (sheet.profile.interests ?? []) : [about]
  return { catalogue, model, sheet, targets, about, next: nextQuestion(model, sheet, { targets }) }
}

/** So many use cases are suggested. */
const MOST_SUGGESTED = 3

/** The use cases that ask the least of somebody who has nothing yet, fewest steps first. */
export function suggestedUseCases(model: Model): string[] {
  const nothing = model.catalogue.questions.filter(({ kind }) => kind === 'level').map(({ id }) => [id, 0] as const)
  const { useCases } = score(model, { form: 'full', profile: {}, answers: Object.fromEntries(nothing) })
  return useCases
    .filter(({ applies }) => applies)
    .sort((a, b) => a.steps.hi - b.steps.hi || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(({ id }) => id)
}

/** The first section in which something is still open; the review if nothing is. */
export function firstOpenPlace(
  id: string,
  { catalogue, model, sheet }: { catalogue: Catalogue; model: Model; sheet: AnswerSheet },
) {
  const { questions } = questionsThatApply(model, sheet)
  const open = catalogue.questions.find((question) =>
    questions.some((own) => own.id === question.id && own.state === 'open'),
  )
  return open ? `/assessments/${id}/questions/${open.section}` : `/assessments/${id}/review`
}
