import type { Comparison } from './compare.ts'
import { chartKpi, evaluatePilot, type PilotEvaluation } from './evaluate-pilot.ts'
import type { FollowedFigures } from './follow-kpi.ts'
import { checkDecision, type Gate } from './gate.ts'
import type { KpiJudgement } from './judge-kpi.ts'
import { type PilotExport, readingsOf } from './parse-pilot-record.ts'
import type { FollowedKpi } from './pilot.ts'
import { type TornadoBar, tornado, type ValueRange, valueRange } from './pilot-value.ts'
import type { ProcessChart } from './process-chart.ts'
import { type ClaimOutcome, testClaim } from './test-claim.ts'
import { drawValue, type ValueDraws } from './value-draws.ts'
import type { Range, ValueInputs } from './value-inputs.ts'

/** The version of everything that is computed for pilots; stored with each result. */
const PILOT_ENGINE = 'pilots-2'

/** Everything that is computed of one KPI or guardrail. */
type KpiFigures = Omit<FollowedFigures, 'arms' | 'atEnd'> & {
  id: string
  atEnd: Comparison
  chart: ProcessChart
}

export type PilotFigures = Omit<PilotEvaluation, 'figures'> & {
  engine: typeof PILOT_ENGINE
  figures: KpiFigures[]
  /** `null`: no inputs, or the minutes are to come from a pilot that has no verdict yet. */
  value: (ValueRange & { minutes: Range; draws: ValueDraws; tornado: TornadoBar[] }) | null
  claims: (ClaimOutcome & { id: string; kpi: string })[]
  /** What people decided by then, and whether against the rule of this day. */
  decisions: (PilotExport['decisions'][number] & ReturnType<typeof checkDecision> & { proposed: Gate['decision'] })[]
}

/**
 * Every figure of an exported pilot on a day.
 *
 * @param on ISO date; readings, events and decisions of later days are ignored
 * @returns ids ascending; what is not bounded is infinite, what cannot be computed NaN
 */
export function pilotFigures(pilot: PilotExport, on: string): PilotFigures {
  const { charter } = pilot
  const { figures, ...evaluation } = evaluate(pilot, on)
  const newFrom = (kpi: string) =>
    pilot.annotations
      .filter(({ on: from, newLimits }) => newLimits?.kpi === kpi && newLimits.decidedOn <= on && from <= on)
      .map((one) => one.on)
  const describe = (kpi: FollowedKpi): KpiFigures => {
    const { arms: _, ...own } = figures[kpi.id] as FollowedFigures
    const options = { preset: charter.rules, screen: charter.screen, newFrom: newFrom(kpi.id) }
    return { id: kpi.id, ...own, chart: chartKpi(kpi, figures[kpi.id] as FollowedFigures, options) }
  }
  const judged = [evaluation.primary, ...evaluation.others]
  return {
    engine: PILOT_ENGINE,
    ...evaluation,
    figures: [...charter.kpis, ...charter.guardrails].map(describe).sort(byId),
    value: yearValue(pilot, evaluation.primary),
    claims: charter.claims.map(({ id, kpi, least }) => {
      const judgement = judged.find((one) => one.kpi === kpi)
      const level = figures[kpi]?.level ?? 0
      const isReadable = judgement !== undefined && isJudged(judgement)
      return { id, kpi, ...testClaim(isReadable ? { least, level, improvement: judgement.interval } : null) }
    }),
    decisions: pilot.decisions
      .filter((one) => one.on <= on)
      .map((one) => {
        const proposed = evaluate(pilot, one.on).gate.decision
        return { ...one, proposed, ...checkDecision(proposed, one) }
      }),
  }
}

function evaluate(pilot: PilotExport, on: string): PilotEvaluation {
  const { charter, annotations, governance } = pilot
  const hardEvents = annotations.flatMap((one) => (one.hardEvent === null ? [] : [{ id: one.hardEvent, on: one.on }]))
  return evaluatePilot({ charter, readings: readingsOf(pilot), hardEvents, governance }, on)
}

/** A range that may be read: it ended the waiting, or the waiting is over. */
function isJudged({ verdict, interval }: KpiJudgement): boolean {
  return verdict !== 'tooEarly' && interval.unreadable === null
}

function yearValue({ charter: { value } }: PilotExport, primary: KpiJudgement): PilotFigures['value'] {
  if (value === null) return null
  const { seed, minutes: given, ...others } = value
  const minutes = given ?? minutesOf(primary)
  if (minutes === null) return null
  const inputs: ValueInputs = { ...others, minutes }
  return { minutes, ...valueRange(inputs), draws: drawValue(inputs, seed), tornado: tornado(inputs) }
}

function minutesOf(primary: KpiJudgement): Range | null {
  const { lower, estimate, upper } = primary.interval
  const isBounded = Number.isFinite(lower) && Number.isFinite(upper)
  return isJudged(primary) && isBounded ? { low: lower, base: estimate, high: upper } : null
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
