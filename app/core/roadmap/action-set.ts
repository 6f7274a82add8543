import { type Atom, compareIds, type EffortAction, type EffortProblem } from './effort-problem.ts'
import { type EffortSolution, findMinimalEffort } from './minimal-effort.ts'
import { toAtom } from './planned-effort.ts'
import type { TargetRequirements } from './target-requirements.ts'

export type Goal = Pick<TargetRequirements, 'musts' | 'groups'>

/** The problem of reaching several goals from these levels; groups with one id are one group. */
function goalProblem(
  actions: readonly EffortAction[],
  levels: ReadonlyMap<string, number>,
  goals: readonly Goal[],
): EffortProblem {
  const groups = new Map(
    goals.flatMap(({ groups }) => groups).map((group) => [JSON.stringify(group.options), group] as const),
  )
  return {
    levels,
    actions,
    required: goals.flatMap(({ musts }) => musts.map(toAtom)),
    groups: [...groups.values()].map(({ id, options }) => ({
      id,
      options: options.map((option) => option.map(toAtom)),
    })),
  }
}

/** The cheapest actions that reach the goals. */
export function reachGoals(
  actions: readonly EffortAction[],
  levels: ReadonlyMap<string, number>,
  goals: readonly Goal[],
): EffortSolution {
  return findMinimalEffort(goalProblem(actions, levels, goals))
}

/**
 * Those of the chosen actions that one goal alone needs.
 *
 * @throws RangeError if the chosen actions do not reach the goal
 */
export function partFor(chosen: readonly EffortAction[], levels: ReadonlyMap<string, number>, goal: Goal): Set<string> {
  const part = reachGoals(chosen, levels, [goal])
  if (!part.feasible) throw new RangeError('The chosen actions do not reach the goal.')
  return new Set(part.actions)
}

/** Levels after the actions: the highest of today's and what they give. */
export function levelsAfter(
  levels: ReadonlyMap<string, number>,
  actions: readonly EffortAction[],
): Map<string, number> {
  const after = new Map(levels)
  const given = actions.flatMap(({ gives }) => gives).sort((a, b) => a.level - b.level)
  for (const { capability, level } of given) after.set(capability, Math.max(level, after.get(capability) ?? 0))
  return after
}

/**
 * Which of the actions each one must wait for: those that give what it needs, without the ones that are implied.
 *
 * @returns ids, ascending, by action id
 */
export function waitsFor(actions: readonly EffortAction[], levels: ReadonlyMap<string, number>): Map<string, string[]> {
  const direct = new Map(actions.map((action) => [action.id, directlyBefore(action, actions, levels)] as const))
  const all = new Map<string, ReadonlySet<string>>()
  const allBefore = (id: string): ReadonlySet<string> => {
    const known = all.get(id)
    if (known) return known
    const before = direct.get(id) ?? []
    const found = new Set([...before, ...before.flatMap((each) => [...allBefore(each)])])
    all.set(id, found)
    return found
  }
  return new Map(
    [...direct].map(([id, before]) => {
      const implied = new Set(before.flatMap((each) => [...allBefore(each)]))
      return [id, before.filter((each) => !implied.has(each)).sort(compareIds)] as const
    }),
  )
}

function directlyBefore(
  action: EffortAction,
  actions: readonly EffortAction[],
  levels: ReadonlyMap<string, number>,
): string[] {
  const isNeeded = ({ capability, level }: Atom) =>
    level > (levels.get(capability) ?? 0) &&
    action.needs.some((need) => need.capability === capability && need.level >= level)
  return actions.filter(({ id, gives }) => id !== action.id && gives.some(isNeeded)).map(({ id }) => id)
}
