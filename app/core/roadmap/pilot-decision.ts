import { type ChosenActions, chooseActions } from './choose-actions.ts'
import { type AskedSteps, NOTHING_ASKED } from './duty-steps.ts'
import { compareIds } from './effort-problem.ts'
import type { DroppedAction, PilotDecision, PlanRefusal, PlanRequest } from './plan.ts'
import type { Milestones } from './plan-phases.ts'
import { isRefusal } from './plan-refusal.ts'
import type { PlanningState } from './planning-state.ts'
import type { TargetRequirements } from './target-requirements.ts'
import { dayOf, weekFrom } from './weeks.ts'

const DAYS_OF_A_WEEK = 7

/** What was decided about the pilot of a plan, its first target; `null`: nothing, or it is about another pilot. */
export function decisionOf({ decision, targets }: PlanRequest): PilotDecision['decision'] | null {
  return decision?.target === targets[0] ? (decision?.decision ?? null) : null
}

/**
 * The request as the decision leaves it: one about another pilot is left out, a stopped pilot has no duties to meet, and
 * whoever pilots again has figures from before.
 */
export function withDecision({ decision, ...request }: PlanRequest): PlanRequest {
  const decided = decisionOf({ ...request, ...(decision && { decision }) })
  if (decided === null || decision === undefined) return request
  const { [decision.target]: _, ...others } = request.duties ?? {}
  return {
    ...request,
    decision,
    ...(decided === 'iterate' && { hasHistory: true }),
    ...(decided === 'stop' && { duties: others }),
  }
}

export type ChosenUnder = ChosenActions & { dropped: DroppedAction[] }

/**
 * The actions that a plan has after a decision: a stopped pilot asks for its homework alone, which every pilot needs, and
 * for no roll-out. Everything else stays.
 *
 * @param targets the first is the pilot
 * @param decided about it; `null`: nothing
 */
export function chooseUnder(
  state: PlanningState,
  targets: readonly TargetRequirements[],
  { decided, asked = NOTHING_ASKED }: { decided: PilotDecision['decision'] | null; asked?: AskedSteps },
): ChosenUnder | PlanRefusal {
  const [pilot, ...others] = targets
  if (decided !== 'stop' || pilot === undefined) {
    const chosen = chooseActions(state, targets, asked)
    return isRefusal(chosen) ? chosen : { ...chosen, dropped: [] }
  }
  const left = chooseActions(state, [homeworkOf(pilot), ...others], asked)
  if (isRefusal(left)) return left
  const actions = left.actions.filter(({ phase }) => phase !== 'scale')
  const before = chooseActions(state, targets, asked)
  const kept = new Set(actions.map(({ effort }) => effort.id))
  const gone = isRefusal(before) ? left.actions : before.actions
  const dropped = gone
    .filter(({ effort }) => !kept.has(effort.id))
    .map(({ effort, phase }) => ({ id: effort.id, phase: phase === 'scale' ? phase : ('prepare' as const) }))
  return { ...left, actions, dropped: dropped.sort((a, b) => compareIds(a.id, b.id)) }
}

/** What a stopped pilot still asks for: what every pilot needs. */
export function homeworkOf(requirements: TargetRequirements): TargetRequirements {
  return { ...requirements, musts: requirements.musts.filter(({ homework }) => homework), groups: [] }
}

type Lengths = Pick<Milestones, 'baselineWeeks' | 'pilotWeeks' | 'gateWeeks'>
type Moved = Lengths & Pick<Milestones, 'pilotFrom' | 'isFixed' | 'scaleFrom'>

/**
 * How a decision moves what stands in the plan beside actions. After `go` and `stop` nothing is measured, piloted or
 * decided any more, and a roll-out begins on the first Monday from the decision on. After `iterate` the second pilot stands
 * where its charter puts it, whatever of the preparation is open by the answers; what of it is over is not planned again.
 *
 * @param usual weeks as without a decision
 * @param monday of week 0, days since 1 January 1970
 */
export function movedMilestones(usual: Lengths, decision: PilotDecision | undefined, monday: number): Moved {
  if (decision === undefined) return usual
  if (decision.decision === 'stop') return { baselineWeeks: 0, pilotWeeks: 0, gateWeeks: 0 }
  if (decision.decision === 'go')
    return { baselineWeeks: 0, pilotWeeks: 0, gateWeeks: 0, scaleFrom: weekFrom(decision.on, monday) }
  const start = dayOf(decision.next?.startsOn ?? '')
  const end = dayOf(decision.next?.endsOn ?? '')
  if (start === null || end === null) return { ...usual, baselineWeeks: 0 }
  return {
    ...usual,
    baselineWeeks: 0,
    pilotWeeks: Math.max(0, Math.ceil((end - Math.max(start, monday) + 1) / DAYS_OF_A_WEEK)),
    pilotFrom: weekFrom(decision.next?.startsOn, monday),
    isFixed: true,
  }
}
