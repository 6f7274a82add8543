import type { Agreement } from '#app/core/agreement/assess-agreement.ts'
import type { TeamMember } from '#app/core/agreement/team.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { TaskStatus } from '#app/core/roadmap/action-tasks.ts'
import type { Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import type { Interval, ScoreResult } from '#app/core/scoring/result.ts'
import type { Catalogue, Discipline } from '#content/schema.ts'
import type { Brand } from './cover-model.ts'

/** What somebody wrote beside an answer, and who said it. Dates are ISO dates. */
type AnswerDetail = {
  /** Facts that were ticked on the ladder, as `<level>.<index>`. */
  ticks?: string[]
  note?: string
  evidence?: string
  /** Names of files and links that show it. */
  pieces?: string[]
  /** Who told it, if somebody else typed it in. */
  toldBy?: string
  toldOn?: string
  /** Who typed it in, and when. */
  answeredBy?: string
  answeredOn?: string
}

export type ReportMeta = {
  company: string
  /** Default: "AI readiness of marketing". */
  title?: string
  locale: string
  /** ISO date; the clock is never read. */
  today: string
  startedOn?: string
  submittedOn?: string
  /** The answers can still change. */
  isDraft?: boolean
  /** A pilot of the company has a signed charter, so that no other is called its first. */
  hasPiloted?: boolean
  answeredBy?: { name: string; disciplines: Discipline[] }[]
  /** How many were asked to answer, if more than answered. */
  invited?: number
  /** By question id. */
  details?: Record<string, AnswerDetail>
  /**
   * Questions to which somebody who counts said a level of 3 or 4 that nothing shows. Missing: one person answered, and
   * it follows from the details.
   */
  claimed?: string[]
  /** What was said to a contradiction, by its id. */
  replies?: Record<string, string>
  /** How far each action of the plan is, by action id; missing: nobody has agreed to it yet. */
  statuses?: Record<string, TaskStatus>
  brand?: Brand
}

export type ReportInput = {
  catalogue: Catalogue
  sheet: AnswerSheet
  score: ScoreResult
  /** `null`: nobody asked for a plan. */
  plan: Plan | PlanRefusal | null
  /** Somebody named the plan's targets; missing: they were proposed. */
  targetsChosen?: boolean
  /** Weeks until ready by use-case id; missing or `null`: not planned. */
  weeks: Record<string, Interval | null>
  meta: ReportMeta
  /** How far several people agree; missing: the lead alone was asked. */
  team?: { agreement: Agreement; members: readonly TeamMember[] }
  /** What the standard's questions alone say; set where a workspace laid its own over them. */
  standard?: { catalogue: Catalogue; sheet: AnswerSheet; score: ScoreResult }
}
