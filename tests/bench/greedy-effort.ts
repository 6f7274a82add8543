import type { Atom, EffortAction, EffortProblem } from '#app/core/roadmap/effort-problem.ts'

/**
 * What one writes by hand: go through what is required, lowest levels first, take the cheapest action for each that is missing, and of a
 * group the option that costs least on its own at that moment.
 *
 * @returns half-days, low + high, or `null` where the cheapest first leads to something that no action gives
 */
export function greedyEffort(problem: EffortProblem): number | null {
  let chosen: Chosen | null = { levels: new Map(problem.levels), ids: new Set(), cost: 0 }
  for (const atom of problem.required) chosen = chosen && reach(problem, chosen, atom)
  for (const { options } of problem.groups) {
    const start: Chosen | null = chosen
    const ways = options.flatMap((option) => {
      let way: Chosen | null = start && copied(start)
      for (const atom of option) way = way && reach(problem, way, atom)
      return way ?? []
    })
    chosen = ways.toSorted((a, b) => a.cost - b.cost)[0] ?? null
  }
  return chosen?.cost ?? null
}

type Chosen = { levels: Map<string, number>; ids: Set<string>; cost: number }

const copied = ({ levels, ids, cost }: Chosen): Chosen => ({ levels: new Map(levels), ids: new Set(ids), cost })

const costOf = ({ low, high }: EffortAction) => low + high

function reach(problem: EffortProblem, chosen: Chosen, { capability, level }: Atom): Chosen | null {
  const held = chosen.levels.get(capability) ?? 0
  if (level <= held) return chosen
  const below = level - 1 > held ? reach(problem, chosen, { capability, level: level - 1 }) : chosen
  if (below === null) return null
  const [action] = problem.actions
    .filter(({ gives }) => gives.some((given) => given.capability === capability && given.level === level))
    .toSorted((a, b) => costOf(a) - costOf(b))
  return action ? take(problem, below, action) : null
}

function take(problem: EffortProblem, chosen: Chosen, action: EffortAction): Chosen | null {
  let ready: Chosen | null = chosen
  for (const need of action.needs) ready = ready && reach(problem, ready, need)
  if (ready === null || ready.ids.has(action.id)) return ready
  ready.ids.add(action.id)
  ready.cost += costOf(action)
  for (const { capability, level } of action.gives)
    ready.levels.set(capability, Math.max(level, ready.levels.get(capability) ?? 0))
  return ready
}
