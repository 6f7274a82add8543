import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { stillAsked } from '#app/server/team-sheet.server.ts'
import type { Catalogue } from '#content/schema.ts'
import type { QuestionLink } from './review-data.server.ts'

/** What a team has to look at before its check is submitted. */
export type TeamReview = {
  /** Questions on which people differ, with what is to be known of them. */
  differing: (QuestionLink & { isFar: boolean; notes: string })[]
  /** Who is asked and not done, by name, else address, else discipline: submitting leaves them out. */
  leavesOut: { id: string; name: string }[]
}

/** @returns `null` where the lead alone is asked */
export function reviewTeam(
  { team }: OpenAssessment,
  { report, catalogue, link }: { report: ReportModel; catalogue: Catalogue; link: (id: string) => QuestionLink },
): TeamReview | null {
  if (team === null) return null
  const entries = answersIn(report)
  const differing = [...entries.values()].flatMap(({ question, shared }) =>
    shared?.flag ? [{ ...link(question), isFar: shared.flag === 'disagree', notes: shared.notes.join(' ') }] : [],
  )
  return {
    differing: differing.sort((a, b) => Number(b.isFar) - Number(a.isFar)),
    leavesOut: stillAsked(team).map(({ id, name, email, disciplines }) => ({
      id,
      name: name || email || disciplineNames(catalogue, disciplines),
    })),
  }
}

/** Every answer of a report, by question. */
export function answersIn({ appendix }: ReportModel): Map<string, AnswerEntry> {
  return new Map(appendix.answers.flatMap(({ rows }) => rows).map((entry) => [entry.question, entry]))
}

function disciplineNames({ disciplines }: Catalogue, spoken: readonly string[]): string {
  const names = disciplines.filter(({ id }) => spoken.includes(id)).map(({ name }) => name)
  return names.join(', ')
}
