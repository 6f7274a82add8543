import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { adaptiveOrder, fixedOrder, skippedOrder, takeCheck } from '#tests/bench/check-orders.ts'
import { rulesHash } from '#tests/bench/rules-hash.ts'
import { syntheticOrganisations } from '#tests/bench/synthetic-organisations.ts'

type Figures = { mean: number; p50: number; p90: number }
type Measured = {
  catalogue: { version: string; hash: string; rules: string }
  seed: number
  organisations: number
  questions: number
  results: { wanted: string; questions: Record<string, Figures>; wrong: number }[]
}
const measured: Measured = JSON.parse(readFileSync('content/measured/adaptive-check.json', 'utf8'))
const catalogue = loadCatalogue()

test('what is said of the quick check was measured under the rules of this catalogue', () => {
  // After a change of questions or requirements: npm run bench -- adaptive --save
  expect(measured.catalogue.rules).toBe(rulesHash(catalogue))
  expect(measured.questions).toBe(catalogue.questions.filter(({ kind }) => kind !== 'scope').length)
  expect(measured).toMatchObject({ seed: 20_261_122, organisations: 500 })
  for (const { questions, wrong } of measured.results) {
    const { fixed, skipped, adaptive, hindsight } = questions as Record<string, Figures> & Record<'fixed', Figures>
    expect(wrong).toBe(0)
    expect(fixed.mean).toBeGreaterThan(skipped?.mean as number)
    expect(skipped?.mean).toBeGreaterThan(adaptive?.mean as number)
    expect(adaptive?.mean).toBeGreaterThanOrEqual(hindsight?.mean as number)
  }
})

test('no organisation of the simulation is asked more than by the fixed list', () => {
  const model = compileModel(catalogue)
  const organisations = syntheticOrganisations(catalogue, 5, measured.seed)
  const request = { targets: catalogue.techniques.slice(0, 5).map(({ id }) => id) }
  const counts = organisations.map((full) =>
    [fixedOrder, skippedOrder, adaptiveOrder].map((order) => takeCheck({ model, full, request }, order).count),
  )

  for (const [fixed, skipped, adaptive] of counts as [number, number, number][]) {
    expect(skipped).toBeLessThanOrEqual(fixed)
    expect(adaptive).toBeLessThanOrEqual(fixed)
  }
})
