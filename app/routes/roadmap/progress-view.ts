import type { SignedPilot } from '#db/queries/pilots.server.ts'
import { type MovedDay, missedIn, movedDecision, type TaskLine, taskLines } from './task-lines.ts'
import type { TrackedPlan } from './tracked-plan.server.ts'

/** How a submitted plan goes. */
export type ProgressView = {
  /** `null`: it had no decision to come, or there is no way to it any more. */
  decision: MovedDay | null
  hasForecast: boolean
  /** Its pilot with a signed charter and how it stands today; `null`: there is none, or it is decided. */
  pilot: (Pick<SignedPilot, 'id' | 'name' | 'startsOn' | 'endsOn'> & { state: 'signed' | 'running' | 'over' }) | null
  counts: { all: number; done: number; doing: number; dropped: number }
  missed: string[]
  /** What ends on another day than submitted, or is not done any more; the largest delay first. */
  moved: Pick<TaskLine, 'id' | 'name' | 'planned' | 'now' | 'weeks' | 'why'>[]
  /** By action or milestone: where it stands now, in weeks from the plan's first Monday. */
  bars: Record<string, { start: number; end: number }>
}

/** @returns `null` for an open check, and for one that was submitted without a plan */
export function progressOf(tracked: TrackedPlan): ProgressView | null {
  const { baseline, now, pilot, today } = tracked
  if (!baseline) return null
  const lines = taskLines(tracked)
  const count = (status: TaskLine['status']) => lines.filter((line) => line.status === status).length
  const isMoved = ({ planned, now: is, weeks }: TaskLine) => planned !== null && (weeks !== 0 || is === null)
  return {
    decision: movedDecision(tracked),
    hasForecast: now !== null,
    pilot: pilot && { ...pilot, state: stateOf(pilot, today) },
    counts: { all: lines.length, done: count('done'), doing: count('doing'), dropped: count('dropped') },
    missed: missedIn(tracked),
    moved: now === null ? [] : lines.filter(isMoved).toSorted((a, b) => b.weeks - a.weeks),
    bars: Object.fromEntries((now?.schedule ?? []).map(({ id, start, end }) => [id, { start, end }])),
  }
}

function stateOf({ startsOn, endsOn }: SignedPilot, today: string) {
  if (startsOn > today) return 'signed'
  return endsOn < today ? 'over' : 'running'
}
