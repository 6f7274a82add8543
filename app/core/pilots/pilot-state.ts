/** Where a pilot is in its life; `archived` and `decided` come before what the calendar says. */
const PILOT_STATES = ['draft', 'signed', 'running', 'decided', 'archived'] as const
export type PilotState = (typeof PILOT_STATES)[number]

/** What is stored of it. */
export type PilotMarks = {
  /** The version of the charter that counts; `null`: none was signed by all. */
  charterNumber: number | null
  /** First day by that charter, ISO date. */
  startsOn: string | null
  decidedAt: Date | null
  archivedAt: Date | null
}

/**
 * Where a pilot is in its life on a day.
 *
 * @param on ISO date
 */
export function pilotState({ charterNumber, startsOn, decidedAt, archivedAt }: PilotMarks, on: string): PilotState {
  if (archivedAt !== null) return 'archived'
  if (decidedAt !== null) return 'decided'
  if (charterNumber === null || startsOn === null) return 'draft'
  return startsOn <= on ? 'running' : 'signed'
}
