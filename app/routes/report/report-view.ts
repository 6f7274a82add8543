import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Phrase } from '#app/report/model/report-parts.ts'
import type { LibraryPlace } from '#app/routes/library/library-places.ts'
import type { LinkedPhrase, ReasonView } from '#app/routes/results/view.ts'

/** Where what a report names is found; `null`: nowhere, for readers who see nothing but the report. */
export type ReportLinks = {
  base: string | null
  toQuestion: (id: string) => string | null
  phrases: (phrases: readonly Phrase[]) => LinkedPhrase[]
  reasons: (entries: readonly AnswerEntry[]) => ReasonView[]
  library: LibraryPlace
}

export type ReportView = ReturnType<typeof reportView>

/** The report as it is, with the addresses of what its sentences name. */
export function reportView(report: ReportModel, links: ReportLinks) {
  const { summary, pitfalls, contradictions, team, appendix } = report
  return {
    ...report,
    base: links.base,
    summary: {
      ...summary,
      lead: links.phrases(summary.lead),
      ask: links.phrases(summary.ask),
      standing: summary.standing.map(links.phrases),
    },
    team: team && {
      ...team,
      disputed: team.disputed && {
        ...team.disputed,
        rows: team.disputed.rows.map((row) => ({ ...row, href: links.toQuestion(row.question) })),
      },
    },
    pitfalls: pitfalls.map((pitfall) => ({
      ...pitfall,
      href: links.library('pitfalls', pitfall.id),
      firstActions: pitfall.firstActions.map((action) => ({ ...action, href: links.library('actions', action.id) })),
      because: links.reasons(pitfall.because),
    })),
    appendix: {
      ...appendix,
      glossary: appendix.glossary.map((entry) => ({ ...entry, href: links.library('techniques', entry.id) })),
      claims: appendix.claims.map((claim) => ({ ...claim, href: links.library('claims', claim.id) })),
    },
    contradictions: contradictions.map((each) => ({ ...each, answers: links.reasons(each.answers) })),
  }
}
