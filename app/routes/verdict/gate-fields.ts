/** In characters. */
export const GATE_REASON_MAX = 5_000
export const GATE_NAME_MAX = 200

/** What is wrong with a form of the gate review, and what was typed into it. */
export type GateFault = {
  /** `form`: not one field. */
  field: 'form' | 'decision' | 'reason' | 'name'
  message: string
  typed: string
  /** Empty: not a signature, or nothing chosen. */
  discipline: string
  decision: string
}
