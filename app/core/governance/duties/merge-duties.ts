import type { DutyState, ListedDuty } from './duty.ts'

/** The same duty of several systems where it stands the same in all of them; the first of them speaks for it. */
export type MergedDuty = ListedDuty & { systems: ListedDuty['system'][] }

/** Puts duties together that differ by nothing but their system, in the order of the first. */
export function mergeSame(duties: readonly ListedDuty[]): MergedDuty[] {
  const merged = new Map<string, MergedDuty>()
  for (const duty of duties) {
    const { system, version: _, ...same } = duty
    const key = JSON.stringify(same)
    const found = merged.get(key)
    if (found) found.systems.push(system)
    else merged.set(key, { ...duty, systems: [system] })
  }
  return [...merged.values()]
}

/** What a reader narrows the list down to; `null`: everything. `owner` empty: nobody named. */
export type DutyFilter = { system: string | null; state: DutyState | 'again' | null; owner: string | null }

/** The duties that a filter leaves; `again` are those to be looked at again. */
export function filterDuties(duties: readonly ListedDuty[], { system, state, owner }: DutyFilter): ListedDuty[] {
  return duties.filter(
    (duty) =>
      (system === null || duty.system.id === system) &&
      (owner === null || duty.owner === owner) &&
      (state === null || (state === 'again' ? duty.lookAgain : duty.state === state && !duty.lookAgain)),
  )
}
