import { levelsAfter, partFor, reachGoals, waitsFor } from './action-set.ts'
import { type AskedSteps, dutiesBehind, NOTHING_ASKED, withSteps } from './duty-steps.ts'
import type { Atom, EffortAction } from './effort-problem.ts'
import { OWN_LEVELS } from './level-targets.ts'
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
  /** Duties that ask for an action, by its id. */
  duties: ReadonlyMap<string, string[]>
}

/**
 * The cheapest actions for all targets together, from the levels that are sure, each in its phase.
 *
 * What the first target needs of them is preparation; the rest comes next; what scale-ready needs beyond that is the
 * conditional scale phase, empty if the catalogue has no way there.
 *
 * @param asked steps that open duties ask for: they are planned even where they are held to be reached
 * @returns a refusal if some required level has no action
 * @source methods 4.1, 4.3, mapping A15
 */
export function chooseActions(
  state: PlanningState,
  asTheyAre: readonly TargetRequirements[],
  asked: AskedSteps = NOTHING_ASKED,
): ChosenActions | PlanRefusal {
  const { targets, again } = withSteps(state, asTheyAre, asked)
  const safe = reachGoals(state.actions, state.lo, targets)
  if (!safe.feasible) return refuseMissing(state, safe.missing)

  const committed = [...new Set([...safe.actions, ...again.values()].flat())]
  const chosen = pick(state.actions, committed)
  const [pilot, ...others] = targets
  const prepare = new Set(pilot ? [...partFor(chosen, state.lo, pilot), ...(again.get(pilot.id) ?? [])] : [])
  const scale = scaleActions(state, chosen)
  const phaseOf = ({ id }: EffortAction): PlanPhase =>
    prepare.has(id) ? 'prepare' : committed.includes(id) ? 'next' : 'scale'
  const duties = dutiesBehind(chosen, asked)
  const after = waitsFor([...chosen, ...scale], state.lo)
  return {
    actions: [...chosen, ...scale].map((effort) => ({
      effort,
      phase: phaseOf(effort),
      after: after.get(effort.id) ?? [],
    })),
    homework: homeworkOfAll(state, chosen, pilot ? [pilot, ...others] : []),
    surelyNeeded: new Set([...surelyNeeded(state, targets), ...duties.keys()]),
    proven: safe.proven,
    bound: safe.bound + effortOf(chosen.filter(({ id }) => !safe.actions.includes(id))),
    duties,
  }
}

const effortOf = (actions: readonly EffortAction[]) => actions.reduce((sum, { low, high }) => sum + low + high, 0)

function pick(actions: readonly EffortAction[], ids: readonly string[]): EffortAction[] {
  return actions.filter(({ id }) => ids.includes(id))
}

/** What scale-ready needs beyond the chosen actions; empty if the catalogue has no way there. */
export function scaleActions(state: PlanningState, chosen: readonly EffortAction[]): EffortAction[] {
  const further = reachGoals(state.actions, levelsAfter(state.lo, chosen), [state.scaleGoal])
  return further.feasible ? pick(state.actions, further.actions) : []
}

function homeworkOfAll(
  state: PlanningState,
  chosen: readonly EffortAction[],
  targets: readonly TargetRequirements[],
): Set<string> {
  const pilots = targets.filter(({ id }) => id !== OWN_LEVELS)
  const parts = pilots.map(({ musts }) =>
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
