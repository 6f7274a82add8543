import type { Say } from '#app/server/words.server.ts'
import type { TaskLine } from './task-lines.ts'

/** By column, how wide it is in characters. */
const WIDTHS = {
  name: 40,
  phase: 20,
  status: 14,
  who: 24,
  role: 24,
  low: 10,
  high: 10,
  original: 18,
  plannedFrom: 14,
  plannedTo: 14,
  nowFrom: 14,
  nowTo: 14,
  weeks: 10,
  why: 50,
  due: 14,
  begun: 14,
  done: 14,
  after: 50,
  ticked: 14,
  reason: 40,
} as const

const DAYS: readonly string[] = ['plannedFrom', 'plannedTo', 'nowFrom', 'nowTo', 'due', 'begun', 'done']

/** Actions as a table for table programs, one row each; a day is one ISO day, and what is not known an empty cell. */
export function actionTable(lines: readonly TaskLine[], say: Say) {
  const ids = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]
  return {
    columns: ids.map((id) => ({ head: say(`actionSheet.${id}`), width: WIDTHS[id], isDay: DAYS.includes(id) })),
    rows: lines.map((line) => {
      const cells = cellsOf(line, say)
      return ids.map((id) => cells[id])
    }),
  }
}

function cellsOf(line: TaskLine, say: Say): Record<keyof typeof WIDTHS, string> {
  const { planned, now } = line
  return {
    name: line.name,
    phase: line.phaseLabel,
    status: say(`actionSheet.statuses.${line.status}`),
    who: line.who,
    role: line.role,
    low: numberOf(line.low),
    high: numberOf(line.high),
    original: line.original ?? '',
    plannedFrom: planned?.from ?? '',
    plannedTo: planned?.to ?? '',
    nowFrom: now?.from ?? '',
    nowTo: now?.to ?? '',
    weeks: planned && now ? String(line.weeks) : '',
    why: line.why ?? '',
    due: line.dueOn ?? '',
    begun: line.begunOn ?? '',
    done: line.doneOn ?? '',
    after: line.waitsFor.join('; '),
    ticked: `${line.ticked}/${line.checks}`,
    reason: line.dropReason,
  }
}

const numberOf = (days: number | null) => (days === null ? '' : String(days))
