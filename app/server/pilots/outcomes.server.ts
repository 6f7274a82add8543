import type { PilotDecision } from '#app/core/roadmap/plan.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { PilotOutcome } from '#db/queries/pilot-outcomes.server.ts'

type Decided = { outcomes: readonly PilotOutcome[]; timeZone: string }

/** The newest decision about a pilot of this target; `null`: none. */
export function outcomeOf(outcomes: readonly PilotOutcome[], target: string | undefined): PilotOutcome | null {
  return outcomes.find(({ targetId }) => targetId !== null && targetId === target) ?? null
}

/** The same as a plan takes it, its day as the workspace's calendar has it. */
export function decisionAbout({ outcomes, timeZone }: Decided, target: string | undefined): PilotDecision | undefined {
  const found = outcomeOf(outcomes, target)
  if (!found?.targetId) return undefined
  const { targetId, decision, decidedAt, reason, next } = found
  const days =
    decision === 'iterate' && next?.startsOn && next.endsOn ? { startsOn: next.startsOn, endsOn: next.endsOn } : null
  return {
    target: targetId,
    decision,
    on: dateIn(decidedAt, timeZone),
    reason,
    ...(days && { next: days }),
  }
}
