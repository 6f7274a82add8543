import type { TemplateRowSource } from './schema/templates.ts'

/** Names in braces that a template's texts may hold. */
export const TEMPLATE_NAMES = [
  'company',
  'today',
  'use-case',
  'task',
  'weeks',
  'design',
  'sample',
  'decide',
  'ai-act',
  'privacy',
] as const

/** What a table can list, and the fields of each listed thing that a column may take. */
export const TEMPLATE_ROW_FIELDS: Readonly<Record<TemplateRowSource, readonly string[]>> = {
  kpis: ['name', 'unit', 'direction', 'formula', 'source', 'baseline', 'cadence'],
  guardrails: ['name', 'unit', 'direction', 'formula', 'source', 'baseline', 'cadence'],
  techniques: ['name', 'definition'],
  'use-cases': ['name', 'description'],
  tools: ['name'],
  disciplines: ['name'],
}

/** The names in braces in a text, in order, known or not. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}
