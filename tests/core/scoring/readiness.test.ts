import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dimensionScore, reachesScore } from '#app/core/scoring/dimension-score.ts'
import { meanScore, readiness } from '#app/core/scoring/readiness.ts'
import { showInterval } from '#app/core/scoring/show-interval.ts'
import { cases } from '#tests/support/cases.ts'

const LAMBDA = 0.7
const equal = (count: number) => Array.from({ length: count }, () => 1)

test.each([
  { scores: [50, 50, 50, 50, 50, 50, 50], mean: 50, mix: 50 },
  { scores: [100, 100, 100, 100, 100, 100, 0], mean: 85.7142857143, mix: 60 },
  { scores: [80, 80, 80, 80, 80, 80, 10], mean: 70, mix: 52 },
  { scores: [90, 70, 60, 50, 40, 30, 20], mean: 51.4285714286, mix: 42 },
])('profile $scores has mean $mean and readiness $mix (table 1.4)', ({ scores, mean, mix }) => {
  expect(meanScore(scores, equal(7))).toBeCloseTo(mean, 9)
  expect(readiness(scores, equal(7), LAMBDA)).toBeCloseTo(mix, 9)
})

test('equal means hide nothing: (21, 1, 1, 1) and (6, 6, 6, 6) of the OECD handbook differ', () => {
  expect(meanScore([21, 1, 1, 1], equal(4))).toBe(6)
  expect(meanScore([6, 6, 6, 6], equal(4))).toBe(6)
  expect(readiness([21, 1, 1, 1], equal(4), LAMBDA)).toBeLessThan(readiness([6, 6, 6, 6], equal(4), LAMBDA) as number)
})

test('levels 4, 4, 4, 4, 4, 4, 0 over seven equal dimensions show 60-60, not 59', () => {
  const scores = [4, 4, 4, 4, 4, 4, 0].map((level) => dimensionScore(level, 1) as number)
  const total = readiness(scores, equal(7), LAMBDA) as number

  expect(showInterval({ lo: total, hi: total })).toEqual({ lo: 60, hi: 60 })
})

test('shown numbers round outward, so an interval is never shown narrower than it is', () => {
  expect(showInterval({ lo: 41.2, hi: 41.2 })).toEqual({ lo: 41, hi: 42 })
  expect(showInterval({ lo: 59.99999999999999, hi: 60.000000000000007 })).toEqual({ lo: 60, hi: 60 })
  expect(Object.is(showInterval({ lo: 0, hi: 0 }).hi, 0)).toBe(true)
})

test('a gate compares whole numbers: 3, 3, 3 of 4 is 75 points', () => {
  expect(reachesScore(9, 3, 75)).toBe(true)
  expect(reachesScore(8, 3, 75)).toBe(false)
})

test('nothing that applies gives no score, not zero', () => {
  expect(dimensionScore(0, 0)).toBeNull()
  expect(readiness([], [], LAMBDA)).toBeNull()
})

const someDimensions = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 20 }) }),
  { minLength: 1, maxLength: 7 },
)

test('readiness lies between the weakest dimension and the mean, and ignores the unit of the weights', () => {
  fc.assert(
    fc.property(someDimensions, fc.integer({ min: 2, max: 9 }), (dimensions, factor) => {
      const scores = dimensions.map(({ score }) => score)
      const weights = dimensions.map(({ weight }) => weight)
      const total = readiness(scores, weights, LAMBDA) as number
      const scaled = weights.map((weight) => weight * factor)

      expect(total).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9)
      expect(total).toBeLessThanOrEqual((meanScore(scores, weights) as number) + 1e-9)
      expect(readiness(scores, scaled, LAMBDA)).toBeCloseTo(total, 9)
    }),
    { numRuns: cases(2000) },
  )
})

test('dimensions that are all equal give that same readiness', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 7 }), (score, count) => {
      expect(
        readiness(
          Array.from({ length: count }, () => score),
          equal(count),
          LAMBDA,
        ),
      ).toBeCloseTo(score, 9)
    }),
    { numRuns: cases(500) },
  )
})
