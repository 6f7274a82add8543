/** The fields of the forms of the page. */
export const BUILDER_FIELDS = {
  intent: 'one',
  version: 'count',
  field: 'one',
  body: 'one',
  /** Of a text block that is put in. */
  block: 'one',
  before: 'one',
  paper: 'one',
  look: 'one',
} as const

export const PAPERS = ['a4', 'letter'] as const
export const LOOKS = ['both', 'client', 'workspace'] as const

/** A form that was not taken. */
export type BuilderFault =
  /** Somebody changed the layout meanwhile; the page shows theirs. */
  | { of: 'layout' }
  /** What was typed, what is wrong with it, and what somebody else wrote meanwhile (`null`: nobody did). */
  | {
      of: 'text'
      field: string
      body: string
      version: number
      errors: string[]
      theirs: string | null
      inserted?: Inserted
    }

/** A text block that was put at the end of what was typed, with what this check could not fill in. */
export type Inserted = { name: string; missing: string[] }
