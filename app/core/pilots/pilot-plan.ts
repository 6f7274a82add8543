import { LEAST_PERIODS } from './compare.ts'
import { ALPHA_FINAL, type Design } from './pilot.ts'
import { type Sizes, smallestEffect } from './power.ts'

/** Why values of periods differ: by their cases, and by the periods themselves. Standard deviations of a period's value. */
export type Noise = { within: number; between: number }

/** What can be said of a pilot before it starts. */
export type PilotPlan = {
  design: Design
  /** Periods with values from before the pilot; of both arms for a control group. */
  baselinePeriods: number
  pilotPeriods: number
  noise: Noise
  /** Autocorrelation of periods, 0-0.8. */
  phi: number
}

/**
 * The noise of a period's value from that of its cases.
 *
 * @param caseSd standard deviation between cases; for a share p of cases the root of p (1 - p)
 * @param cases a period, of the whole pilot, at least 1
 * @param betweenSd what periods differ by beside their cases
 * @source methods 5.7, the example with 25 cases a week
 */
export function noiseOfCases(caseSd: number, cases: number, betweenSd: number): Noise {
  return { within: caseSd / Math.sqrt(cases), between: betweenSd }
}

/**
 * The smallest effect that a plan can show with a chance of 80 %, at the error of the final analysis.
 *
 * A split by lot halves the cases of each arm and cancels what the periods themselves do; another group cancels it too.
 *
 * @returns in the KPI's unit; Infinity with fewer than two values on a side
 * @source methods 5.7, errata A12
 */
export function planSmallestEffect({ design, baselinePeriods, pilotPeriods, noise, phi }: PilotPlan): number {
  const { within, between } = noise
  const isSplit = design === 'random-split'
  if (pilotPeriods < 2 || (!isSplit && baselinePeriods < 2)) return Number.POSITIVE_INFINITY
  // Each arm of a split has half of the cases, so twice the variance; differences add two arms up.
  const sd = isSplit ? 2 * within : design === 'control-group' ? Math.SQRT2 * within : Math.hypot(within, between)
  const inflation = design === 'before-after' ? (1 + phi) / (1 - phi) : 1
  const sizes: Sizes = { after: { n: pilotPeriods, sd }, before: isSplit ? null : { n: baselinePeriods, sd } }
  return smallestEffect(sizes, inflation, { alpha: ALPHA_FINAL })
}

/**
 * The design to begin with: a split by lot as soon as it shows no larger effects than the time before would, which is so
 * where there are many cases.
 *
 * @source needs 5, "high volume defaults to a random split"
 */
export function proposeDesign(plan: Omit<PilotPlan, 'design'>): 'random-split' | 'before-after' {
  const split = planSmallestEffect({ ...plan, design: 'random-split' })
  return split <= planSmallestEffect({ ...plan, design: 'before-after' }) ? 'random-split' : 'before-after'
}

/** Something that makes smaller effects visible. */
type Lever = {
  lever: 'longer-baseline' | 'random-split' | 'longer-pilot'
  plan: PilotPlan
  smallestEffect: number
  /** By how many periods the decision comes later. */
  delay: number
  /** The worthwhile effect is at least what can be shown then. */
  isEnough: boolean
}

export type PlanCheck = {
  /** The smallest effect that the plan can show, and how large the true one must be to prove the worthwhile one. */
  smallestEffect: number
  trueEffectNeeded: number
  /** `refused`: this pilot cannot show it. `warned`: it might not. */
  ruling: 'refused' | 'warned' | 'accepted'
  /** Too few periods for any verdict. */
  tooShort: { baseline: boolean; pilot: boolean }
  /** Only those that help, the cheapest first. */
  levers: Lever[]
}

/** What a baseline can be lengthened to where history exists, and the longest pilot, in periods. */
const LONG_BASELINE = 26
const LONGEST_PILOT = 12

/**
 * Whether a pilot can show what is worth showing, and what would help if not.
 *
 * @param worthwhile the smallest improvement that is worth it, in the KPI's unit, above 0
 * @param mostPeriods as many as the pilot can have, history left out
 * @source methods 5.7: refused under half of the smallest effect
 */
export function checkPlan(plan: PilotPlan, worthwhile: number, mostPeriods = LONGEST_PILOT): PlanCheck {
  const effect = planSmallestEffect(plan)
  const tooShort = {
    baseline: plan.design !== 'random-split' && plan.baselinePeriods < LEAST_PERIODS,
    pilot: plan.pilotPeriods < LEAST_PERIODS,
  }
  const isRefused = worthwhile < effect / 2 || tooShort.baseline || tooShort.pilot
  return {
    smallestEffect: effect,
    trueEffectNeeded: worthwhile + effect,
    ruling: isRefused ? 'refused' : worthwhile < effect ? 'warned' : 'accepted',
    tooShort,
    levers: listLevers(plan, worthwhile, mostPeriods).filter((lever) => lever.smallestEffect < effect),
  }
}

function listLevers(plan: PilotPlan, worthwhile: number, mostPeriods: number): Lever[] {
  const { baselinePeriods, pilotPeriods, design } = plan
  const lever = (name: Lever['lever'], change: Partial<PilotPlan>, delay: number): Lever => {
    const changed = { ...plan, ...change }
    const effect = planSmallestEffect(changed)
    return { lever: name, plan: changed, smallestEffect: effect, delay, isEnough: worthwhile >= effect }
  }
  const levers: Lever[] = []
  if (design !== 'random-split') levers.push(lever('random-split', { design: 'random-split' }, 0))
  if (design !== 'random-split' && baselinePeriods < LONG_BASELINE)
    levers.push(lever('longer-baseline', { baselinePeriods: LONG_BASELINE }, 0))
  for (let more = 2; pilotPeriods + more <= mostPeriods; more += 2)
    levers.push(lever('longer-pilot', { pilotPeriods: pilotPeriods + more }, more))
  return levers.sort((a, b) => a.delay - b.delay || a.smallestEffect - b.smallestEffect)
}

/**
 * How many cases a period a guardrail needs so that "no harm beyond the margin" can be shown if there is none.
 *
 * @param cases a period that `plan.noise` was taken with, above 0
 * @param margin in the guardrail's unit, above 0
 * @returns rounded up; `null` if no number of cases is enough, because the periods themselves differ too much
 * @source needs 5, methods 5.7
 */
export function casesForMargin(plan: PilotPlan, { cases, margin }: { cases: number; margin: number }): number | null {
  const unit = planSmallestEffect({ ...plan, noise: { within: 1, between: 0 } })
  const between = plan.design === 'before-after' ? plan.noise.between : 0
  const left = (margin / unit) ** 2 - between ** 2
  return left > 0 && Number.isFinite(unit) ? Math.ceil((plan.noise.within ** 2 * cases) / left - 1e-9) : null
}
