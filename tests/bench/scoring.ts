import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { quantile, shown } from './quantile.ts'
import { randomSheets } from './random-sheets.ts'

const ROUNDS = 20

/** Full scorings of the shipped catalogue a second, on one core. Aim: 20,000. */
export function run() {
  const catalogue = loadCatalogue()
  const model = compileModel(catalogue)
  const sheets = randomSheets(catalogue, 2_000, 42)
  for (const sheet of sheets) score(model, sheet)
  const perSecond = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    for (const sheet of sheets) score(model, sheet)
    return (sheets.length * 1_000) / (performance.now() - started)
  })
  const withJson = Array.from({ length: 3 }, () => {
    const started = performance.now()
    for (const sheet of sheets) JSON.stringify(score(model, sheet))
    return (sheets.length * 1_000) / (performance.now() - started)
  })
  return [
    {
      what: 'scorings a second',
      median: shown(quantile(perSecond, 0.5)),
      worst: shown(quantile(perSecond, 0.01)),
      aim: 20_000,
    },
    {
      what: 'scorings a second, written as JSON text',
      median: shown(quantile(withJson, 0.5)),
      worst: shown(quantile(withJson, 0.01)),
    },
  ]
}
