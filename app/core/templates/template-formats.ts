import type { Template, TemplateField } from '#content/schema/templates.ts'

/** Files that a sheet can be downloaded as, the one for most readers first. */
const TEMPLATE_FORMATS = ['docx', 'xlsx', 'md'] as const
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number]

type Table = Extract<TemplateField, { kind: 'table' }>

/** Rows left free from which on a table is a list that grows, and from which on it is one by itself. */
const GROWS_FROM = 5
const LONG_FROM = 10

/**
 * The files that serve a sheet. A workbook does where the sheet is a long list, or mostly tables with a list among them
 * that goes on growing, such as a register; a charter or a policy in cells would be a worse charter.
 */
export function formatsOf(template: Pick<Template, 'sections'>): TemplateFormat[] {
  return TEMPLATE_FORMATS.filter((format) => format !== 'xlsx' || servesAsWorkbook(template))
}

function servesAsWorkbook({ sections }: Pick<Template, 'sections'>): boolean {
  const fields = sections.flatMap((section) => section.fields).filter(({ kind }) => kind !== 'statement')
  const tables = fields.filter((field): field is Table => field.kind === 'table')
  if (tables.some(({ empty }) => empty >= LONG_FROM)) return true
  return tables.some(growsAsList) && tables.length >= fields.length / 2
}

/** A row of much to write about each thing that is listed is an entry of a register. */
const growsAsList = ({ empty, rowsFrom, layout }: Table) =>
  empty >= GROWS_FROM || (rowsFrom !== null && layout === 'cards')
