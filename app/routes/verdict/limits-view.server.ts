import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { firstRowFrom, type NewLimitsGap, newLimitsGaps } from '#app/core/pilots/new-limits.ts'
import type { EvaluatedPilot } from '#app/server/pilots/evaluated-pilot.server.ts'
import { kpiOf, nameOf } from '#app/server/pilots/judge-words.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { type PilotWords, pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { listEvents } from '#db/queries/pilot-events.server.ts'

type Evaluated = NonNullable<EvaluatedPilot['evaluated']>

/** What people answered; `null`: nothing yet. `from` is an ISO date. */
export type LimitsAnswers = {
  kpi: string
  from: string
  reasonKnown: boolean | null
  wanted: boolean | null
  lasting: boolean | null
}

/** What stands against new limits of a KPI from a day on; none: they are allowed. */
export function gapsOf({ pilot, figures }: Evaluated, { kpi, from, ...answers }: LimitsAnswers): NewLimitsGap[] {
  const own = figures.figures.find(({ id }) => id === kpi)
  const isScaled = pilot.decisions.at(-1)?.decision === 'go'
  if (own === undefined) return ['no-period']
  return newLimitsGaps(own, { from, preset: pilot.charter.rules, isScaled, ...answers })
}

/** Everything that the page of a chart's limits shows. @param asked id of a KPI or guardrail; else the main figure */
export async function loadLimits(context: Readonly<RouterContextProvider>, open: EvaluatedPilot, asked: string | null) {
  const { frame, evaluated, scope, pilot } = open
  if (evaluated === null) return { frame, view: null }
  const { database } = context.get(services)
  const words = await pilotWords(context)
  const clock = clockOf(context, open)
  const events = await database.withWorkspace(scope, (tx) => listEvents(tx, pilot.id))
  const own = events.filter(({ newLimits }) => newLimits !== null)
  const nameOfPerson = await personNames(
    database,
    own.map(({ createdBy }) => createdBy),
  )
  const { charter, decisions } = evaluated.pilot
  const all = [...charter.kpis, ...charter.guardrails]
  const kpi = all.find(({ id }) => id === asked)?.id ?? charter.primary
  const known = new Map(all.map((one) => [one.id, nameOf(one)] as const))
  return {
    frame,
    view: {
      kpi,
      name: nameOf(kpiOf(charter, kpi)),
      kpis: all.map((one) => ({ value: one.id, label: nameOf(one) })),
      isScaled: decisions.at(-1)?.decision === 'go',
      mayWrite: frame.mayWrite && pilot.archivedAt === null,
      ...seenIn(words, evaluated, kpi),
      set: own.toReversed().map(({ id, onDay, body, newLimits, createdBy, createdAt, ...event }) => ({
        id,
        kpi: known.get(newLimits?.kpi ?? '') ?? '',
        from: words.date(onDay),
        body,
        by: nameOfPerson(createdBy),
        when: momentIn(createdAt, clock),
        withdrawn: event.withdrawnAt && momentIn(event.withdrawnAt, clock),
        withdrawnReason: event.withdrawnReason,
      })),
    },
  }
}

export type LimitsView = NonNullable<Awaited<ReturnType<typeof loadLimits>>['view']>

/** The periods that new limits could begin with, and the first from which the chart itself speaks for them. */
function seenIn(words: PilotWords, evaluated: Evaluated, kpi: string) {
  const rows = evaluated.figures.figures.find(({ id }) => id === kpi)?.rows ?? []
  const today = evaluated.figures.on
  const begin = firstRowFrom(rows, evaluated.pilot.charter.startsOn) ?? rows.length
  const periods = rows.slice(begin).filter(({ from, to }) => from >= evaluated.pilot.charter.startsOn && to < today)
  const yes = { reasonKnown: true, wanted: true, lasting: true }
  const speaks = ({ from }: { from: string }) =>
    gapsOf(evaluated, { kpi, from, ...yes }).every((gap) => gap === 'not-scaled')
  const first = periods.find(speaks)
  return {
    periods: periods.map(({ from }) => ({ value: from, label: words.date(from) })),
    seenFrom: first ? { on: first.from, text: words.date(first.from) } : null,
  }
}
