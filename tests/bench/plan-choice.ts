import loadHighs from 'highs'
import type { Atom, EffortProblem } from '#app/core/roadmap/effort-problem.ts'
import { findMinimalEffort } from '#app/core/roadmap/minimal-effort.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { solveByHighs } from '#tests/core/roadmap/support/effort-oracle.ts'
import { randomProblem } from '#tests/core/roadmap/support/effort-problems.ts'
import { greedyEffort } from './greedy-effort.ts'
import { ratio, shown, spread } from './quantile.ts'
import type { Table } from './table.ts'

const DRAWN = 200
/** Every third action helps two capabilities, and nearly half of the levels have several ways. */
const SIZE = { capabilities: 36, required: 12, groups: 3 }

/** Problems in which more is to be chosen than the shipped actions leave. */
export function drawProblems(): EffortProblem[] {
  const random = mulberry32(11)
  return Array.from({ length: DRAWN }, () => randomProblem(random, SIZE))
}

/** The same choice by a greedy rule written by hand, and by a solver of mixed integer programmes, which nobody can beat in cost. */
export async function compareChoices(kind: string, problems: readonly EffortProblem[]): Promise<Table> {
  const highs = await loadHighs()
  const left = problems.filter((problem) => exactEffort(problem) !== 0)
  const ways = [
    { what: 'Preflight, exact', solve: exactEffort },
    { what: 'greedy by hand', solve: greedyEffort },
    {
      what: 'HiGHS, mixed integer programme',
      solve: (problem: EffortProblem) => solveByHighs(highs, numbered(problem)),
    },
  ].map(({ what, solve }) => ({ what, solved: left.map((problem) => timed(() => solve(problem))) }))
  const [own = [], , least = []] = ways.map(({ solved }) => solved)
  const rows = ways.map(({ what, solved }) => {
    const dearer = solved.flatMap(({ cost }, at) => {
      const best = least[at]?.cost
      return cost !== null && best ? [100 * (cost / best - 1)] : []
    })
    return {
      what,
      ...spread(solved.map(({ ms }) => ms)),
      'times ours': ratio(
        solved.map(({ ms }) => ms),
        own.map(({ ms }) => ms),
      ),
      plans: dearer.length,
      cheapest: dearer.filter((percent) => percent < 1e-9).length,
      'dearer on average, %': shown(dearer.reduce((sum, percent) => sum + percent, 0) / dearer.length),
      'dearer at most, %': shown(Math.max(...dearer)),
    }
  })
  const [ours, greedy] = rows
  return {
    title: `The choice of actions, ${left.length} ${kind}`,
    rows,
    says: `Ours is the cheapest in ${ours?.cheapest} of ${ours?.plans}, a greedy rule in ${greedy?.cheapest} of ${greedy?.plans} and ${greedy?.['dearer on average, %']} % dearer on average.`,
  }
}

function exactEffort(problem: EffortProblem): number | null {
  const found = findMinimalEffort(problem)
  return found.feasible ? found.low + found.high : null
}

/** The language that HiGHS reads knows no hyphens in names. */
function numbered({ levels, actions, required, groups }: EffortProblem): EffortProblem {
  const numbers = new Map<string, string>()
  const name = (id: string) => {
    const known = numbers.get(id) ?? `n${numbers.size}`
    numbers.set(id, known)
    return known
  }
  const renamed = (atoms: readonly Atom[]) =>
    atoms.map(({ capability, level }) => ({ capability: name(capability), level }))
  return {
    levels: new Map([...levels].map(([id, level]) => [name(id), level])),
    actions: actions.map(({ id, gives, needs, low, high }) => ({
      id: name(id),
      gives: renamed(gives),
      needs: renamed(needs),
      low,
      high,
    })),
    required: renamed(required),
    groups: groups.map(({ id, options }) => ({ id: name(id), options: options.map(renamed) })),
  }
}

/** Half-days, low + high; `null`: no set of actions leads there. */
type Solved = { ms: number; cost: number | null }

function timed(solve: () => number | null): Solved {
  const started = performance.now()
  const cost = solve()
  return { ms: performance.now() - started, cost }
}
