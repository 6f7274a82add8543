import { isActive, isWhole } from './safe-cells.ts'

function cellOf(text: string, isNumber: boolean): string {
  const safe = isActive(text) && !(isNumber && isWhole(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A table as RFC 4180 writes it, in UTF-8 with a mark in front by which programs know that it is. Text that would run
 * gets a `'` in front, a number below zero in a column of numbers (`isNumber`) does not.
 */
export function writeCsv(
  columns: readonly { head: string; isNumber?: boolean }[],
  rows: readonly (readonly string[])[],
): Uint8Array {
  const head = columns.map(({ head: text }) => cellOf(text, false))
  const body = rows.map((cells) => cells.map((text, at) => cellOf(text, columns[at]?.isNumber ?? false)))
  const lines = [head, ...body].map((cells) => `${cells.join()}\r\n`)
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`)
}
