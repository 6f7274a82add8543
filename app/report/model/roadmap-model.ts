/** The plan in the report. */

import type { PlanPhase } from '#app/core/roadmap/plan.ts'
import type { OpenQuestion } from './report-parts.ts'

export type Roadmap = {
  title: string
  /** What people decided about its pilot, what moved, and why; missing: nobody has. */
  decided?: string[]
  notes: string[]
  /** What is not reached because actions were dropped; missing: everything is. */
  missed?: string[]
  targets: { id: string; name: string }[]
  /** ISO date of week 0. */
  firstMonday: string
  weeks: number
  gantt: Gantt
  phases: { phase: PlanPhase; label: string; actions: number; days: string; cost: string }[]
  actions: ActionEntry[]
  people: { id: string; name: string; roles: string; week: string; rate: string; away: string }[]
}

/** `firm`: of a roll-out that was decided. */
export type GanttKind = 'homework' | 'firm' | PlanPhase

export type Gantt = {
  /** Weeks that the picture spans. */
  weeks: number
  rows: GanttRow[]
  /** `week` counted from the first Monday, with its date. */
  ticks: { week: number; text: string }[]
}

export type GanttRow = {
  id: string
  phase: PlanPhase
  /** Set on the first row of a phase. */
  phaseLabel: string
  label: string
  who: string
  kind: GanttKind
  /** Weeks from the first Monday, end exclusive. */
  start: number
  end: number
  /** Such as "30 Nov 2026 – 11 Dec 2026". */
  dates: string
  perhapsUnnecessary: boolean
  /** In words, if somebody said that it is under way or done; stands in `who` too. */
  status?: string
}

export type ActionEntry = {
  id: string
  phase: PlanPhase
  phaseLabel: string
  name: string
  capability: string
  levels: string
  who: string
  role: string
  days: string
  weeks: string
  dates: string
  deliverable: string
  done: string
  reasons: string[]
  /** Set if an open answer could make it needless, with the questions to ask first. */
  perhaps: { text: string; ask: OpenQuestion[] } | null
  stretched: boolean
  /** In words, if somebody said that it is under way or done. */
  status?: string
}
