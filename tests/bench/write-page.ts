import type { Measured, Table } from './table.ts'

const INTRODUCTION = `# Bench

What Preflight claims, as it was measured: each part by itself, with the machine and the day. \`npm run bench -- <name>\` measures one
part on yours, \`npm run bench -- <name> --write\` puts it here in place of what stands under its name, and \`npm run bench -- --write\`
does so with all of them. Times are wall clock in milliseconds unless a table says otherwise.
`

/**
 * The page with this part written anew; the others stay as they are.
 *
 * @param page what stands there now; empty: nothing yet
 * @param order names of all parts; one that is not among them is dropped
 */
export function writePart(page: string, part: Measured, order: readonly string[]): string {
  const parts = new Map(
    page
      .split(/^(?=## )/m)
      .filter((text) => text.startsWith('## '))
      .map((text) => [text.slice(3, text.indexOf('\n')), text.trim()]),
  )
  parts.set(part.name, section(part))
  return `${[INTRODUCTION.trim(), ...order.flatMap((name) => parts.get(name) ?? [])].join('\n\n')}\n`
}

function section({ name, aim, machine, tables }: Measured): string {
  return [`## ${name}`, `Aim: ${aim}`, `Measured on ${machine}.`, ...tables.map(written)].join('\n\n')
}

function written({ title, rows, says }: Table): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(escaped).join(' | ')} |`
  const isFigure = (column: string) => rows.every((row) => typeof (row[column] ?? 0) === 'number')
  const table = [
    line(columns),
    `|${columns.map((column) => (isFigure(column) ? ' ---: |' : ' --- |')).join('')}`,
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ]
  return [`### ${title}`, table.join('\n'), says].join('\n\n')
}

const escaped = (cell: string | number) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')
