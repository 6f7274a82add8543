import type { QuestionsLeft } from '../triage/questions-left.ts'
import type { PrivacyAnswers } from './answers.ts'
import type { ScreeningModel } from './compile-screening.ts'
import { nextQuestion, openQuestions } from './next-question.ts'

/** How many questions of the screening come yet. `most` is never exceeded, though rarely reached. */
export function countScreeningQuestionsLeft(model: ScreeningModel, answers: PrivacyAnswers): QuestionsLeft {
  const most = openQuestions(model, answers).ask.length
  const supposed = new Map(answers)
  let likely = 0
  for (let next = nextQuestion(model, supposed); next !== null; next = nextQuestion(model, supposed)) {
    supposed.set(next, likeliestOption(model, next))
    likely += 1
  }
  return { likely: Math.min(likely, most), most }
}

/** @throws RangeError for a question that cannot decide */
function likeliestOption({ rules }: ScreeningModel, id: string): string {
  const likely = Object.entries(rules.questions.find((question) => question.id === id)?.likely ?? {})
  const [first, ...others] = likely
  if (!first) throw new RangeError(`"${id}" has no shares.`)
  return others.reduce((best, one) => (one[1] > best[1] ? one : best), first)[0]
}
