import type { CheckRequest } from '#app/core/adaptive/check-state.ts'
import { type NextQuestion, nextQuestion } from '#app/core/adaptive/next-question.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'

/** How a check went: the questions in their order, the answers given, and how it ended. */
export type CheckRun = { asked: string[]; sheet: AnswerSheet; end: NextQuestion }

/** Asks until nothing is left, answering as `replies` does; a missing reply is "not sure". Scope must be answered. */
export function runCheck(
  model: Model,
  { profile, replies }: { profile: AnswerSheet['profile']; replies: AnswerSheet['answers'] },
  request: CheckRequest,
): CheckRun {
  const asked: string[] = []
  const sheet: AnswerSheet = { form: 'full', profile, answers: {} }
  for (;;) {
    const next = nextQuestion(model, sheet, request)
    if (next.question === null) return { asked, sheet, end: next }
    if (asked.includes(next.question)) throw new RangeError(`${next.question} is asked twice.`)
    asked.push(next.question)
    sheet.answers[next.question] = replies[next.question] ?? 'unsure'
  }
}
