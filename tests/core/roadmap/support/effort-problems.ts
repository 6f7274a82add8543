import type { Atom, EffortAction, EffortGroup, EffortProblem } from '#app/core/roadmap/effort-problem.ts'

/** "x2+y1" or "x2 y1" as atoms. */
function atoms(text: string): Atom[] {
  return [...text.matchAll(/([a-z]+)(\d)/g)].map(([, capability = '', level]) => ({ capability, level: Number(level) }))
}

/** "a1 6 x3 < x2,y1": id, effort, what it gives, what it needs. */
function anAction(text: string): EffortAction {
  const [head = '', needs = ''] = text.split('<')
  const [id = '', effort, gives = ''] = head.trim().split(' ')
  return { id, low: Number(effort), high: Number(effort), gives: atoms(gives), needs: atoms(needs) }
}

export function aProblem(parts: {
  levels?: Record<string, number>
  actions: string[]
  required?: string
  groups?: string[]
}): EffortProblem {
  const groups = (parts.groups ?? []).map((text, at) => ({ id: `g${at}`, options: text.split('|').map(atoms) }))
  return {
    levels: new Map(Object.entries(parts.levels ?? {})),
    actions: parts.actions.map(anAction),
    required: atoms(parts.required ?? ''),
    groups,
  }
}

type Size = {
  capabilities: number
  required: number
  groups: number
  doubleEffect?: number
  second?: number
  maxEffort?: number
}

/** A problem in which levels may have one to three producers, actions side effects, and any-of groups two or three options. */
export function randomProblem(random: () => number, size: Size): EffortProblem {
  const { capabilities, doubleEffect = 0.3, second = 0.45, maxEffort = 20 } = size
  const whole = (count: number) => Math.floor(random() * count)
  const name = (index: number) => `c${String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))}`
  const all = Array.from({ length: 3 * capabilities }, (_, at) => ({
    capability: name(at % capabilities),
    level: 1 + Math.floor(at / capabilities),
  }))
  const pick = (from: number, to: number) => all[from + whole(to - from)] ?? { capability: name(0), level: 1 }

  const actions: EffortAction[] = []
  for (const [rank, atom] of all.entries()) {
    const producers = 1 + (random() < second ? 1 + whole(2) : 0)
    for (let each = 0; each < producers; each++) {
      const below = { capability: atom.capability, level: atom.level - 1 }
      const needs: Atom[] = atom.level > 1 ? [below] : []
      for (let need = whole(3); need > 0 && rank > 0; need--) needs.push(pick(0, rank))
      const gives = random() < doubleEffect && rank + 1 < all.length ? [atom, pick(rank + 1, all.length)] : [atom]
      const low = whole(maxEffort)
      actions.push({ id: `a${actions.length}`, gives, needs, low, high: low + whole(maxEffort) })
    }
  }
  const groups: EffortGroup[] = Array.from({ length: size.groups }, (_, at) => ({
    id: `g${at}`,
    options: Array.from({ length: 2 + whole(2) }, () =>
      Array.from({ length: 1 + whole(2) }, () => pick(0, all.length)),
    ),
  }))
  const levels = new Map(Array.from({ length: capabilities }, (_, at) => [name(at), whole(3)] as const))
  return { levels, actions, required: Array.from({ length: size.required }, () => pick(0, all.length)), groups }
}

/** Whether these actions, and no others, make the problem's goal true (methods 4.1, said once more and differently). */
export function isSolution(problem: EffortProblem, ids: readonly string[]): boolean {
  const chosen = problem.actions.filter(({ id }) => ids.includes(id))
  const held = ({ capability, level }: Atom) => level <= (problem.levels.get(capability) ?? 0)
  const given = ({ capability, level }: Atom) =>
    chosen.some(({ gives }) => gives.some((atom) => atom.capability === capability && atom.level === level))
  const holds = ({ capability, level }: Atom) =>
    Array.from({ length: level }, (_, at) => ({ capability, level: at + 1 })).every((atom) => held(atom) || given(atom))
  return (
    chosen.every(({ needs }) => needs.every(holds)) &&
    problem.required.every(holds) &&
    problem.groups.every(({ options }) => options.some((option) => option.every(holds)))
  )
}
