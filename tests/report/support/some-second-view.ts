import type { ReportModel } from '#app/report/model/report-model.ts'
import { describeSecondView } from '#app/report/model/second-view.ts'

/** Longer than a page has lines for beside other things. */
const LONG_REASON = 'Two of five teams keep a sheet of their own; nobody could say which one counts. '.repeat(24)

/** The report with what a consultant saw of some of its capabilities: less, more, the same, and once at length. */
export function withSomeSecondView(report: ReportModel): ReportModel {
  const applying = report.dimensions.flatMap(({ capabilities }) => capabilities.filter(({ applies }) => applies))
  const seen = applying.slice(0, 9).map(({ id, level }, at) => {
    const lo = Math.max(0, Math.min(4, level.lo + (at % 3) - 1))
    const reason = at === 4 ? LONG_REASON : `Looked at the files of ${at + 2} weeks.\nAsked two people.`
    return { capability: id, level: { lo, hi: Math.min(4, lo + (at % 2)) }, reason }
  })
  const range = (readiness: number) => ({
    readiness: { lo: readiness, hi: readiness + 4 },
    stage: { lo: 1, hi: 1 },
    useCases: report.useCases.rows.map(({ id }) => ({
      id,
      range: [readiness > 30 ? 'nearly' : 'notYet', 'ready'] as ['nearly' | 'notYet', 'ready'],
    })),
    techniques: [],
  })
  const secondView = describeSecondView(report, {
    seen,
    by: ['Anna Köhler', 'Jörg Weiß'],
    from: '2026-11-18',
    to: '2026-11-20',
    verdicts: { said: range(40), seen: range(20) },
  })
  if (!secondView) throw new Error('The sample has capabilities.')
  return { ...report, secondView }
}
