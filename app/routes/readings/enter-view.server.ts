import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import { fitDay } from '#app/core/pilots/readings/fit-figure.ts'
import {
  baselinePeriodsOf,
  dueDay,
  entryPeriod,
  type MissingPeriod,
  missingPeriods,
} from '#app/core/pilots/readings/missing-periods.ts'
import type { AskedFigure, ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { periodName } from '#app/server/pilots/period-name.ts'
import { type AskedReadings, findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listReadings, type StoredReading } from '#db/queries/pilot-readings.server.ts'

/** What the form of a period is filled with. */
export type EnteredPeriod = {
  asked: AskedReadings
  /** First day of the period, ISO date. */
  onDay: string
  stored: StoredReading[]
  missing: MissingPeriod[]
  /** Of the periods to compare with, those without any figure, and all of them. */
  baseline: { missing: number; all: number }
}

/** The period that is asked for, or the one that is due. @param typed any day of it; `null`: the one that is due */
export async function readPeriod(
  tx: WorkspaceTx,
  { pilot, today }: Pick<OpenPilot, 'pilot' | 'today'>,
  typed: string | null,
): Promise<EnteredPeriod> {
  const asked = await findAskedReadings(tx, pilot)
  const { plan } = asked
  const before = baselinePeriodsOf(plan)
  const from = before[0]?.from ?? plan.startsOn ?? today
  const kpis = plan.figures.map(({ id }) => id)
  const known = kpis.length === 0 ? [] : await listReadings(tx, pilot.id, { kpis, from, to: plan.endsOn ?? today })
  const missing = missingPeriods(plan, known, today)
  const wanted = typed === null ? null : fitDay(typed, plan, today)
  const onDay = wanted?.ok ? wanted.onDay : dueDay(plan, missing, today)
  const there = new Set(known.map((one) => one.onDay))
  return {
    asked,
    onDay,
    stored: kpis.length === 0 ? [] : await listReadings(tx, pilot.id, { kpis, from: onDay, to: onDay }),
    missing,
    baseline: { missing: before.filter((period) => !there.has(period.from)).length, all: before.length },
  }
}

/** What the page shows of it. */
export async function viewPeriod(context: Readonly<RouterContextProvider>, open: OpenPilot, typed: string | null) {
  const { database } = context.get(services)
  const entered = await database.withWorkspace(open.scope, (tx) => readPeriod(tx, open, typed))
  const { asked, onDay, stored, missing, baseline } = entered
  const { plan } = asked
  const period = entryPeriod(onDay, plan.period)
  const { locale } = context.get(page)
  const later = addDays(period.to, 1)
  return {
    frame: open.frame,
    isSigned: asked.isSigned,
    isPutAway: open.pilot.archivedAt !== null,
    onDay,
    name: periodName(period, plan.period, locale),
    length: plan.period,
    earlier: addDays(period.from, -1),
    later: later <= open.today ? later : null,
    isRunning: period.to >= open.today,
    isBefore: plan.startsOn !== null && period.to < plan.startsOn,
    arms: plan.arms,
    figures: plan.figures.map((figure) => viewFigure(figure, plan, stored)),
    hasStored: stored.length > 0,
    isProvisional: stored.some(({ isProvisional }) => isProvisional),
    missing: missing.map(({ from, to, missing: gaps }) => ({
      from,
      name: periodName({ from, to }, plan.period, locale),
      what: gaps.length === plan.figures.length * plan.arms.length ? null : namesOf(plan, gaps),
    })),
    baseline,
  }
}

export type PeriodView = Awaited<ReturnType<typeof viewPeriod>>

function viewFigure(
  { id, name, unit, kind, isGuardrail, aggregation }: AskedFigure,
  plan: ReadingPlan,
  stored: StoredReading[],
) {
  return {
    id,
    name,
    unit,
    kind,
    isGuardrail,
    aggregation,
    stored: plan.arms.flatMap((arm) => {
      const found = stored.find((one) => one.kpiId === id && one.arm === arm)
      return found ? [{ arm, measured: found.measured }] : []
    }),
  }
}

const namesOf = ({ figures }: ReadingPlan, gaps: MissingPeriod['missing']) =>
  figures.filter(({ id }) => gaps.some(({ kpiId }) => kpiId === id)).map(({ name }) => name)
