import {
  CLIENT_NAME_MAX,
  type ClientRow,
  guessColumns,
  type KnownClient,
  REFERENCE_MAX,
  readClientRows,
} from '#app/core/exchange/client-rows.ts'
import { decodeText } from '#app/core/exchange/decode-text.ts'
import { type CsvRow, detectSeparator, parseCsv, SEPARATORS, type Separator } from '#app/core/exchange/parse-csv.ts'
import { fieldOf } from '#app/server/form.server.ts'
import type { Upload } from '#app/server/upload.server.ts'
import type { Say } from '#app/server/words.server.ts'

const MAX_ROWS = 5_000
const MAX_BYTES = 1024 * 1024
const LIMITS = { rows: MAX_ROWS + 1, columns: 100, cell: 10_000 }

/** A list of clients as it was sent, with how it is to be read. */
export type ClientList = {
  /** The table itself, with plain line ends. */
  content: string
  separator: Separator
  /** The first row is a client and no head. */
  headless: boolean
  name: number
  /** `null`: there is no column of numbers. */
  reference: number | null
  /** The cells of the first row. */
  head: string[]
  rows: CsvRow[]
}

export type ReadList = { ok: true; list: ClientList } | { ok: false; error: string }

/** The fields of its forms, beside the file. */
export const LIST_FIELDS = {
  intent: 'one',
  pasted: 'one',
  content: 'one',
  separator: 'one',
  headless: 'one',
  name: 'one',
  reference: 'one',
} as const

/** Reads what was uploaded, pasted or sent back by the preview; nothing is remembered in between. */
export function readClientList({ form, file, fault }: Upload, say: Say): ReadList {
  if (fault !== null) return { ok: false, error: fault }
  const sent = textOf(form, file, say)
  if ('error' in sent) return { ok: false, error: sent.error }
  const content = sent.text.replaceAll(/\r\n?/g, '\n')
  const chosen = SEPARATORS.find((each) => each === fieldOf(form, 'separator'))
  const separator = chosen ?? detectSeparator(content)
  const parsed = parseCsv(content, separator, LIMITS)
  if (!parsed.ok) return { ok: false, error: say(`import.${parsed.fault}`, { line: parsed.line, rows: MAX_ROWS }) }
  const [head = { line: 1, cells: [] }] = parsed.rows
  const guessed = guessColumns(head.cells)
  const isSentBack = chosen !== undefined
  const columns = isSentBack ? columnsIn(form, head.cells.length) : (guessed ?? { name: 0, reference: null })
  const headless = isSentBack ? fieldOf(form, 'headless') === 'yes' : guessed === null
  const rows = headless ? parsed.rows : parsed.rows.slice(1)
  if (rows.length === 0) return { ok: false, error: say('import.noRows') }
  if (rows.length > MAX_ROWS)
    return { ok: false, error: say('import.tooManyRows', { line: MAX_ROWS + 2, rows: MAX_ROWS }) }
  return { ok: true, list: { content, separator, headless, ...columns, head: head.cells, rows } }
}

function textOf(form: FormData, file: Uint8Array | null, say: Say): { text: string } | { error: string } {
  const bytes = file ?? new TextEncoder().encode(typedTable(form))
  if (bytes.length > MAX_BYTES) return { error: say('import.tooLarge') }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { error: say(`import.${decoded.fault}`) }
  // It goes along in the preview's form, where an older encoding takes more room.
  return Buffer.byteLength(decoded.text) > MAX_BYTES ? { error: say('import.tooLarge') } : { text: decoded.text }
}

/** The table that the preview sent back, or that was pasted; empty: neither. */
export const typedTable = (form: FormData) => fieldOf(form, 'content') || fieldOf(form, 'pasted')

function columnsIn(form: FormData, width: number) {
  const name = columnIn(fieldOf(form, 'name'), width) ?? 0
  const reference = columnIn(fieldOf(form, 'reference'), width)
  return { name, reference: reference === name ? null : reference }
}

function columnIn(field: string, width: number): number | null {
  return /^\d{1,3}$/.test(field) && Number(field) < width ? Number(field) : null
}

/** What would become of each row. */
export function weighList({ head, name, reference, rows }: ClientList, known: readonly KnownClient[]): ClientRow[] {
  return readClientRows(rows, { columns: { name, reference }, width: head.length, known })
}

/** Rows that a preview shows of those without faults. */
const SHOWN = 10

/** What the preview shows of a list. */
export type ListPreview = {
  content: string
  separator: Separator
  headless: boolean
  name: number
  reference: number | null
  /** By what they are called, or by what stands first in them. */
  columns: string[]
  counts: { added: number; completed: number; known: number; repeated: number; faulty: number }
  faults: { line: number; column: string; what: string }[]
  repeated: { line: number; name: string; firstLine: number }[]
  /** The first few that would be added. */
  added: { line: number; name: string; reference: string | null }[]
}

export function previewOf(list: ClientList, rows: readonly ClientRow[], say: Say): ListPreview {
  const columns = list.head.map((cell, at) =>
    say(list.headless ? 'import.columnLike' : 'import.column', { number: at + 1, cell: cut(cell.trim()) || '–' }),
  )
  const count = (wanted: (row: ClientRow) => boolean) => rows.filter(wanted).length
  return {
    content: list.content,
    separator: list.separator,
    headless: list.headless,
    name: list.name,
    reference: list.reference,
    columns,
    counts: {
      added: count(({ state }) => state === 'new'),
      completed: count((row) => row.state === 'known' && row.completes),
      known: count((row) => row.state === 'known' && !row.completes),
      repeated: count(({ state }) => state === 'repeated'),
      faulty: count(({ state }) => state === 'faulty'),
    },
    faults: rows.flatMap((row) =>
      row.state === 'faulty'
        ? [
            {
              line: row.line,
              column: columns[row.column] ?? say('import.columnBeyond', { number: row.column + 1 }),
              what: say(`import.${row.fault}`, {
                name: CLIENT_NAME_MAX,
                reference: REFERENCE_MAX,
                columns: list.head.length,
              }),
            },
          ]
        : [],
    ),
    repeated: rows.flatMap((row) =>
      row.state === 'repeated' ? [{ line: row.line, name: row.name, firstLine: row.firstLine }] : [],
    ),
    added: rows
      .filter(({ state }) => state === 'new')
      .slice(0, SHOWN)
      .map(({ line, name, reference }) => ({ line, name, reference })),
  }
}

const MAX_SHOWN = 40
const cut = (text: string) => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
