const DAY_MS = 86_400_000

type Asked = {
  /** The last day to answer, ISO date. */
  dueOn: string
  /** So many days before it who is missing is reminded; any order. */
  reminderDays: readonly number[]
  /** When they were asked, ISO date. */
  askedOn: string
  today: string
}

/**
 * Which reminder is due now: the latest that has come, so that one that was missed is made up for and none is sent for
 * a time before somebody was asked.
 *
 * @returns its number of days before the last day; `null`: none, also once the last day is over
 */
export function reminderDue({ dueOn, reminderDays, askedOn, today }: Asked): number | null {
  const daysLeft = daysBetween(today, dueOn)
  const come = reminderDays.filter((days) => days >= daysLeft)
  if (daysLeft < 0 || come.length === 0) return null
  const latest = Math.min(...come)
  return daysBetween(askedOn, dueOn) > latest ? latest : null
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
