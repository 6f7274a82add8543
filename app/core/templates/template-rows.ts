import { nameOrder } from '#app/messages/locales.ts'
import type { TemplateRowSource } from '#content/schema/templates.ts'
import type { Kpi } from '#content/schema/use-cases.ts'
import type { Catalogue } from '#content/schema.ts'
import type { TemplateFacts } from './template-facts.ts'

/** One listed thing by field, as far as it is known. */
export type TemplateRow = Readonly<Record<string, string>>

const TOOLS_QUESTION = 'scope-ai-in-use'
/** An option that names no tool. */
const NO_TOOL = 'none'

/**
 * What a table lists, one row each, techniques and use cases by name, else in the catalogue's order; empty where nothing is known. Figures that cannot mature
 * inside a pilot are left out.
 */
export function listTemplateRows(catalogue: Catalogue, source: TemplateRowSource, facts: TemplateFacts): TemplateRow[] {
  const { useCase } = facts
  switch (source) {
    case 'kpis':
    case 'guardrails':
      return (useCase?.kpis ?? [])
        .filter(({ guardrail, later }) => !later && guardrail === (source === 'guardrails'))
        .map((kpi) => describeKpi(kpi, facts))
    case 'techniques':
      return catalogue.techniques
        .filter(({ id }) => useCase?.techniques.core.includes(id))
        .map(({ name, definition }) => ({ name, definition }))
        .sort(nameOrder(catalogue.locale))
    case 'use-cases':
      return catalogue.useCases
        .filter(({ id }) => id === useCase?.id || facts.interests.includes(id))
        .map(({ name, description }) => ({ name, description }))
        .sort(nameOrder(catalogue.locale))
    case 'tools':
      return (catalogue.questions.find(({ id }) => id === TOOLS_QUESTION)?.options ?? [])
        .filter(({ id }) => id !== NO_TOOL && facts.toolsInUse.includes(id))
        .map(({ text }) => ({ name: text }))
    case 'disciplines':
      return catalogue.disciplines.map(({ name }) => ({ name }))
  }
}

function describeKpi({ name, unit, direction, formula, source, baseline, cadence }: Kpi, { words }: TemplateFacts) {
  return { name, unit, direction: words[direction], formula, source, baseline, cadence: words[cadence] }
}
