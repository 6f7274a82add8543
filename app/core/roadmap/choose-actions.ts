import { levelsAfter, partFor, reachGoals, waitsFor } from './action-set.ts'
import type { Atom, EffortAction } from './effort-problem.ts'
import type { PlanPhase, PlanRefusal } from './plan.ts'
import { refuse } from './plan-refusal.ts'
import type { PlanningState } from './planning-state.ts'
import type { ActionToStaff } from './staffed-action.ts'
import type { TargetRequirements } from './target-requirements.ts'

export type ChosenActions = {
  actions: ActionToStaff[]
  /** Actions that every target's homework needs. */
  homework: ReadonlySet<string>
  /** Actions that are needed even if every open answer is the best one. */
  surelyNeeded: ReadonlySet<string>
  proven: boolean
  /** Half-days, low + high, of all but the scale phase. */
  bound: number
}

/**
 * The cheapest actions for all targets together, from the levels that are sure, each in its phase.
 *
 * What the first target needs of them is preparation; the rest comes next; what scale-ready needs beyond that is the
 * conditional scale phase, empty if the catalogue has no way there.
 *
 * @returns a refusal if some required level has no action
 * @source methods 4.1, 4.3, mapping A15
 */
export function chooseActions(
  state: PlanningState,
  targets: readonly TargetRequirements[],
): ChosenActions | PlanRefusal {
  const safe = reachGoals(state.actions, state.lo, targets)
  if (!safe.feasible) return refuseMissing(state, safe.missing)

  const chosen = pick(state.actions, safe.actions)
  const [pilot, ...others] = targets
  const prepare = pilot ? partFor(chosen, state.lo, pilot) : new Set<string>()
  const scale = scaleActions(state, chosen)
  const phaseOf = ({ id }: EffortAction): PlanPhase =>
    prepare.has(id) ? 'prepare' : safe.actions.includes(id) ? 'next' : 'scale'
  const after = waitsFor([...chosen, ...scale], state.lo)
  return {
    actions: [...chosen, ...scale].map((effort) => ({
      effort,
      phase: phaseOf(effort),
      after: after.get(effort.id) ?? [],
    })),
    homework: homeworkOfAll(state, chosen, pilot ? [pilot, ...others] : []),
    surelyNeeded: surelyNeeded(state, targets),
    proven: safe.proven,
    bound: safe.bound,
  }
}

function pick(actions: readonly EffortAction[], ids: readonly string[]): EffortAction[] {
  return actions.filter(({ id }) => ids.includes(id))
}

function scaleActions(state: PlanningState, chosen: readonly EffortAction[]): EffortAction[] {
  const further = reachGoals(state.actions, levelsAfter(state.lo, chosen), [state.scaleGoal])
  return further.feasible ? pick(state.actions, further.actions) : []
}

function homeworkOfAll(
  state: PlanningState,
  chosen: readonly EffortAction[],
  targets: readonly TargetRequirements[],
): Set<string> {
  const parts = targets.map(({ musts }) =>
    partFor(chosen, state.lo, { musts: musts.filter(({ homework }) => homework), groups: [] }),
  )
  return new Set(chosen.map(({ id }) => id).filter((id) => parts.every((part) => part.has(id))))
}

/** With the best answers to all that is open: the targets' actions, and those of the scale phase. */
function surelyNeeded(state: PlanningState, targets: readonly TargetRequirements[]): Set<string> {
  const best = reachGoals(state.actions, state.hi, targets)
  if (!best.feasible) return new Set()
  const further = reachGoals(state.actions, levelsAfter(state.hi, pick(state.actions, best.actions)), [state.scaleGoal])
  return new Set([...best.actions, ...(further.feasible ? further.actions : [])])
}

function refuseMissing(state: PlanningState, missing: readonly Atom[]): PlanRefusal {
  const [first] = missing
  const name = state.catalogue.capabilities.find(({ id }) => id === first?.capability)?.name ?? first?.capability ?? ''
  const values = { capability: first?.capability ?? '', level: first?.level ?? 0, name }
  return refuse(
    'outOfReach',
    'targets',
    `No action leads to level ${first?.level} of "${name}" (${first?.capability}).`,
    values,
  )
}
