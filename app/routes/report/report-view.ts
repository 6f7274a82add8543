import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Links } from '#app/routes/results/links.server.ts'

export type ReportView = ReturnType<typeof reportView>

/** The report as it is, with the addresses of what its sentences name. */
export function reportView(report: ReportModel, links: Links) {
  const { summary, pitfalls, contradictions, team } = report
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
    pitfalls: pitfalls.map((pitfall) => ({ ...pitfall, because: links.reasons(pitfall.because) })),
    contradictions: contradictions.map((each) => ({ ...each, answers: links.reasons(each.answers) })),
  }
}
