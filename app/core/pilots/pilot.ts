/** How the pilot is compared: with the time before, with another group, or with cases left out by lot. */
export type Design = 'before-after' | 'control-group' | 'random-split'

/** `skewed`: a few values are far larger than the rest, such as costs. */
export type KpiKind = 'continuous' | 'proportion' | 'skewed'

/** How often a figure comes. Days are taken together to weeks before anything is compared. */
export type ReadingPeriod = 'day' | 'week' | 'month'

type Direction = 'up' | 'down'

/** An amount in the KPI's unit, or as a share of the level before the pilot (0.2 is 20 %). */
export type Amount = { by: number; relative: boolean }

/** A figure that is followed. Shares of cases are 0-1 everywhere. */
export type FollowedKpi = {
  id: string
  kind: KpiKind
  /** Which way is better. */
  direction: Direction
  /** What relative amounts are taken of if there are no values from before the pilot; `null`: those values. */
  reference: number | null
  /** What it cannot exceed; only drawn limits use it. */
  bounds: { lower?: number; upper?: number }
}

export type PilotKpi = FollowedKpi & {
  /** The smallest improvement that is worth it, above 0; `null` only for KPIs that merely inform. */
  worthwhile: Amount | null
}

/** A figure that must not get worse by more than its margin. */
export type Guardrail = FollowedKpi & {
  /** From 0. */
  margin: Amount
}

/** What was agreed before the pilot, as far as figures hang on it. Dates are ISO dates. */
export type Charter = {
  design: Design
  period: ReadingPeriod
  startsOn: string
  /** As signed. */
  endsOn: string
  /** A later last day that was agreed after the start; the planned final analysis is given up for it. */
  extendedTo: string | null
  /** When the primary KPI was declared. Pilot periods that began before are history, not proof. */
  declaredOn: string
  /** Days until the figures of a period are complete. */
  followUpDays: number
  /**
   * How many periods before the start are compared with, from 1; fixed before the first look, also for the weekly view.
   * `null` or left out: as many as there are in the year before.
   */
  baselinePeriods?: number | null
  /** 1 for the first pilot on this plan. */
  iteration: number
  primary: string
  kpis: PilotKpi[]
  guardrails: Guardrail[]
}

/** A plain figure, or cases that count of all cases. */
export type Measured = { value: number } | { numerator: number; denominator: number }

export type Reading = {
  /** Of a KPI or a guardrail. */
  kpi: string
  /** Any day of the period it is for, ISO date. */
  on: string
  arm: 'pilot' | 'control'
  measured: Measured
  /** Known to change still; shown, but nothing is decided by it. */
  provisional: boolean
}

/** Of the two errors together 5 %: the weekly view may be wrong once in a hundred pilots, the final analysis in four. */
export const ALPHA_WEEKLY = 0.01
export const ALPHA_FINAL = 0.04
