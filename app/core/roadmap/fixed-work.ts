import type { ScheduledItem } from './plan.ts'
import type { StaffedAction } from './staffed-action.ts'
import { dayOf } from './weeks.ts'

/** The Monday of week 0 as days since 1 January 1970, and the first week in which what is not begun may begin. */
export type Now = { monday: number; from: number }

/**
 * The weeks of what is under way or done, which planning again leaves alone. Work under way goes on for the weeks that it
 * takes; where those are over, for one week more. What lies before week 0 is cut off there, so that what was done before
 * takes no weeks at all.
 *
 * @param staffed actions without progress are passed over
 * @returns by action id
 */
export function fixedWork(staffed: readonly StaffedAction[], now: Now): Map<string, ScheduledItem> {
  return new Map(
    staffed.flatMap((each) => {
      const { id } = each.action
      return each.progress ? [[id, { id, ...weeksOf(each, now), phase: each.phase }] as const] : []
    }),
  )
}

function weeksOf({ progress, pace }: StaffedAction, { monday, from }: Now): { start: number; end: number } {
  const weekOf = (isoDate: string | undefined) => {
    const day = isoDate === undefined ? null : dayOf(isoDate)
    return day === null ? null : Math.floor((day - monday) / 7)
  }
  const begun = weekOf(progress?.begunOn)
  if (progress?.status === 'done') {
    const last = weekOf(progress.doneOn) ?? from - 1
    return cut({ start: begun ?? last, end: last + 1 })
  }
  const start = begun ?? from
  return cut({ start, end: Math.max(start + pace.weeks, from + 1) })
}

const cut = ({ start, end }: { start: number; end: number }) => ({ start: Math.max(0, start), end: Math.max(0, end) })
