import type { GuardrailState, KpiVerdict } from './kpi-verdict.ts'

/** From worst to best. `go` is to scale. */
export const GATE_DECISIONS = ['stop', 'iterate', 'go'] as const
export type GateDecision = (typeof GATE_DECISIONS)[number]

/** From worst to best. */
export const GOVERNANCE_STATES = ['fail', 'missing', 'pass'] as const
export type GovernanceState = (typeof GOVERNANCE_STATES)[number]

export type GateInput = {
  primary: KpiVerdict
  guardrails: readonly { id: string; state: GuardrailState }[]
  /** Ids of the hard events that happened; each ends the pilot. */
  hardEvents: readonly string[]
  governance: readonly { id: string; state: GovernanceState }[]
  dataOk: boolean
  /** 1 for the first pilot. */
  iteration: number
}

type GateReasonCode =
  | 'too-little-data'
  | 'governance-fail'
  | 'governance-missing'
  | 'hard-event'
  | 'guardrail-breached'
  | 'guardrail-unclear'
  | `primary-${Exclude<KpiVerdict, 'met'>}`

/** One thing that stands against scaling. */
type GateReason = {
  code: GateReasonCode
  /** What it is about, ascending; empty for the data and the primary KPI. */
  ids: string[]
  /** It alone makes the rule say stop. */
  stops: boolean
}

export type Gate = { decision: GateDecision; reasons: GateReason[] }

/** From this pilot on the same plan on, an improvement that is too small ends it. */
const LAST_ITERATION = 2

/**
 * What the rule proposes at a gate review, and everything that prevented scaling. People decide.
 *
 * @returns no reasons if and only if the decision is `go`
 * @source methods 5.6
 */
export function proposeDecision({ primary, dataOk, iteration, ...input }: GateInput): Gate {
  const { guardrails, governance, hardEvents } = input
  const inState = (list: readonly { id: string; state: string }[], state: string) =>
    list.filter((one) => one.state === state).map(({ id }) => id)
  const found: [GateReasonCode, readonly string[], boolean][] = [
    ['governance-fail', inState(governance, 'fail'), true],
    ['governance-missing', inState(governance, 'missing'), false],
    ['hard-event', hardEvents, true],
    ['guardrail-breached', inState(guardrails, 'breached'), true],
    ['guardrail-unclear', inState(guardrails, 'unclear'), false],
  ]
  const reasons: GateReason[] = found
    .filter(([, ids]) => ids.length > 0)
    .map(([code, ids, stops]) => ({ code, ids: [...new Set(ids)].sort(), stops }))
  if (!dataOk) reasons.unshift({ code: 'too-little-data', ids: [], stops: false })
  if (primary !== 'met') {
    const stops = primary === 'worse' || (primary === 'belowTarget' && iteration >= LAST_ITERATION)
    reasons.push({ code: `primary-${primary}`, ids: [], stops })
  }
  const decision = reasons.some(({ stops }) => stops) ? 'stop' : reasons.length > 0 ? 'iterate' : 'go'
  return { decision, reasons }
}

/** Fewer letters than this are no reason. */
const SHORTEST_REASON = 10

/** What people decided at the gate; `reason` is what they wrote, empty if nothing. */
export type PeopleDecision = { decision: GateDecision; reason: string }

/**
 * Whether people overrode the rule, and whether they may with what they wrote.
 *
 * @returns `missingReason` only for an override without a written reason
 * @source methods 5.6
 */
export function checkDecision(proposed: GateDecision, { decision, reason }: PeopleDecision) {
  const isOverride = decision !== proposed
  return { isOverride, missingReason: isOverride && reason.trim().length < SHORTEST_REASON }
}
