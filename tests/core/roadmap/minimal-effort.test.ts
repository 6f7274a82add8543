import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import type { EffortProblem } from '#app/core/roadmap/effort-problem.ts'
import { type EffortSolution, findMinimalEffort } from '#app/core/roadmap/minimal-effort.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { solveByHighs } from './support/effort-oracle.ts'
import { aProblem, isSolution, randomProblem } from './support/effort-problems.ts'

const S1 = ['a0 5 x1', 'a1 8 s1', 'a2 1 y1 < s1', 'a3 1 z1 < s1', 'a4 6 w1']
const s2 = (a3: number) => ['a0 4 x2', 'a1 6 x3 < x2,y1', 'a2 3 y1', `a3 ${a3} x2+y1`, 'a4 5 z3 < y1']
const held = { x: 1, y: 0, z: 2 }

describe('worked examples of methods 4.1', () => {
  test('S1: a shared preparation beats the two options that look cheapest one by one', () => {
    const solution = solve(aProblem({ actions: S1, groups: ['x1|y1', 'w1|z1'] }))

    // a1 + a2 + a3 = 10; greedy takes a0 + a4 = 11
    expect(solution).toMatchObject({ actions: ['a1', 'a2', 'a3'], high: 10, proven: true, bound: 20 })
  })

  test.each([
    [10, ['a0', 'a1', 'a2', 'a4'], 18],
    [6, ['a1', 'a3', 'a4'], 17],
    [7, ['a1', 'a3', 'a4'], 18],
  ])('S2: with a double effect at %i the set is %j for %i', (a3, actions, cost) => {
    const solution = solve(aProblem({ levels: held, actions: s2(a3), required: 'x3 z3' }))

    expect(solution).toMatchObject({ actions, high: cost, proven: true })
  })

  test('nothing is to be done where everything is held', () => {
    const solution = solve(aProblem({ levels: { x: 3, y: 1, z: 3 }, actions: s2(10), required: 'x3 z3' }))

    expect(solution).toEqual({ feasible: true, actions: [], low: 0, high: 0, proven: true, bound: 0 })
  })

  test('a level above a gap that nobody closes cannot be reached, and the gap is named', () => {
    const solution = findMinimalEffort(aProblem({ actions: ['a0 1 x2'], required: 'x2' }))

    expect(solution).toEqual({ feasible: false, missing: [{ capability: 'x', level: 1 }] })
  })

  test('a side effect that nobody asked for asks for nothing itself (errata A19)', () => {
    const solution = solve(aProblem({ actions: ['a0 1 x1+y2'], required: 'x1' }))

    expect(solution).toMatchObject({ actions: ['a0'], high: 1 })
  })
})

describe('order of sets with the same effort', () => {
  test('the smaller high wins before fewer actions', () => {
    const problem = aProblem({ actions: ['a 0 x1', 'b 0 x1 < y1', 'c 0 y1'], required: 'x1' })
    const efforts = { a: [0, 8], b: [4, 2], c: [0, 2] } as Record<string, [number, number]>
    const actions = problem.actions.map((action) => {
      const [low, high] = efforts[action.id] ?? [0, 0]
      return { ...action, low, high }
    })

    expect(solve({ ...problem, actions })).toMatchObject({ actions: ['b', 'c'], low: 4, high: 4 })
  })

  test('then the ids decide, whatever the order of the input', () => {
    const actions = ['b 2 x1', 'a 2 x1', 'd 3 y1', 'c 3 y1']
    const forwards = solve(aProblem({ actions, required: 'x1 y1' }))
    const backwards = solve(aProblem({ actions: actions.toReversed(), required: 'y1 x1' }))

    expect(forwards.actions).toEqual(['a', 'c'])
    expect(backwards).toEqual(forwards)
  })

  test('levels that need each other in a circle are a fault of the content', () => {
    const problem = aProblem({ actions: ['a 1 x1 < y1', 'b 1 y1 < x1'], required: 'x1' })

    expect(() => findMinimalEffort(problem)).toThrow(RangeError)
  })

  test('a group without any option within reach names what is missing', () => {
    const solution = findMinimalEffort(aProblem({ actions: ['a 1 x1'], groups: ['y1|z1 x1'] }))

    expect(solution).toMatchObject({ feasible: false, missing: [{ capability: 'y' }, { capability: 'z' }] })
  })
})

describe('against other ways to the same answer', () => {
  test('60 random problems cost what the HiGHS mixed integer solver says', async () => {
    const highs = await loadHighs()
    const random = mulberry32(20_261)
    const sizes = [8, 14, 20].map((capabilities) => ({ capabilities, required: 3, groups: 3 }))
    const costs: [number | null, number | null][] = []
    for (let round = 0; round < 60; round++) {
      const problem = randomProblem(random, sizes[round % 3] ?? { capabilities: 8, required: 3, groups: 3 })
      const solution = findMinimalEffort(problem)
      if (solution.feasible) expect(solution.proven).toBe(true)
      costs.push([solution.feasible ? solution.low + solution.high : null, solveByHighs(highs, problem)])
    }

    expect(costs.map(([ours]) => ours)).toEqual(costs.map(([, theirs]) => theirs))
    expect(costs.filter(([ours]) => (ours ?? 0) > 0).length).toBeGreaterThan(50)
  })

  test('tiny problems get the first of all subsets by effort, high, count and ids', () => {
    const random = mulberry32(7)
    for (let round = 0; round < 150; round++) {
      const problem = randomProblem(random, { capabilities: 2, required: 1, groups: 2, second: 0.3, maxEffort: 3 })
      if (problem.actions.length > 12) continue
      const solution = findMinimalEffort(problem)

      expect(solution.feasible ? solution.actions : null).toEqual(bestSubset(problem))
    }
  })
})

describe('properties over 400 random problems', () => {
  const random = mulberry32(99)
  const problems = Array.from({ length: 400 }, () => randomProblem(random, { capabilities: 6, required: 3, groups: 2 }))
  const solved = problems.map((problem) => ({ problem, solution: findMinimalEffort(problem) }))

  test('every set is closed and reaches its goal', () => {
    for (const { problem, solution } of solved)
      if (solution.feasible) expect(isSolution(problem, solution.actions)).toBe(true)
  })

  test('no action with effort can be left out', () => {
    for (const { problem, solution } of solved) {
      if (!solution.feasible) continue
      for (const action of problem.actions.filter(({ id, high }) => high > 0 && solution.actions.includes(id))) {
        expect(
          isSolution(
            problem,
            solution.actions.filter((id) => id !== action.id),
          ),
        ).toBe(false)
      }
    }
  })

  test('standing higher today, or wanting less, is never dearer', () => {
    for (const { problem, solution } of solved) {
      if (!solution.feasible) continue
      const higher = new Map(
        [...problem.levels].map(([capability, level]) => [capability, Math.min(3, level + 1)] as const),
      )
      for (const easier of [
        { ...problem, levels: higher },
        { ...problem, required: problem.required.slice(1) },
      ]) {
        expect(effortOf(solve(easier))).toBeLessThanOrEqual(effortOf(solution))
      }
    }
  })

  test('doing everything is never cheaper', () => {
    for (const { problem, solution } of solved) {
      if (!solution.feasible) continue
      expect(effortOf(solution)).toBeLessThanOrEqual(
        problem.actions.reduce((sum, { low, high }) => sum + low + high, 0),
      )
    }
  })

  test('after the node limit the answer is still a solution, its bound holds, and it says so', () => {
    let unproven = 0
    for (const { problem, solution } of solved) {
      const hasty = findMinimalEffort(problem, 1)
      if (!solution.feasible || !hasty.feasible) continue
      expect(isSolution(problem, hasty.actions)).toBe(true)
      expect(hasty.bound).toBeLessThanOrEqual(effortOf(solution))
      expect(hasty.proven).toBe(hasty.bound === effortOf(hasty))
      if (!hasty.proven) unproven += 1
    }
    expect(unproven).toBeGreaterThan(0)
  })
})

function solve(problem: EffortProblem): EffortSolution & { feasible: true } {
  const solution = findMinimalEffort(problem)
  if (!solution.feasible) throw new Error(`No solution: ${JSON.stringify(solution.missing)}`)
  return solution
}

function effortOf(solution: EffortSolution & { feasible: true }): number {
  return solution.low + solution.high
}

/** All subsets, sorted by the published order of preference; the first that works, or `null`. */
function bestSubset(problem: EffortProblem): string[] | null {
  const sorted = problem.actions.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  let best: { key: number[]; ids: string[] } | null = null
  for (let mask = 0; mask < 1 << sorted.length; mask++) {
    const chosen = sorted.filter((_, at) => mask & (1 << at))
    const ids = chosen.map(({ id }) => id)
    const high = chosen.reduce((sum, each) => sum + each.high, 0)
    const key = [chosen.reduce((sum, each) => sum + each.low, high), high, ids.length]
    if (best !== null && compareKeys(key, ids, best) >= 0) continue
    if (isSolution(problem, ids)) best = { key, ids }
  }
  return best?.ids ?? null
}

function compareKeys(key: number[], ids: string[], best: { key: number[]; ids: string[] }): number {
  const at = key.findIndex((each, position) => each !== best.key[position])
  if (at >= 0) return (key[at] ?? 0) - (best.key[at] ?? 0)
  return ids.join() < best.ids.join() ? -1 : 1
}
