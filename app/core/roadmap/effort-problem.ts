/** One level of one capability; level 1 or above. */
export type Atom = { capability: string; level: number }

export type EffortAction = {
  id: string
  /** Levels that become true when the action is done. */
  gives: readonly Atom[]
  /** Levels that must be true before, those of its own capability included. */
  needs: readonly Atom[]
  /** Effort in half-days, whole numbers of zero or more. */
  low: number
  high: number
}

/** At least one option must hold; an option holds if all of its atoms do. */
export type EffortGroup = { id: string; options: readonly (readonly Atom[])[] }

export type EffortProblem = {
  /** Levels held today; a capability that is missing stands at 0. */
  levels: ReadonlyMap<string, number>
  actions: readonly EffortAction[]
  required: readonly Atom[]
  groups: readonly EffortGroup[]
}

/** The problem in numbers: atoms, actions and groups by index, atoms that are held or that nobody asks for left out. */
export type CompiledEffort = {
  atoms: Atom[]
  /** Index of the same capability one level below, or -1. */
  lower: number[]
  /** Actions that give the atom and can be reached at all, by (cost, id). */
  producers: number[][]
  actions: EffortAction[]
  gives: number[][]
  /** With all lower levels. */
  needs: number[][]
  /** Low + high, high and the count of actions in one whole number, most significant first. */
  cost: number[]
  /** How much of `cost` one half-day of low + high makes. */
  unit: number
  required: number[]
  /** Options that can be reached, each with all lower levels. */
  groups: number[][][]
  /** Needed atoms that no action gives; not empty means there is no solution. */
  missing: Atom[]
}

/**
 * Turns a problem into indexes, leaves out what cannot matter, and finds what nobody can give.
 *
 * Atoms come in an order in which everything that an atom needs stands before it.
 *
 * @throws RangeError if levels need each other in a circle, or if the efforts are too large to add exactly
 */
export function compileEffort(problem: EffortProblem): CompiledEffort {
  const byId = (a: { id: string }, b: { id: string }) => compareIds(a.id, b.id)
  const groups = [...problem.groups].sort(byId)
  const roots = [...problem.required, ...groups.flatMap(({ options }) => options.flat())]
  const { atoms, index } = orderAtoms(problem, roots)
  const below = (atom: Atom): number[] => lowerLevels(problem.levels, atom).map((each) => index.get(keyOf(each)) ?? -1)

  const reachable = findReachable(problem, atoms)
  const actions = problem.actions
    .filter((action) => action.gives.some((atom) => index.has(keyOf(atom))))
    .filter(({ needs }) => allReachable(problem.levels, reachable, needs))
    .sort(byId)
  const { cost, unit } = joinCosts(actions)
  const producers = atoms.map((): number[] => [])
  const gives = actions.map((action) => action.gives.flatMap((atom) => index.get(keyOf(atom)) ?? []))
  for (const [action, given] of gives.entries()) for (const atom of given) producers[atom]?.push(action)
  for (const list of producers) list.sort((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0) || a - b)

  const open = groups.map(({ options }) => options.filter((each) => allReachable(problem.levels, reachable, each)))
  const blocked = groups.filter((_, at) => open[at]?.length === 0).flatMap(({ options }) => options.flat())
  return {
    atoms,
    lower: atoms.map(({ capability, level }) => index.get(keyOf({ capability, level: level - 1 })) ?? -1),
    producers,
    actions,
    gives,
    needs: actions.map(({ needs }) => unique(needs.flatMap(below))),
    cost,
    unit,
    required: unique(problem.required.flatMap(below)),
    groups: open.map((options) => sortOptions(options.map((option) => unique(option.flatMap(below))))),
    missing: findMissing(problem, reachable, [...problem.required, ...blocked]),
  }
}

/** Ascending by code unit, the order of every tie (methods 0); -1, 0 or 1. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function keyOf({ capability, level }: Atom): string {
  return `${capability}:${level}`
}

function unique(indexes: readonly number[]): number[] {
  return [...new Set(indexes)].sort((a, b) => a - b)
}

function sortOptions(options: number[][]): number[][] {
  return options.sort((a, b) => a.length - b.length || compareIds(a.join(), b.join()))
}

/** The atom itself and every level below it that is not held today, lowest first. */
function lowerLevels(levels: ReadonlyMap<string, number>, { capability, level }: Atom): Atom[] {
  const held = levels.get(capability) ?? 0
  return Array.from({ length: Math.max(0, level - held) }, (_, at) => ({ capability, level: held + 1 + at }))
}

function allReachable(levels: ReadonlyMap<string, number>, reachable: ReadonlySet<string>, atoms: readonly Atom[]) {
  return atoms.every((atom) => lowerLevels(levels, atom).every((each) => reachable.has(keyOf(each))))
}

/** Every atom that the roots may lead to, each after all that it may need. */
function orderAtoms(problem: EffortProblem, roots: readonly Atom[]) {
  const producers = Map.groupBy(
    problem.actions.flatMap((action) => action.gives.map((atom) => ({ action, key: keyOf(atom) }))),
    ({ key }) => key,
  )
  const atoms: Atom[] = []
  const index = new Map<string, number>()
  const entered = new Set<string>()
  const visit = (atom: Atom): void => {
    const key = keyOf(atom)
    if (atom.level <= (problem.levels.get(atom.capability) ?? 0) || index.has(key)) return
    if (entered.has(key)) throw new RangeError(`Levels need each other in a circle at ${key}.`)
    entered.add(key)
    visit({ capability: atom.capability, level: atom.level - 1 })
    for (const { action } of producers.get(key) ?? []) for (const need of action.needs) visit(need)
    index.set(key, atoms.length)
    atoms.push(atom)
  }
  for (const root of roots) visit(root)
  return { atoms, index }
}

/** Keys of the atoms that some chain of actions can give; `atoms` must stand in their order of need. */
function findReachable(problem: EffortProblem, atoms: readonly Atom[]): Set<string> {
  const reachable = new Set<string>()
  const byAtom = Map.groupBy(
    problem.actions.flatMap((action) => action.gives.map((atom) => ({ needs: action.needs, key: keyOf(atom) }))),
    ({ key }) => key,
  )
  for (const atom of atoms) {
    const [...steps] = lowerLevels(problem.levels, atom)
    const below = steps.slice(0, -1).every((each) => reachable.has(keyOf(each)))
    const given = (byAtom.get(keyOf(atom)) ?? []).some(({ needs }) => allReachable(problem.levels, reachable, needs))
    if (below && given) reachable.add(keyOf(atom))
  }
  return reachable
}

/** The atoms without any action behind the ones that cannot be reached. */
function findMissing(problem: EffortProblem, reachable: ReadonlySet<string>, wanted: readonly Atom[]): Atom[] {
  const missing = new Map<string, Atom>()
  const seen = new Set<string>()
  const visit = (atom: Atom): void => {
    for (const each of lowerLevels(problem.levels, atom)) {
      const key = keyOf(each)
      if (reachable.has(key) || seen.has(key)) continue
      seen.add(key)
      const givers = problem.actions.filter(({ gives }) => gives.some((given) => keyOf(given) === key))
      if (givers.length === 0) missing.set(key, each)
      for (const { needs } of givers) for (const need of needs) visit(need)
    }
  }
  for (const atom of wanted) visit(atom)
  return [...missing.values()].sort((a, b) => compareIds(a.capability, b.capability) || a.level - b.level)
}

/** One whole number an action, so that adding and comparing follows low + high, then high, then the count. */
function joinCosts(actions: readonly EffortAction[]): { cost: number[]; unit: number } {
  const highUnit = actions.length + 1
  const unit = (actions.reduce((sum, { high }) => sum + high, 0) + 1) * highUnit
  const cost = actions.map(({ low, high }) => (low + high) * unit + high * highUnit + 1)
  if (cost.reduce((sum, each) => sum + each, 0) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError('The efforts are too large to add exactly.')
  }
  return { cost, unit }
}
