import type { TaskStatus } from '#app/core/roadmap/action-tasks.ts'
import type { PlanRefusal } from '#app/core/roadmap/plan.ts'
import type { Tone } from '#app/report/model/report-parts.ts'
import type { ActionEntry, Gantt, Roadmap } from '#app/report/model/roadmap-model.ts'
import type { OpenQuestionView, ReasonView } from '#app/routes/results/view.ts'
import type { TemplateLinkView } from '#app/routes/templates/template-link.tsx'
import type { BeforeStart } from '#app/server/duties/plan-duties.server.ts'
import type { LegendLabels } from './gantt-legend.tsx'
import type { Days } from './plan-form.ts'

/** What the roadmap page shows: numbers of the plan, words of the report. */
export type RoadmapView = {
  planned: PlannedView | null
  /** Set where there is no plan. */
  refusal: RefusalView | null
  settings: SettingsView
  /** What people decided about other pilots of the company, or since it was submitted; the newest first. */
  otherDecisions: DecisionLine[]
  /** Planned with own questions of the workspace that count. */
  isOwn: boolean
}

/** A decision in one line, with its paper. Dates are ISO dates. */
export type DecisionLine = {
  pilot: string
  decision: 'go' | 'iterate' | 'stop'
  on: string
  pilotHref: string
  evidenceHref: string
}

/** What people decided about the plan's own pilot, and what follows. */
export type DecidedView = DecisionLine & {
  /** As people wrote it; empty: as the rule proposed. */
  reason: string
  /** First and last day of the roll-out; `null`: nothing is left to do for it. */
  rollOut: { from: string; until: string; days: string; cost: string } | null
  /** Steps that left the plan, by name. */
  dropped: { name: string; ofRollOut: boolean }[]
  /** The pilot that goes on from it; `null`: none yet. */
  next: {
    name: string
    href: string
    startsOn: string | null
    endsOn: string | null
    isSigned: boolean
    isRunning: boolean
  } | null
}

export type PlannedView = Pick<Roadmap, 'notes' | 'weeks'> & {
  gantt: Gantt
  legend: LegendLabels
  pilot: string
  /** ISO dates. */
  startsOn: string
  pilotStartsOn: string
  decisionOn: string
  /** Person-days and money of the preparation, as everywhere else. */
  effort: string
  cost: string
  /** `null`: nobody decided about its pilot yet. */
  decided: DecidedView | null
  /** Of what the other targets need after it; `null`: nothing. */
  next: { days: string; cost: string } | null
  /** Duties of the pilot's systems that no action meets, to be met before it starts. */
  before: BeforeStart[]
  phases: (Roadmap['phases'][number] & { rows: ActionView[] })[]
}

/** What can be set for one action, and what is. */
export type MarkView = {
  action: string
  name: string
  /** Person id; empty: chosen by the plan. */
  person: string
  /** ISO date; empty: as soon as it fits. */
  notBefore: string
  status: TaskStatus
  /** Who wears its hat and has time for it. */
  owners: { id: string; name: string }[]
  days: Days
  /** The questions that tell whether its level is reached. */
  questions: { ask: string; href: string }[]
  version: number
}

export type ActionView = Omit<ActionEntry, 'reasons' | 'perhaps'> & {
  /** Questions to answer first: one of them may make it needless; empty: it is needed for sure. */
  perhaps: OpenQuestionView[]
  /** Who asks for it: a target, or any pilot (`name` is `null`), or the roll-out alone (none). */
  askedBy: { name: string | null; whys: string[] }[]
  /** Open duties of the register that ask for it, each with its article and system. */
  duties: string[]
  /** What was answered on its capability. */
  today: ReasonView[]
  /** The half-filled sheet that it starts from. */
  template: TemplateLinkView | null
  waitsFor: string[]
  unlocks: string[]
  mark: MarkView | null
}

export type RefusalView = {
  /** `nothing`: there is no target to propose. */
  reason: PlanRefusal['reason'] | 'nothing'
  /** Empty for `nothing`. */
  message: string
  ask: OpenQuestionView[]
  /** Of the action whose owner or date stands in the way. */
  mark: MarkView | null
}

export type TargetView = { id: string; name: string; tone: Tone; label: string; href: string }

export type SettingsView = {
  version: number
  targets: TargetView[]
  /** Nobody has chosen yet: the targets are a proposal. */
  isProposal: boolean
  alsoProposed: TargetView[]
  choices: { name: string; options: TargetView[] }[]
  /** Levels to reach beside the targets. */
  levels: { id: string; name: string; level: number; isReached: boolean }[]
  /** ISO date; empty: from the next Monday on. */
  startOn: string
  /** From which a plan can start. */
  startDays: Days
  hasHistory: boolean
  people: { id: string; name: string; hats: string; daysPerWeek: number }[]
}
