import { boundEffort, type EffortBound, isOpen, type PartialChoice } from './effort-bound.ts'
import { type Atom, type CompiledEffort, compareIds, compileEffort, type EffortProblem } from './effort-problem.ts'

const NODE_LIMIT = 200_000

export type EffortSolution =
  | {
      feasible: true
      /** Ascending ids. */
      actions: string[]
      /** Half-days over all actions. */
      low: number
      high: number
      /** No set has a smaller low + high; `false` only after the node limit. */
      proven: boolean
      /** Half-days, low + high: no set can be below; equal to low + high if proven. */
      bound: number
    }
  /** `missing`: levels that something needs and no action gives. */
  | { feasible: false; missing: Atom[] }

/**
 * The cheapest set of actions that makes every required level and one option of every group true.
 *
 * Every level that a chosen action or a required level needs is required too. Among sets with the same low + high the
 * smaller high wins, then fewer actions, then the smaller sorted ids, so the answer does not depend on the input's order.
 *
 * @param nodeLimit branches looked at before the search stops with the best set so far
 * @throws RangeError if levels need each other in a circle
 * @source methods 4.1 (branch and bound over an AND/OR graph), errata A19, mapping A15 for the order of sets
 */
export function findMinimalEffort(problem: EffortProblem, nodeLimit = NODE_LIMIT): EffortSolution {
  const effort = compileEffort(problem)
  if (effort.missing.length > 0) return { feasible: false, missing: effort.missing }

  const search: Search = {
    effort,
    nodeLimit,
    nodes: 0,
    seen: new Set(),
    best: null,
    frontier: Number.POSITIVE_INFINITY,
  }
  explore(search, startChoice(effort))
  if (search.best === null) throw new RangeError('A reachable problem has no solution.')

  const actions = search.best.ids.map((at) => effort.actions[at]).filter((action) => action !== undefined)
  const low = actions.reduce((sum, action) => sum + action.low, 0)
  const high = actions.reduce((sum, action) => sum + action.high, 0)
  const bound = Math.min(low + high, Math.floor(search.frontier / effort.unit))
  return { feasible: true, actions: actions.map(({ id }) => id), low, high, proven: bound === low + high, bound }
}

type Search = {
  effort: CompiledEffort
  nodeLimit: number
  nodes: number
  seen: Set<string>
  best: { cost: number; ids: number[] } | null
  /** The least that a branch left unexplored could cost. */
  frontier: number
}

function startChoice(effort: CompiledEffort): PartialChoice {
  const choice: PartialChoice = {
    chosen: new Uint8Array(effort.actions.length),
    given: new Uint8Array(effort.atoms.length),
    required: new Uint8Array(effort.atoms.length),
    openGroups: new Uint8Array(effort.groups.length).fill(1),
    cost: 0,
  }
  for (const atom of effort.required) choice.required[atom] = 1
  return choice
}

function explore(search: Search, choice: PartialChoice): void {
  const { effort } = search
  propagate(effort, choice)
  const key = keyOf(choice)
  if (search.seen.has(key)) return
  search.seen.add(key)
  const bound = boundEffort(effort, choice)
  if (search.best !== null && bound.total > search.best.cost) return
  if (search.nodes >= search.nodeLimit && search.best !== null) {
    search.frontier = Math.min(search.frontier, bound.total)
    return
  }
  search.nodes += 1

  const branches = branch(effort, choice, bound)
  if (branches === null) keepIfBetter(search, choice)
  for (const step of branches ?? []) {
    const next = copyChoice(choice)
    step(next)
    explore(search, next)
  }
}

/** Does what is forced: the only action for a level, the only option of a group, an option that costs nothing more. */
function propagate(effort: CompiledEffort, choice: PartialChoice): void {
  let changed = true
  while (changed) {
    changed = false
    for (let atom = effort.atoms.length - 1; atom >= 0; atom--) {
      const [only, second] = effort.producers[atom] ?? []
      if (only === undefined || second !== undefined || !isOpen(choice, atom)) continue
      choose(effort, choice, only)
      changed = true
    }
    for (const [at, options] of effort.groups.entries()) {
      if (!choice.openGroups[at]) continue
      const free = options.find((option) => option.every((atom) => choice.required[atom] || choice.given[atom]))
      const forced = free ?? (options.length === 1 ? options[0] : undefined)
      if (forced === undefined) continue
      requireOption(choice, at, forced)
      changed = true
    }
  }
}

function choose(effort: CompiledEffort, choice: PartialChoice, action: number): void {
  choice.chosen[action] = 1
  choice.cost += effort.cost[action] ?? 0
  for (const atom of effort.gives[action] ?? []) choice.given[atom] = 1
  for (const atom of effort.needs[action] ?? []) choice.required[atom] = 1
}

function requireOption(choice: PartialChoice, group: number, option: readonly number[]): void {
  choice.openGroups[group] = 0
  for (const atom of option) choice.required[atom] = 1
}

/** The ways on from here, most promising first; `null` if nothing is open. */
function branch(effort: CompiledEffort, choice: PartialChoice, bound: EffortBound) {
  const atom = hardestAtom(effort, choice, bound)
  if (atom >= 0) {
    return (effort.producers[atom] ?? []).map((action) => (next: PartialChoice) => choose(effort, next, action))
  }
  const group = hardestGroup(choice, bound)
  if (group < 0) return null
  const chain = (option: readonly number[]) => option.reduce((max, each) => Math.max(max, bound.atom[each] ?? 0), 0)
  const options = [...(effort.groups[group] ?? [])].sort((a, b) => chain(a) - chain(b))
  return options.map((option) => (next: PartialChoice) => requireOption(next, group, option))
}

function hardestAtom(effort: CompiledEffort, choice: PartialChoice, bound: EffortBound): number {
  const producers = (atom: number) => effort.producers[atom]?.length ?? 0
  let hardest = -1
  for (let atom = 0; atom < effort.atoms.length; atom++) {
    if (!isOpen(choice, atom)) continue
    const gap = hardest < 0 ? 1 : (bound.atom[atom] ?? 0) - (bound.atom[hardest] ?? 0)
    if (gap > 0 || (gap === 0 && producers(atom) < producers(hardest))) hardest = atom
  }
  return hardest
}

function hardestGroup(choice: PartialChoice, bound: EffortBound): number {
  let hardest = -1
  for (let group = 0; group < choice.openGroups.length; group++) {
    if (!choice.openGroups[group]) continue
    if (hardest < 0 || (bound.group[group] ?? 0) > (bound.group[hardest] ?? 0)) hardest = group
  }
  return hardest
}

function keepIfBetter(search: Search, choice: PartialChoice): void {
  const ids = [...choice.chosen.keys()].filter((action) => choice.chosen[action])
  if (search.best !== null && compareSets(search.effort, { cost: choice.cost, ids }, search.best) >= 0) return
  search.best = { cost: choice.cost, ids }
}

function compareSets(effort: CompiledEffort, a: { cost: number; ids: number[] }, b: { cost: number; ids: number[] }) {
  if (a.cost !== b.cost) return a.cost - b.cost
  const at = a.ids.findIndex((id, position) => id !== b.ids[position])
  if (at < 0) return 0
  return compareIds(effort.actions[a.ids[at] ?? -1]?.id ?? '', effort.actions[b.ids[at] ?? -1]?.id ?? '')
}

function copyChoice(choice: PartialChoice): PartialChoice {
  return {
    chosen: choice.chosen.slice(),
    given: choice.given.slice(),
    required: choice.required.slice(),
    openGroups: choice.openGroups.slice(),
    cost: choice.cost,
  }
}

/** Two choices with the same key have the same ways on at the same cost. */
function keyOf({ chosen, required, openGroups }: PartialChoice): string {
  let key = ''
  for (const flags of [chosen, required, openGroups]) {
    for (let start = 0; start < flags.length; start += 16) {
      let word = 0
      for (let bit = 0; bit < 16; bit++) word |= (flags[start + bit] ?? 0) << bit
      key += String.fromCharCode(word)
    }
  }
  return key
}
