import type { Catalogue } from '#content/schema.ts'

/**
 * What the pages promise for each form, in whole minutes: the promise of the content, else the sum over its questions.
 *
 * @source mapping A13
 */
export function formMinutes({ constants, questions }: Catalogue): { short: number; full: number } {
  if (constants.minutes.promised) return constants.minutes.promised
  const total = (tiers: string[]) =>
    Math.ceil(questions.filter(({ tier }) => tiers.includes(tier)).reduce((sum, { minutes }) => sum + minutes, 0))
  return { short: total(['core']), full: total(['core', 'deep']) }
}
