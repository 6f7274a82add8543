import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { hashOf } from './model/hash.server.ts'
import type { ReportModel } from './model/report-model.ts'

/** What a report was made from. */
export type ReportSource = {
  sheet: AnswerSheet
  score: ScoreResult
  /** `null`: there was nothing to plan for. */
  plan: Plan | PlanRefusal | null
}

/**
 * A report for other programs, the shape `preflight-report-1`: all that the report says, with the exact result and plan
 * behind it. A field may be added; one that changes its meaning or goes raises the number.
 *
 * @returns `inputs.sha256`: 64 hex digits, equal for equal answers whatever the order of their keys
 */
export function reportJson(report: ReportModel, { sheet, score, plan }: ReportSource) {
  return { format: 'preflight-report-1' as const, inputs: { sha256: hashOf(sheet) }, ...report, score, plan }
}
