import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { evaluatePilot } from './evaluate-pilot.ts'
import type { GateDecision } from './gate.ts'
import type { KpiVerdict } from './kpi-verdict.ts'
import { addDays } from './periods.ts'
import type { Charter, FollowedKpi, KpiKind, Reading } from './pilot.ts'
import type { Noise, PilotPlan } from './pilot-plan.ts'
import { randomNormal } from './random-normal.ts'

/** A world that a pilot might take place in. */
export type PossibleWorld = {
  plan: PilotPlan
  kind: KpiKind
  /** The true improvement; and the smallest that is worth it, above 0. */
  effect: number
  worthwhile: number
  /** `effect` is the true improvement of the guardrail, negative for harm. */
  guardrails: readonly { id: string; effect: number; margin: number; noise: Noise }[]
}

/** How one possible pilot ended at its gate; every check of governance had passed. */
export type PossiblePilot = {
  decision: GateDecision
  verdict: KpiVerdict | 'tooEarly' | 'informs'
  estimate: number
  lower: number
  upper: number
  /** A weekly look was certain before the end. */
  isEarly: boolean
}

/** A Monday, because a week must begin on some day; which one changes nothing. */
const START = '2001-01-01'
const PRIMARY = 'primary'
/** Spread of the logarithm of skewed values. */
const SKEW = 0.6

/**
 * Possible pilots with the same plan, each judged by the rules that judge a real one.
 *
 * @param runs how many, from 0
 * @param seed a whole number; the same seed gives the same pilots
 * @source needs 5, methods 5.6
 */
export function simulatePilots(world: PossibleWorld, { runs, seed }: { runs: number; seed: number }): PossiblePilot[] {
  const draw = randomNormal(mulberry32(seed))
  const charter = charterOf(world)
  const gateOn = addDays(START, 7 * world.plan.pilotPeriods)
  return Array.from({ length: runs }, () => {
    const readings = [
      ...drawReadings(PRIMARY, world, { ...world, noise: world.plan.noise }, draw),
      ...world.guardrails.flatMap((guardrail) =>
        drawReadings(guardrail.id, world, { ...guardrail, kind: 'continuous' }, draw),
      ),
    ]
    const { primary, gate } = evaluatePilot({ charter, readings, hardEvents: [], governance: [] }, gateOn)
    const { estimate, lower, upper, readBy } = primary.interval
    const isEarly = readBy === 'weekly'
    return { decision: gate.decision, verdict: primary.verdict, estimate, lower, upper, isEarly }
  })
}

function charterOf({ plan, kind, worthwhile, guardrails }: PossibleWorld): Charter {
  const followed = { direction: 'up', reference: null, bounds: {} } satisfies Partial<FollowedKpi>
  return {
    design: plan.design,
    period: 'week',
    startsOn: START,
    endsOn: addDays(START, 7 * plan.pilotPeriods - 1),
    extendedTo: null,
    declaredOn: START,
    followUpDays: 0,
    iteration: 1,
    primary: PRIMARY,
    kpis: [{ ...followed, id: PRIMARY, kind: kindOf(kind), worthwhile: { by: worthwhile, relative: false } }],
    guardrails: guardrails.map(({ id, margin }) => ({
      ...followed,
      id,
      kind: 'continuous',
      margin: { by: margin, relative: false },
    })),
  }
}

/** A share is compared by its values of each period, so it is drawn as such. */
function kindOf(kind: KpiKind): KpiKind {
  return kind === 'skewed' ? 'skewed' : 'continuous'
}

type Drawn = { effect: number; noise: Noise; kind: KpiKind }

function drawReadings(kpi: string, { plan }: PossibleWorld, drawn: Drawn, normal: () => number): Reading[] {
  const { design, baselinePeriods, pilotPeriods, phi } = plan
  const { within, between } = drawn.noise
  const hasControl = design !== 'before-after'
  const isSplit = design === 'random-split'
  const periods = isSplit ? pilotPeriods : baselinePeriods + pilotPeriods
  const own = isSplit ? Math.SQRT2 * within : within
  const shared = autocorrelated(hasControl ? between : Math.hypot(within, between), phi, normal)
  const noise = () => (hasControl ? own * normal() : 0)
  return Array.from({ length: periods }, (_, at) => {
    const week = at - (periods - pilotPeriods)
    const common = shared()
    const shaped = drawn.kind === 'skewed' && !hasControl ? skewed(common, Math.hypot(within, between)) : common
    const reading = (arm: Reading['arm'], value: number): Reading => ({
      kpi,
      on: addDays(START, 7 * week),
      arm,
      measured: { value },
      provisional: false,
    })
    const pilot = reading('pilot', shaped + noise() + (week >= 0 ? drawn.effect : 0))
    return hasControl ? [pilot, reading('control', common + noise())] : [pilot]
  }).flat()
}

/** A stationary series of the given standard deviation in which each value remembers the one before. */
function autocorrelated(sd: number, phi: number, normal: () => number): () => number {
  let last: number | null = null
  return () => {
    last = last === null ? normal() : phi * last + Math.sqrt(1 - phi ** 2) * normal()
    return sd * last
  }
}

/** The same place in a lognormal distribution with mean 0 and the same standard deviation. */
function skewed(value: number, sd: number): number {
  if (sd === 0) return 0
  const middle = Math.exp(SKEW ** 2 / 2)
  const spread = middle * Math.sqrt(Math.exp(SKEW ** 2) - 1)
  return (sd * (Math.exp((SKEW * value) / sd) - middle)) / spread
}

/** How often each decision came out. */
export function countDecisions(pilots: readonly PossiblePilot[]): Record<GateDecision, number> {
  const count = (decision: GateDecision) => pilots.filter((pilot) => pilot.decision === decision).length
  return { stop: count('stop'), iterate: count('iterate'), go: count('go') }
}

/** The chances of a plan for several true effects. */
export type ChanceRow = { effect: number; met: number; go: number; iterate: number; stop: number }

/**
 * The chances of each decision by how large the true effect is.
 *
 * @param effects true improvements, one row each; every row is drawn with the same seed
 * @returns shares of the runs, 0-1
 * @source methods 5.6, operating characteristics
 */
export function chanceTable(
  world: Omit<PossibleWorld, 'effect'>,
  { effects, runs, seed }: { effects: readonly number[]; runs: number; seed: number },
): ChanceRow[] {
  return effects.map((effect) => {
    const pilots = simulatePilots({ ...world, effect }, { runs, seed })
    const { go, iterate, stop } = countDecisions(pilots)
    const met = pilots.filter(({ verdict }) => verdict === 'met').length
    return { effect, met: met / runs, go: go / runs, iterate: iterate / runs, stop: stop / runs }
  })
}

/** As people say it: "1 in 5", "7 in 10". */
export type SaidChance = { hits: number; of: number }

const SAYABLE: readonly SaidChance[] = [
  ...[2, 3, 4, 5, 10, 20, 50, 100].map((of) => ({ hits: 1, of })),
  ...[3, 4, 6, 7, 8, 9].map((hits) => ({ hits, of: 10 })),
  ...[19, 99].map((hits) => ({ hits, of: hits + 1 })),
]

/**
 * The nearest chance that can be said in words; never none and never all.
 *
 * @param chance 0-1
 * @source needs 5
 */
export function sayChance(chance: number): SaidChance {
  const distance = ({ hits, of }: SaidChance) => Math.abs(hits / of - chance)
  return SAYABLE.reduce((best, one) => (distance(one) < distance(best) ? one : best))
}
