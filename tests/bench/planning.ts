import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { quantile, shown } from './quantile.ts'
import { randomSheets } from './random-sheets.ts'

const START = '2026-11-23'

/** Plan and schedule for five targets, in milliseconds. Aim: p95 under 150. */
export function run() {
  const catalogue = loadCatalogue()
  const model = compileModel(catalogue)
  const plans: number[] = []
  const weeks: number[] = []
  let refused = 0
  let proven = 0
  let optimal = 0
  for (const [index, sheet] of randomSheets(catalogue, 300, 7).entries()) {
    const targets = [0, 1, 2, 3, 4].map(
      (step) => catalogue.useCases[(index + step * 3) % catalogue.useCases.length]?.id ?? '',
    )
    const started = performance.now()
    const plan = planRoadmap(model, sheet, { targets: [...new Set(targets)], startOn: START })
    const took = performance.now() - started
    if (isRefusal(plan)) refused += 1
    else {
      plans.push(took)
      proven += Number(plan.proven)
      optimal += Number(plan.optimal)
    }
    const before = performance.now()
    for (const { id } of catalogue.useCases) weeksToReady(model, sheet, { target: id, startOn: START })
    weeks.push(performance.now() - before)
  }
  return [
    {
      what: 'plan + schedule, five targets (ms)',
      n: plans.length,
      p50: shown(quantile(plans, 0.5)),
      p95: shown(quantile(plans, 0.95)),
      p99: shown(quantile(plans, 0.99)),
      aim: 'p95 150',
    },
    {
      what: 'weeks to ready, all use cases (ms)',
      n: weeks.length,
      p50: shown(quantile(weeks, 0.5)),
      p95: shown(quantile(weeks, 0.95)),
      p99: shown(quantile(weeks, 0.99)),
    },
    { what: 'refused / proven cheapest / proven shortest', n: `${refused} / ${proven} / ${optimal}` },
  ]
}
