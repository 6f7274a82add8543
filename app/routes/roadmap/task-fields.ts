/** What the form of a task holds, as typed; `ticked` are lines of the checklist. */
export type TaskFields = Record<TaskField, string> & { ticked: string[]; version: number }

export const TASK_FIELDS = [
  'status',
  'dropReason',
  'person',
  'notBefore',
  'dueOn',
  'begunOn',
  'doneOn',
  'low',
  'high',
  'steps',
  'note',
  'links',
] as const
export type TaskField = (typeof TASK_FIELDS)[number]

export const REASON_MAX = 2000
export const NOTE_MAX = 4000
export const STEP_MAX = 200
export const STEPS_MAX = 20
export const LINK_MAX = 500
export const LINKS_MAX = 10

/** What came of a form: what was typed, what is wrong with it, and what somebody else saved meanwhile. */
export type TaskOutcome = {
  typed: TaskFields
  errors: Partial<Record<TaskField, string>>
  /** Set where somebody else was faster; `fields` as they stand now. */
  theirs: { version: number; fields: Record<TaskField, string> } | null
}
