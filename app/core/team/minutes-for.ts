import { formMinutes } from '#app/core/assessment/form-minutes.ts'
import type { Catalogue } from '#content/schema.ts'
import { isNamed } from './questions-for.ts'

/**
 * How long the questions of some disciplines take, as their share of what the whole form promises.
 *
 * @returns whole minutes, at least 1; no question is known to be left out yet
 * @source mapping A13
 */
export function minutesFor(catalogue: Catalogue, form: 'short' | 'full', disciplines: readonly string[]): number {
  const inForm = catalogue.questions.filter(({ tier }) => form === 'full' || tier === 'core')
  const sum = (some: typeof inForm) => some.reduce((total, { minutes }) => total + minutes, 0)
  const own = sum(inForm.filter((question) => question.kind !== 'scope' && isNamed(question, disciplines)))
  return Math.max(1, Math.ceil((formMinutes(catalogue)[form] * own) / sum(inForm)))
}
