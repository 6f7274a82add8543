import type { Series } from './moments.ts'
import { beyond, kOfN, type Mark, run, trend } from './signal-rules.ts'
import { movingRanges, type XmrLimits } from './xmr-limits.ts'

/** Which set of rules looks for signals. */
export type RulePreset = 'wheeler' | 'nhs'

/** `beyond` the limits, a `run` on one side, some points far out in a `zone`, or a `trend`. */
export type SignalRule = 'beyond' | 'run' | 'zone' | 'trend'

/** A point that behaves unlike the baseline; a prompt to look for a cause, never alone a reason to scale. */
export type Signal = Mark & { rule: SignalRule }

/** `limit` is the distance of the limits from the centre line in standard deviations. */
type Rules = Record<SignalRule, (z: Series, limit: number) => Mark[]>

const PRESETS: Record<RulePreset, Rules> = {
  wheeler: {
    beyond,
    run: (z) => run(z, 8),
    zone: (z) => kOfN(z, { k: 3, n: 4, zone: 1.5, lastPointIn: true, side: 'beyond', within: null, mark: 'last' }),
    trend: () => [],
  },
  nhs: {
    beyond,
    run: (z) => run(z, 7),
    zone: (z, limit) =>
      kOfN(z, { k: 2, n: 3, zone: 2, lastPointIn: false, side: 'all', within: limit, mark: 'window' }),
    trend: (z) => trend(z, 7),
  },
}

const RULES: readonly SignalRule[] = ['beyond', 'run', 'zone', 'trend']

/**
 * The signals of one phase of a chart, by limits that are known.
 *
 * @param values of this phase alone: no window reaches back before it
 * @returns by position in `values`, then by rule; if the baseline never varied, only values unlike it are signals
 * @source methods 5.1, errata A1 and A4; NHSRplotthedots 050b07d for `nhs`
 */
export function findSignals(values: Series, limits: XmrLimits, preset: RulePreset = 'wheeler'): Signal[] {
  const { centre, sigma, upper } = limits
  if (sigma === 0) {
    const flat = values.map((value) => (value === null ? null : value - centre))
    return named('beyond', beyond(flat, 0))
  }
  const z = values.map((value) => (value === null ? null : snap((value - centre) / sigma)))
  const limit = snap((upper - centre) / sigma)
  return RULES.flatMap((rule) => named(rule, PRESETS[preset][rule](z, limit))).sort(
    (a, b) => a.at - b.at || RULES.indexOf(a.rule) - RULES.indexOf(b.rule),
  )
}

/** The positions whose moving range is beyond its limit. @param values of one phase alone */
export function findRangeSignals(values: Series, { meanRange, rangeUpper }: XmrLimits): number[] {
  const isBeyond = (range: number) =>
    meanRange === 0 ? range > 0 : snap(range / meanRange) > snap(rangeUpper / meanRange)
  return movingRanges(values).flatMap((range, at) => (range !== null && isBeyond(range) ? [at] : []))
}

/** What lies on a line up to the last digits of a double lies on it. */
function snap(z: number): number {
  return Math.round(z * 1e9) / 1e9
}

function named(rule: SignalRule, marks: readonly Mark[]): Signal[] {
  return marks.map((mark) => ({ ...mark, rule }))
}
