import type { WrittenTime } from '#app/server/written-time.ts'

/** In characters, as browsers count. */
export const REASON_MAX = 2_000

/** What somebody else wrote down meanwhile. */
export type Theirs = {
  /** In words; `null`: they took it back. */
  answer: string | null
  reason: string
  /** Empty: nobody knows any more. */
  by: string
  isOwn: boolean
  at: WrittenTime
}

/** A form that was not taken: what was typed, what is wrong with it, and what holds by now. */
export type ConsensusFault = {
  answer: string
  reason: string
  errors: { answer?: string; reason?: string }
  /** Written down meanwhile; sent again, what was typed replaces it. `null`: nothing. */
  theirs: Theirs | null
  version: number
}

/** The fields of the form. */
export const CONSENSUS_FIELDS = { intent: 'one', answer: 'one', reason: 'one', version: 'count' } as const
