import type { NewLimitsGap } from '#app/core/pilots/new-limits.ts'

/** In characters, as the column holds it. */
export const LIMITS_REASON_MAX = 2_000

/** The questions that people answer; the chart answers the first of the four itself. */
export const QUESTIONS = ['known', 'wanted', 'lasting'] as const

export type Typed = Record<(typeof QUESTIONS)[number] | 'from' | 'reason', string>

/** A form that was not taken. `form`: `set`, or the id of what was to be taken back. */
export type LimitsOutcome = {
  form: string
  errors: Partial<Record<keyof Typed, string>>
  /** What stands against new limits. */
  gaps: NewLimitsGap[]
  typed: Typed
}
