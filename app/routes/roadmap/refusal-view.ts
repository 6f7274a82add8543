import type { PlanRefusal } from '#app/core/roadmap/plan.ts'
import { refusalText } from '#app/report/model/refusal.ts'
import { openQuestions, type ReportContext } from '#app/report/model/report-context.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { OpenQuestion } from '#app/report/model/report-parts.ts'
import type { Links } from '#app/routes/results/links.server.ts'
import { type MarkSources, markOf } from './mark-view.ts'
import type { RefusalView } from './roadmap-view.ts'

/** Why there is no plan, with the questions that would bring one. */
export function refusalOf(
  { words, report, links, marks }: { words: ReportContext; report: ReportModel; links: Links; marks: MarkSources },
  plan: PlanRefusal | null,
): RefusalView {
  if (plan === null) return { reason: 'nothing', message: '', ask: [], mark: null }
  return {
    reason: plan.reason,
    message: refusalText(words, plan),
    ask: links.open(questionsFor(words, report, plan)),
    mark: isAboutMark(plan) ? markOf(marks, String(plan.values.action ?? '')) : null,
  }
}

function isAboutMark({ reason }: PlanRefusal): boolean {
  return reason === 'owner' || reason === 'notBefore'
}

function questionsFor(words: ReportContext, report: ReportModel, plan: PlanRefusal): OpenQuestion[] {
  if (plan.reason === 'openAnswers') return openOf(report, String(plan.values.target ?? ''))
  if (plan.reason !== 'outOfReach') return []
  const capability = String(plan.values.capability ?? '')
  const asked = words.levels.get(capability)?.aspects.map(({ question }) => question) ?? []
  return openQuestions(words, asked)
}

/** What is still open of a target's requirements, each question once. */
function openOf({ useCases, techniques }: ReportModel, target: string): OpenQuestion[] {
  const entry = [...useCases.rows, ...techniques.flatMap(({ rows }) => rows)].find(({ id }) => id === target)
  const open = entry?.blockers.flatMap((blocker) => blocker.open) ?? []
  return [...new Map(open.map((question) => [question.question, question])).values()]
}
