import type { Catalogue } from '#content/schema.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import { formMinutes } from './form-minutes.ts'
import type { Progress } from './questions-that-apply.ts'

/**
 * How long what is open will take, as a share of what was promised at the start: so the first page says the same as the
 * promise, and the last one nothing.
 *
 * @returns whole minutes, rounded up; 0 when nothing is open
 * @source mapping A13
 */
export function minutesLeft(
  catalogue: Catalogue,
  form: AnswerSheet['form'],
  { questions }: Pick<Progress, 'questions'>,
): number {
  const asked = questions.filter(({ isAsked }) => isAsked)
  const sum = (some: typeof asked) => some.reduce((total, { minutes }) => total + minutes, 0)
  const all = sum(asked)
  const open = sum(asked.filter(({ state }) => state === 'open'))
  return all === 0 ? 0 : Math.ceil((formMinutes(catalogue)[form] * open) / all)
}
