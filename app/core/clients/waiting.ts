/** What a client waits for, and so who is to do something. */
export type Waiting =
  /** No check was ever started. */
  | { for: 'start' }
  /** Questions of the check that is open. */
  | { for: 'answers'; open: number; total: number }
  /** Everything is answered, and nobody sent it in. */
  | { for: 'submission' }
  /** The last check is so old that the next one is due. */
  | { for: 'repeat'; since: string }
  | { for: 'nothing' }

/** A check is worth repeating after half a year. */
export const REPEAT_MONTHS = 6

type Standing = {
  /** Of the newest open check; `null`: none is open. */
  progress: { answered: number; total: number } | null
  /** ISO date of the last submission; `null`: never. */
  submittedOn: string | null
  /** ISO date. */
  today: string
}

/** What waits on somebody: an open check first, then the next one that is due. */
export function waitingFor({ progress, submittedOn, today }: Standing): Waiting {
  if (progress) {
    const { answered, total } = progress
    return answered < total ? { for: 'answers', open: total - answered, total } : { for: 'submission' }
  }
  if (submittedOn === null) return { for: 'start' }
  const dueOn = monthsLater(submittedOn, REPEAT_MONTHS)
  return dueOn <= today ? { for: 'repeat', since: dueOn } : { for: 'nothing' }
}

/** The same day so many months later, or the last one of a month that is too short. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
