import { decodeText } from '#app/core/exchange/decode-text.ts'
import { type CsvRow, detectSeparator, parseCsv, SEPARATORS, type Separator } from '#app/core/exchange/parse-csv.ts'
import { writeTypedNumber } from '#app/core/pilots/charter/typed-number.ts'
import { guessReading, type ReadingColumns, type TableReading } from '#app/core/pilots/readings/reading-columns.ts'
import type { ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import { NUMBER_STYLES } from '#app/core/pilots/readings/typed-figure.ts'
import { DATE_STYLES } from '#app/core/pilots/readings/typed-period.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import type { Upload } from '#app/server/upload.server.ts'
import type { Say } from '#app/server/words.server.ts'

const MAX_ROWS = 5_000
const MAX_BYTES = 1024 * 1024
const LIMITS = { rows: MAX_ROWS + 1, columns: 100, cell: 10_000 }

/** A table of figures as it was sent, with how it is to be read. */
export type ReadingTable = {
  source: 'import' | 'paste'
  /** The table itself, with plain line ends. */
  content: string
  separator: Separator
  /** The first row holds figures and is no head. */
  headless: boolean
  reading: TableReading
  isProvisional: boolean
  /** The cells of the first row. */
  head: string[]
  rows: CsvRow[]
}

export type ReadTable = { ok: true; table: ReadingTable } | { ok: false; error: string }

/** The fields of its forms, beside the file. */
export const TABLE_FIELDS = {
  intent: 'one',
  source: 'one',
  pasted: 'one',
  content: 'one',
  separator: 'one',
  headless: 'one',
  date: 'one',
  kpi: 'one',
  arm: 'one',
  value: 'one',
  numerator: 'one',
  denominator: 'one',
  usualKpi: 'one',
  usualArm: 'one',
  numbers: 'one',
  dates: 'one',
  standing: 'one',
  reason: 'one',
} as const

/** Reads what was uploaded, pasted or sent back by the preview, all by one way; nothing is remembered in between. */
export function readReadingTable(
  { form, file, fault }: Upload,
  { plan, today, say }: { plan: ReadingPlan; today: string; say: Say },
): ReadTable {
  if (fault !== null) return { ok: false, error: fault }
  const sent = textOf(form, file, say)
  if ('error' in sent) return { ok: false, error: sent.error }
  const content = sent.text.replaceAll(/\r\n?/g, '\n')
  const chosen = SEPARATORS.find((each) => each === fieldOf(form, 'separator'))
  const separator = chosen ?? (sent.isSheet ? '\t' : detectSeparator(content))
  const parsed = parseCsv(content, separator, LIMITS)
  if (!parsed.ok)
    return { ok: false, error: say(`readings.table.${parsed.fault}`, { line: parsed.line, rows: MAX_ROWS }) }
  const head = parsed.rows[0]?.cells ?? []
  const guessed = guessReading(head, plan, today)
  const isSentBack = chosen !== undefined
  const reading = isSentBack ? readingIn(form, head.length, guessed.reading) : guessed.reading
  const headless = isSentBack ? fieldOf(form, 'headless') === 'yes' : guessed.headless
  const rows = headless ? parsed.rows : parsed.rows.slice(1)
  if (rows.length === 0) return { ok: false, error: say('readings.table.noRows') }
  const source = file !== null || fieldOf(form, 'source') === 'import' ? 'import' : 'paste'
  const isProvisional = fieldOf(form, 'standing') === 'provisional'
  return { ok: true, table: { source, content, separator, headless, reading, isProvisional, head, rows } }
}

type Sent = { text: string; isSheet: boolean } | { error: string }

function textOf(form: FormData, file: Uint8Array | null, say: Say): Sent {
  const bytes = file ?? new TextEncoder().encode(typedTable(form))
  if (bytes.length > MAX_BYTES) return { error: say('import.tooLarge') }
  const decoded = decodeText(bytes)
  if (!decoded.ok && decoded.fault === 'packed') return sheetText(bytes, say)
  if (!decoded.ok) return { error: say(isOldSheet(bytes) ? 'import.oldFormat' : `import.${decoded.fault}`) }
  // It goes along in the preview's form, where an older encoding takes more room.
  const isLarge = Buffer.byteLength(decoded.text) > MAX_BYTES
  return isLarge ? { error: say('import.tooLarge') } : { text: decoded.text, isSheet: false }
}

const isOldSheet = ([first, second]: Uint8Array) => first === 0xd0 && second === 0xcf

/** A spreadsheet as the text that copying it would give, each row in the line of its number; a formula is left as `=`. */
function sheetText(bytes: Uint8Array, say: Say): Sent {
  const read = readXlsx(bytes, plainNumber)
  if (!read.ok) return { error: say(read.fault === 'oldFormat' ? 'import.oldFormat' : `readings.table.${read.fault}`) }
  const lines: string[] = []
  for (const { line, cells } of read.rows) {
    if (line > MAX_SHEET_ROWS) return { error: say('readings.table.tooMuch') }
    while (lines.length < line - 1) lines.push('')
    lines.push(cells.map((cell) => (cell ?? '=').replaceAll(/[\t\r\n"]+/g, ' ')).join('\t'))
  }
  const text = lines.join('\n')
  if (text.trim() === '') return { error: say('import.empty') }
  return Buffer.byteLength(text) > MAX_BYTES ? { error: say('import.tooLarge') } : { text, isSheet: true }
}

/** As somebody would type it who cannot be misread: a thousandth is no thousand. What is a text in the sheet is read like any other. */
function plainNumber(stored: string): string {
  const number = Number(stored)
  if (!Number.isFinite(number)) return stored
  return Number.isInteger(number) ? String(number) : writeTypedNumber(number, 'en')
}

/** A row far below all others would be as many empty lines. */
const MAX_SHEET_ROWS = 100_000

/** The table that the preview sent back, or that was pasted; empty: neither. */
export const typedTable = (form: FormData) => fieldOf(form, 'content') || fieldOf(form, 'pasted')

function readingIn(form: FormData, width: number, guessed: TableReading): TableReading {
  const at = (field: keyof ReadingColumns) => {
    const typed = fieldOf(form, field)
    return /^\d{1,3}$/.test(typed) && Number(typed) < width ? Number(typed) : null
  }
  return {
    columns: {
      date: at('date') ?? 0,
      kpi: at('kpi'),
      arm: at('arm'),
      value: at('value'),
      numerator: at('numerator'),
      denominator: at('denominator'),
    },
    kpi: fieldOf(form, 'usualKpi') || guessed.kpi,
    arm: fieldOf(form, 'usualArm') === 'control' ? 'control' : 'pilot',
    numbers: NUMBER_STYLES.find((style) => style === fieldOf(form, 'numbers')) ?? 'any',
    dates: DATE_STYLES.find((style) => style === fieldOf(form, 'dates')) ?? 'any',
  }
}
