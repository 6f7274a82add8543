import type { ArchiveFault } from './fault.ts'
import type { StoredColumn, StoredTable } from './stored-tables.ts'

/** Deeper than anything that is stored. */
const MAX_DEPTH = 40
/** Who has read so many knows enough. */
const MAX_FAULTS = 20

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/
const BYTES = /^\\x([0-9a-f]{2})*$/
const DAY = /^\d{4}-\d\d-\d\d$/

const TYPES: Record<string, { is: (value: unknown) => boolean; else: string }> = {
  uuid: { is: (value) => isText(value, UUID), else: 'is no id' },
  text: { is: (value) => typeof value === 'string', else: 'is no text' },
  'text[]': {
    is: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    else: 'is no list of texts',
  },
  integer: { is: Number.isSafeInteger, else: 'is no whole number' },
  'integer[]': {
    is: (value) => Array.isArray(value) && value.every(Number.isSafeInteger),
    else: 'is no list of whole numbers',
  },
  bigint: { is: Number.isSafeInteger, else: 'is no whole number' },
  'double precision': { is: Number.isFinite, else: 'is no number' },
  bytea: { is: (value) => isText(value, BYTES), else: 'is no row of bytes' },
  boolean: { is: (value) => typeof value === 'boolean', else: 'is neither true nor false' },
  date: { is: (value) => isText(value, DAY), else: 'is no day such as 2026-12-01' },
  'timestamp with time zone': { is: (value) => isText(value, MOMENT), else: 'is no moment in UTC' },
  jsonb: { is: () => true, else: '' },
}

const isText = (value: unknown, form: RegExp) => typeof value === 'string' && form.test(value)

type RowsToCheck = {
  file: string
  table: StoredTable
  /** The columns that the manifest says are there. */
  columns: readonly string[]
  workspaceId: string
}

/**
 * Looks at the parsed rows of one file before anything is stored: the right columns, values of
 * their types, nothing of another workspace, nothing that the database could only store changed.
 *
 * @returns at most 20 faults; empty if there is none
 */
export function checkRows(rows: unknown, expected: RowsToCheck): ArchiveFault[] {
  const { file } = expected
  if (!Array.isArray(rows)) return [{ file, message: 'is no list of rows' }]
  const faults: ArchiveFault[] = []
  for (const [index, row] of rows.entries()) {
    for (const fault of checkRow(row, expected)) faults.push({ file, row: index + 1, ...fault })
    if (faults.length >= MAX_FAULTS) break
  }
  return faults.slice(0, MAX_FAULTS)
}

function checkRow(row: unknown, { table, columns, workspaceId }: RowsToCheck): Omit<ArchiveFault, 'file'>[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return [{ message: 'is no row' }]
  const values = new Map(Object.entries(row))
  const unknown = [...values.keys()].filter((name) => !columns.includes(name))
  if (unknown.length > 0) return unknown.map((column) => ({ column, message: 'is no column of this table' }))
  const missing = columns.filter((name) => !values.has(name))
  if (missing.length > 0) return missing.map((column) => ({ column, message: 'is missing' }))
  if (values.get('workspace_id') !== workspaceId) {
    return [{ column: 'workspace_id', message: 'is not the workspace that the manifest names' }]
  }
  return table.columns.flatMap((column) => {
    const message = values.has(column.name) ? faultOf(values.get(column.name), column) : null
    return message === null ? [] : [{ column: column.name, message }]
  })
}

function faultOf(value: unknown, { type, isRequired }: StoredColumn): string | null {
  if (value === null) return isRequired ? 'is empty' : null
  const known = TYPES[type]
  if (!known) throw new RangeError(`An import knows no column of type ${type}.`)
  return known.is(value) ? insideFault(value) : known.else
}

/** What lies inside a value, without recursion: an archive may be as deep as somebody likes. */
function insideFault(value: unknown): string | null {
  const open: { part: unknown; depth: number }[] = [{ part: value, depth: 0 }]
  for (let at = open.pop(); at; at = open.pop()) {
    const { part, depth } = at
    if (typeof part === 'string' && !isStorable(part)) return 'holds a character that cannot be stored'
    if (typeof part === 'number' && !Number.isFinite(part)) return 'holds a number that is too large'
    if (typeof part !== 'object' || part === null) continue
    if (depth === MAX_DEPTH) return 'is nested too deeply'
    for (const [key, inner] of Object.entries(part)) {
      if (key === '__proto__') return 'holds the name __proto__, which no export contains'
      if (!isStorable(key)) return 'holds a character that cannot be stored'
      open.push({ part: inner, depth: depth + 1 })
    }
  }
  return null
}

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')
