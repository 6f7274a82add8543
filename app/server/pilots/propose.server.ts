import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import { type CharterFault, completeCharter } from '#app/core/pilots/charter/complete-charter.ts'
import type { Foreseen } from '#app/core/pilots/charter/foresee.ts'
import type { TimeMend } from '#app/core/pilots/counted-periods.ts'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findCharterInForce, sameContent } from '#db/queries/pilot-charters.server.ts'
import { recordUnder } from '#db/queries/pilot-record.server.ts'
import type { Pilot } from '#db/queries/pilots.server.ts'
import { declaredOnUnder } from './foresight.server.ts'

/** Why a charter cannot be put before those who sign yet. */
type ProposalFault =
  | { kind: 'charter'; fault: CharterFault }
  /** Nobody can say what it shows. */
  | { kind: 'unforeseen'; missing: 'level' | 'noise' }
  /** Too little of its time counts for any verdict. */
  | { kind: 'time'; mend: TimeMend['by'] }
  /** It cannot show what is worth it (methods 5.7). */
  | { kind: 'refused' }
  /** Nothing differs from the charter that counts. */
  | { kind: 'same' }
  /** What is entered already does not fit: another kind of figure, a control group that is given up. */
  | { kind: 'readings' }

export type Candidate =
  | { ok: true; content: CharterContent; inForce: number | null }
  | { ok: false; faults: ProposalFault[]; inForce: number | null }

/**
 * The charter that is worked on, as it would be put before those who sign, or all that stands against it at once.
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
  const number = inForce?.number ?? null
  const completed = completeCharter(pilot.draft, declaredOnUnder(inForce, pilot.draft, today))
  if (completed.ok && before !== null && sameContent(before, completed.content))
    return { ok: false, faults: [{ kind: 'same' }], inForce: number }
  const shown = before === null ? unshown(foreseen) : unforeseen(foreseen)
  const isToldWhen = shown.some(({ kind }) => kind === 'time')
  const said = completed.ok ? [] : completed.faults.filter(({ code }) => !(isToldWhen && code === 'tooShort'))
  const faults: ProposalFault[] = [...said.map((fault) => ({ kind: 'charter', fault }) as const), ...shown]
  if (completed.ok && !(await fitsReadings(tx, pilot.id, completed.content))) faults.push({ kind: 'readings' })
  return completed.ok && faults.length === 0
    ? { ok: true, content: completed.content, inForce: number }
    : { ok: false, faults, inForce: number }
}

/** What of the foresight is missing beside the parts of the charter, which are named with them. */
function unforeseen(foreseen: Foreseen): ProposalFault[] {
  const missing = foreseen.ok ? [] : foreseen.missing
  return (['level', 'noise'] as const)
    .filter((one) => missing.includes(one))
    .map((one) => ({ kind: 'unforeseen', missing: one }))
}

/** Before the first signature nothing is let through that could never give an answer. */
function unshown(foreseen: Foreseen): ProposalFault[] {
  const faults = unforeseen(foreseen)
  const mend = foreseen.counted?.mend ?? null
  if (mend !== null) faults.push({ kind: 'time', mend: mend.by })
  else if (foreseen.ok && foreseen.foresight.check.ruling === 'refused') faults.push({ kind: 'refused' })
  return faults
}

/** Whether everything that is entered could be exported under a charter. */
export async function fitsReadings(tx: WorkspaceTx, pilotId: string, content: CharterContent): Promise<boolean> {
  return parsePilotRecord(await recordUnder(tx, pilotId, content)).ok
}
