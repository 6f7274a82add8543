import { noiseOfBaseline } from '#app/core/pilots/baseline-noise.ts'
import { mean, presentValues } from '#app/core/pilots/moments.ts'
import { addDays, comparedPeriod, listPeriods } from '#app/core/pilots/periods.ts'
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
import type { CharterDraft, DraftGuardrail, DraftKpi, Expectation } from './charter-content.ts'

/** Settled values from before the start by period, without those that are missing at both ends; `null` for a gap. */
export type BeforeStart = { values: readonly (number | null)[] }

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
  /** The first day on which the gate review can have complete figures. */
  gateOn: string
  guardrails: { name: string; cases: number; needed: number | null; isEnough: boolean }[]
}

export type Foreseen = { ok: true; foresight: Foresight } | { ok: false; missing: Unforeseen }

/**
 * What a charter can show, before anybody signs it.
 *
 * @param before figures of the primary KPI from before the start; six are enough to take the noise from them
 * @source methods 5.7, needs 5
 */
export function foreseePilot(draft: CharterDraft, before: BeforeStart): Foreseen {
  const kpi = draft.kpis.find(({ id }) => id === draft.primary)
  if (kpi === undefined) return missing('primary')
  if (kpi.worthwhile === null) return missing('worthwhile')
  const { startsOn, endsOn, design } = draft
  if (startsOn === null || endsOn === null || endsOn <= startsOn) return missing('dates')
  const level = kpi.reference ?? meanOf(before.values) ?? draft.expectation.level
  const worthwhile = absoluteAmount(kpi.worthwhile, level)
  if (worthwhile === null || worthwhile <= 0) return missing('level')
  const noise = noiseOf(kpi.kind, level, draft.expectation, before)
  if (noise === null) return missing('noise')
  const pilotPeriods = wholePeriods(draft, startsOn, endsOn)
  const plan = { design, baselinePeriods: draft.baselinePeriods ?? 0, pilotPeriods, noise: noise.noise, phi: noise.phi }
  const foresight: Foresight = {
    kpi,
    basis: noise.basis,
    plan,
    worthwhile,
    check: checkPlan(plan, worthwhile),
    hope: hopeOf(draft.expectation.hope, level, worthwhile),
    better: design !== 'random-split' && proposeDesign(plan) === 'random-split' ? 'random-split' : null,
    gateOn: addDays(endsOn, 1 + draft.followUpDays),
    guardrails: draft.guardrails.flatMap((one) => foreseeGuardrail(one, plan)),
  }
  return { ok: true, foresight }
}

const missing = (what: Unforeseen): Foreseen => ({ ok: false, missing: what })

function meanOf(values: BeforeStart['values']): number | null {
  const there = presentValues(values)
  return there.length === 0 ? null : mean(there)
}

type FoundNoise = { noise: Noise; phi: number; basis: Foresight['basis'] }

/** Figures that are there, else what people expect; of a share its cases alone say the most of it. */
function noiseOf(kind: KpiKind, level: number | null, expected: Expectation, before: BeforeStart): FoundNoise | null {
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

/** Periods of the pilot that lie in it whole; of days, weeks. */
function wholePeriods({ period }: CharterDraft, startsOn: string, endsOn: string): number {
  return listPeriods(startsOn, endsOn, comparedPeriod(period)).filter(
    ({ from, to }) => from >= startsOn && to <= endsOn,
  ).length
}

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
