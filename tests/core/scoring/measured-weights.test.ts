import { expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { measuredWeights as measured } from '#content/measured.server.ts'
import { weightsHash } from '#tests/bench/weights-hash.ts'

const catalogue = loadCatalogue()

test('what is said of weights was measured under the rules and weights of this catalogue', () => {
  // After a change of questions, requirements or weights: npm run bench -- weights --save
  expect(measured.catalogue.weights).toBe(weightsHash(catalogue))
  expect(measured.sets.map(({ id }) => id)).toEqual(Object.keys(catalogue.constants.alternativeWeights))
})

test('no weight moved a verdict or a count of steps', () => {
  expect(measured.order.otherVerdicts).toBe(0)
  expect(measured.order.ofFiveStayPercent).toBeLessThan(100)
})
