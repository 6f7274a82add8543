import type { DutySystem, ListedDuty } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { isNotAsked } from '#app/core/governance/register/system.ts'
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

/** What is said of duties to readers: those of systems that somebody was asked about, and the other ones by name. */
export function splitAsked({ systems }: StoredDuties, duties: readonly ListedDuty[]) {
  const notAsked = systems.filter(({ status, answers }) => status !== 'retired' && isNotAsked(answers))
  const ids = new Set(notAsked.map(({ id }) => id))
  return {
    duties: duties.filter(({ system }) => !ids.has(system.id)),
    notAsked: notAsked.map(({ id, name }) => ({ id, name })),
  }
}

export type CompanyDuties = { systems: DutySystem[]; duties: ListedDuty[] }

/**
 * All duties of a company's systems by the law of a day. Placing them takes its time: not for within a transaction.
 *
 * @param on ISO day
 */
export async function dutiesOn(law: Law, { systems, kept }: StoredDuties, on: string): Promise<CompanyDuties> {
  const all = await placeAll(placingRules(law), systems, on)
  const placed = all.map(({ system, placement: { triage, screening } }): DutySystem => {
    const { id, name, status, useCaseId, tool } = system
    return { id, name, status, useCaseId, tool, triage, screening, ...(kept.get(id) ?? { kept: [], answered: [] }) }
  })
  return { systems: placed, duties: listDuties(law, placed, on) }
}
