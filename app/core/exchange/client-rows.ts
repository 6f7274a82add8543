import { isSeenWhole } from '#app/core/account/seen-text.ts'
import type { CsvRow } from './parse-csv.ts'
import { comparableName } from './same-name.ts'

/** Which column holds what, from 0; `reference` `null`: none does. */
export type ClientColumns = { name: number; reference: number | null }

/** A client that is there already. */
export type KnownClient = { id: string; name: string; reference: string | null }

type ClientFault = 'nameMissing' | 'nameLong' | 'nameUnseen' | 'referenceLong' | 'referenceUnseen' | 'columns'

/** What becomes of one row of a list of clients. `line` is that of the file. */
export type ClientRow = { line: number; name: string; reference: string | null } & (
  | { state: 'new' }
  /** There is one of this number, or without a number one of this name. `completes`: it gets the number. */
  | { state: 'known'; id: string; completes: boolean }
  /** Stands in an earlier line as well; a number that is only in this one goes to the first. */
  | { state: 'repeated'; firstLine: number }
  | { state: 'faulty'; fault: ClientFault /** From 0. */; column: number }
)

export const CLIENT_NAME_MAX = 200
export const REFERENCE_MAX = 100

/** As a form refuses it. */
const isUnseen = (text: string) => !text.isWellFormed() || !isSeenWhole(text)

/**
 * Reads a list of clients row by row. Equal are two with the same number; where one of the two has none, with the same
 * name. So a second run of the same list adds nothing.
 *
 * @param width columns that a row may have; more are a fault, fewer are empty
 */
export function readClientRows(
  rows: readonly CsvRow[],
  { columns, width, known }: { columns: ClientColumns; width: number; known: readonly KnownClient[] },
): ClientRow[] {
  const seen = new Seen(known)
  const read = rows.map(({ line, cells }): ClientRow => {
    const name = (cells[columns.name] ?? '').trim()
    const reference = (columns.reference === null ? '' : (cells[columns.reference] ?? '')).trim() || null
    const row = { line, name, reference }
    const fault = faultOf(row, { columns, width, cells })
    return fault ? { ...row, state: 'faulty', ...fault } : { ...row, ...seen.place(row) }
  })
  return read.map((row) => (row.state === 'new' ? { ...row, reference: seen.referenceOf(row.line) } : row))
}

type Cells = { columns: ClientColumns; width: number; cells: readonly string[] }

function faultOf(
  { name, reference }: { name: string; reference: string | null },
  { columns, width, cells }: Cells,
): { fault: ClientFault; column: number } | null {
  const own = columns.reference ?? 0
  if (cells.length > width) return { fault: 'columns', column: width }
  if (name === '') return { fault: 'nameMissing', column: columns.name }
  if (name.length > CLIENT_NAME_MAX) return { fault: 'nameLong', column: columns.name }
  if (isUnseen(name)) return { fault: 'nameUnseen', column: columns.name }
  if (reference !== null && reference.length > REFERENCE_MAX) return { fault: 'referenceLong', column: own }
  if (reference !== null && isUnseen(reference)) return { fault: 'referenceUnseen', column: own }
  return null
}

/** A client as it was met: in the workspace, or in a line of the file. */
type Met = { reference: string | null } & ({ id: string } | { line: number })

/** Whom the list has met so far. */
class Seen {
  #byReference = new Map<string, Met>()
  /** Of namesakes the first met. */
  #byName = new Map<string, Met>()
  /** Of namesakes those that have no number yet, in the order met; `next` is the first that still has none. */
  #numberless = new Map<string, { next: number; met: Met[] }>()
  #byLine = new Map<number, Met>()

  constructor(known: readonly KnownClient[]) {
    for (const { id, name, reference } of known) this.#add(comparableName(name), { id, reference })
  }

  place({ line, name, reference }: { line: number; name: string; reference: string | null }) {
    const key = comparableName(name)
    const met = this.#find(key, reference)
    if (met === undefined) {
      this.#add(key, { line, reference })
      return { state: 'new' } as const
    }
    const completes = reference !== null && met.reference === null
    if (completes) this.#complete(key, met, reference)
    if ('line' in met) return { state: 'repeated', firstLine: met.line } as const
    return { state: 'known', id: met.id, completes } as const
  }

  /** Of a client that was new in this line, by all that the file says of it. */
  referenceOf(line: number): string | null {
    return this.#byLine.get(line)?.reference ?? null
  }

  #find(key: string, reference: string | null): Met | undefined {
    if (reference === null) return this.#byName.get(key)
    const numberless = this.#numberless.get(key)
    return this.#byReference.get(reference) ?? numberless?.met[numberless.next]
  }

  /** Gives its number to the first of the namesakes without one. */
  #complete(key: string, met: Met, reference: string): void {
    met.reference = reference
    this.#byReference.set(reference, met)
    const numberless = this.#numberless.get(key)
    if (numberless) numberless.next += 1
  }

  #add(key: string, met: Met): void {
    if (!this.#byName.has(key)) this.#byName.set(key, met)
    if (met.reference === null) this.#wait(key, met)
    else this.#byReference.set(met.reference, met)
    if ('line' in met) this.#byLine.set(met.line, met)
  }

  #wait(key: string, met: Met): void {
    const numberless = this.#numberless.get(key)
    if (numberless) numberless.met.push(met)
    else this.#numberless.set(key, { next: 0, met: [met] })
  }
}

const NAMES = ['name', 'client', 'company', 'customer', 'account', 'kunde', 'firma', 'unternehmen', 'mandant']
const REFERENCES = ['reference', 'number', 'no', 'id', 'nr', 'ref', 'nummer', 'kundennummer', 'kundennr', 'key']

/** Which columns a table's first row seems to name; `null`: it names none, so it may be a client itself. */
export function guessColumns(header: readonly string[]): ClientColumns | null {
  const words = header.map((cell) =>
    cell
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== ''),
  )
  const reference = words.findIndex((own) => own.some((word) => REFERENCES.includes(word)))
  const name = words.findIndex((own, at) => at !== reference && own.some((word) => NAMES.includes(word)))
  if (name === -1 && reference === -1) return null
  const other = header.findIndex((_, at) => at !== reference)
  return { name: name === -1 ? Math.max(0, other) : name, reference: reference === -1 ? null : reference }
}
