import type { Finding } from '../fault.ts'
import type { FieldFile, TemplateFile } from '../files/template.ts'
import type { ContentFiles, Item } from '../layout.ts'
import type { TemplateRowSource } from '../schema/templates.ts'
import { namesIn, TEMPLATE_NAMES, TEMPLATE_ROW_FIELDS } from '../template-blanks.ts'

type Path = Finding['path']

/** Actions without a template, two for the same level, templates that promise what no action gives, and fields that cannot be filled in. */
export function checkTemplates(files: ContentFiles): Finding[] {
  return [
    ...actionsWithoutTemplate(files),
    ...files.items.templates.flatMap((item) => [
      ...promises(item, files),
      ...repeatedLabels(item),
      ...tables(item),
      ...unknownNames(item),
    ]),
  ]
}

/** Whoever is asked for a deliverable has a sheet to begin it with. */
function actionsWithoutTemplate({ items }: ContentFiles): Finding[] {
  return items.actions.flatMap(({ group: capability, file, data }) => {
    const level = data.from + 1
    if (items.templates.some(({ data: template }) => template.reaches[capability] === level)) return []
    const message = `No template reaches level ${level} of "${capability}", where this action leads.`
    return [{ file, path: ['deliverable'], message, mend: 'Write one in content/templates/.' }]
  })
}

function promises({ id, file, data }: Item<TemplateFile>, { items }: ContentFiles): Finding[] {
  if (Object.keys(data.reaches).length === 0) {
    return [{ file, path: ['reaches'], message: 'This template serves nothing.', mend: 'Name what it reaches.' }]
  }
  return Object.entries(data.reaches).flatMap(([capability, level]) => {
    const path = ['reaches', capability]
    const other = items.templates.find((one) => one.id < id && one.data.reaches[capability] === level)
    if (other) {
      const message = `Level ${level} of "${capability}" already has a template, ${other.id}.`
      return [{ file, path, message, mend: 'Keep one of the two.' }]
    }
    const isKnown = items.capabilities.some((item) => item.id === capability)
    if (
      !isKnown ||
      items.actions.some(({ group, data: action }) => group === capability && action.from === level - 1)
    ) {
      return []
    }
    const message = `No action leads to level ${level} of "${capability}".`
    return [{ file, path, message, mend: 'Name a level that an action reaches.' }]
  })
}

/** Labels are what fields are told apart by, in the page and on paper. */
function repeatedLabels({ file, data }: Item<TemplateFile>): Finding[] {
  const repeated = (labels: string[], pathOf: (index: number) => Path) =>
    labels.flatMap((label, index) =>
      labels.indexOf(label) === index
        ? []
        : [{ file, path: pathOf(index), message: `"${label}" is there twice.`, mend: 'Give each its own label.' }],
    )
  return [
    ...repeated(
      data.sections.map(({ title }) => title),
      (index) => ['sections', index, 'title'],
    ),
    ...data.sections.flatMap(({ fields }, section) =>
      repeated(
        fields.map(({ label }) => label),
        (index) => ['sections', section, 'fields', index, 'label'],
      ),
    ),
    ...fieldsOf(data).flatMap(({ field, path }) =>
      field.kind !== 'table'
        ? []
        : repeated(
            field.columns.map(({ label }) => label),
            (index) => [...path, 'columns', index, 'label'],
          ),
    ),
  ]
}

function tables({ file, data }: Item<TemplateFile>): Finding[] {
  return fieldsOf(data).flatMap(({ field, path }) =>
    field.kind === 'table'
      ? faultsOfTable(field).map((fault) => ({ file, ...fault, path: [...path, ...fault.path] }))
      : [],
  )
}

function faultsOfTable(table: Extract<FieldFile, { kind: 'table' }>): Omit<Finding, 'file'>[] {
  const { columns, rows, rows_from, empty } = table
  const known = rows_from === undefined ? [] : TEMPLATE_ROW_FIELDS[rows_from as TemplateRowSource]
  if (!known) {
    const mend = `Name one of ${Object.keys(TEMPLATE_ROW_FIELDS).join(', ')}.`
    return [{ path: ['rows_from'], message: `A table cannot list "${rows_from}".`, mend }]
  }
  if (rows.length === 0 && rows_from === undefined && empty === 0) {
    return [{ path: ['label'], message: 'This table has no rows.', mend: 'Add rows, rows_from or empty.' }]
  }
  return [
    ...columns.flatMap(({ from }, index) =>
      from === undefined || known.includes(from)
        ? []
        : [
            {
              path: ['columns', index, 'from'],
              message: `There is no field "${from}" to fill this column.`,
              mend: known.length > 0 ? `Name one of ${known.join(', ')}.` : 'Say with rows_from what the table lists.',
            },
          ],
    ),
    ...rows.flatMap((row, index) =>
      row.length === columns.length
        ? []
        : [
            {
              path: ['rows', index],
              message: `This row has ${row.length} cells for ${columns.length} columns.`,
              mend: 'Write a cell for each column; "" is to be filled in.',
            },
          ],
    ),
  ]
}

function unknownNames({ file, data }: Item<TemplateFile>): Finding[] {
  const known: readonly string[] = TEMPLATE_NAMES
  return fieldsOf(data).flatMap(({ field, path }) =>
    textsOf(field)
      .flatMap(namesIn)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        file,
        path: [...path, 'label'],
        message: `Nothing is known as "{${name}}".`,
        mend: `Use one of ${known.map((each) => `{${each}}`).join(', ')}.`,
      })),
  )
}

function textsOf(field: FieldFile): string[] {
  const named = [field.label, field.hint]
  if (field.kind === 'table') return [...named, ...field.rows.flat()]
  if (field.kind === 'choices') return [...named, ...field.options]
  return [...named, ...(field.kind === 'rules' ? field.rules : [field.text])]
}

function fieldsOf({ sections }: TemplateFile): { field: FieldFile; path: (string | number)[] }[] {
  return sections.flatMap(({ fields }, section) =>
    fields.map((field, index) => ({ field, path: ['sections', section, 'fields', index] })),
  )
}
