import type { FieldFile, TemplateFile } from '../files/template.ts'
import type { Item } from '../layout.ts'
import type { Template, TemplateField, TemplateRowSource } from '../schema/templates.ts'
import { assembleMinimums } from './requirements.ts'

/** One template; what a table lists must be known. */
export function assembleTemplate({ id, data }: Item<TemplateFile>): Template {
  return {
    id,
    name: data.name,
    purpose: data.purpose,
    reaches: assembleMinimums(data.reaches),
    filledBy: data.filled_by,
    sections: data.sections.map(({ title, note, fields }) => ({ title, note, fields: fields.map(assembleField) })),
  }
}

function assembleField(field: FieldFile): TemplateField {
  if (field.kind !== 'table') return field
  const { rows_from, columns, ...table } = field
  return {
    ...table,
    rowsFrom: (rows_from ?? null) as TemplateRowSource | null,
    columns: columns.map(({ label, from, narrow }) => ({ label, from: from ?? null, narrow })),
  }
}
