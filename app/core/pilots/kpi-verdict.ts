import type { Interval } from './interval.ts'

/** What the interval of an improvement says of the smallest one that is worth it, from worst to best. */
export const KPI_VERDICTS = ['worse', 'belowTarget', 'inconclusive', 'improved', 'met'] as const
export type KpiVerdict = (typeof KPI_VERDICTS)[number]

/**
 * The verdict on a KPI.
 *
 * @param improvement interval of the improvement; positive is better
 * @param worthwhile  the smallest improvement that is worth it, above 0, in the same unit
 * @source methods 5.5, order of the verdicts by errata A9
 */
export function kpiVerdict({ lower, upper }: Interval, worthwhile: number): KpiVerdict {
  if (upper < 0) return 'worse'
  if (lower >= worthwhile) return 'met'
  if (upper < worthwhile) return 'belowTarget'
  return lower > 0 ? 'improved' : 'inconclusive'
}

/** From worst to best. */
export const GUARDRAIL_STATES = ['breached', 'unclear', 'ok'] as const
export type GuardrailState = (typeof GUARDRAIL_STATES)[number]

/**
 * The state of a guardrail.
 *
 * @param harm   interval of the harm; positive is worse
 * @param margin the harm that is put up with, from 0, in the same unit
 * @source methods 5.5, errata A7
 */
export function guardrailState({ lower, upper }: Interval, margin: number): GuardrailState {
  if (lower > margin) return 'breached'
  return upper <= margin ? 'ok' : 'unclear'
}
