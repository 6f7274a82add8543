import { expect, test } from 'vitest'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { measuredCheck as measured } from '#content/measured.server.ts'
import { adaptiveOrder, fixedOrder, skippedOrder, takeCheck } from '#tests/bench/check-orders.ts'
import { rulesHash } from '#tests/bench/rules-hash.ts'
import { syntheticOrganisations } from '#tests/bench/synthetic-organisations.ts'

const catalogue = loadCatalogue()

test('what is said of the quick check was measured under the rules of this catalogue', () => {
  // After a change of questions or requirements: npm run bench -- adaptive --save
  expect(measured.catalogue.rules).toBe(rulesHash(catalogue))
  expect(measured.questions).toBe(catalogue.questions.filter(({ kind }) => kind !== 'scope').length)
  expect(measured).toMatchObject({ seed: 20_261_122, organisations: 500 })
  for (const { questions, wrong } of measured.results) {
    const { fixed, skipped, adaptive, hindsight } = questions
    expect(wrong).toBe(0)
    expect(fixed.mean).toBeGreaterThan(skipped.mean)
    expect(skipped.mean).toBeGreaterThan(adaptive.mean)
    expect(adaptive.mean).toBeGreaterThanOrEqual(hindsight.mean)
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
