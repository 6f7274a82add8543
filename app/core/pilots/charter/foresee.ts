import { noiseOfBaseline } from '#app/core/pilots/baseline-noise.ts'
import { type CountedPeriods, countPeriods } from '#app/core/pilots/counted-periods.ts'
import { completeOn } from '#app/core/pilots/lay-out-readings.ts'
import { mean, presentValues } from '#app/core/pilots/moments.ts'
import type { Amount, KpiKind } from '#app/core/pilots/pilot.ts'
import {
  casesForMargin,
  checkPlan,
  type Noise,
  noiseOfCases,
  type PilotPlan,
  type PlanCheck,
  proposeDesign,
} from '#app/core/pilots/pilot-plan.ts'
import { absoluteAmount } from '#app/core/pilots/reference-level.ts'
import { type SaidChance, sayChance, simulatePilots } from '#app/core/pilots/simulate-pilots.ts'
import type { CharterContent, CharterDraft, DraftGuardrail, DraftKpi, Expectation } from './charter-content.ts'

/** What of a charter decides what it can show. */
export type Foreseeable = Pick<
  CharterDraft,
  | 'primary'
  | 'kpis'
  | 'guardrails'
  | 'design'
  | 'period'
  | 'startsOn'
  | 'endsOn'
  | 'extendedTo'
  | 'followUpDays'
  | 'baselinePeriods'
  | 'expectation'
>

export type KnownBefore = {
  /** Settled values from before the start by period, without those that are missing at both ends; `null` for a gap. */
  values: readonly (number | null)[]
  /** When the primary KPI is declared, ISO date: periods that begin earlier prove nothing. */
  declaredOn: string
}

/** What is needed before anything can be computed. */
type Unforeseen = 'primary' | 'worthwhile' | 'dates' | 'noise' | 'level'

/** What can be said of a pilot before it starts; amounts in the unit of its primary KPI. */
export type Foresight = {
  kpi: DraftKpi
  /** Where the noise was taken from: figures that are there, or what people expect. */
  basis: 'readings' | 'expectation'
  plan: PilotPlan
  worthwhile: number
  check: PlanCheck
  /** The true effect that is reckoned with: the one hoped for, else one and a half times what is worthwhile. */
  hope: number
  /** A design that shows smaller effects; `null`: this one does. */
  better: 'random-split' | null
  /** The first day on which the gate review can have complete figures; `null` without a whole period. */
  gateOn: string | null
  guardrails: { name: string; cases: number; needed: number | null; isEnough: boolean }[]
}

/** `counted`: what of its time counts; `null`: first and last day are not said, or not in this order. */
export type Foreseen =
  | { ok: true; counted: CountedPeriods; foresight: Foresight }
  | { ok: false; counted: CountedPeriods | null; missing: readonly Unforeseen[] }

/**
 * What a charter can show, before anybody signs it: of its own periods those alone that the verdict will count.
 *
 * @param before figures of the primary KPI from before the start; six are enough to take the noise from them
 * @returns everything that is missing for it at once, in the order in which it is asked for
 * @source methods 5.7, needs 5
 */
export function foreseePilot(draft: Foreseeable, before: KnownBefore): Foreseen {
  const counted = countedOf(draft, before)
  const kpi = draft.kpis.find(({ id }) => id === draft.primary)
  if (kpi === undefined) return { ok: false, counted, missing: counted === null ? ['primary', 'dates'] : ['primary'] }
  const level = kpi.reference ?? meanOf(before.values) ?? draft.expectation.level
  const worthwhile = worthwhileOf(kpi, level)
  const noise = noiseOf(kpi.kind, level, draft.expectation, before)
  if (worthwhile !== null && noise !== null && counted !== null)
    return { ok: true, counted, foresight: foresightOf(draft, { kpi, level, worthwhile, noise, counted }) }
  const missing: Unforeseen[] = []
  if (worthwhile === null) missing.push(kpi.worthwhile === null ? 'worthwhile' : 'level')
  if (counted === null) missing.push('dates')
  if (noise === null) missing.push('noise')
  return { ok: false, counted, missing }
}

/** A charter as it was signed, to be foreseen like a draft; it does not say how many cases its guardrails have. */
export function signedAsDraft({ plan, words, expectation }: CharterContent): Foreseeable {
  const kpis = plan.kpis.map(({ name, unit, bounds, ...kpi }) => ({
    ...{ formula: '', source: '', aggregation: 'mean' as const, ...words[kpi.id] },
    ...kpi,
    ...{ name: name ?? kpi.id, unit: unit ?? '', bounds: bounds ?? {} },
  }))
  return { ...plan, kpis, guardrails: [], expectation }
}

/** `null`: not said, or a share of a level that is not known. */
function worthwhileOf({ worthwhile }: DraftKpi, level: number | null): number | null {
  const amount = worthwhile && absoluteAmount(worthwhile, level)
  return amount !== null && amount > 0 ? amount : null
}

function countedOf({ startsOn, endsOn, period }: Foreseeable, { declaredOn }: KnownBefore): CountedPeriods | null {
  if (startsOn === null || endsOn === null || endsOn <= startsOn) return null
  return countPeriods({ period, startsOn, endsOn, extendedTo: null, declaredOn })
}

type Grounds = {
  kpi: DraftKpi
  level: number | null
  worthwhile: number
  noise: FoundNoise
  counted: CountedPeriods
}

function foresightOf(draft: Foreseeable, { kpi, level, worthwhile, noise, counted }: Grounds): Foresight {
  const { design } = draft
  const plan: PilotPlan = {
    design,
    baselinePeriods: draft.baselinePeriods ?? 0,
    pilotPeriods: counted.counted,
    noise: noise.noise,
    phi: noise.phi,
  }
  return {
    kpi,
    basis: noise.basis,
    plan,
    worthwhile,
    check: checkPlan(plan, worthwhile, counted.most),
    hope: hopeOf(draft.expectation.hope, level, worthwhile),
    better: design !== 'random-split' && proposeDesign(plan) === 'random-split' ? 'random-split' : null,
    gateOn: counted.last && completeOn(counted.last, draft),
    guardrails: draft.guardrails.flatMap((one) => foreseeGuardrail(one, plan)),
  }
}

function meanOf(values: KnownBefore['values']): number | null {
  const there = presentValues(values)
  return there.length === 0 ? null : mean(there)
}

type FoundNoise = { noise: Noise; phi: number; basis: Foresight['basis'] }

/** Figures that are there, else what people expect; of a share its cases alone say the most of it. */
function noiseOf(kind: KpiKind, level: number | null, expected: Expectation, before: KnownBefore): FoundNoise | null {
  const { cases, periodSd } = expected
  const caseSd = kind === 'proportion' ? shareSd(level) : expected.caseSd
  const ofCase = cases === null || cases < 1 || caseSd === null ? null : { caseSd, cases }
  const found = noiseOfBaseline(before.values, ofCase)
  if (found !== null) return { ...found, basis: 'readings' }
  if (ofCase !== null)
    return { noise: noiseOfCases(ofCase.caseSd, ofCase.cases, periodSd ?? 0), phi: 0, basis: 'expectation' }
  return periodSd === null || periodSd <= 0
    ? null
    : { noise: { within: periodSd, between: 0 }, phi: 0, basis: 'expectation' }
}

const shareSd = (level: number | null) =>
  level === null || level <= 0 || level >= 1 ? null : Math.sqrt(level * (1 - level))

function hopeOf(hope: Amount | null, level: number | null, worthwhile: number): number {
  const own = hope && absoluteAmount(hope, level)
  return own === null || own <= 0 ? 1.5 * worthwhile : own
}

/** Only shares whose number of cases and level are known: of the others nothing can be said before figures come. */
function foreseeGuardrail({ name, kind, cases, reference, margin }: DraftGuardrail, plan: PilotPlan) {
  if (kind !== 'proportion' || cases === null || cases < 1 || margin === null || reference === null) return []
  const caseSd = shareSd(reference)
  const allowed = absoluteAmount(margin, reference)
  if (caseSd === null || allowed === null || allowed <= 0) return []
  const noise = noiseOfCases(caseSd, cases, 0)
  const needed = casesForMargin({ ...plan, noise, phi: 0 }, { cases, margin: allowed })
  return [{ name, cases, needed, isEnough: needed !== null && needed <= cases }]
}

/** Chances in tenths; `split`: if cases were split by lot, `null` where that does not make it likelier. */
type Chances = { asPlanned: SaidChance; split: SaidChance | null }

/** Enough for a chance in tenths, and done in a moment. */
const RUNS = 400

/**
 * If it works as hoped: the chance that the pilot can say so, and the chance if cases were split by lot.
 *
 * @source needs 5
 */
export function chancesOf({ kpi, plan, worthwhile, hope }: Foresight): Chances {
  const chance = (design: PilotPlan['design']) => {
    const world = { plan: { ...plan, design }, kind: kpi.kind, effect: hope, worthwhile, guardrails: [] }
    const pilots = simulatePilots(world, { runs: RUNS, seed: 1 })
    return pilots.filter(({ decision }) => decision === 'go').length / RUNS
  }
  const asPlanned = chance(plan.design)
  const split = plan.design === 'random-split' ? 0 : chance('random-split')
  return { asPlanned: sayChance(asPlanned), split: split > asPlanned ? sayChance(split) : null }
}
