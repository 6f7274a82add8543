import { freezeFigures, thawFigures } from '#app/core/pilots/frozen-figures.ts'
import { type PilotExport, parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { type PilotFigures, pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import type { Services } from '#app/server/services.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { listCharters } from '#db/queries/pilot-charters.server.ts'
import { findFrozen, openReview } from '#db/queries/pilot-reviews.server.ts'
import { namesOf } from './evaluated-pilot.server.ts'
import { openRecord } from './record.server.ts'

type Place = { database: Services['database']; scope: WorkspaceScope; pilotId: string }

/**
 * Freezes a pilot as it is today for its gate review: what it is exported as, every figure, what computed them.
 *
 * @returns the number of the review; `full`: the pilot has too many; `null`: no charter was signed by all
 */
export async function freezeReview(
  { database, scope, pilotId }: Place,
  today: string,
): Promise<number | 'full' | null> {
  return database.withWorkspace(scope, async (tx) => {
    const record = await openRecord(tx, pilotId)
    if (record === null) return null
    const figures = pilotFigures(record.pilot, today)
    return openReview(tx, pilotId, {
      onDay: today,
      charterNumber: record.charterNumber,
      inputs: record.pilot,
      figures: freezeFigures(figures),
      engine: figures.engine,
      proposed: figures.gate.decision,
    })
  })
}

/**
 * What a review looked at, as it was frozen: nothing is computed anew.
 *
 * @returns `null` if there is none of this number
 * @throws TypeError if what is stored is no record
 */
export async function readFrozen({ database, scope, pilotId }: Place, number: number) {
  return database.withWorkspace(scope, async (tx) => {
    const stored = await findFrozen(tx, pilotId, number)
    if (stored === null) return null
    const charter = (await listCharters(tx, pilotId)).find((one) => one.number === stored.charterNumber)
    const parsed = parsePilotRecord(stored.inputs)
    if (!parsed.ok || charter === undefined) throw new TypeError('What was frozen for the review is no record.')
    // Written by `freezeFigures` from these figures; no statement changes it.
    const figures = thawFigures(stored.figures) as PilotFigures
    const pilot: PilotExport = parsed.pilot
    return { pilot, figures, content: charter.content, names: namesOf(charter.content) }
  })
}

export type FrozenPilot = NonNullable<Awaited<ReturnType<typeof readFrozen>>>
