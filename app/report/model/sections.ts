import { SECTIONS, type SectionId } from './report-fields.ts'
import type { ReportModel } from './report-model.ts'

const isKnown = (id: string): id is SectionId => (SECTIONS as readonly string[]).includes(id)

/**
 * All sections in the order that was wished. One that the wish does not name, since it is newer, stands behind the one
 * that it usually follows.
 *
 * @param wished ids, unknown ones among them; each counts once
 */
export function orderSections(wished: readonly string[]): SectionId[] {
  const ordered = [...new Set(wished.filter(isKnown))]
  if (ordered.length === 0) return [...SECTIONS]
  for (const [place, id] of SECTIONS.entries()) {
    if (ordered.includes(id)) continue
    const before = SECTIONS[place - 1]
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, id)
  }
  return ordered
}

/** The sections that a report shows, in order: switched on, and with something in them. The one order of every format. */
export function sectionsOf(model: ReportModel): SectionId[] {
  return (model.arranged?.sections ?? SECTIONS).filter((id) => hasContent(model, id))
}

/** Whether there is anything to say in a section. */
function hasContent(model: ReportModel, id: SectionId): boolean {
  return titleOf(model, id) !== null
}

/** What a section is called; `null`: it has nothing to say. */
export function titleOf(model: ReportModel, id: SectionId): string | null {
  const { labels, appendix } = model
  const titles: Record<SectionId, string | null> = {
    'use-cases': labels.useCases,
    homework: model.homework && labels.homework,
    method: labels.method,
    dimensions: labels.dimensions,
    ladders: model.dimensions.some(({ capabilities }) => capabilities.length > 0) ? labels.ladders : null,
    'second-view': model.secondView?.title ?? null,
    techniques: model.techniques.length > 0 ? labels.techniques : null,
    pitfalls: model.pitfalls.length > 0 ? labels.pitfalls : null,
    points: model.points && labels.points,
    contradictions: model.contradictions.length > 0 ? labels.contradictions : null,
    governance: model.governance?.title ?? null,
    priority: model.priority?.title ?? null,
    schedule: model.roadmap && labels.roadmap,
    actions: model.roadmap && labels.actions,
    'pilot-design': model.pilots?.design?.title ?? null,
    evidence: model.pilots?.evidence?.title ?? null,
    team: model.team?.title ?? null,
    answers: appendix.answers.length > 0 ? labels.answers : null,
    glossary: appendix.glossary.length > 0 ? labels.glossary : null,
    claims: appendix.claims.length > 0 ? labels.claims : null,
    references: appendix.references.length > 0 ? labels.references : null,
    limits: labels.limits,
  }
  return titles[id]
}
