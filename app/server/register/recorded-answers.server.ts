import type { PlacingRules } from '#app/core/governance/register/place-system.ts'
import type { FrozenSystem } from '#app/core/governance/register/record.ts'
import { type AnswerPart, answersOf, unconfirmedOf } from '#app/core/governance/register/system.ts'
import { type AnswerStep, answerStep } from '#app/core/governance/views/question-view.ts'
import { questionOf } from './system-view.server.ts'

/** Answers of one part that somebody of the company gave, or that nobody has confirmed; never empty. */
export type RecordedAnswers = { part: AnswerPart; isConfirmed: boolean; steps: AnswerStep[] }

/**
 * The answers that a record was placed by, in the order in which they are asked, each with its articles.
 *
 * Questions that the rules no longer have are left out.
 */
export function recordedAnswers(rules: PlacingRules, { answers }: Pick<FrozenSystem, 'answers'>): RecordedAnswers[] {
  return PARTS.flatMap((part) => {
    const given = answersOf(answers, part)
    const unconfirmed = new Set(unconfirmedOf(answers, part))
    const { questions } = part === 'ai-act' ? rules.aiAct : rules.privacy
    const asked = questions.filter(({ id }) => given[id] !== undefined)
    return [true, false].flatMap((isConfirmed) => {
      const own = asked.filter(({ id }) => unconfirmed.has(id) !== isConfirmed)
      const steps = own.map(({ id }) => answerStep(questionOf(rules, part, id), given[id] ?? 'unsure'))
      return steps.length === 0 ? [] : [{ part, isConfirmed, steps }]
    })
  })
}

const PARTS = ['ai-act', 'privacy'] as const
