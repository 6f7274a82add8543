import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { isMinutes } from '#app/core/pilots/unit-words.ts'
import type { Range } from '#app/core/pilots/value-inputs.ts'
import { readFrozen } from '#app/server/pilots/freeze-review.server.ts'
import type { Services } from '#app/server/services.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import type { PilotOutcome } from '#db/queries/pilot-outcomes.server.ts'

/** A decided pilot of a use case; `minutes`: what it measured a case to save, `null`: something else than minutes. */
export type MeasuredPilot = { id: string; name: string; minutes: Range | null }

/** Pilots of one use case whose figures are looked at, the newest first. */
const MOST_PILOTS = 5

/** What decided pilots of a use case measured, as it was frozen for their last gate review; the newest first. */
export async function measuredPilots(
  { database, scope }: { database: Services['database']; scope: WorkspaceScope },
  outcomes: readonly PilotOutcome[],
  useCaseId: string,
): Promise<MeasuredPilot[]> {
  const measured: MeasuredPilot[] = []
  for (const { pilotId, name, number } of outcomes.filter((one) => one.targetId === useCaseId).slice(0, MOST_PILOTS)) {
    const frozen = await readFrozen({ database, scope, pilotId }, number)
    if (frozen) measured.push({ id: pilotId, name, minutes: measuredMinutes(frozen.pilot, frozen.figures) })
  }
  return measured
}

/**
 * The minutes a case that a pilot showed to be saved: the range of its deciding figure, if that counts minutes and the time
 * to read it had come.
 *
 * @returns `null`: it decided by something else, or nothing may be read
 * @source methods 5.8
 */
function measuredMinutes({ charter }: PilotExport, { primary, value }: PilotFigures): Range | null {
  if (charter.value !== null && charter.value.minutes === null) return value?.minutes ?? null
  const unit = charter.kpis.find(({ id }) => id === primary.kpi)?.unit ?? ''
  const { lower, estimate, upper, unreadable } = primary.interval
  const isReadable = isMinutes(unit) && primary.verdict !== 'tooEarly' && unreadable === null
  return isReadable && [lower, estimate, upper].every(Number.isFinite)
    ? { low: lower, base: estimate, high: upper }
    : null
}
