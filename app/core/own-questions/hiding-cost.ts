import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult, TargetScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { MAX_LEVEL } from '#content/schema.ts'

/** How many use cases and techniques can never be called ready while a question is hidden. */
export type HidingCost = { useCases: number; techniques: number }

/**
 * What it costs to hide each level and fact question by itself: who answers everything else at its best is
 * still not ready, because nobody asked.
 *
 * @param standard of the catalogue without own questions
 * @returns by question id; scope questions cannot be hidden
 */
export function hidingCosts(standard: Model): ReadonlyMap<string, HidingCost> {
  const best = bestSheet(standard)
  const before = score(standard, best)
  return new Map(standard.questions.map(({ id }) => [id, costOf(standard, { id, best, before })]))
}

/**
 * What it costs to hide one more question, beside those that are hidden already.
 *
 * @param model of the catalogue with own questions; nothing is lost that was lost before, and nothing by a question that
 *   is hidden or unknown
 */
export function hidingCost(model: Model, id: string): HidingCost {
  const best = bestSheet(model)
  return costOf(model, { id, best, before: score(model, best) })
}

type Best = { id: string; best: AnswerSheet; before: ScoreResult }

function costOf(model: Model, { id, best, before }: Best): HidingCost {
  // An answer that does not count leaves what a missing one leaves.
  const { [id]: _, ...answers } = best.answers
  const after = score(model, { ...best, answers })
  return { useCases: lost(before.useCases, after.useCases), techniques: lost(before.techniques, after.techniques) }
}

/** Both in the same order. */
function lost(before: readonly TargetScore[], after: readonly TargetScore[]): number {
  return before.filter(({ verdict }, index) => verdict === 'ready' && after[index]?.verdict !== 'ready').length
}

/** The best answer to everything that is asked. */
function bestSheet({ questions, questionById }: Model): AnswerSheet {
  const asked = questions.filter(({ id }) => questionById.get(id)?.own !== 'hidden')
  const best = asked.map(({ id, kind, options, caps }) => {
    const top = options.find((option) => caps[option.id] === MAX_LEVEL)
    return [id, kind === 'level' ? MAX_LEVEL : (top?.id ?? 'unsure')] as const
  })
  return { form: 'full', profile: {}, answers: Object.fromEntries(best) }
}
