import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Question } from '#content/schema.ts'
import { MAX_LEVEL } from '#content/schema.ts'
import type { ChosenActions } from './choose-actions.ts'
import type { PlanRefusal } from './plan.ts'
import { isRefusal } from './plan-refusal.ts'

/** What a plan could be spared by one answer, in person-days: as much as that if it turns out best. */
export type AnswerSaving = { question: string; low: number; high: number }

/** So many questions are looked at; a plan with more open ones has other worries. */
const MOST_QUESTIONS = 20

/**
 * By how much the plan from the levels that are sure shrinks if one open question alone is answered best; questions that
 * spare nothing alone are left out.
 *
 * @param questions in any order, each once
 * @param chosen    what is planned now
 * @param choose    plans again with the question answered best
 * @returns ids ascending
 * @source methods 4.1, "perhaps unnecessary"
 */
export function answerSavings(
  questions: readonly string[],
  chosen: Pick<ChosenActions, 'actions'>,
  choose: (question: string) => ChosenActions | PlanRefusal,
): AnswerSaving[] {
  const now = effortOf(chosen)
  return [...questions]
    .sort()
    .slice(0, MOST_QUESTIONS)
    .flatMap((question): AnswerSaving[] => {
      const then = choose(question)
      if (isRefusal(then)) return []
      const { low, high } = effortOf(then)
      const saved = { low: now.low - low, high: now.high - high }
      return saved.low >= 0 && saved.high > 0 ? [{ question, low: saved.low / 2, high: saved.high / 2 }] : []
    })
}

/** The sheet with one question answered as well as it can be. */
export function bestAnswered({ spans = {}, ...sheet }: AnswerSheet, { id, kind, caps }: Question): AnswerSheet {
  const { [id]: _, ...others } = spans
  const [best] = Object.entries(caps).sort(([, a], [, b]) => b - a)
  const answer: GivenAnswer = kind === 'level' ? MAX_LEVEL : (best?.[0] ?? 'unsure')
  return {
    ...sheet,
    answers: { ...sheet.answers, [id]: answer },
    ...(Object.keys(others).length > 0 && { spans: others }),
  }
}

/** Half-days of all but the roll-out, which is conditional. */
function effortOf({ actions }: Pick<ChosenActions, 'actions'>): { low: number; high: number } {
  const committed = actions.filter(({ phase }) => phase !== 'scale').map(({ effort }) => effort)
  return {
    low: committed.reduce((sum, { low }) => sum + low, 0),
    high: committed.reduce((sum, { high }) => sum + high, 0),
  }
}
