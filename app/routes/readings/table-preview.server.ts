import { entryPeriod } from '#app/core/pilots/readings/missing-periods.ts'
import { type ReadingRow, readReadingRows } from '#app/core/pilots/readings/read-reading-rows.ts'
import type { ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import { periodName } from '#app/server/pilots/period-name.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { writtenFigure } from '#app/server/pilots/written-figure.ts'
import type { Say } from '#app/server/words.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type ComparedReadings, compareReadings } from '#db/queries/pilot-deliveries.server.ts'
import type { NewReading } from '#db/queries/pilot-readings.server.ts'
import type { ReadingTable } from './reading-table.server.ts'

export type WeighedTable = { rows: ReadingRow[]; readings: NewReading[]; compared: ComparedReadings }

/** What a table would bring to a pilot now; changes nothing. */
export async function weighTable(
  tx: WorkspaceTx,
  pilotId: string,
  { table, plan, today }: { table: ReadingTable; plan: ReadingPlan; today: string },
): Promise<WeighedTable> {
  const rows = readReadingRows(table.rows, { plan, reading: table.reading, today })
  const readings = rows.flatMap((row): NewReading[] =>
    row.state === 'read' ? [{ ...row.figure, cases: null, caseSd: null, isProvisional: table.isProvisional }] : [],
  )
  return { rows, readings, compared: await compareReadings(tx, pilotId, readings) }
}

/** Rows that a preview shows of those without faults. */
const SHOWN = 10
const MOST_FAULTS = 500

type Shown = { key: string; period: string; name: string; arm: 'pilot' | 'control'; figure: string }

/** What the preview shows of a table. */
export type TablePreview = Omit<ReadingTable, 'rows' | 'head'> & {
  /** By what they are called, or by what stands first in them. */
  columns: string[]
  kpis: { value: string; label: string }[]
  hasControl: boolean
  counts: { added: number; unchanged: number; changed: number; empty: number; faulty: number; repeated: number }
  faults: { key: string; line: number; column: string; cell: string; what: string }[]
  repeated: { line: number; firstLine: number }[]
  added: Shown[]
  changed: (Shown & { was: string; isProvisional: boolean })[]
  /** Somebody has to say why figures change. */
  needsReason: boolean
}

export function previewTable(
  { rows, compared }: WeighedTable,
  { table, plan, say, words }: { table: ReadingTable; plan: ReadingPlan; say: Say; words: PilotWords },
): TablePreview {
  const { rows: _, head, ...sent } = table
  const columns = head.map((cell, at) =>
    say(table.headless ? 'import.columnLike' : 'import.column', { number: at + 1, cell: cut(cell.trim()) || '–' }),
  )
  const count = (state: ReadingRow['state']) => rows.filter((row) => row.state === state).length
  const shown = (one: NewReading): Shown => {
    const asked = plan.figures.find(({ id }) => id === one.kpiId)
    return {
      key: `${one.kpiId} ${one.onDay} ${one.arm}`,
      period: periodName(entryPeriod(one.onDay, plan.period), plan.period, words.locale),
      name: asked?.name ?? '',
      arm: one.arm,
      figure: writtenFigure(words, one.measured, asked?.unit ?? ''),
    }
  }
  return {
    ...sent,
    columns,
    kpis: plan.figures.map(({ id, name }) => ({ value: id, label: name })),
    hasControl: plan.arms.includes('control'),
    counts: {
      added: compared.added.length,
      unchanged: compared.unchanged.length,
      changed: compared.changed.length,
      empty: count('empty'),
      faulty: count('faulty'),
      repeated: count('repeated'),
    },
    faults: faultsOf(rows, { columns, plan, say }).slice(0, MOST_FAULTS),
    repeated: rows.flatMap((row) => (row.state === 'repeated' ? [{ line: row.line, firstLine: row.firstLine }] : [])),
    added: compared.added.slice(0, SHOWN).map(shown),
    changed: compared.changed.slice(0, MOST_FAULTS).map(({ before, after }) => ({
      ...shown(after),
      was: shown(before).figure,
      isProvisional: before.isProvisional,
    })),
    needsReason: compared.changed.some(({ before }) => !before.isProvisional),
  }
}

function faultsOf(
  rows: readonly ReadingRow[],
  { columns, plan, say }: { columns: readonly string[]; plan: ReadingPlan; say: Say },
): TablePreview['faults'] {
  return rows.flatMap((row) =>
    row.state === 'faulty'
      ? row.faults.map(({ fault, column, cell }, at) => ({
          key: `${row.line} ${at}`,
          line: row.line,
          column: columns[column] ?? say('import.columnBeyond', { number: column + 1 }),
          cell: cut(cell),
          what: say(`readings.row.${fault}`, { length: plan.period }),
        }))
      : [],
  )
}

const MAX_SHOWN = 40
const cut = (text: string) => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
