export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** How much is read of a table before it is refused. */
export type TableLimits = { rows: number; columns: number; cell: number }

/** One row that holds something, with the line of the file that it begins in. */
export type CsvRow = { line: number; cells: string[] }

type CsvFault = 'tooManyRows' | 'tooManyColumns' | 'longCell' | 'openQuote'

/** A table, or where reading it had to stop; `line` from 1. */
export type ParsedCsv = { ok: true; rows: CsvRow[] } | { ok: false; fault: CsvFault; line: number }

/**
 * Reads a table as RFC 4180 describes it, with any line end and any of the separators; rows without content are left out.
 * A quote inside a cell that does not begin with one is a character like any other; what stands behind the closing quote
 * of one that does belongs to the cell as it stands there. Reads every character once and stops at the first limit, so
 * that a table made to exhaust us costs no more than a large one.
 *
 * @returns cells as they stand there, blanks and formulas too: nothing is trimmed and nothing is run
 */
export function parseCsv(text: string, separator: Separator, limits: TableLimits): ParsedCsv {
  const rows: CsvRow[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const row = readRow(text, { at, line, separator, limits })
    if ('fault' in row) return { ok: false, fault: row.fault, line }
    if (row.cells.some((cell) => cell.trim() !== '')) {
      if (rows.length >= limits.rows) return { ok: false, fault: 'tooManyRows', line }
      rows.push({ line, cells: row.cells })
    }
    at = row.at
    line = row.line
  }
  return { ok: true, rows }
}

type Place = { at: number; line: number; separator: Separator; limits: TableLimits }
type ReadRow = { cells: string[]; at: number; line: number } | { fault: CsvFault }

function readRow(text: string, { at: start, line: first, separator, limits }: Place): ReadRow {
  const cells: string[] = []
  let at = start
  let line = first
  for (;;) {
    const plain = text[at] === '"' ? endOfQuoted(text, at) : at
    if (plain === -1) return { fault: 'openQuote' }
    const end = endOfPlain(text, plain, separator)
    if (end - at > limits.cell) return { fault: 'longCell' }
    const quoted = text.slice(at, plain)
    line += lineEndsIn(quoted)
    cells.push(unquoted(quoted) + text.slice(plain, end))
    if (cells.length > limits.columns) return { fault: 'tooManyColumns' }
    at = end
    if (text[at] !== separator) break
    at += 1
  }
  return { cells, at: text.startsWith('\r\n', at) ? at + 2 : at + 1, line: line + 1 }
}

/** The place behind the closing quote of a cell; -1: there is none. */
function endOfQuoted(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return -1
    if (text[quote + 1] !== '"') return quote + 1
    at = quote + 2
  }
}

function endOfPlain(text: string, start: number, separator: Separator): number {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (character === separator || character === '\n' || character === '\r') return at
  }
  return text.length
}

const unquoted = (raw: string) => raw.slice(1, -1).replaceAll('""', '"')

const lineEndsIn = (raw: string) => (raw.includes('\n') || raw.includes('\r') ? raw.split(/\r\n|\r|\n/).length - 1 : 0)

/** Rows that are looked at to tell separators apart. */
const SAMPLE = 10
const SAMPLE_LIMITS: TableLimits = { rows: SAMPLE, columns: 200, cell: 10_000 }
const SAMPLE_CHARACTERS = 100_000

/** The separator under which the first rows have the most columns that all of them have; a comma if there is one column. */
export function detectSeparator(text: string): Separator {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const columns = SEPARATORS.map((separator) => sharedColumns(sample, separator))
  return SEPARATORS[columns.indexOf(Math.max(...columns))] ?? ','
}

function sharedColumns(sample: string, separator: Separator): number {
  const counts: number[] = []
  let at = 0
  let line = 1
  while (at < sample.length && counts.length < SAMPLE) {
    const row = readRow(sample, { at, line, separator, limits: SAMPLE_LIMITS })
    if ('fault' in row) break
    if (row.cells.some((cell) => cell.trim() !== '')) counts.push(row.cells.length)
    at = row.at
    line = row.line
  }
  return counts.length === 0 ? 0 : Math.min(...counts)
}
