/**
 * What a table program would run: the signs of a formula, also in their full-width forms, and
 * the signs that make it look past the first one.
 *
 * @source security.md P47; OWASP ASVS 5.0, 1.2.10
 */
const ACTIVE = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

function cellOf(text: string): string {
  const safe = ACTIVE.test(text) ? `'${text}` : text
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
