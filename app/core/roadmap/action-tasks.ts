import type { Pin } from './plan.ts'

/** Proposed: the plan says so and nobody has agreed yet. Only doing, done and dropped change the plan. */
export const TASK_STATUSES = ['proposed', 'planned', 'doing', 'done', 'dropped'] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

/** What can be said of an action in one word: to drop it takes a reason too. @param now what holds of it */
export function shortStatuses(now: TaskStatus): TaskStatus[] {
  return TASK_STATUSES.filter((status) => status !== 'dropped' || now === 'dropped')
}

/** The two lines of every checklist that come from the catalogue; own lines are ticked by their words. */
export const GIVEN_CHECKS = ['deliverable', 'definition'] as const

/** What holds of one action of a plan, as somebody said it last. Dates are ISO dates. */
export type ActionTask = {
  status: TaskStatus
  /** Person id; `null`: chosen by the plan. */
  person: string | null
  notBefore: string | null
  dueOn: string | null
  /** Actually begun: set for nothing but doing and done; `null`: not said. */
  begunOn: string | null
  /** Actually done: set for nothing but done; `null`: not said. */
  doneOn: string | null
  /** Why it was dropped; empty for everything else. */
  dropReason: string
  /** Own estimate in person-days, multiples of 0.5; `null`: the catalogue's. */
  estimate: { low: number; high: number } | null
  /** Own lines of the checklist. */
  steps: readonly string[]
  /** `deliverable`, `definition` and own lines by their words. */
  ticked: readonly string[]
  note: string
  links: readonly string[]
  /** Of what was said; 0: nothing yet. */
  version: number
}

/** By action id, those of which somebody said something; ids that the plan does not have wait until they come back. */
export type ActionTasks = Readonly<Record<string, ActionTask>>

/** An action of which nobody has said anything. */
export const NO_TASK: ActionTask = {
  status: 'proposed',
  person: null,
  notBefore: null,
  dueOn: null,
  begunOn: null,
  doneOn: null,
  dropReason: '',
  estimate: null,
  steps: [],
  ticked: [],
  note: '',
  links: [],
  version: 0,
}

/** The part of the tasks that a plan is made with; actions that leave everything to the plan are left out. */
export function pinsOf(tasks: ActionTasks): Record<string, Pin> {
  return Object.fromEntries(
    Object.entries(tasks).flatMap(([id, task]) => {
      const pin = pinOf(task)
      return Object.keys(pin).length > 0 ? [[id, pin]] : []
    }),
  )
}

function pinOf({ status, person, notBefore, begunOn, doneOn, estimate }: ActionTask): Pin {
  return {
    ...(person && { person }),
    ...(notBefore && { notBefore }),
    ...(estimate && { estimate }),
    ...((status === 'doing' || status === 'done' || status === 'dropped') && { status }),
    ...(begunOn && { begunOn }),
    ...(doneOn && { doneOn }),
  }
}

/** How far each action is, of those of which somebody said so. */
export function statusesOf(tasks: ActionTasks): Record<string, TaskStatus> {
  return Object.fromEntries(
    Object.entries(tasks).flatMap(([id, { status }]) => (status === 'proposed' ? [] : [[id, status]])),
  )
}

/** What snapshots of earlier versions hold of single actions. */
export type OldMarks = Readonly<Record<string, { person?: string; notBefore?: string; status?: 'doing' | 'done' }>>

/** Marks of an earlier snapshot as tasks. */
export function tasksFromMarks(marks: OldMarks): ActionTasks {
  const taskOf = ({ person, notBefore, status }: OldMarks[string]): ActionTask => ({
    ...NO_TASK,
    status: status ?? 'planned',
    person: person ?? null,
    notBefore: notBefore ?? null,
    version: 1,
  })
  return Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, taskOf(mark)]))
}

/** The lines of an action's checklist that are not ticked yet; empty: all are. */
export function openChecks({ steps, ticked }: Pick<ActionTask, 'steps' | 'ticked'>): string[] {
  return [...GIVEN_CHECKS, ...steps].filter((line) => !ticked.includes(line))
}
