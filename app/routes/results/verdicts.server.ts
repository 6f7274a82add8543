import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Fit } from '#content/schema/techniques.ts'
import type { Catalogue } from '#content/schema.ts'
import type { Links } from './links.server.ts'
import type { NamedVerdict } from './view.ts'

/** Techniques with the verdicts that the report gives them; unknown ids are left out. */
export function verdictsOfTechniques(report: ReportModel, links: Links, ids: readonly string[]): NamedVerdict[] {
  const rows = report.techniques.flatMap((category) => category.rows)
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id)
    return row ? [{ id, name: row.name, tone: row.tone, label: row.label, href: links.toTechnique(id) }] : []
  })
}

/** Use cases with the verdicts that the report gives them; what does not apply has none. */
export function verdictsOfUses(report: ReportModel, links: Links, uses: readonly { useCase: string; fit: Fit }[]) {
  return uses.flatMap(({ useCase, fit }) => {
    const row = report.useCases.rows.find(({ id }) => id === useCase)
    const apart = report.useCases.apart.find(({ id }) => id === useCase)
    const name = row?.name ?? apart?.name
    if (!name) return []
    const verdict = row ? { tone: row.tone, label: row.label } : null
    return [{ id: useCase, name, href: links.toUseCase(useCase), fit, verdict }]
  })
}

/** A technique by the name that another one's list gives it. */
export function relatedTechniques({ techniques }: Catalogue, links: Links, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const technique = techniques.find((one) => one.id === id)
    return technique ? [{ id, name: technique.name, href: links.toTechnique(id) }] : []
  })
}
