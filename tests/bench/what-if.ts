import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { compactRules } from '#app/core/what-if/compact-rules.ts'
import { setLevels } from '#app/core/what-if/set-levels.ts'
import { planWith, verdictsWith } from '#app/core/what-if/what-if.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { ratio, spread } from './quantile.ts'
import { randomSheets } from './random-sheets.ts'
import type { Table } from './table.ts'

const START = '2026-11-23'

export const aim = 'Verdicts after one change within a frame, 16 ms, with the rules as a browser has them.'

/**
 * One slider moved by one level, with the rules as a browser has them, and the share of what scoring and planning the same
 * answers from the whole catalogue takes.
 */
export function run(): Table[] {
  const catalogue = loadCatalogue()
  const whole = compileModel(catalogue)
  const compact = compileModel(JSON.parse(JSON.stringify(compactRules(catalogue))))
  const random = mulberry32(3)
  const verdicts: number[] = []
  const plans: number[] = []
  const server: number[] = []
  for (const [index, sheet] of randomSheets(catalogue, 200, 7).entries()) {
    const target = catalogue.useCases[index % catalogue.useCases.length]?.id ?? ''
    const request = { targets: [target], startOn: START }
    if (isRefusal(planRoadmap(compact, sheet, request))) continue
    const capability = catalogue.capabilities[Math.floor(random() * catalogue.capabilities.length)]?.id ?? ''
    const levels = { [capability]: 1 + Math.floor(random() * 3) }
    const ground = { sheet, request }
    verdicts.push(timed(() => verdictsWith(compact, ground, levels)))
    plans.push(timed(() => planWith(compact, ground, levels)))
    const changed = setLevels(whole, sheet, levels)
    server.push(timed(() => [score(whole, changed), planRoadmap(whole, changed, request)]))
  }
  const row = (what: string, times: readonly number[]) => ({
    what,
    changes: times.length,
    ...spread(times),
    'of the server’s': ratio(times, server),
  })
  const rows = [
    row('verdicts and score after one change', verdicts),
    row('plan after one change', plans),
    row('score and plan on the server', server),
  ]
  return [
    {
      title: 'One slider moved by one level',
      rows,
      says: `Verdicts follow a slider within ${rows[0]?.['p95 ms']} ms (p95), the plan within ${rows[1]?.['p95 ms']} ms, without asking the server.`,
    },
  ]
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
