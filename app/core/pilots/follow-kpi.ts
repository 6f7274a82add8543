import { MOST_AUTOCORRELATION } from './autocorrelation.ts'
import { type Arms, type Comparison, compareAtEnd, compareWeekly, type LookPlan } from './compare.ts'
import { comparedWindow } from './compared-window.ts'
import { plannedPeriods } from './counted-periods.ts'
import { asImprovement, type Interval } from './interval.ts'
import {
  completeOn,
  lastDay,
  layOutReadings,
  type PeriodRow,
  type PeriodValue,
  settledValues,
} from './lay-out-readings.ts'
import { ALPHA_FINAL, ALPHA_WEEKLY, type Charter, type FollowedKpi, type Reading } from './pilot.ts'
import { type Count, pooled } from './proportion-interval.ts'
import { referenceLevel } from './reference-level.ts'

/** What one look at a running pilot showed; positive is better. */
export type WeeklyLook = Interval & {
  /** First day of the last period it takes in. */
  period: string
  estimate: number
  phi: number
}

/** Everything that is known of one KPI on a day; every figure in its unit, improvements positive. */
export type FollowedFigures = {
  rows: PeriodRow[]
  arms: Arms
  /** `null`: nothing was measured before, and no level was agreed. */
  level: number | null
  /** The comparison a pilot ends with, on what is there today. It is read only at the end. */
  atEnd: Comparison
  /** One look a pilot period, from the fourth on; empty where the design has none. */
  looks: WeeklyLook[]
  /** Periods look alike: no weekly look may be read. */
  isHidden: boolean
  /** Planned periods whose follow-up is over. */
  duePeriods: number
  /** The first day on which the last period's figures are complete; `null` without a pilot period. */
  gateOn: string | null
  isOver: boolean
  hasBegun: boolean
}

export type ReadingsOnDay = {
  /** All of the pilot; those of other KPIs, of later days and outside its `comparedWindow` are ignored. */
  readings: readonly Reading[]
  /** The day that is looked from, ISO date. */
  on: string
}

/**
 * Lays out the readings of a KPI and compares them, at the end and week by week.
 *
 * @source methods 5.3 and 5.4, errata A7, A8 and A10
 */
export function followKpi(charter: Charter, kpi: FollowedKpi, { readings, on }: ReadingsOnDay): FollowedFigures {
  const window = comparedWindow(charter)
  const own = readings.filter(
    (reading) => reading.kpi === kpi.id && reading.on <= on && reading.on >= window.from && reading.on <= window.to,
  )
  const rows = layOutReadings(charter, own, on)
  const arms = armsOf(rows)
  const { design } = charter
  const { kind, direction } = kpi
  const atEnd = compareAtEnd({ design, kind, arms }, ALPHA_FINAL)
  const looks = lookWeekly({ charter, kpi, rows })
  const pilot = rows.filter(({ phase }) => phase === 'pilot')
  const last = pilot.at(-1)
  const gateOn = last === undefined ? null : completeOn(last, charter)
  return {
    rows,
    arms,
    level: referenceLevel(kpi, rows),
    atEnd: {
      ...atEnd,
      estimate: asImprovement(atEnd.estimate, direction),
      pooled: atEnd.pooled && asImprovement(atEnd.pooled, direction),
    },
    looks,
    isHidden: atEnd.phi > MOST_AUTOCORRELATION,
    duePeriods: pilot.filter((period) => completeOn(period, charter) <= on).length,
    gateOn,
    isOver: gateOn !== null && gateOn <= on,
    hasBegun: charter.startsOn <= on,
  }
}

/** Whether the planned final analysis was given up for more time. */
export function isExtended(charter: Charter): boolean {
  return lastDay(charter) > charter.endsOn
}

type Followed = { charter: Charter; kpi: FollowedKpi; rows: readonly PeriodRow[] }

function lookWeekly({ charter, kpi, rows }: Followed): WeeklyLook[] {
  const { design } = charter
  const { kind, direction } = kpi
  const plan = lookPlan(charter, rows)
  return rows.flatMap((row, at): WeeklyLook[] => {
    if (row.phase !== 'pilot' || row.pilot === null || row.pilot.provisional) return []
    const found = compareWeekly({ design, kind, arms: armsOf(rows.slice(0, at + 1)) }, plan)
    if (found === null) return []
    const { estimate, lower, upper } = asImprovement({ ...found.look, noInterval: null }, direction)
    return [{ period: row.from, estimate, lower, upper, phi: found.phi }]
  })
}

/** As many cases a period as there were before the pilot; fixed by the plan, before the first look. */
function lookPlan(charter: Charter, rows: readonly PeriodRow[]): LookPlan {
  const periods = plannedPeriods(charter).length
  const before = counted(rows.filter(({ phase }) => phase === 'baseline').map(({ pilot }) => pilot))
  const cases = before.length === 0 ? 0 : (pooled(before).cases / before.length) * periods
  return { alpha: ALPHA_WEEKLY, periods, cases, baseline: charter.baselinePeriods ?? null }
}

function armsOf(rows: readonly PeriodRow[]): Arms {
  const before = rows.filter(({ phase }) => phase === 'baseline')
  const after = rows.filter(({ phase }) => phase === 'pilot')
  const values = [...before, ...after]
    .flatMap(({ pilot, control }) => [pilot, control])
    .filter((value) => value !== null)
  const hasCounts = values.length > 0 && values.every(({ count }) => count !== null)
  const counts = {
    before: counted(before.map(({ pilot }) => pilot)),
    after: counted(after.map(({ pilot }) => pilot)),
    controlAfter: counted(after.map(({ control }) => control)),
  }
  return {
    before: settledValues(before, 'pilot'),
    after: settledValues(after, 'pilot'),
    controlBefore: settledValues(before, 'control'),
    controlAfter: settledValues(after, 'control'),
    counts: hasCounts ? counts : null,
  }
}

function counted(values: readonly (PeriodValue | null)[]): Count[] {
  return values.flatMap((value) => (value === null || value.provisional || value.count === null ? [] : [value.count]))
}
