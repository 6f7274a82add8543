import type { Paper } from '#app/report/theme.ts'

/** In characters, as browsers count. */
export const NOTE_MAX = 1_000
export const NAME_MAX = 120
export const POSITION_MAX = 120

/** The fields of the page's forms. */
export const EDITION_FIELDS = {
  intent: 'one',
  note: 'one',
  since: 'one',
  by: 'one',
  forReaders: 'one',
  paper: 'one',
  content: 'one',
  version: 'one',
  name: 'one',
  position: 'one',
} as const

type Errors = Partial<Record<'form' | 'note' | 'since' | 'by' | 'name' | 'position', string>>

export type IssueTyped = { note: string; since: string; by: string; paper: Paper; forReaders: boolean }

/** A form that was not taken, with what was typed. */
export type EditionsFault =
  | { form: 'issue'; typed: IssueTyped; errors: Errors }
  | { form: 'sign'; typed: { version: string; name: string; position: string }; errors: Errors }
