import type { CheckRequest } from '#app/core/adaptive/check-state.ts'
import { readCheck } from '#app/core/adaptive/check-state.ts'
import { listCandidates } from '#app/core/adaptive/list-candidates.ts'
import { nextQuestion } from '#app/core/adaptive/next-question.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { planFor } from '#app/core/scoring/scope-plan.ts'

/** One check of an organisation that would answer everything. */
export type CheckTask = { model: Model; full: AnswerSheet; request: CheckRequest }

/** How many questions a check took, and the sheet it stopped with. */
export type CheckTaken = { count: number; sheet: AnswerSheet }

/** What an order asks next; `null` where it is done. */
type Order = (task: CheckTask, sheet: AnswerSheet) => string | null

/** Every question that may be asked, in the order of the questionnaire, until all verdicts are determined. */
export const fixedOrder: Order = ({ model, request }, sheet) => {
  if (readCheck(model, sheet, request).standings.every(({ isOpen }) => !isOpen)) return null
  const { places } = planFor(model, sheet)
  const open = model.catalogue.questions.find(({ id, kind, capability, fromLevel }) => {
    const aspect = model.aspectOf.get(id)
    if (kind === 'scope' || sheet.answers[id] !== undefined || !aspect || places[aspect.questionIndex] === 0)
      return false
    const claimed = sheet.answers[`q-${capability}`]
    return fromLevel === null || (typeof claimed === 'number' && claimed >= fromLevel)
  })
  return open?.id ?? null
}

/** The same order without what could not change a wanted verdict. */
export const skippedOrder: Order = ({ model, request }, sheet) => {
  const ids = new Set(
    listCandidates(readCheck(model, sheet, request), 'askable').map(({ aspect }) => aspect.question.id),
  )
  return model.catalogue.questions.find(({ id }) => ids.has(id))?.id ?? null
}

/** What the product asks. */
export const adaptiveOrder: Order = ({ model, request }, sheet) => nextQuestion(model, sheet, request).question

/** Runs one check to its end. */
export function takeCheck(task: CheckTask, order: Order): CheckTaken {
  const { form, profile, answers } = task.full
  const sheet: AnswerSheet = { form, profile, answers: {} }
  for (let count = 0; ; count++) {
    const question = order(task, sheet)
    if (question === null) return { count, sheet }
    sheet.answers[question] = answers[question] as string
  }
}
