import { type FollowedFigures, followKpi } from './follow-kpi.ts'
import { type Gate, type GovernanceState, proposeDecision } from './gate.ts'
import { type GuardrailJudgement, judgeGuardrail, judgeKpi, type KpiJudgement } from './judge-kpi.ts'
import { settledValues } from './lay-out-readings.ts'
import { firstRowFrom } from './new-limits.ts'
import type { Charter, FollowedKpi, Reading } from './pilot.ts'
import { type ChartOptions, type ChartPhase, type ProcessChart, processChart } from './process-chart.ts'

/** Everything a pilot is judged by. */
export type PilotRecord = {
  charter: Charter
  readings: readonly Reading[]
  /** Hard events that happened; dates are ISO dates. */
  hardEvents: readonly { id: string; on: string }[]
  governance: readonly { id: string; state: GovernanceState }[]
}

export type PilotEvaluation = {
  on: string
  /** The first day on which the gate review can have complete figures; `null` if no whole period is planned. */
  gateOn: string | null
  /** The charter came when the pilot ran already: the period, from 1, that it was declared in. `null`: in time. */
  declaredLate: { inPeriod: number } | null
  primary: KpiJudgement
  /** The other KPIs; they inform and decide nothing. */
  others: KpiJudgement[]
  guardrails: GuardrailJudgement[]
  /** What the rule proposes if the gate were today. */
  gate: Gate
  /** By id of KPI or guardrail. */
  figures: Record<string, FollowedFigures>
}

/**
 * Judges a pilot on a day: KPIs, guardrails, and what the rule of the gate proposes.
 *
 * Before there is an honest answer the gate takes the primary KPI as inconclusive.
 *
 * @param on ISO date; readings and events of later days are ignored
 * @throws RangeError if the charter names no KPI as the primary one
 * @source methods 5, needs 5
 */
export function evaluatePilot({ charter, readings, hardEvents, governance }: PilotRecord, on: string): PilotEvaluation {
  const followed = (one: FollowedKpi) => followKpi(charter, one, { readings, on })
  const main = charter.kpis.find(({ id }) => id === charter.primary)
  if (main === undefined) throw new RangeError(`There is no KPI ${charter.primary} to be the primary one.`)
  const figures = Object.fromEntries([...charter.kpis, ...charter.guardrails].map((one) => [one.id, followed(one)]))
  const figuresOf = ({ id }: FollowedKpi) => figures[id] as FollowedFigures

  const primary = judgeKpi(charter, main, figuresOf(main))
  const guardrails = charter.guardrails.map((one) => judgeGuardrail(charter, one, figuresOf(one)))
  const { verdict } = primary
  return {
    on,
    gateOn: figuresOf(main).gateOn,
    declaredLate: declaredLate(charter, figuresOf(main)),
    primary,
    others: charter.kpis.filter((kpi) => kpi !== main).map((kpi) => judgeKpi(charter, kpi, figuresOf(kpi))),
    guardrails,
    gate: proposeDecision({
      primary: verdict === 'tooEarly' || verdict === 'informs' ? 'inconclusive' : verdict,
      guardrails: guardrails.map(({ guardrail, state }) => ({ id: guardrail, state })),
      hardEvents: hardEvents.filter((event) => event.on <= on).map(({ id }) => id),
      governance,
      dataOk: primary.gaps.length === 0,
      iteration: charter.iteration,
    }),
    figures,
  }
}

function declaredLate({ declaredOn }: Charter, { rows }: FollowedFigures): { inPeriod: number } | null {
  if (!rows.some(({ phase }) => phase === 'history')) return null
  const running = rows.filter(({ phase }) => phase === 'history' || phase === 'pilot')
  return { inPeriod: running.filter(({ from }) => from <= declaredOn).length }
}

/**
 * The process behaviour chart of one arm of a KPI: baseline, pilot, and what came after it.
 *
 * Provisional values are left out; history stands with the pilot, because limits rest on the baseline alone, or on the
 * first values from a day on for which new ones were agreed.
 *
 * @param newFrom the days from which new limits hold, ISO dates
 * @source methods 5.1
 */
export function chartKpi(
  { bounds }: FollowedKpi,
  { rows }: FollowedFigures,
  { newFrom = [], ...options }: ChartOptions & { newFrom?: readonly string[] } = {},
): ProcessChart {
  const baseline = rows.filter(({ phase }) => phase === 'baseline').length
  const anew = newFrom.map((day) => firstRowFrom(rows, day)).filter((at) => at !== null)
  const starts = [baseline, ...[...new Set(anew)].sort((a, b) => a - b)]
  const later = starts.map((from, index): ChartPhase => {
    const values = settledValues(rows.slice(from, starts[index + 1]), 'pilot')
    return index === 0
      ? { id: 'pilot', values, limits: 'earlier' }
      : { id: `new-limits-${index}`, values, limits: 'own' }
  })
  const before: ChartPhase = { id: 'baseline', values: settledValues(rows.slice(0, baseline), 'pilot'), limits: 'own' }
  return processChart([before, ...later], { bounds, ...options })
}
