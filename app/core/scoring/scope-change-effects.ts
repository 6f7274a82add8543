import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { type Progress, questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import type { Model } from './compile-model.ts'
import type { TargetScore } from './result.ts'
import { score } from './score.ts'

/** How one verdict changes. */
type VerdictChange = {
  id: string
  kind: 'useCase' | 'technique'
  before: Pick<TargetScore, 'applies' | 'verdict' | 'range'>
  after: Pick<TargetScore, 'applies' | 'verdict' | 'range'>
}

/** What a changed scope would do, to be said before it is saved. */
export type ScopeChangeEffects = {
  /** Use cases first, then techniques, ids ascending. */
  verdicts: VerdictChange[]
  /** Answered questions that are no longer asked; their answers are kept. */
  hiddenAnswers: string[]
  /** Questions whose kept answers count again. */
  returnedAnswers: string[]
  /** Questions that are newly asked and have no answer. */
  newQuestions: string[]
}

/**
 * Which verdicts change between two answer sheets, and which answers are hidden or come back.
 *
 * @source mapping E39
 */
export function scopeChangeEffects(model: Model, before: AnswerSheet, after: AnswerSheet): ScopeChangeEffects {
  const was = score(model, before)
  const is = score(model, after)
  const hiddenBefore = hiddenByScope(questionsThatApply(model, before))
  const standing = questionsThatApply(model, after)
  const hiddenAfter = hiddenByScope(standing)
  const answered = Object.keys(after.answers).sort()
  const open = standing.questions.filter(({ state }) => state === 'open')
  return {
    verdicts: [
      ...changesOf('useCase', was.useCases, is.useCases),
      ...changesOf('technique', was.techniques, is.techniques),
    ],
    hiddenAnswers: answered.filter((id) => !hiddenBefore.has(id) && hiddenAfter.has(id)),
    returnedAnswers: answered.filter((id) => hiddenBefore.has(id) && !hiddenAfter.has(id)),
    newQuestions: open.map(({ id }) => id).filter((id) => hiddenBefore.has(id)),
  }
}

function hiddenByScope({ questions }: Progress): Set<string> {
  const hidden = questions.filter(({ hiddenBecause }) => hiddenBecause === 'scope' || hiddenBecause === 'form')
  return new Set(hidden.map(({ id }) => id))
}

function changesOf(kind: VerdictChange['kind'], before: TargetScore[], after: TargetScore[]): VerdictChange[] {
  return before.flatMap((was, index) => {
    const is = after[index] as TargetScore
    return sayOf(was) === sayOf(is) ? [] : [{ id: was.id, kind, before: partOf(was), after: partOf(is) }]
  })
}

const sayOf = ({ applies, range }: TargetScore) => `${applies} ${range}`
const partOf = ({ applies, verdict, range }: TargetScore) => ({ applies, verdict, range })
