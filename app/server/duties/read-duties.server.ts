import { askedState } from '#app/core/governance/duties/asked-state.ts'
import type { DutySystem, ListedDuty } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { ANSWER_PARTS, type AnswerPart, confirmedOf } from '#app/core/governance/register/system.ts'
import type { Law } from '#app/server/law.server.ts'
import { placeAll } from '#app/server/register/place-all.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type KeptOfSystem, listKeptDuties } from '#db/queries/ai-duties.server.ts'
import { type AnsweredSystem, listSystems } from '#db/queries/ai-systems.server.ts'

/** A company's systems, and what was written down about their duties by system id. */
export type StoredDuties = { systems: AnsweredSystem[]; kept: ReadonlyMap<string, KeptOfSystem> }

/** Reads what a company's duties follow from, and what was written down about them. */
export async function readStoredDuties(tx: WorkspaceTx, clientId: string): Promise<StoredDuties> {
  const systems = await listSystems(tx, clientId)
  return { systems, kept: systems.length > 0 ? await listKeptDuties(tx, clientId) : new Map() }
}

/** A system that lacks answers of a part, or of the whole interview (`null`). */
type NotAsked = { id: string; name: string; part: AnswerPart | null }

/** The systems in use or planned that nobody was asked about, or not about one part; nothing is said of those duties. */
export const notAskedOf = (systems: readonly DutySystem[]): NotAsked[] =>
  systems
    .filter(({ status, notAsked }) => status !== 'retired' && notAsked.length > 0)
    .map(({ id, name, notAsked }) => ({
      id,
      name,
      part: notAsked.length === ANSWER_PARTS.length ? null : (notAsked[0] ?? null),
    }))

export type CompanyDuties = { systems: DutySystem[]; duties: ListedDuty[] }

/**
 * All duties of a company's systems by the law of a day and by what somebody answered: what merely came with a kind of
 * system, or from its vendor, waits to be confirmed. Placing them takes its time: not for within a transaction.
 *
 * @param on ISO day
 */
export async function dutiesOn(law: Law, { systems, kept }: StoredDuties, on: string): Promise<CompanyDuties> {
  const confirmed = systems.map((system) => ({ ...system, answers: confirmedOf(system.answers) }))
  const all = await placeAll(placingRules(law), confirmed, on)
  const placed = all.map(({ system, placement }): DutySystem => {
    const { id, name, status, useCaseId, tool } = system
    const asked = askedState(system.answers, placement)
    return { id, name, status, useCaseId, tool, ...asked, ...(kept.get(id) ?? { kept: [], answered: [] }) }
  })
  return { systems: placed, duties: listDuties(law, placed, on) }
}
