import type { ListedDuty } from './duty.ts'
import { appliesOn } from './duty-timing.ts'
import { isToDo } from './list-duties.ts'

type DutyGroup = 'now' | 'before' | 'later' | 'others' | 'possible' | 'settled'

/** How many duties apply for sure on the day, how many of those are yet to be done, and how many own days have passed. */
export type DutyCounts = { applyToday: number; open: number; overdue: number }

/**
 * Puts duties where a reader looks for them: what applies or is overdue; what comes before a day; what comes later or never
 * while things stay; what others owe; what may apply; what is settled. Each duty is in one group, in the order given.
 *
 * @param before ISO day; what comes on it or after is later
 */
export function groupDuties(duties: readonly ListedDuty[], before: string): Record<DutyGroup, ListedDuty[]> {
  const groups: Record<DutyGroup, ListedDuty[]> = {
    now: [],
    before: [],
    later: [],
    others: [],
    possible: [],
    settled: [],
  }
  for (const duty of duties) groups[groupOf(duty, before)].push(duty)
  return groups
}

function groupOf(duty: ListedDuty, before: string): DutyGroup {
  if (!isToDo(duty)) return 'settled'
  if (duty.timing === 'overdue') return 'now'
  if (duty.isSure && duty.holder !== 'own' && duty.holder !== 'open') return 'others'
  if (!duty.isSure || duty.timing === 'open') return 'possible'
  if (duty.timing === 'now' || duty.timing === 'disputed') return 'now'
  return duty.day !== null && duty.day < before ? 'before' : 'later'
}

/** What is to be done and has its day before the given one (ISO), with what applies already and what only may apply. */
export const dueBefore = (duties: readonly ListedDuty[], before: string): ListedDuty[] =>
  duties.filter((duty) => isToDo(duty) && duty.day !== null && duty.day < before)

/**
 * Counts what is sure and your own; what only may apply, or is owed by others, is in no number.
 *
 * @param on ISO day
 */
export function countDuties(duties: readonly ListedDuty[], on: string): DutyCounts {
  const today = duties.filter((duty) => duty.isSure && duty.holder === 'own' && appliesOn(duty, on))
  return {
    applyToday: today.length,
    open: today.filter(isToDo).length,
    overdue: duties.filter(({ timing }) => timing === 'overdue').length,
  }
}
