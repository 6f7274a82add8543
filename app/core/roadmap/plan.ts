import type { AnswerSaving } from './answer-savings.ts'
import type { LevelTargets } from './level-targets.ts'

/** What planning says: the JSON of `plan` (mapping C) with what the pages need. Days are counted in half-days inside core. */
export type Person = {
  id: string
  name?: string
  /** From outside the company; planned like anybody else. */
  external?: boolean
  /** Role ids this person wears. */
  roles: string[]
  daysPerWeek: number
  /** Absences as [first day, last day], ISO dates. */
  away: [string, string][]
  dayRateCents: number
}

export type PlanPhase = 'prepare' | 'baseline' | 'pilot' | 'gate' | 'next' | 'scale'

/** What is settled for one action; whatever is missing is left to the plan. Dates are ISO dates. */
export type Pin = {
  /** Id of the person who does it. */
  person?: string
  /** It does not begin before this day. */
  notBefore?: string
  /** Own estimate in person-days, multiples of 0.5, in place of the catalogue's. */
  estimate?: { low: number; high: number }
  /** What is under way or done keeps its weeks; what is dropped is left out. Missing: it is still to be done. */
  status?: 'doing' | 'done' | 'dropped'
  /** Actually begun, actually done. */
  begunOn?: string
  doneOn?: string
}

/** An action that the plan would need and leaves out: dropped by somebody, or waiting for one that is (`by`: their ids). */
export type OmittedAction = {
  id: string
  phase: PlanPhase
  by: string[]
  /** Open duties that ask for it, as readers call them; missing: none. */
  duties?: string[]
}

/** A target that is not reached, because actions were dropped; `target`: `null` for the roll-out. */
export type MissedTarget = {
  target: string | null
  /** Action ids, ascending. */
  dropped: string[]
  /** Actions of its way that stay undone: the dropped ones and those that wait for them. */
  steps: number
}

/** A step that an open duty asks for, whatever was answered; `duty` is what readers call it, `from` the day on which it begins to apply, ISO. */
export type DutyStep = { capability: string; level: number; duty: string; from: string }

/** What the law asks before one target may start. */
export type TargetDuties = {
  steps: readonly DutyStep[]
  /** The system of it that meets a prohibition, and where that stands; `null`: it may be started. */
  prohibited: { system: string; article: string } | null
}

/**
 * What people decided at the gate of a pilot: it is scaled, gone through once more, or stopped. Dates are ISO dates; what
 * comes from outside is read by `parseDecision`.
 */
export type PilotDecision = {
  /** Use case or technique that was piloted. It moves a plan whose first target it is; every other plan stays as it is. */
  target: string
  decision: 'go' | 'iterate' | 'stop'
  /** Day of the decision. */
  on: string
  /** Why; empty: nobody said. */
  reason: string
  /** First and last day of the pilot that follows `iterate`; missing: none is planned yet. */
  next?: { startsOn: string; endsOn: string }
}

/** An action that a stopped pilot no longer asks for, with the phase that it stood in. */
export type DroppedAction = { id: string; phase: 'prepare' | 'scale' }

export type PlanRequest = {
  /** Use-case or technique ids, 1-5; the first is the pilot. */
  targets: string[]
  /** Missing: default people by team size (mapping A15). */
  people?: Person[]
  /** ISO date; the plan's first Monday is the next Monday on or after it. */
  startOn: string
  /** Figures of the pilot's KPI from before the start exist: nothing has to be measured first. Other history is not meant. */
  hasHistory?: boolean
  /** By action id; ids that the plan does not need are ignored. */
  pins?: Readonly<Record<string, Pin>>
  /** By target id; missing: no system of it is in a register. */
  duties?: Readonly<Record<string, TargetDuties>>
  /** The newest of its pilot; missing: nobody has decided. */
  decision?: PilotDecision
  /** Levels that are to be reached beside the targets, after what the pilot needs; missing: none. */
  levels?: LevelTargets
}

export type PlannedAction = {
  id: string
  cap: string
  to: number
  role: string
  /** Person id. */
  person: string
  /** Person-days, multiples of 0.5; somebody's own estimate, if there is one. */
  low: number
  high: number
  /** The catalogue's estimate for this team, where `low` and `high` are somebody's own. */
  original?: { low: number; high: number }
  /** Under way or done, as somebody said; missing: still to be done. */
  status?: 'doing' | 'done'
  begunOn?: string
  doneOn?: string
  /** Elapsed, after stretching. */
  weeks: number
  phase: PlanPhase
  /** Needed for the homework of every target rather than for one target's own list. */
  homework: boolean
  /** Action ids that must end before. */
  after: string[]
  /** Only in the plan because answers are open; `ask` names the questions that would tell. */
  perhapsUnnecessary: boolean
  ask: string[]
  /** Stretched because the person's week is too short. */
  stretched: boolean
  /** Open duties that ask for it, as readers call them; missing: none. */
  duties?: string[]
}

/** `start` and `end` are weeks from the plan's first Monday, end exclusive. */
export type ScheduledItem = { id: string; start: number; end: number; phase: PlanPhase }

export type Plan = {
  targets: string[]
  /** As they were asked for; missing: none. */
  levels?: LevelTargets
  startOn: string
  /** ISO date of week 0. */
  firstMonday: string
  /** Ascending ids. */
  actions: PlannedAction[]
  /** What the best answer to a question that is to be asked first would spare; missing: none of them alone spares any. */
  savings?: AnswerSaving[]
  /** Person-days of all phases but `scale`, which is conditional unless people decided to scale. */
  effortDays: { low: number; high: number }
  /** Of the same actions, in cents. */
  cost: { low: number; high: number; currency: string }
  /** The phases that have actions, in their order. */
  phases: PhaseTotals[]
  /** The action set, roll-out aside, is proven minimal; else `bound` says how low it could be (person-days, low + high). */
  proven: boolean
  bound: number
  /** Actions and the milestones `baseline`, `pilot` and `gate`; ascending ids. */
  schedule: ScheduledItem[]
  /** To the end of the gate; once people decided to scale or to stop, to the end of all that is planned. */
  weeks: number
  /** Weeks until the pilot may start, preparation and baseline; after such a decision, to the end of the preparation. */
  prepareWeeks: number
  /** No plan can end its gate before; after such a decision, its preparation. */
  lowerBound: number
  /** `weeks` is proven to be the least possible. */
  optimal: boolean
  /** The person whose time binds, and the weeks saved with one more day a week of theirs. */
  criticalPerson: string | null
  weeksSaved: number
  /** Action ids, ascending. */
  stretched: string[]
  people: Person[]
  /** Actions of the scale phase that are left out because nobody wears their role. */
  unassigned: { id: string; role: string }[]
  /** What people decided about the pilot of the first target; missing: nothing, so that its gate still stands in the plan. */
  decision?: PilotDecision
  /** What the plan needs and leaves out because somebody dropped it, ascending ids; missing: nothing. */
  omitted?: OmittedAction[]
  /** What is not reached for that; missing: everything is. */
  missed?: MissedTarget[]
  /** What left the plan because the pilot was stopped, ascending ids; missing: nothing. */
  dropped?: DroppedAction[]
}

/** What one phase takes: days as in `effortDays`, cents as in `cost`. */
export type PhaseTotals = {
  phase: PlanPhase
  actions: number
  effortDays: { low: number; high: number }
  cost: { low: number; high: number }
}

/** Why there is no plan, by field, with the mend. */
export type PlanRefusal = {
  refused: true
  reason:
    | 'targets'
    | 'startOn'
    | 'people'
    | 'notApplicable'
    | 'prohibited'
    | 'openAnswers'
    | 'level'
    | 'outOfReach'
    | 'role'
    | 'owner'
    | 'notBefore'
    | 'estimate'
    | 'begunOn'
    | 'doneOn'
    | 'tooLong'
  field: string
  /** One English sentence; `values` hold its ids and numbers. */
  message: string
  values: Record<string, string | number>
}
