import { isActive } from './safe-cells.ts'

function cellOf(text: string): string {
  const safe = isActive(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A table as RFC 4180 writes it, in UTF-8 with a mark in front by which programs know that it is. Text that would run
 * gets a `'` in front.
 */
export function writeCsv(columns: readonly { head: string }[], rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [columns.map(({ head }) => head), ...rows].map((cells) => `${cells.map(cellOf).join()}\r\n`)
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`)
}
