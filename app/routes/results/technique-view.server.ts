import type { Technique } from '#content/schema/techniques.ts'
import type { Catalogue } from '#content/schema.ts'
import type { Decided } from './decided.server.ts'
import type { Links } from './links.server.ts'
import { requirementsOf } from './requirements.server.ts'
import { claimsOf } from './sources.server.ts'
import { verdictChange } from './verdict-change.server.ts'
import { relatedTechniques, verdictsOfUses } from './verdicts.server.ts'

export type TechniqueView = NonNullable<ReturnType<typeof viewOfTechnique>>

/**
 * Everything that the page of one technique shows, by the catalogue that decided; the long texts stand in the glossary.
 *
 * @returns `null` if there is no such technique
 */
export function viewOfTechnique(decided: Decided, id: string) {
  const { report, links } = decided
  const { catalogue } = decided.model
  const technique = catalogue.techniques.find((one) => one.id === id)
  const row = report.techniques.flatMap(({ rows }) => rows).find((one) => one.id === id)
  if (!technique || !row) return null
  const isEmpty = report.summary.state === 'empty'
  const applies = row.verdict !== null
  const { tone, label, range, between, steps, homeworkSteps, assumes, insideTools, standing } = row
  return {
    id,
    base: links.base,
    name: technique.name,
    category: catalogue.categories.find((category) => category.id === technique.category)?.name ?? '',
    applies,
    verdict: {
      tone,
      label,
      range,
      between,
      standing: standing?.text ?? null,
      steps: steps.text,
      homeworkSteps: homeworkSteps.text,
      insideTools,
      assumes: links.open(assumes),
    },
    requirements: applies ? requirementsOf(decided, id) : { needs: [], alternatives: [], wishes: [] },
    change: applies && !isEmpty && !insideTools ? verdictChange(decided, id) : null,
    hasWay: applies && !isEmpty && !insideTools,
    ...glossaryOf(technique, catalogue, links),
    uses: verdictsOfUses(report, links, technique.uses),
    claims: claimsOf(catalogue, technique.claims, links.library),
    inGlossary: links.library('techniques', id),
    law: { aiact: technique.aiact, gdpr: technique.gdpr, asOf: { date: technique.updated } },
  }
}

function glossaryOf(technique: Technique, catalogue: Catalogue, links: Links) {
  const { definition, examples, pitfalls, confusedWith, related } = technique
  return {
    definition,
    examples,
    pitfalls,
    confusedWith,
    related: relatedTechniques(catalogue, links, related),
  }
}
