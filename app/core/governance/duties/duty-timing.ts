import type { DutyTiming, LawDays } from './duty.ts'

const DAY = 86_400_000
/** What comes within this time is soon. */
const SOON_DAYS = 90

/**
 * Where a duty stands on a day. It never goes back while days pass: later, soon, open or disputed, now, overdue.
 *
 * @param on ISO day
 */
export function timingOn(
  { from, also, possible }: LawDays,
  { dueOn, isToDo }: { dueOn: string | null; isToDo: boolean },
  on: string,
): DutyTiming {
  if (isToDo && dueOn !== null && dueOn < on) return 'overdue'
  if (appliesOn({ from, possible }, on)) return 'now'
  const days = from === null ? possible : [from]
  if (days.some((day) => day !== null && day <= on)) return 'open'
  if (also.some((day) => day <= on)) return from === null ? 'open' : 'disputed'
  const next = earliest([dueOn, ...days, ...also])
  if (next === null) return days.length > 0 ? 'shielded' : 'open'
  return next <= addDays(on, SOON_DAYS) ? 'soon' : 'later'
}

/** Whether it applies on a day (ISO) by the law's own day, however an open date turns out. */
export function appliesOn({ from, possible }: Pick<LawDays, 'from' | 'possible'>, on: string): boolean {
  const days = from === null ? possible : [from]
  return days.length > 0 && days.every((day) => day !== null && day <= on)
}

/** The first of the law's day and the company's own; the earliest possible one where the law's is not settled. */
export const dayThatCounts = ({ from, possible }: LawDays, dueOn: string | null): string | null =>
  earliest([dueOn, ...(from === null ? possible : [from])])

const earliest = (days: readonly (string | null)[]) => days.flatMap((day) => day ?? []).sort()[0] ?? null

const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
