/**
 * Where a pilot is in its life; `archived` and `decided` come before what the calendar says. `over`: its last day has
 * passed, and nobody has decided.
 */
const PILOT_STATES = ['draft', 'signed', 'running', 'over', 'decided', 'archived'] as const
export type PilotState = (typeof PILOT_STATES)[number]

/** What is stored of it. */
export type PilotMarks = {
  /** The version of the charter that counts; `null`: none was signed by all. */
  charterNumber: number | null
  /** First day by that charter, ISO date. */
  startsOn: string | null
  /** Last day by that charter, ISO date. */
  endsOn: string | null
  decidedAt: Date | null
  archivedAt: Date | null
}

/**
 * Where a pilot is in its life on a day.
 *
 * @param on ISO date
 */
export function pilotState(
  { charterNumber, startsOn, endsOn, decidedAt, archivedAt }: PilotMarks,
  on: string,
): PilotState {
  if (archivedAt !== null) return 'archived'
  if (decidedAt !== null) return 'decided'
  if (charterNumber === null || startsOn === null) return 'draft'
  if (startsOn > on) return 'signed'
  return endsOn !== null && endsOn < on ? 'over' : 'running'
}
