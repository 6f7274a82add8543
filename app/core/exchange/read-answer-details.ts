import { levelFromTicks } from '#app/core/assessment/level-from-ticks.ts'
import type { Level, Statement } from '#content/schema.ts'

/** What stands beside an answer. Texts may be empty; `ticks` are ids of facts, `<level>.<index>`. */
export type AnswerDetails = {
  note: string
  toldBy: string
  /** ISO date; `null`: not said. */
  toldOn: string | null
  evidence: string
  ticks: string[]
}

type DetailColumn = keyof AnswerDetails

export type DetailFault =
  | 'detailAlone'
  | 'noteLong'
  | 'toldByLong'
  | 'evidenceLong'
  | 'noDate'
  | 'dateAhead'
  | 'characters'
  | 'unknownTick'
  | 'ticksAlone'
  | 'ticksOtherLevel'

/** Characters of each text, and the last day on which somebody can have told something, as an ISO date. */
export type DetailLimits = { note: number; toldBy: number; evidence: number; today: string }

const FIRST_DAY = '1900-01-01'
/** Day 0 of table programs. */
const SHEET_START = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const BETWEEN = /[;,\s]+/

/**
 * Reads the cells beside an answer but for its ticks.
 *
 * @returns the column and what is wrong there
 */
export function readDetails(
  cell: Record<DetailColumn, string>,
  limits: DetailLimits,
): Omit<AnswerDetails, 'ticks'> | [DetailColumn, DetailFault] {
  const { note, toldBy, evidence } = cell
  if (note.length > limits.note) return ['note', 'noteLong']
  if (toldBy.length > limits.toldBy) return ['toldBy', 'toldByLong']
  if (evidence.length > limits.evidence) return ['evidence', 'evidenceLong']
  for (const column of ['note', 'toldBy', 'evidence'] as const) {
    if (!isStorable(cell[column])) return [column, 'characters']
  }
  const toldOn = cell.toldOn === '' ? null : dayIn(cell.toldOn)
  if (toldOn === undefined) return ['toldOn', 'noDate']
  if (toldOn !== null && toldOn > limits.today) return ['toldOn', 'dateAhead']
  return { note, toldBy, evidence, toldOn }
}

/**
 * Reads the facts that are ticked beside a level.
 *
 * @param levels the ladder of the question; empty where it has none
 * @param given  the answer; ticks say nothing beside any other than a level
 */
export function readTicks(cell: string, levels: readonly Pick<Statement, 'facts'>[], given: unknown) {
  const ticks = [...new Set(cell.split(BETWEEN).filter((part) => part !== ''))].map(tickIn)
  if (ticks.length === 0) return []
  if (typeof given !== 'number') return { fault: 'ticksAlone' } as const
  const known = new Set(levels.flatMap(({ facts }, level) => facts.map((_, index) => `${level}.${index}`)))
  if (!ticks.every((tick) => known.has(tick))) return { fault: 'unknownTick' } as const
  // Choosing a step and ticking the facts of another say two things: which of them is meant is not ours to guess.
  return levelFromTicks(levels, given as Level, ticks).level === given ? ticks : ({ fault: 'ticksOtherLevel' } as const)
}

/** A table program writes `2.0` as the number 2. */
const tickIn = (part: string) => (/^[0-4]$/.test(part) ? `${part}.0` : part)

/** A calendar date as it is written, or as a table program counts days; `undefined` if it is none. */
function dayIn(written: string): string | undefined {
  const [year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written)?.slice(1).map(Number) ??
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written)?.slice(1).map(Number).reverse() ??
    []
  const instant = /^\d{1,6}(?:\.\d+)?$/.test(written)
    ? SHEET_START + Math.floor(Number(written)) * DAY_MS
    : Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day)
  if (Number.isNaN(instant)) return undefined
  const iso = new Date(instant).toISOString().slice(0, 10)
  const isReal = day === undefined || Number(iso.slice(8)) === day
  return isReal && iso >= FIRST_DAY ? iso : undefined
}

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')
