import { describe, expect, test } from 'vitest'
import { bernoulliLook } from '#app/core/pilots/bernoulli-sequence.ts'
import {
  bestPrecision,
  differenceLook,
  mixtureScale,
  normalMixtureBound,
  shareLook,
  sharePrecision,
} from '#app/core/pilots/confidence-sequence.ts'

describe('confseq, test/uniform_boundaries_unittest.cpp', () => {
  test('the best precision and the two-sided normal mixture', () => {
    const precision = bestPrecision(100, 0.05)

    expect(precision).toBeCloseTo(12.60056, 5)
    expect(normalMixtureBound(100, { alpha: 0.05, precision })).toBeCloseTo(30.35209, 5)
    // The log of the mixture at sum 10 and variance 100.
    expect(Math.log(precision / (100 + precision)) / 2 + 100 / (2 * (100 + precision))).toBeCloseTo(-0.6510052, 6)
  })

  test.each([
    [700, 1_000, 100, 0.651629, 0.745949],
    [15, 50, 50, 0.129556, 0.511896],
    [1, 50, 50, 0, 0.13489],
    [100, 200, 1, 0.328923, 0.671076],
  ])('a single share, %i of %i', (hits, cases, best, lower, upper) => {
    const found = bernoulliLook({ hits, cases }, { alpha: 0.05, best })

    expect(Math.abs(found.lower - lower)).toBeLessThan(1e-5)
    expect(found.upper).toBeCloseTo(upper, 5)
  })
})

describe('the t-mixture (methods 5)', () => {
  const size = (n0: number, n1: number) => (n0 * n1) / (n0 + n1)
  const cases = { before: { n: 200, mean: 10, sd: 2 }, after: { n: 100, mean: 9.5, sd: 2 } }
  const weeks = { before: { n: 12, mean: 50, sd: 5 }, after: { n: 8, mean: 44, sd: 6 } }

  test.each([
    ['200 and 100 cases', cases, size(200, 100), 0.05, 0.119042319, 198.110615, 0.751273888],
    ['the same at 1 %', cases, size(200, 100), 0.01, 0.17300612, 198.110615, 0.888029982],
    ['12 and 8 weeks', weeks, size(12, 8), 0.05, 1.653365542, 13.183644, 9.196936676],
    ['the same at 1 %', weeks, size(12, 8), 0.01, null, 13.183644, 11.693513435],
  ])('%s', (_, { before, after }, planned, alpha, scale, df, half) => {
    const plan = { alpha, scale: mixtureScale(planned, alpha) }
    const look = differenceLook(before, after, plan)

    if (scale !== null) expect(plan.scale).toBeCloseTo(scale, 8)
    expect(look.df).toBeCloseTo(df, 6)
    expect(look.half).toBeCloseTo(half, 8)
  })

  test('week four of eight', () => {
    const plan = { alpha: 0.05, scale: mixtureScale(size(12, 8), 0.05) }
    const look = differenceLook(weeks.before, { ...weeks.after, n: 4 }, plan)

    expect(look.half).toBeCloseTo(22.497357066, 8)
  })
})

test('a difference of two shares (errata A10)', () => {
  const before = { hits: 60, cases: 300 }
  const precision = sharePrecision(before, 200, 0.01)
  const end = shareLook(before, { hits: 24, cases: 200 }, { alpha: 0.01, precision })
  const half = shareLook(before, { hits: 12, cases: 100 }, { alpha: 0.01, precision })

  expect(precision).toBeCloseTo(64.547294988, 8)
  expect(end.estimate).toBeCloseTo(-0.08, 12)
  expect(end.half).toBeCloseTo(0.117428218, 9)
  expect(half.half).toBeCloseTo(0.145192938, 9)
})
