import type { CharterDraft } from '#app/core/pilots/charter/charter-content.ts'
import { planOfContent, planOfDraft, type ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { findPilot } from '#db/queries/pilots.server.ts'

export type AskedReadings = {
  plan: ReadingPlan
  /** All have signed; before that, the draft says what is asked. */
  isSigned: boolean
  hardEvents: CharterDraft['hardEvents']
}

/** What is asked of a pilot: by the charter that counts, else by its draft. */
export async function findAskedReadings(
  tx: WorkspaceTx,
  { id, draft }: { id: string; draft: CharterDraft },
): Promise<AskedReadings> {
  const charter = await findCharterInForce(tx, id)
  if (charter === null) return { plan: planOfDraft(draft), isSigned: false, hardEvents: draft.hardEvents }
  return { plan: planOfContent(charter.content), isSigned: true, hardEvents: charter.content.hardEvents }
}

/** As {@link findAskedReadings}, of a pilot by its id; `null`: it is not there, or was put away. */
export async function findOpenPlan(tx: WorkspaceTx, pilotId: string): Promise<ReadingPlan | null> {
  const pilot = await findPilot(tx, pilotId)
  return pilot && pilot.archivedAt === null ? (await findAskedReadings(tx, pilot)).plan : null
}
