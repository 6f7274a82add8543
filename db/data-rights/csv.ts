/**
 * What a table program would run: the signs of a formula, also in their full-width forms, and
 * the signs that make it look past the first one.
 *
 * @source security.md P47; OWASP ASVS 5.0, 1.2.10
 */
const ACTIVE = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** One cell as it is safe to open: text that would run gets a `'` in front. */
export function csvCell(value: unknown): string {
  const text = textOf(value)
  const safe = ACTIVE.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows of one table as RFC 4180 writes them, with a mark in front by which programs know that it is UTF-8. */
export function* csvLines(columns: readonly string[], rows: Iterable<Record<string, unknown>>): Generator<string> {
  yield `\uFEFF${columns.map(csvCell).join()}\r\n`
  for (const row of rows) yield `${columns.map((column) => csvCell(row[column])).join()}\r\n`
}

/** Nothing for null; what is no single value is written as JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
