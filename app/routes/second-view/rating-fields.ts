import type { FormFields } from '#app/server/form.server.ts'

/** In characters, as browsers count. */
export const REASON_MAX = 2_000
export const LEVELS = ['0', '1', '2', '3', '4'] as const

/** The fields of the page's forms. */
export const RATING_FIELDS: FormFields = {
  intent: 'one',
  capability: 'one',
  version: 'count',
  level: 'one',
  upTo: 'one',
  reason: 'one',
}

/** As it stands in the form; `level` empty: none was chosen, `upTo` empty: no higher. */
export type RatingTyped = { level: string; upTo: string; reason: string }

/** A form that was not taken, with what was typed. */
export type RatingFault = {
  capability: string
  typed: RatingTyped
  errors: Partial<Record<keyof RatingTyped, string>>
  /** What somebody else wrote meanwhile; `seen` empty: they took it away. Missing: nobody did. */
  theirs?: { version: number; seen: string; reason: string }
}
