import type { CsvRow } from '#app/core/exchange/parse-csv.ts'
import { comparableName } from '#app/core/exchange/same-name.ts'
import type { Measured } from '#app/core/pilots/pilot.ts'
import { type FigureFault, figureFault, fitDay } from './fit-figure.ts'
import { type FigureKey, keyOf } from './missing-periods.ts'
import type { TableReading } from './reading-columns.ts'
import type { Arm, ReadingPlan } from './reading-plan.ts'
import { readCount, readFigure } from './typed-figure.ts'
import { readTypedPeriod } from './typed-period.ts'

/** A figure of a table. */
type RowFigure = FigureKey & { measured: Measured }

type RowFault =
  | FigureFault
  | 'formula'
  | 'dateMissing'
  | 'noDate'
  | 'ambiguousDate'
  | 'noDay'
  | 'coarse'
  | 'future'
  | 'far'
  | 'unknownArm'
  | 'figureMissing'
  | 'noNumber'
  | 'ambiguous'
  | 'noCount'
  | 'noColumn'

/** What is wrong with a cell; `column` from 0. */
type CellFault = { fault: RowFault; column: number; cell: string }

/** What becomes of one row of a table. `line` is that of the file. */
export type ReadingRow = { line: number } & (
  | { state: 'read'; figure: RowFigure }
  /** Nothing stands where its figure should be. */
  | { state: 'empty' }
  /** An earlier line has a figure of the same KPI, period and arm. */
  | { state: 'repeated'; figure: RowFigure; firstLine: number }
  | { state: 'faulty'; faults: CellFault[] }
)

/**
 * Reads a table of figures row by row, every fault of every row. Of several figures for one KPI, period and arm, the first
 * counts.
 *
 * @param today ISO date; nothing can be known of periods that begin later
 */
export function readReadingRows(
  rows: readonly CsvRow[],
  { plan, reading, today }: { plan: ReadingPlan; reading: TableReading; today: string },
): ReadingRow[] {
  const seen = new Map<string, number>()
  const reader = new RowReader(plan, reading, today)
  return rows.map(({ line, cells }): ReadingRow => {
    const row = reader.read(cells)
    if ('state' in row) return { line, ...row }
    if (row.faults.length > 0 || row.figure === null) return { line, state: 'faulty', faults: row.faults }
    const firstLine = seen.get(keyOf(row.figure))
    if (firstLine !== undefined) return { line, state: 'repeated', figure: row.figure, firstLine }
    seen.set(keyOf(row.figure), line)
    return { line, state: 'read', figure: row.figure }
  })
}

const ARMS: Readonly<Record<string, Arm>> = {
  pilot: 'pilot',
  treatment: 'pilot',
  treated: 'pilot',
  test: 'pilot',
  with: 'pilot',
  mit: 'pilot',
  'pilot group': 'pilot',
  pilotgruppe: 'pilot',
  testgruppe: 'pilot',
  control: 'control',
  'control group': 'control',
  kontrolle: 'control',
  kontrollgruppe: 'control',
  comparison: 'control',
  vergleich: 'control',
  vergleichsgruppe: 'control',
  without: 'control',
  ohne: 'control',
}

class RowReader {
  #plan: ReadingPlan
  #reading: TableReading
  #today: string
  #figures: Map<string, string>

  constructor(plan: ReadingPlan, reading: TableReading, today: string) {
    this.#plan = plan
    this.#reading = reading
    this.#today = today
    this.#figures = new Map(
      plan.figures.flatMap(({ id, name }) => [
        [comparableName(name), id],
        [comparableName(id), id],
      ]),
    )
  }

  read(cells: readonly string[]): { state: 'empty' } | { figure: RowFigure | null; faults: CellFault[] } {
    const { columns } = this.#reading
    const own = [columns.value, columns.numerator, columns.denominator].filter((at) => at !== null)
    if (own.length > 0 && own.every((at) => (cells[at] ?? '').trim() === '')) return { state: 'empty' }
    const faults: CellFault[] = []
    const fault = (what: RowFault, column: number): null => {
      faults.push({ fault: what, column, cell: (cells[column] ?? '').trim() })
      return null
    }
    const onDay = this.#day(cells, fault)
    const kpiId = this.#kpi(cells, fault)
    const arm = this.#arm(cells, fault)
    const measured = kpiId === null ? null : this.#measured(cells, kpiId, fault)
    if (onDay === null || kpiId === null || arm === null || measured === null) return { figure: null, faults }
    const figure = { kpiId, onDay, arm, measured }
    const misfit = figureFault(this.#plan, figure)
    if (misfit !== null) fault(misfit, columns.numerator ?? columns.value ?? columns.date)
    return { figure, faults }
  }

  #day(cells: readonly string[], fault: Note): string | null {
    const { columns, dates } = this.#reading
    const text = cells[columns.date] ?? ''
    if (text.trim() === '') return fault('dateMissing', columns.date)
    if (isFormula(text)) return fault('formula', columns.date)
    const read = readTypedPeriod(text, { style: dates, today: this.#today })
    if (!read.ok) return fault(read.fault, columns.date)
    if (LENGTH[read.grain] > LENGTH[this.#plan.period]) return fault('coarse', columns.date)
    const fit = fitDay(read.on, this.#plan, this.#today)
    return fit.ok ? fit.onDay : fault(fit.fault, columns.date)
  }

  #kpi(cells: readonly string[], fault: Note): string | null {
    const { columns, kpi } = this.#reading
    const text = columns.kpi === null ? '' : (cells[columns.kpi] ?? '').trim()
    if (text === '') return kpi
    return this.#figures.get(comparableName(text)) ?? fault('unknownKpi', columns.kpi ?? 0)
  }

  #arm(cells: readonly string[], fault: Note): Arm | null {
    const { columns, arm } = this.#reading
    const text = columns.arm === null ? '' : (cells[columns.arm] ?? '').trim()
    if (text === '') return arm
    const found = ARMS[comparableName(text)]
    if (found === undefined) return fault('unknownArm', columns.arm ?? 0)
    return this.#plan.arms.includes(found) ? found : fault('noControl', columns.arm ?? 0)
  }

  #measured(cells: readonly string[], kpiId: string, fault: Note): Measured | null {
    const { columns, numbers } = this.#reading
    const asked = this.#plan.figures.find(({ id }) => id === kpiId)
    if (asked?.kind === 'proportion') {
      const { numerator: counted, denominator: all } = columns
      if (counted === null || all === null) return fault('countsNeeded', columns.date)
      const [numerator, denominator] = [this.#count(cells, counted, fault), this.#count(cells, all, fault)]
      return numerator === null || denominator === null ? null : { numerator, denominator }
    }
    if (columns.value === null) return fault('noColumn', columns.date)
    const text = cells[columns.value] ?? ''
    if (text.trim() === '') return fault('figureMissing', columns.value)
    if (isFormula(text)) return fault('formula', columns.value)
    const read = readFigure(text, numbers)
    return read.ok ? { value: read.number } : fault(read.fault, columns.value)
  }

  #count(cells: readonly string[], at: number, fault: Note): number | null {
    const text = cells[at] ?? ''
    if (text.trim() === '') return fault('figureMissing', at)
    if (isFormula(text)) return fault('formula', at)
    return readCount(text, this.#reading.numbers) ?? fault('noCount', at)
  }
}

type Note = (what: RowFault, column: number) => null

const LENGTH = { day: 0, week: 1, month: 2 } as const

/** A formula is not run, so nobody knows what it says. */
const isFormula = (text: string) => text.trim().startsWith('=')
