import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { compactRules } from '#app/core/what-if/compact-rules.ts'
import { setLevels } from '#app/core/what-if/set-levels.ts'
import { planWith, verdictsWith } from '#app/core/what-if/what-if.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { quantile, shown } from './quantile.ts'
import { randomSheets } from './random-sheets.ts'

const START = '2026-11-23'

/**
 * One slider moved by one level, with the rules as a browser has them, in milliseconds, and the share of what scoring and
 * planning the same answers from the whole catalogue takes. Aim: verdicts within a frame, 16 ms.
 */
export function run() {
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
  const ofServer = (own: readonly number[]) => shown(quantile(own, 0.5) / quantile(server, 0.5))
  const row = (what: string, times: readonly number[]) => ({
    what,
    n: times.length,
    p50: shown(quantile(times, 0.5)),
    p95: shown(quantile(times, 0.95)),
    'of the server’s': ofServer(times),
  })
  return [
    row('verdicts and score after one change (ms)', verdicts),
    row('plan after one change (ms)', plans),
    row('score and plan on the server (ms)', server),
  ]
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
