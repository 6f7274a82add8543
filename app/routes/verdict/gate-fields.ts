/** In characters. */
export const GATE_REASON_MAX = 5_000
export const GATE_NAME_MAX = 200
export const EVIDENCE_MAX = 2_000

/** How a check of the law can stand, as people say. */
export const CHECK_STATES = ['pass', 'fail', 'missing'] as const

/** What is wrong with a form of the gate review, and what was typed into it. */
export type GateFault = {
  /** `form`: not one field. */
  field: 'form' | 'decision' | 'reason' | 'name' | 'state' | 'evidence'
  message: string
  typed: string
  /** Empty: not a signature, or nothing chosen. */
  discipline: string
  /** Of a check: how it stands. */
  decision: string
  /** Empty: not about a check. */
  check: string
}
