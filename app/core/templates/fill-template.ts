import type { Template, TemplateField } from '#content/schema/templates.ts'
import type { Catalogue } from '#content/schema.ts'
import type { FilledField, FilledTemplate } from './filled-template.ts'
import { describeReachedLevel } from './reached-level.ts'
import type { TemplateFacts } from './template-facts.ts'
import { listTemplateRows } from './template-rows.ts'
import { fillEntry, fillSentence, type KnownTexts, knownTexts } from './template-texts.ts'

type TableField = Extract<TemplateField, { kind: 'table' }>
type Filling = { catalogue: Catalogue; facts: TemplateFacts; known: KnownTexts }

/** Rows left free where a table would otherwise have none. */
const LEAST_ROWS = 3

/**
 * Fills a template in as far as its assessment is known; everything else stays empty for a pen.
 *
 * @throws RangeError if the template reaches a capability that the catalogue does not have
 */
export function fillTemplate(catalogue: Catalogue, template: Template, facts: TemplateFacts): FilledTemplate {
  const filling = { catalogue, facts, known: knownTexts(facts) }
  const roles = new Map(catalogue.roles.map(({ id, name }) => [id, name]))
  return {
    id: template.id,
    name: template.name,
    purpose: template.purpose,
    company: facts.company,
    useCase: isAboutUseCase(template) && facts.useCase ? facts.useCase.name : null,
    today: facts.today,
    filledBy: template.filledBy.map((id) => ({ role: roles.get(id) ?? id, person: facts.people[id] ?? '' })),
    reaches: template.reaches.map((minimum) => describeReachedLevel(catalogue, minimum, facts)),
    sections: template.sections.map(({ title, note, fields }) => ({
      title,
      note,
      fields: fields.map((field) => fillField(field, filling)),
    })),
  }
}

const USE_CASE_SOURCES: readonly string[] = ['kpis', 'guardrails', 'techniques', 'use-cases']
const USE_CASE_NAMES = /\{(?!company\}|today\})[^{}]*\}/

/** Whether another use case would fill the sheet in differently. */
export function isAboutUseCase({ sections }: Pick<Template, 'sections'>): boolean {
  return sections.some(({ fields }) =>
    fields.some(
      (field) =>
        USE_CASE_NAMES.test(JSON.stringify(textsOf(field))) ||
        (field.kind === 'table' && field.rowsFrom !== null && USE_CASE_SOURCES.includes(field.rowsFrom)),
    ),
  )
}

function textsOf(field: TemplateField): string[] {
  const own =
    field.kind === 'table'
      ? field.rows.flat()
      : field.kind === 'choices'
        ? field.options
        : field.kind === 'rules'
          ? field.rules
          : [field.text]
  return [field.label, field.hint, ...own]
}

function fillField(field: TemplateField, filling: Filling): FilledField {
  const { known } = filling
  const named = { label: fillSentence(field.label, known), hint: fillSentence(field.hint, known) }
  switch (field.kind) {
    case 'line':
    case 'lines':
      return { ...field, ...named, text: fillEntry(field.text, known) }
    case 'statement':
      return { ...field, ...named, text: fillSentence(field.text, known) }
    case 'choices':
      return { ...field, ...named, options: field.options.map((option) => fillSentence(option, known)) }
    case 'rules':
      return { ...field, ...named, rules: field.rules.map((rule) => fillSentence(rule, known)) }
    case 'table':
      return { ...named, ...fillTable(field, filling) }
  }
}

function fillTable({ layout, columns, rows, rowsFrom, empty, numbered }: TableField, filling: Filling) {
  const { catalogue, facts, known } = filling
  const listed = rowsFrom ? listTemplateRows(catalogue, rowsFrom, facts) : []
  const filled = [
    ...listed.map((row) => columns.map(({ from }) => (from ? (row[from] ?? '') : ''))),
    ...rows.map((row) => row.map((cell) => fillEntry(cell, known))).filter((row) => row.some((cell) => cell !== '')),
  ]
  const least = layout === 'cards' ? 1 : LEAST_ROWS
  const blanks = filled.length === 0 ? Math.max(empty, least) : empty
  const blank = columns.map(() => '')
  return {
    kind: 'table' as const,
    layout,
    numbered,
    columns: columns.map(({ label, narrow }) => ({ label, narrow })),
    rows: [...filled, ...Array.from({ length: blanks }, () => blank)],
  }
}
