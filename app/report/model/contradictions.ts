import { answerEntries } from './answers.ts'
import type { ReportContext } from './report-context.ts'
import type { ContradictionEntry } from './report-model.ts'

/** Answers that rarely go together, as questions, with what was said to them. */
export function describeContradictions(context: ReportContext): ContradictionEntry[] {
  return context.score.contradictions.map(({ id, ask, weight, questions }) => ({
    id,
    ask,
    weight,
    answers: answerEntries(context, questions),
    reply: context.meta.replies?.[id] ?? '',
  }))
}
