import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { CalendarPeriod } from '#app/core/pilots/periods.ts'
import { type PilotFigures, pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { hasReadingsOutside } from '#db/queries/pilot-readings.server.ts'
import { type OpenPilot, requirePilot } from './open-pilot.server.ts'
import type { PilotNames } from './pilot-view.server.ts'
import { openCompared } from './record.server.ts'

/** A pilot with what is known of it today; `null`: no charter was signed by all, so there is nothing to judge. */
export type EvaluatedPilot = OpenPilot & {
  evaluated: {
    charterNumber: number
    /** With the readings that figures hang on. */
    pilot: PilotExport
    figures: PilotFigures
    content: CharterContent
    names: PilotNames
    /** The days that are compared, ISO dates; `null`: nothing was measured before or after them. */
    compared: CalendarPeriod | null
  } | null
}

/**
 * One pilot with every figure as of today, for somebody who may do to it what the route declares.
 *
 * @throws as `requirePilot`
 */
export async function requireEvaluated(
  context: Readonly<RouterContextProvider>,
  pilotId: string,
): Promise<EvaluatedPilot> {
  const open = await requirePilot(context, pilotId)
  const { database } = context.get(services)
  const found = await database.withWorkspace(open.scope, async (tx) => {
    const record = await openCompared(tx, open.pilot.id)
    return record && { ...record, compared: await daysCompared(tx, open.pilot.id, record.pilot.charter) }
  })
  if (found === null) return { ...open, evaluated: null }
  const { pilot, content } = found
  return { ...open, evaluated: { ...found, figures: pilotFigures(pilot, open.today), names: namesOf(content) } }
}

async function daysCompared(tx: WorkspaceTx, pilotId: string, charter: PilotExport['charter']) {
  const days = comparedWindow(charter)
  return (await hasReadingsOutside(tx, pilotId, { kpiId: charter.primary, ...days })) ? days : null
}

/** Names of hard events, checks and claims of a charter. */
export function namesOf({ hardEvents, checks, claimWords = {}, currency }: CharterContent): PilotNames {
  const texts = new Map([...hardEvents, ...checks].map(({ id, text }) => [id, text]))
  return { texts, claims: new Map(Object.entries(claimWords)), currency }
}
