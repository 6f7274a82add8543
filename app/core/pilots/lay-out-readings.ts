import { type Series, sum } from './moments.ts'
import { addDays, type CalendarPeriod, comparedPeriod, listPeriods } from './periods.ts'
import type { Charter, Measured, Reading } from './pilot.ts'
import type { Count } from './proportion-interval.ts'

/**
 * `baseline`: over before the start; `transition`: the start falls into it; `history`: in the pilot, but begun before
 * its primary KPI was declared; `pilot`: what the verdict rests on; `after`: past the last day.
 */
type PeriodPhase = 'baseline' | 'transition' | 'history' | 'pilot' | 'after'

/** A value of one arm in one period. */
export type PeriodValue = {
  value: number
  /** Only for figures that were given as counts. */
  count: Count | null
  /** Its follow-up is not over yet, or somebody said that it will change. */
  provisional: boolean
}

/** One period of one KPI; `null` is no reading. */
export type PeriodRow = CalendarPeriod & {
  phase: PeriodPhase
  pilot: PeriodValue | null
  control: PeriodValue | null
}

/** A week counts from so many days with a reading on, where readings come by the day. */
const LEAST_DAYS = 4

/**
 * The readings of one KPI by period, without gaps, from the first reading or the start to the last planned period.
 *
 * @param readings of this KPI alone; several of one period count together where readings come by the day
 * @param on the day for which it is said what is provisional, ISO date
 */
export function layOutReadings(charter: Charter, readings: readonly Reading[], on: string): PeriodRow[] {
  const length = comparedPeriod(charter.period)
  const end = lastDay(charter)
  const sorted = readings.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  const days = [charter.startsOn, end, sorted[0]?.on ?? end, sorted.at(-1)?.on ?? end].sort()
  let next = 0
  return listPeriods(days[0] ?? end, days.at(-1) ?? end, length).map((period) => {
    const begin = next
    while ((sorted[next]?.on ?? '9999-99-99') <= period.to) next += 1
    const found = Map.groupBy(sorted.slice(begin, next), ({ arm }) => arm)
    const at = { isComplete: completeOn(period, charter) <= on }
    return {
      ...period,
      phase: phaseOf(period, charter),
      pilot: measure(found.get('pilot') ?? [], charter, at),
      control: measure(found.get('control') ?? [], charter, at),
    }
  })
}

/** What of a charter says which phase a period is in. */
export type PilotTime = Pick<Charter, 'period' | 'startsOn' | 'endsOn' | 'extendedTo' | 'declaredOn'>

/** The last day of the pilot, as extended. */
export function lastDay({ endsOn, extendedTo }: Pick<PilotTime, 'endsOn' | 'extendedTo'>): string {
  return extendedTo !== null && extendedTo > endsOn ? extendedTo : endsOn
}

/** The first day on which the figures of a period are complete. */
export function completeOn({ to }: CalendarPeriod, { followUpDays }: Pick<Charter, 'followUpDays'>): string {
  return addDays(to, 1 + followUpDays)
}

/** Where a period lies in a pilot. */
export function phaseOf({ from, to }: CalendarPeriod, charter: PilotTime): PeriodPhase {
  if (to < charter.startsOn) return 'baseline'
  if (from < charter.startsOn) return 'transition'
  if (to > lastDay(charter)) return 'after'
  return from < charter.declaredOn ? 'history' : 'pilot'
}

function measure(readings: readonly Reading[], charter: Charter, { isComplete }: { isComplete: boolean }) {
  if (readings.length === 0 || (charter.period === 'day' && readings.length < LEAST_DAYS)) return null
  const counts = readings.flatMap(({ measured }) => countOf(measured))
  const count = counts.length === readings.length ? total(counts) : null
  if (count !== null && count.cases === 0) return null
  const values = readings.map(({ measured }) => ('value' in measured ? measured.value : Number.NaN))
  const provisional = !isComplete || readings.some((reading) => reading.provisional)
  return { value: count === null ? sum(values) / values.length : count.hits / count.cases, count, provisional }
}

function countOf(measured: Measured): Count[] {
  return 'value' in measured ? [] : [{ hits: measured.numerator, cases: measured.denominator }]
}

function total(counts: readonly Count[]): Count {
  return { hits: sum(counts.map(({ hits }) => hits)), cases: sum(counts.map(({ cases }) => cases)) }
}

/** The values of one arm that something may be decided by; `null` where there is none yet. */
export function settledValues(rows: readonly PeriodRow[], arm: 'pilot' | 'control'): Series {
  return rows.map((row) => (row[arm] === null || row[arm].provisional ? null : row[arm].value))
}
