import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { nextDraft } from '#app/core/pilots/charter/next-draft.ts'
import { mean } from '#app/core/pilots/moments.ts'
import { addDays, periodOf } from '#app/core/pilots/periods.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { listOutcomes } from '#db/queries/pilot-outcomes.server.ts'
import { listReadings, MOST_READINGS, type StoredReading } from '#db/queries/pilot-readings.server.ts'
import { addPilot, MOST_GUEST_PILOTS, type Pilot } from '#db/queries/pilots.server.ts'
import type { OpenPilot } from './open-pilot.server.ts'

/** Ends the transaction without a trace. */
class NoRoom extends Error {}

const NAME_MAX = 200

/**
 * The pilot that goes on from one that people decided to go through once more: a draft charter like the first one's, with the
 * figures from before the first pilot as its baseline, if they are wanted. Figures of the first pilot itself are no
 * baseline, since what is tested was at work in them. Pressed twice, it is the same pilot.
 *
 * @returns its id, or why there is none
 */
export async function startNextPilot(
  context: Readonly<RouterContextProvider>,
  { scope, pilot, today }: Pick<OpenPilot, 'scope' | 'pilot' | 'today'>,
  { takeBaseline }: { takeBaseline: boolean },
): Promise<{ id: string } | { error: string }> {
  const { database, say } = context.get(services)
  try {
    return await database.withWorkspace(scope, async (tx) => {
      const outcome = (await listOutcomes(tx, pilot.clientId)).find(({ pilotId }) => pilotId === pilot.id)
      if (outcome?.decision !== 'iterate') return { error: say('nextPilotOnly') }
      if (outcome.next) return { id: outcome.next.id }
      const figures = takeBaseline ? await readingsBefore(tx, pilot) : []
      const draft = nextDraft(pilot.draft, {
        startsOn: addDays(periodOf(today, 'week').to, 1),
        baseline:
          figures.length === 0
            ? null
            : { source: say('nextPilotBaseline', { pilot: pilot.name }), level: levelOf(figures, pilot.draft.primary) },
      })
      const name = say('nextPilotName', { pilot: pilot.name.slice(0, NAME_MAX - 20), number: draft.iteration })
      const { clientId, assessmentId, targetId } = pilot
      const id = await addPilot(tx, { clientId, assessmentId, targetId, previousId: pilot.id, name, draft })
      if (id === 'full') return { error: say('tooManyPilots', { guests: MOST_GUEST_PILOTS }) }
      if (id === null) return { error: say('pilotCompany') }
      await takeOver(tx, id, figures)
      return { id }
    })
  } catch (error) {
    if (error instanceof NoRoom) return { error: say('readings.full', { max: MOST_READINGS }) }
    throw error
  }
}

/** How many periods of the primary KPI a next pilot would have as its baseline. */
export async function countBaseline(tx: WorkspaceTx, pilot: Pilot): Promise<number> {
  const { primary } = pilot.draft
  const own = (await readingsBefore(tx, pilot)).filter(({ kpiId, arm }) => kpiId === primary && arm === 'pilot')
  return own.length
}

async function readingsBefore(tx: WorkspaceTx, { id, startsOn, draft }: Pilot): Promise<StoredReading[]> {
  const { period } = draft
  // A figure of a whole month is none of a week, and the next pilot's figures come by the week.
  if (startsOn === null || period === 'month') return []
  const known = new Set([...draft.kpis, ...draft.guardrails].map((one) => one.id))
  const all = await listReadings(tx, id, { to: addDays(startsOn, -1) })
  const isOver = (onDay: string) => period === 'day' || periodOf(onDay, period).to < startsOn
  return all.filter(({ kpiId, onDay, isProvisional }) => known.has(kpiId) && isOver(onDay) && !isProvisional)
}

function levelOf(figures: readonly StoredReading[], primary: string | null): number | null {
  const values = figures
    .filter(({ kpiId, arm }) => kpiId === primary && arm === 'pilot')
    .flatMap(({ measured }) => {
      if ('value' in measured) return [measured.value]
      return measured.denominator === 0 ? [] : [measured.numerator / measured.denominator]
    })
  return values.length === 0 ? null : mean(values)
}

async function takeOver(tx: WorkspaceTx, id: string, figures: readonly StoredReading[]): Promise<void> {
  if (figures.length === 0) return
  const readings = figures.map(({ kpiId, onDay, arm, measured, cases, caseSd, isProvisional }) => ({
    kpiId,
    onDay,
    arm,
    measured,
    cases,
    caseSd,
    isProvisional,
  }))
  const delivered = await deliverReadings(tx, id, {
    source: 'import',
    senderRef: null,
    fileName: '',
    keyId: null,
    readings,
    reason: null,
  })
  if (delivered.is !== 'stored') throw new NoRoom()
}
