import { nameOrder } from '#app/messages/locales.ts'
import { type ReportContext, targetName } from '#app/report/model/report-context.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { TargetEntry } from '#app/report/model/target-model.ts'
import type { Links } from '#app/routes/results/links.server.ts'
import type { SettingsView, TargetView } from './roadmap-view.ts'

type Sources = { words: ReportContext; report: ReportModel; links: Links }

/** A target with its verdict; one that the catalogue no longer has, or that does not apply, has none. */
export function targetView({ words, report, links }: Sources, id: string): TargetView {
  const isUseCase = words.useCases.has(id)
  const entry = rowsOf(report).find((row) => row.id === id)
  return viewOf(
    entry ?? { id, name: targetName(words, id), tone: 'none', label: '' },
    isUseCase ? links.toUseCase(id) : links.toTechnique(id),
  )
}

/** Everything that can be planned for and is not planned for yet, use cases in the order of the report, techniques by name. */
export function targetChoices({ report, links }: Sources, chosen: readonly string[]): SettingsView['choices'] {
  const rest = (rows: readonly TargetEntry[], href: (id: string) => string) =>
    rows.filter(({ id, verdict }) => verdict !== null && !chosen.includes(id)).map((row) => viewOf(row, href(row.id)))
  const byName = nameOrder(report.locale)
  return [
    { name: report.labels.useCases, options: rest(report.useCases.rows, links.toUseCase) },
    ...report.techniques.map(({ name, rows }) => ({ name, options: rest(rows, links.toTechnique).sort(byName) })),
  ].filter(({ options }) => options.length > 0)
}

function rowsOf({ useCases, techniques }: ReportModel): TargetEntry[] {
  return [...useCases.rows, ...techniques.flatMap(({ rows }) => rows)]
}

function viewOf(
  { id, name, tone, label }: Pick<TargetView, 'id' | 'name' | 'tone' | 'label'>,
  href: string,
): TargetView {
  return { id, name, tone, label, href }
}
