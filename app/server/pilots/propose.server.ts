import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import { type CharterFault, completeCharter } from '#app/core/pilots/charter/complete-charter.ts'
import type { Foreseen } from '#app/core/pilots/charter/foresee.ts'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findCharterInForce, sameContent } from '#db/queries/pilot-charters.server.ts'
import { recordUnder } from '#db/queries/pilot-record.server.ts'
import type { Pilot } from '#db/queries/pilots.server.ts'

/** Why a charter cannot be put before those who sign yet. */
type ProposalFault =
  | { kind: 'charter'; fault: CharterFault }
  /** Nobody can say what it shows, or it cannot show what is worth it (methods 5.7). */
  | { kind: 'unforeseen'; missing: Exclude<Foreseen, { ok: true }>['missing'] }
  | { kind: 'refused' }
  /** Nothing differs from the charter that counts. */
  | { kind: 'same' }
  /** What is entered already does not fit: another kind of figure, a control group that is given up. */
  | { kind: 'readings' }

export type Candidate =
  | { ok: true; content: CharterContent; inForce: number | null }
  | { ok: false; faults: ProposalFault[]; inForce: number | null }

/**
 * The charter that is worked on, as it would be put before those who sign, or all that stands against it.
 *
 * The day on which the primary KPI was declared stays while it is the same one; a new one is declared today.
 *
 * @param now.today ISO date
 * @param now.foreseen what it can show, by `foreseeDraft`
 */
export async function candidateOf(
  tx: WorkspaceTx,
  pilot: Pilot,
  { today, foreseen }: { today: string; foreseen: Foreseen },
): Promise<Candidate> {
  const inForce = await findCharterInForce(tx, pilot.id)
  const before = inForce?.content ?? null
  const declaredOn = before !== null && before.plan.primary === pilot.draft.primary ? before.plan.declaredOn : today
  const number = inForce?.number ?? null
  const no = (faults: ProposalFault[]): Candidate => ({ ok: false, faults, inForce: number })
  const completed = completeCharter(pilot.draft, declaredOn)
  if (!completed.ok) return no(completed.faults.map((fault) => ({ kind: 'charter', fault })))
  const { content } = completed
  if (before !== null && sameContent(before, content)) return no([{ kind: 'same' }])
  if (!foreseen.ok) return no([{ kind: 'unforeseen', missing: foreseen.missing }])
  if (foreseen.foresight.check.ruling === 'refused' && before === null) return no([{ kind: 'refused' }])
  return (await fitsReadings(tx, pilot.id, content))
    ? { ok: true, content, inForce: number }
    : no([{ kind: 'readings' }])
}

/** Whether everything that is entered could be exported under a charter. */
export async function fitsReadings(tx: WorkspaceTx, pilotId: string, content: CharterContent): Promise<boolean> {
  return parsePilotRecord(await recordUnder(tx, pilotId, content)).ok
}
