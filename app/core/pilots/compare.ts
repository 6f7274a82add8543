import { autocorrelation } from './autocorrelation.ts'
import {
  differenceLook,
  type Look,
  meanLook,
  mixtureScale,
  type Summary,
  shareLook,
  sharePrecision,
} from './confidence-sequence.ts'
import { hodgesLehmann } from './hodges-lehmann.ts'
import type { Estimate } from './interval.ts'
import { mean, presentValues, type Series, sampleVariance } from './moments.ts'
import type { Design, KpiKind } from './pilot.ts'
import { type Count, newcombeInterval, pooled } from './proportion-interval.ts'
import { differenceInDifferences, meanInterval, welchInterval } from './student-interval.ts'

/**
 * How two sides are compared: periods before and in the pilot, by means or by ranks; differences between two arms, in
 * the pilot alone or before and in it; or the changes of two arms whose periods cannot be paired.
 */
export type Method = 'ar-welch' | 'hodges-lehmann' | 'paired-mean' | 'paired-welch' | 'difference-in-differences'

/** The settled values of a KPI, each list by consecutive periods; those of both arms of a phase side by side. */
export type Arms = {
  before: Series
  after: Series
  controlBefore: Series
  controlAfter: Series
  /** Cases of the pilot arm before and in the pilot, and of the control arm in it; `null` if no counts were given. */
  counts: { before: Count[]; after: Count[]; controlAfter: Count[] } | null
}

export type Question = { design: Design; kind: KpiKind; arms: Arms }

/** Below this many periods with both arms, a phase counts as not paired if each arm alone has as many. */
export const LEAST_PERIODS = 6

/** The comparison a pilot ends with; after minus before, in the KPI's unit. */
export type Comparison = {
  method: Method
  estimate: Estimate
  /** 0-0.8; above 0.2 the periods look autocorrelated. */
  phi: number
  /** False: shown only, since the arms may have differed from the start. */
  comparable: boolean
  /** The same from pooled counts, as a second view; `null` without counts or where it would not be fair. */
  pooled: Estimate | null
}

/**
 * Compares the pilot with what it is compared with, once, at the end.
 *
 * @param alpha two-sided error, 0-1
 * @source methods 5.3, errata W10
 */
export function compareAtEnd({ design, kind, arms }: Question, alpha: number): Comparison {
  const { method, comparable } = chooseMethod(design, kind, arms)
  const segments = segmentsOf(method, arms)
  const { phi } = autocorrelation(segments)
  const [first = [], second = []] = segments
  const estimate = {
    'ar-welch': () => welchInterval(first, second, { alpha }),
    'hodges-lehmann': () => hodgesLehmann(first, second, alpha),
    'paired-mean': () => meanInterval(first, { alpha }),
    'paired-welch': () => welchInterval(first, second, { alpha }),
    'difference-in-differences': () => differenceInDifferences(arms, { alpha }),
  }[method]()
  return { method, estimate, phi, comparable, pooled: pooledView(design, arms, alpha) }
}

function chooseMethod(design: Design, kind: KpiKind, arms: Arms): { method: Method; comparable: boolean } {
  if (design === 'before-after') return { method: kind === 'skewed' ? 'hodges-lehmann' : 'ar-welch', comparable: true }
  if (design === 'random-split') return { method: 'paired-mean', comparable: true }
  const { before, after, controlBefore, controlAfter } = arms
  const hasBaseline = [before, controlBefore].every((arm) => presentValues(arm).length >= LEAST_PERIODS)
  if (!hasBaseline) return { method: 'paired-mean', comparable: false }
  const isUnpaired = cannotPair(before, controlBefore) || cannotPair(after, controlAfter)
  return { method: isUnpaired ? 'difference-in-differences' : 'paired-welch', comparable: true }
}

function cannotPair(one: Series, other: Series): boolean {
  const pairs = presentValues(differences(one, other)).length
  return pairs < LEAST_PERIODS && [one, other].every((arm) => presentValues(arm).length >= LEAST_PERIODS)
}

/** What a comparison rests on: one list, two, or four. */
function segmentsOf(method: Method, { before, after, controlBefore, controlAfter }: Arms): Series[] {
  const inPilot = differences(after, controlAfter)
  if (method === 'paired-mean') return [inPilot]
  if (method === 'paired-welch') return [differences(before, controlBefore), inPilot]
  if (method === 'difference-in-differences') return [before, after, controlBefore, controlAfter]
  return [before, after]
}

/** One arm minus the other in each period that has both. */
export function differences(one: Series, other: Series): Series {
  return one.map((value, at) => {
    const beside = other[at] ?? null
    return value === null || beside === null ? null : value - beside
  })
}

function pooledView(design: Design, { counts }: Arms, alpha: number): Estimate | null {
  if (counts === null || design === 'control-group') return null
  const against = design === 'random-split' ? counts.controlAfter : counts.before
  return newcombeInterval(pooled(against), pooled(counts.after), alpha)
}

/** A weekly look needs so many pilot values. */
const FIRST_LOOK = 4

/**
 * What was planned before the first look: how many pilot periods, how many cases in them, and how many periods from
 * before the pilot; `null`: as many as there are.
 */
export type LookPlan = { alpha: number; periods: number; cases: number; baseline?: number | null }

/**
 * A look while the pilot runs.
 *
 * Pooled counts take cases as independent, which those of one week are not if weeks differ. So a share is read by the
 * wider of two sequences, that of its counts and that of its values by period.
 *
 * @returns `null` if there is none for this design, or not yet
 * @source methods 5.4, and 5.2 for shares
 */
export function compareWeekly({ design, kind, arms }: Question, plan: LookPlan): { look: Look; phi: number } | null {
  const { method, comparable } = chooseMethod(design, kind, arms)
  const segments = segmentsOf(method, arms)
  if (!comparable || method === 'difference-in-differences' || plan.periods < 1) return null
  const [first = [], second = first] = segments.map(presentValues)
  if (second.length < FIRST_LOOK) return null
  const { phi } = autocorrelation(segments)
  const { alpha, periods } = plan
  if (method === 'paired-mean')
    return { phi, look: meanLook(summary(first), { alpha, scale: mixtureScale(periods, alpha) }) }
  const baseline = plan.baseline ?? first.length
  const size = (baseline * periods) / (baseline + periods)
  const look = differenceLook(summary(first), summary(second), { alpha, scale: mixtureScale(size, alpha) })
  const isShare = method === 'ar-welch' && kind === 'proportion'
  return { phi, look: isShare ? widened(look, lookAtCounts(arms, plan)) : look }
}

function lookAtCounts({ counts }: Arms, { alpha, cases }: LookPlan): Look | null {
  if (counts === null || cases <= 0) return null
  const before = pooled(counts.before)
  if (before.cases === 0) return null
  return shareLook(before, pooled(counts.after), { alpha, precision: sharePrecision(before, cases, alpha) })
}

function widened(look: Look, other: Look | null): Look {
  if (other === null) return look
  const [lower, upper] = [Math.min(look.lower, other.lower), Math.max(look.upper, other.upper)]
  return { ...look, lower, upper, half: (upper - lower) / 2 }
}

function summary(values: readonly number[]): Summary {
  return { n: values.length, mean: mean(values), sd: Math.sqrt(sampleVariance(values)) }
}
