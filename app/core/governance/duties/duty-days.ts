import type { ListedDuty } from './duty.ts'
import { appliesToday } from './group-duties.ts'
import { isToDo } from './list-duties.ts'
import { type MergedDuty, mergeSame } from './merge-duties.ts'

/**
 * own: a day to come · overdue: the company's own day has passed, so it stands on today · perhaps: a day to come that an
 * answer can still move or take away · provider, deployer: a day to come of whoever owes it instead.
 */
type DutyDayKind = 'own' | 'overdue' | 'perhaps' | 'provider' | 'deployer'

/** A duty on the day (ISO) to which a calendar puts it. */
export type DutyDay = { on: string; kind: DutyDayKind; duty: MergedDuty }

/**
 * The days of duties that are sure and not done, none of them in the past, and how many of one's own apply already
 * without a day to come.
 *
 * @param today ISO day
 */
export function listDutyDays(duties: readonly ListedDuty[], today: string): { days: DutyDay[]; applyAlready: number } {
  const open = mergeSame(duties.filter((duty) => duty.isSure && duty.holder !== 'open' && isToDo(duty)))
  const days = open.flatMap((duty): DutyDay[] => {
    const day = dayOf(duty, today)
    return day === null ? [] : [{ ...day, duty }]
  })
  const dated = new Set(days.map(({ duty }) => duty))
  return { days, applyAlready: open.filter((duty) => !dated.has(duty) && appliesToday(duty, today)).length }
}

function dayOf({ day, dueOn, from, holder }: MergedDuty, today: string): Omit<DutyDay, 'duty'> | null {
  const isOwn = holder !== 'provider' && holder !== 'deployer'
  const isPast = dueOn !== null && dueOn < today
  if (isPast) return { on: today, kind: isOwn ? 'overdue' : holder }
  const next = [day, dueOn].find((one) => one !== null && one >= today)
  if (!next) return null
  if (!isOwn) return { on: next, kind: holder }
  return { on: next, kind: from === null && next !== dueOn ? 'perhaps' : 'own' }
}
