import { bindExpression, compareOptions } from '#app/core/scoring/bind-expression.ts'
import { FALSE, type Truth, UNKNOWN } from '#app/core/scoring/truth.ts'
import type { Expression } from '#content/expression.ts'

/** The option chosen in each question, or `unsure`; a missing key is not answered. */
export type PrivacyAnswers = ReadonlyMap<string, string>

export const UNSURE = 'unsure'

/** Reads a condition on answers; what is unsure or not answered is unknown (Kleene). */
export type Condition = (answers: PrivacyAnswers) => Truth

/**
 * Makes a condition on options readable.
 *
 * @throws RangeError if it speaks of levels, which the questions of law do not have
 */
export function bindCondition(expression: Expression): Condition {
  const reading = bindExpression<PrivacyAnswers>(expression, {
    level: ({ ref }) => {
      throw new RangeError(`"${ref}" has options, not levels.`)
    },
    options: (atom) => (answers) => {
      const option = answers.get(atom.ref)
      return option === undefined || option === UNSURE ? UNKNOWN : compareOptions([option], atom)
    },
  })
  return typeof reading === 'function' ? reading : () => reading
}

/** Whether a question stands open: it is asked as far as we know, and has no answer. */
export const isOpen = (id: string, when: Condition | null, answers: PrivacyAnswers) =>
  !answers.has(id) && (when === null || when(answers) !== FALSE)
