import type { PeriodRow } from './lay-out-readings.ts'
import { settledValues } from './lay-out-readings.ts'
import { mean, presentValues } from './moments.ts'
import type { Amount, FollowedKpi } from './pilot.ts'

/**
 * The level before the pilot that relative amounts are taken of: the KPI's own, or the mean of its arm's baseline, or
 * of the control arm's.
 *
 * @returns `null` if nothing was measured before the pilot and no level was agreed
 * @source errata A7
 */
export function referenceLevel({ reference }: FollowedKpi, rows: readonly PeriodRow[]): number | null {
  if (reference !== null) return reference
  const before = rows.filter(({ phase }) => phase === 'baseline')
  for (const arm of ['pilot', 'control'] as const) {
    const values = presentValues(settledValues(before, arm))
    if (values.length > 0) return mean(values)
  }
  return null
}

/** An amount in the KPI's unit; `null` for a relative one without a level, or with a level of 0. */
export function absoluteAmount({ by, relative }: Amount, level: number | null): number | null {
  if (!relative) return by
  return level === null || level === 0 ? null : by * Math.abs(level)
}
