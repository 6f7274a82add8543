import type { CompiledEffort } from './effort-problem.ts'

/** A partial choice: flags by index and what has been chosen so far costs. */
export type PartialChoice = {
  chosen: Uint8Array
  given: Uint8Array
  required: Uint8Array
  openGroups: Uint8Array
  cost: number
}

export type EffortBound = {
  /** Cost still to come, at least; by atom. */
  atom: Float64Array
  /** By group; 0 for a closed one. */
  group: Float64Array
  /** What a whole solution costs at least, counting what is chosen. */
  total: number
}

/**
 * How cheap any completion of a partial choice can be: the larger of two bounds that never overestimate.
 *
 * The first is the dearest single chain (h_max); the second adds up the cheapest action of each open atom or group,
 * as long as no action could serve two of them.
 *
 * @source methods 4.1 step 2 for h_max; the second is a disjoint cost partition (Katz and Domshlak 2010, in its plainest form)
 */
export function boundEffort(effort: CompiledEffort, choice: PartialChoice): EffortBound {
  const atom = chainBounds(effort, choice)
  const group = new Float64Array(effort.groups.length)
  let longest = 0
  for (let at = 0; at < effort.atoms.length; at++) {
    if (isOpen(choice, at)) longest = Math.max(longest, atom[at] ?? 0)
  }
  for (const [at, options] of effort.groups.entries()) {
    if (!choice.openGroups[at]) continue
    group[at] = Math.min(...options.map((option) => option.reduce((max, each) => Math.max(max, atom[each] ?? 0), 0)))
    longest = Math.max(longest, group[at] ?? 0)
  }
  return { atom, group, total: choice.cost + Math.max(longest, disjointBound(effort, choice)) }
}

/** Whether the atom is required and no chosen action gives it yet. */
export function isOpen(choice: PartialChoice, atom: number): boolean {
  return choice.required[atom] === 1 && choice.given[atom] === 0
}

function chainBounds(effort: CompiledEffort, choice: PartialChoice): Float64Array {
  const bounds = new Float64Array(effort.atoms.length)
  for (let atom = 0; atom < bounds.length; atom++) {
    let cheapest = Number.POSITIVE_INFINITY
    for (const action of effort.producers[atom] ?? []) {
      let chain = 0
      for (const need of effort.needs[action] ?? []) chain = Math.max(chain, bounds[need] ?? 0)
      cheapest = Math.min(cheapest, chain + (choice.chosen[action] ? 0 : (effort.cost[action] ?? 0)))
    }
    const lower = effort.lower[atom] ?? -1
    bounds[atom] = Math.max(cheapest, lower < 0 ? 0 : (bounds[lower] ?? 0))
  }
  return bounds
}

type Demand = { cheapest: number; actions: number[] }

function disjointBound(effort: CompiledEffort, choice: PartialChoice): number {
  const demands: Demand[] = []
  for (let atom = 0; atom < effort.atoms.length; atom++) {
    if (isOpen(choice, atom)) demands.push(demandOf(effort, atom))
  }
  for (const [at, options] of effort.groups.entries()) {
    if (choice.openGroups[at]) demands.push(groupDemand(effort, choice, options))
  }
  demands.sort((a, b) => b.cheapest - a.cheapest)

  const used = new Uint8Array(effort.actions.length)
  let sum = 0
  for (const { cheapest, actions } of demands) {
    if (actions.some((action) => used[action])) continue
    sum += cheapest
    for (const action of actions) used[action] = 1
  }
  return sum
}

function demandOf(effort: CompiledEffort, atom: number): Demand {
  const actions = effort.producers[atom] ?? []
  return { cheapest: effort.cost[actions[0] ?? -1] ?? 0, actions }
}

/** An option costs at least its dearest atom; atoms that are given or required anyway cost nothing more. */
function groupDemand(effort: CompiledEffort, choice: PartialChoice, options: number[][]): Demand {
  let cheapest = Number.POSITIVE_INFINITY
  const actions = new Set<number>()
  for (const option of options) {
    let dearest = 0
    for (const atom of option) {
      if (choice.given[atom] || choice.required[atom]) continue
      const demand = demandOf(effort, atom)
      dearest = Math.max(dearest, demand.cheapest)
      for (const action of demand.actions) actions.add(action)
    }
    cheapest = Math.min(cheapest, dearest)
  }
  return { cheapest, actions: [...actions] }
}
