import type { PeriodRow } from './lay-out-readings.ts'
import { settledValues } from './lay-out-readings.ts'
import { type ProcessChart, type RephaseAnswers, type RephaseGap, rephaseGaps } from './process-chart.ts'
import type { RulePreset } from './signals.ts'

/**
 * New limits of a KPI's chart, as people decided: an annotation of the day from which they hold, whose text is the known
 * reason. Two of the four questions are theirs to answer; the chart answers the others.
 */
export type NewLimits = {
  kpi: string
  /** When it was decided, ISO date; figures of an earlier day know nothing of it. */
  decidedOn: string
  wanted: true
  lasting: true
}

/**
 * `not-scaled`: limits stay until people decided to scale; `no-limits`: there are none yet that could be replaced;
 * `set-already`: there are new ones from that day or a later one on.
 */
export type NewLimitsGap = RephaseGap | 'not-scaled' | 'no-limits' | 'no-period' | 'set-already'

type Charted = { rows: readonly PeriodRow[]; chart: Pick<ProcessChart, 'phases'> }

type Asked = RephaseAnswers & {
  /** Any day of the first period with new limits, ISO date. */
  from: string
  preset: RulePreset
  /** The last decision at a gate was to scale. */
  isScaled: boolean
}

/**
 * What stands against computing limits anew from a day on.
 *
 * @returns every gap, none if new limits are allowed; `no-run` and `too-few-points` are of the values from that day on, by
 * the limits that hold before it
 * @source methods 5.1; Wheeler, When Do I Recalculate My Limits?, Quality Digest, May 1996
 */
export function newLimitsGaps({ rows, chart }: Charted, { from, preset, isScaled, ...answers }: Asked): NewLimitsGap[] {
  const waits: NewLimitsGap[] = isScaled ? [] : ['not-scaled']
  const at = firstRowFrom(rows, from)
  if (at === null) return [...waits, 'no-period']
  if (chart.phases.some((phase) => phase.id !== 'baseline' && phase.id !== 'pilot' && phase.from >= at))
    return [...waits, 'set-already']
  const before = chart.phases.findLast((phase) => phase.from < at)?.limits ?? null
  if (before === null) return [...waits, 'no-limits']
  return [...waits, ...rephaseGaps(settledValues(rows.slice(at), 'pilot'), before, { preset, ...answers })]
}

/** The position of the first period, baseline aside, that ends on a day or later; `null`: there is none. */
export function firstRowFrom(rows: readonly PeriodRow[], day: string): number | null {
  const at = rows.findIndex(({ to, phase }) => phase !== 'baseline' && to >= day)
  return at < 0 ? null : at
}
