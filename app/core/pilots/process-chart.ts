import { presentValues, type Series } from './moments.ts'
import { findRangeSignals, findSignals, type RulePreset, type Signal } from './signals.ts'
import { movingRanges, type XmrLimits, type XmrOptions, xmrLimits } from './xmr-limits.ts'

/** A stretch of periods that one set of limits belongs to. */
export type ChartPhase = {
  id: string
  values: Series
  /** `own`: from this phase's first values; `earlier`: the limits before it stay frozen. The first phase has its own. */
  limits: 'own' | 'earlier'
}

type PhaseOfChart = { id: string; from: number; limits: XmrLimits | null }

/** Everything a process behaviour chart draws; positions count from 0 over all phases. */
export type ProcessChart = {
  values: (number | null)[]
  ranges: (number | null)[]
  phases: PhaseOfChart[]
  signals: Signal[]
  rangeSignals: number[]
}

export type ChartOptions = XmrOptions & { preset?: RulePreset }

/**
 * A process behaviour chart over phases: a baseline with limits, and the pilot judged by them.
 *
 * Neither a moving range nor a window of a rule reaches from one phase into the next.
 *
 * @source methods 5.1
 */
export function processChart(phases: readonly ChartPhase[], options: ChartOptions = {}): ProcessChart {
  const chart: ProcessChart = { values: [], ranges: [], phases: [], signals: [], rangeSignals: [] }
  let limits: XmrLimits | null = null
  phases.forEach((phase, index) => {
    const from = chart.values.length
    if (index === 0 || phase.limits === 'own') limits = xmrLimits(phase.values, options)
    chart.phases.push({ id: phase.id, from, limits })
    chart.values.push(...phase.values)
    chart.ranges.push(...movingRanges(phase.values))
    if (limits === null) return
    const signals = findSignals(phase.values, limits, options.preset)
    chart.signals.push(...signals.map((signal) => ({ ...signal, at: from + signal.at })))
    chart.rangeSignals.push(...findRangeSignals(phase.values, limits).map((at) => from + at))
  })
  return chart
}

/** New limits wait for so many values since the change. */
const REPHASE_POINTS = 8

/** Wheeler's four questions, answered by people; `null` is not answered yet. */
export type RephaseAnswers = {
  /** An annotation with a date says why. */
  reasonKnown: boolean | null
  wanted: boolean | null
  lasting: boolean | null
}

export type RephaseGap = 'no-run' | 'reason-unknown' | 'not-wanted' | 'not-lasting' | 'too-few-points'

/**
 * Whether limits may be computed anew from a change on; what stands against it otherwise.
 *
 * @param since the values from the change on, judged by the limits before it
 * @returns every gap, none if new limits are allowed
 * @source methods 5.1; Wheeler, When Do I Recalculate My Limits?, Quality Digest, May 1996
 */
export function rephaseGaps(
  since: Series,
  limits: XmrLimits,
  { preset, ...answers }: RephaseAnswers & { preset?: RulePreset },
): RephaseGap[] {
  const hasRun = findSignals(since, limits, preset).some(({ rule }) => rule === 'run')
  const gaps: [RephaseGap, boolean][] = [
    ['no-run', !hasRun],
    ['reason-unknown', answers.reasonKnown !== true],
    ['not-wanted', answers.wanted !== true],
    ['not-lasting', answers.lasting !== true],
    ['too-few-points', presentValues(since).length < REPHASE_POINTS],
  ]
  return gaps.filter(([, holds]) => holds).map(([gap]) => gap)
}
