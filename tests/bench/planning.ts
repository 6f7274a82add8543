import type { EffortProblem } from '#app/core/roadmap/effort-problem.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { toAtom } from '#app/core/roadmap/planned-effort.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { compareChoices, drawProblems } from './plan-choice.ts'
import { quantile, shown, spread } from './quantile.ts'
import { randomSheets } from './random-sheets.ts'
import type { Table } from './table.ts'

const START = '2026-11-23'
const SHEETS = 300
const TARGETS = 5

export const aim =
  'A plan with its schedule for five targets within 150 ms (p95), and the cheapest set of actions, not one near it.'
export const packages = ['highs']

/** Plans for seeded answer sheets and five use cases each, and the choice of actions beside others. */
export async function run(): Promise<Table[]> {
  const catalogue = loadCatalogue()
  const model = compileModel(catalogue)
  const tasks = randomSheets(catalogue, SHEETS, 7).map((sheet, index) => ({
    sheet,
    targets: Array.from(
      { length: TARGETS },
      (_, step) => catalogue.useCases[(index + step * 3) % catalogue.useCases.length]?.id ?? '',
    ),
  }))
  return [
    plans(model, tasks),
    await compareChoices(
      'of these sheets',
      tasks.map((task) => problemOf(model, task)),
    ),
    await compareChoices('drawn problems with more ways to each level', drawProblems()),
  ]
}

type Task = { sheet: ReturnType<typeof randomSheets>[number]; targets: string[] }

function plans(model: Model, tasks: readonly Task[]): Table {
  const taken: number[] = []
  const weeks: number[] = []
  let proven = 0
  let optimal = 0
  for (const { sheet, targets } of tasks) {
    const started = performance.now()
    const plan = planRoadmap(model, sheet, { targets, startOn: START })
    const took = performance.now() - started
    if (!isRefusal(plan)) {
      taken.push(took)
      proven += Number(plan.proven)
      optimal += Number(plan.optimal)
    }
    const before = performance.now()
    for (const { id } of model.catalogue.useCases) weeksToReady(model, sheet, { target: id, startOn: START })
    weeks.push(performance.now() - before)
  }
  const row = (what: string, times: number[]) => ({
    what,
    sheets: times.length,
    ...spread(times),
    'p99 ms': shown(quantile(times, 0.99)),
  })
  return {
    title: `Plans of ${model.catalogue.actions.length} actions`,
    rows: [row('plan and schedule for five targets', taken), row('weeks to ready, all use cases', weeks)],
    says: `${proven} of ${taken.length} plans are proven cheapest and ${optimal} proven shortest; ${tasks.length - taken.length} are refused: they need what no action gives, such as more past cases to learn from.`,
  }
}

function problemOf(model: Model, { sheet, targets }: Task): EffortProblem {
  const state = readPlanningState(model, sheet)
  const goals = targets.flatMap((id) => state.findTarget(id)?.requirements ?? [])
  return {
    levels: state.lo,
    actions: state.actions,
    required: goals.flatMap(({ musts }) => musts.map(toAtom)),
    groups: goals.flatMap(({ id: target, groups }) =>
      groups.map(({ id, options }) => ({
        id: `${target}/${id}`,
        options: options.map((option) => option.map(toAtom)),
      })),
    ),
  }
}
