import type { LawDuty, ListedDuty } from './duty.ts'
import { appliesOn } from './duty-timing.ts'
import { isToDo } from './list-duties.ts'

type DutyGroup = 'now' | 'overdue' | 'disputed' | 'before' | 'later' | 'others' | 'possible' | 'settled'

/** How many duties apply for sure on the day, how many of those are yet to be done, and how many own days have passed. */
export type DutyCounts = { applyToday: number; open: number; overdue: number }

/**
 * Puts duties where a reader looks for them: what applies, as `countDuties` counts what is open; what else has an own day
 * that has passed; what applies already by one reading; what comes before a day; what comes later or never while things
 * stay; what others owe; what may apply; what is settled. Each duty is in one group, in the order given.
 *
 * @param on ISO day
 * @param before ISO day; what comes on it or after is later
 */
export function groupDuties(
  duties: readonly ListedDuty[],
  { on, before }: { on: string; before: string },
): Record<DutyGroup, ListedDuty[]> {
  const groups: Record<DutyGroup, ListedDuty[]> = {
    now: [],
    overdue: [],
    disputed: [],
    before: [],
    later: [],
    others: [],
    possible: [],
    settled: [],
  }
  for (const duty of duties) groups[groupOf(duty, on, before)].push(duty)
  return { ...groups, now: prohibitionsFirst(groups.now) }
}

/** What has to stop is read before what has to be done, however old that is. */
const prohibitionsFirst = (duties: readonly ListedDuty[]): ListedDuty[] =>
  duties.toSorted((a, b) => Number(b.weight === 'prohibition') - Number(a.weight === 'prohibition'))

function groupOf(duty: ListedDuty, on: string, before: string): DutyGroup {
  if (!isToDo(duty)) return 'settled'
  if (appliesToday(duty, on)) return 'now'
  if (duty.timing === 'overdue') return 'overdue'
  if (duty.isSure && duty.holder !== 'own' && duty.holder !== 'open') return 'others'
  if (!duty.isSure || duty.holder === 'open' || duty.timing === 'open') return 'possible'
  if (duty.timing === 'disputed') return 'disputed'
  return duty.day !== null && duty.day < before ? 'before' : 'later'
}

/** What is to be done and has its day before the given one (ISO), with what applies already and what only may apply. */
export const dueBefore = (duties: readonly ListedDuty[], before: string): ListedDuty[] =>
  duties.filter((duty) => isToDo(duty) && duty.day !== null && duty.day < before)

/** Whether a duty is counted as one that applies: it is sure, your own, without a condition, and its day has come. */
export const appliesToday = ({ isSure, holder, onlyIf, from, possible }: Counted, on: string): boolean =>
  isSure && onlyIf === null && holder === 'own' && appliesOn({ from, possible }, on)

type Counted = Pick<LawDuty, 'isSure' | 'holder' | 'onlyIf' | 'from' | 'possible'>

/** How many duties apply on a day (ISO). Every page, file and document that tells this number has it from here. */
export const countToday = (duties: readonly Counted[], on: string): number =>
  duties.filter((duty) => appliesToday(duty, on)).length

/**
 * Counts what is sure and your own; what only may apply, or is owed by others, is in no number.
 *
 * @param on ISO day
 */
export function countDuties(duties: readonly ListedDuty[], on: string): DutyCounts {
  return {
    applyToday: countToday(duties, on),
    open: countToday(duties.filter(isToDo), on),
    overdue: duties.filter(({ timing }) => timing === 'overdue').length,
  }
}
