import { autocorrelation } from './autocorrelation.ts'
import { LEAST_PERIODS } from './compare.ts'
import { presentValues, type Series, sampleVariance } from './moments.ts'
import type { Noise } from './pilot-plan.ts'

/** What a single period's value rests on: the standard deviation between its cases, and how many there are. */
export type CasesOfPeriod = { caseSd: number; cases: number }

/**
 * The noise of a period's value and the autocorrelation of periods, from values before the pilot.
 *
 * @param baseline consecutive periods; `null` for a missing one
 * @param cases what one period rests on; `null` if only the periods' values are known: then all noise counts as that of
 *   the cases, the cautious reading for a split by lot, which cancels none of it
 * @returns `null` with fewer than six values: too few to plan with
 * @source methods 5.7
 */
export function noiseOfBaseline(baseline: Series, cases: CasesOfPeriod | null): { noise: Noise; phi: number } | null {
  const values = presentValues(baseline)
  if (values.length < LEAST_PERIODS) return null
  const { phi } = autocorrelation([baseline])
  const total = sampleVariance(values)
  if (cases === null) return { noise: { within: Math.sqrt(total), between: 0 }, phi }
  const within = cases.caseSd ** 2 / cases.cases
  return { noise: { within: Math.sqrt(within), between: Math.sqrt(Math.max(0, total - within)) }, phi }
}
