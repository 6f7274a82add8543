/** The address of a question that is not there yet. */
export const NEW = 'new'

/** One field for each level, from the lowest. */
export const LEVEL_FIELDS = ['level0', 'level1', 'level2', 'level3', 'level4'] as const

export const QUESTION_FIELDS = {
  intent: 'one',
  ask: 'one',
  help: 'one',
  version: 'count',
  section: 'one',
  capability: 'one',
  level0: 'one',
  level1: 'one',
  level2: 'one',
  level3: 'one',
  level4: 'one',
} as const

/** What stands in the form, as it was typed. */
export type QuestionFields = {
  ask: string
  help: string
  section: string
  /** Empty: it informs nothing. */
  capability: string
  /** Five, the lowest first; may be empty. */
  levels: string[]
  version: number
}

type Field = 'ask' | 'help' | 'section' | 'capability' | 'levels' | (typeof LEVEL_FIELDS)[number]
export type QuestionErrors = Partial<Record<Field, string>>
