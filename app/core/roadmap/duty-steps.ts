import type { EffortAction } from './effort-problem.ts'
import type { DutyStep, Plan, PlanRefusal, PlanRequest } from './plan.ts'
import { isRefusal } from './plan-refusal.ts'
import type { PlanningState } from './planning-state.ts'
import type { TargetRequirements } from './target-requirements.ts'
import { dayOf, isoDateOf } from './weeks.ts'

/** Steps that open duties ask for, by target id. */
export type AskedSteps = ReadonlyMap<string, readonly DutyStep[]>

export const NOTHING_ASKED: AskedSteps = new Map()

/**
 * Plans with the duties that apply by the day each target starts. A longer preparation can bring more of them in, never
 * fewer, so it is planned again until nothing is added.
 *
 * @param plan plans with some steps asked
 */
export function untilDutiesSettle(
  { duties, targets, startOn }: PlanRequest,
  plan: (asked: AskedSteps) => Plan | PlanRefusal,
): Plan | PlanRefusal {
  if (!targets.some((id) => duties?.[id]?.steps.length)) return plan(NOTHING_ASKED)
  let asked = stepsBy(startOn, startOn)
  for (;;) {
    const planned = plan(asked)
    if (isRefusal(planned)) return planned
    const monday = dayOf(planned.firstMonday) ?? 0
    const more = stepsBy(isoDateOf(monday + 7 * planned.prepareWeeks), isoDateOf(monday + 7 * planned.weeks))
    if (countSteps(more) <= countSteps(asked)) return planned
    asked = more
  }

  /** The first target is the pilot, the others come after its gate. */
  function stepsBy(pilot: string, gate: string): AskedSteps {
    return new Map(
      targets.map((id, at) => {
        const start = at === 0 ? pilot : gate
        return [id, duties?.[id]?.steps.filter(({ from }) => from <= start) ?? []] as const
      }),
    )
  }
}

const countSteps = (asked: AskedSteps) => [...asked.values()].flat().length

/**
 * Adds the steps to what the targets require. `again`: actions by target id whose step is held to be reached, and which are
 * done all the same; what they need is required with them.
 */
export function withSteps(
  { actions, capabilities, lo }: PlanningState,
  targets: readonly TargetRequirements[],
  asked: AskedSteps,
): { targets: readonly TargetRequirements[]; again: ReadonlyMap<string, string[]> } {
  if (asked.size === 0) return { targets, again: new Map() }
  const again = new Map<string, string[]>()
  const extended = targets.map((target) => {
    const steps = (asked.get(target.id) ?? []).filter(({ capability }) => capabilities.has(capability))
    const [reached, missing] = [true, false].map((isReached) =>
      steps.filter(({ capability, level }) => (lo.get(capability) ?? 0) >= level === isReached),
    )
    const repeated = (reached ?? []).flatMap((step) => actions.find((action) => gives(action, step)) ?? [])
    again.set(
      target.id,
      repeated.map(({ id }) => id),
    )
    const must = (capability: string, min: number, why: string) => ({ capability, min, homework: false, why })
    const musts = [
      ...target.musts,
      ...(missing ?? []).map(({ capability, level, duty }) => must(capability, level, duty)),
      ...repeated.flatMap(({ needs }) => needs.map(({ capability, level }) => must(capability, level, ''))),
    ]
    return { ...target, musts }
  })
  return { targets: extended, again }
}

/** What duties ask for an action, by its id; each once, as written. */
export function dutiesBehind(actions: readonly EffortAction[], asked: AskedSteps): Map<string, string[]> {
  const steps = [...asked.values()].flat()
  const behind = actions.map(({ id, ...action }) => {
    const own = steps.filter((step) => gives({ id, ...action }, step))
    return { id, duties: [...new Set(own.map(({ duty }) => duty))] }
  })
  return new Map(behind.filter(({ duties }) => duties.length > 0).map(({ id, duties }) => [id, duties]))
}

const gives = (action: EffortAction, { capability, level }: DutyStep) =>
  action.gives.some((atom) => atom.capability === capability && atom.level === level)
