import { addDays } from '#app/core/pilots/periods.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'

/** How 03/04/2026 is meant; `any`: asked about where it could be both. */
export const DATE_STYLES = ['any', 'day-first', 'month-first'] as const
export type DateStyle = (typeof DATE_STYLES)[number]

/** A day of the period that somebody wrote, ISO date, and how exactly they said it. */
export type TypedPeriod =
  | { ok: true; on: string; grain: 'day' | 'week' | 'month' }
  | { ok: false; fault: 'noDate' | 'ambiguousDate' }

type Reading = {
  style: DateStyle /** ISO date; a week without a year is the last one that had begun by then. */
  today: string
}

const NONE: TypedPeriod = { ok: false, fault: 'noDate' }
const MONTHS = ['jan', 'feb', 'mar|mär|mrz', 'apr', 'may|mai', 'jun', 'jul', 'aug', 'sep', 'oct|okt', 'nov', 'dec|dez']
/** As tables show it before a date; the date says it, too. */
const WEEKDAY = /^(?:mo|di|mi|do|fr|sa|so|tu|wed|th|su)[a-z]{0,8}\.?,? (?=\d)/
const WEEK_WORD = '(?:kw|cw|wk|week|woche|kalenderwoche|w)'

/**
 * Reads a day, a week or a month as people and spreadsheets write it: 2026-11-16, Mo., 16.11.2026, 16 Nov 2026, KW 47,
 * 2026-W47, Nov 2026, and the day numbers of spreadsheets.
 */
export function readTypedPeriod(typed: string, how: Reading): TypedPeriod {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(WEEKDAY, '')
  for (const read of [readIso, readWeek, readSerial, readNumeric, readNamed]) {
    const found = read(text, how)
    if (found !== null) return found
  }
  return NONE
}

function readIso(text: string): TypedPeriod | null {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d.*)?$/.exec(text)
  if (day) return onDay(day[1], day[2], day[3])
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? swapped(/^(\d{1,2})[./](\d{4})$/.exec(text))
  return month && inMonth(month[1], month[2])
}

const swapped = (found: RegExpExecArray | null) => found && [found[0], found[2], found[1]]

function readWeek(text: string, { today }: Reading): TypedPeriod | null {
  const front = new RegExp(`^(\\d{4})[-/ ]*${WEEK_WORD}\\.? ?(\\d{1,2})(?:-1)?$`).exec(text)
  if (front) return inWeek(Number(front[1]), Number(front[2]))
  const behind = new RegExp(`^${WEEK_WORD}\\.? ?(\\d{1,2})(?:[-/., ]+(\\d{4}|\\d{2}))?$`).exec(text)
  if (!behind) return null
  const week = Number(behind[1])
  if (behind[2] !== undefined) return inWeek(fullYear(behind[2]), week)
  const year = Number(today.slice(0, 4))
  const years = [year + 1, year, year - 1].map((each) => inWeek(each, week))
  return years.find((each) => each.ok && each.on <= today) ?? NONE
}

/** What spreadsheets count 1 January 1970 as, and the days of about this century. */
const EPOCH = 25_569
const SERIAL = { least: 32_874, most: 73_050 }

function readSerial(text: string): TypedPeriod | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null
  const serial = Math.floor(Number(text))
  if (serial < SERIAL.least || serial > SERIAL.most) return NONE
  return { ok: true, on: addDays('1970-01-01', serial - EPOCH), grain: 'day' }
}

function readNumeric(text: string, { style }: Reading): TypedPeriod | null {
  const point = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(text)
  if (point) return onDay(fullYear(point[3]), point[2], point[1])
  const slash = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text)
  if (!slash) return null
  const [first, second] = [Number(slash[1]), Number(slash[2])]
  const isMonthFirst = second > 12 || (style === 'month-first' && first <= 12)
  if (style === 'any' && first <= 12 && second <= 12 && first !== second) return { ok: false, fault: 'ambiguousDate' }
  return isMonthFirst ? onDay(fullYear(slash[3]), first, second) : onDay(fullYear(slash[3]), second, first)
}

function readNamed(text: string): TypedPeriod | null {
  const day = /^(\d{1,2})\.? ([a-zä]{3,9})\.?,? (\d{4})$/.exec(text)
  if (day) return onDay(day[3], monthOf(day[2]), day[1])
  const american = /^([a-zä]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text)
  if (american) return onDay(american[3], monthOf(american[1]), american[2])
  const month = /^([a-zä]{3,9})\.?,? (\d{4})$/.exec(text)
  return month && inMonth(month[2], monthOf(month[1]))
}

const monthOf = (name = '') => MONTHS.findIndex((starts) => new RegExp(`^(?:${starts})`).test(name)) + 1

const fullYear = (year = '') => (year.length === 2 ? 2_000 + Number(year) : Number(year))

type Part = string | number | undefined

function onDay(year: Part, month: Part, day: Part): TypedPeriod {
  const on = `${year}-${pad(month)}-${pad(day)}`
  return dayOf(on) === null ? NONE : { ok: true, on, grain: 'day' }
}

function inMonth(year: Part, month: Part): TypedPeriod {
  const first = onDay(year, month, 1)
  return first.ok ? { ...first, grain: 'month' } : first
}

const pad = (part: Part) => String(part).padStart(2, '0')

/** ISO weeks: the first one holds 4 January. */
function inWeek(year: number, week: number): TypedPeriod {
  const fourth = dayOf(`${year}-01-04`)
  if (fourth === null || week < 1 || week > 53) return NONE
  const monday = addDays(`${year}-01-04`, -((fourth + 3) % 7) + 7 * (week - 1))
  return addDays(monday, 3).startsWith(String(year)) ? { ok: true, on: monday, grain: 'week' } : NONE
}
