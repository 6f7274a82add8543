import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import { type PilotFigures, pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { type OpenPilot, requirePilot } from './open-pilot.server.ts'
import type { PilotNames } from './pilot-view.server.ts'
import { openRecord } from './record.server.ts'

type Content = NonNullable<Awaited<ReturnType<typeof findCharterInForce>>>['content']

/** A pilot with what is known of it today; `null`: no charter was signed by all, so there is nothing to judge. */
export type EvaluatedPilot = OpenPilot & {
  evaluated: {
    charterNumber: number
    pilot: PilotExport
    figures: PilotFigures
    content: Content
    names: PilotNames
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
  const stored = await database.withWorkspace(open.scope, async (tx) => ({
    record: await openRecord(tx, open.pilot.id),
    charter: await findCharterInForce(tx, open.pilot.id),
  }))
  if (stored.record === null || stored.charter === null) return { ...open, evaluated: null }
  const { charterNumber, pilot } = stored.record
  const { content } = stored.charter
  const figures = pilotFigures(pilot, open.today)
  return { ...open, evaluated: { charterNumber, pilot, figures, content, names: namesOf(content) } }
}

/** Names of hard events and checks of a charter. */
export function namesOf({ hardEvents, checks, currency }: Content): PilotNames {
  return { texts: new Map([...hardEvents, ...checks].map(({ id, text }) => [id, text])), currency }
}
