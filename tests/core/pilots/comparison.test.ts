import { describe, expect, test } from 'vitest'
import { autocorrelation } from '#app/core/pilots/autocorrelation.ts'
import { hodgesLehmann } from '#app/core/pilots/hodges-lehmann.ts'
import type { StudentEstimate } from '#app/core/pilots/interval.ts'
import { newcombeInterval, wilsonInterval } from '#app/core/pilots/proportion-interval.ts'
import { rankSumNull } from '#app/core/pilots/rank-sum.ts'
import { studentCdf } from '#app/core/pilots/student-distribution.ts'
import { differenceInDifferences, INDEPENDENT, meanInterval, welchInterval } from '#app/core/pilots/student-interval.ts'
import { CONTROL_BEFORE, CONTROL_PILOT, DAYS_BEFORE, DAYS_PILOT } from './support/published.ts'
import { withMoments } from './support/samples.ts'

const minus = (a: readonly number[], b: readonly number[]) => a.map((value, at) => value - (b[at] ?? 0))
const PLAIN = { alpha: 0.05, correlation: INDEPENDENT }
const numbersOf = ({ estimate, lower, upper, df, standardError }: StudentEstimate) => ({
  estimate,
  lower,
  upper,
  df,
  standardError,
  t: estimate / standardError,
})
const close = (digits: number, figures: Record<string, number>) =>
  expect.objectContaining(
    Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, expect.closeTo(figure, digits)])),
  )

describe('Welch', () => {
  test('NAG g07ca, example', () => {
    const found = numbersOf(welchInterval(withMoments(8, 21, 4.2083), withMoments(4, 25, 0.8185), PLAIN))

    expect(found).toEqual(close(3, { t: 2.5922, df: 7.9925, lower: 0.441, upper: 7.559 }))
    expect(2 * studentCdf(-found.t, found.df ?? 0)).toBeCloseTo(0.032, 4)
  })

  test('NIST AUTO83B, cars of the USA against cars of Japan', () => {
    const cars = welchInterval(withMoments(79, 30.48101, 6.10771), withMoments(249, 20.14458, 6.4147), PLAIN)

    expect(numbersOf(cars)).toEqual(close(3, { t: -12.94627, df: 136.875 }))
  })

  test('our own example, at 95 and 96 % (methods 5)', () => {
    const found = welchInterval(DAYS_BEFORE, DAYS_PILOT, PLAIN)
    const product = welchInterval(DAYS_BEFORE, DAYS_PILOT, { ...PLAIN, alpha: 0.04 })

    expect(numbersOf(found)).toEqual(
      close(5, { estimate: -7.333333, t: -6.86404, df: 17.81877, lower: -9.579533, upper: -5.087134 }),
    )
    expect(product).toEqual(close(6, { lower: -9.700254, upper: -4.966413 }))
  })

  test('our own example with autocorrelated days', () => {
    const found = welchInterval(DAYS_BEFORE, DAYS_PILOT, { alpha: 0.05 })

    expect(autocorrelation([DAYS_BEFORE, DAYS_PILOT])).toEqual(
      close(7, { r: 0.1143984, phi: 0.3062835, inflation: 1.8830219 }),
    )
    expect(numbersOf(found)).toEqual(
      close(6, { standardError: 1.4660518, df: 8.4856495, lower: -10.68067, upper: -3.985996 }),
    )
  })
})

describe('with a control group (errata W10)', () => {
  const [before, after] = [minus(DAYS_BEFORE, CONTROL_BEFORE), minus(DAYS_PILOT, CONTROL_PILOT)]

  test('Welch on the differences of each period', () => {
    expect(numbersOf(welchInterval(before, after, PLAIN))).toEqual(
      close(9, {
        estimate: -6.5,
        standardError: 0.592156525,
        df: 14.903225806,
        lower: -7.762865961,
        upper: -5.237134039,
      }),
    )
  })

  test('one sample of differences in the pilot alone', () => {
    expect(numbersOf(meanInterval(after, PLAIN))).toEqual(
      close(9, { estimate: -6.5, standardError: 0.46291005, df: 7, lower: -7.59460833, upper: -5.40539167 }),
    )
  })

  test('difference in differences of four segments', () => {
    const segments = {
      before: DAYS_BEFORE,
      after: DAYS_PILOT,
      controlBefore: CONTROL_BEFORE,
      controlAfter: CONTROL_PILOT,
    }

    expect(numbersOf(differenceInDifferences(segments, PLAIN))).toEqual(
      close(9, {
        estimate: -6.5,
        standardError: 1.353340157,
        df: 33.467316931,
        lower: -9.25193144,
        upper: -3.74806856,
      }),
    )
  })
})

describe('Hodges and Lehmann', () => {
  const repeat = (pairs: [number, number][]) => pairs.flatMap(([value, times]) => Array<number>(times).fill(value))
  const REACT_X = repeat([
    [1.94, 2],
    [2.92, 4],
    [3.27, 4],
    [3.7, 2],
    [3.74, 1],
  ])
  const REACT_Y = repeat([
    [3.27, 3],
    [3.7, 2],
    [3.74, 1],
  ])

  test('SAS NPAR1WAY, data set React, at 98 %', () => {
    const found = hodgesLehmann(REACT_X, REACT_Y, 0.02)

    expect(found.k).toBe(13)
    expect(found).toEqual(close(9, { estimate: 0.35, lower: 0, upper: 0.82 }))
  })

  test('Hollander and Wolfe, permeability of chorioamnion, at 96 %', () => {
    const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    const y = [1.15, 0.88, 0.9, 0.74, 1.21]
    const found = hodgesLehmann(y, x, 0.04)
    const chances = rankSumNull(10, 5)
    const below = (u: number) => chances.slice(0, u + 1).reduce((all, chance) => all + chance, 0)

    // U = 35 of 50, so at least 35 is as likely as at most 15; 1 - 2 P(U <= 8) is the exact level.
    expect(below(15)).toBeCloseTo(0.1272, 4)
    expect(1 - 2 * below(8)).toBeCloseTo(0.96004, 5)
    expect(found.k).toBe(9)
    expect(found).toEqual(close(9, { estimate: 0.305, lower: -0.15, upper: 0.76 }))
  })

  test('the chicken data of CAMIS', () => {
    const x = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    const y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    const found = hodgesLehmann(y, x, 0.05)

    expect(found.k).toBe(18)
    expect(found).toEqual(close(9, { estimate: 0.56, lower: -0.37, upper: 1.183 }))
  })

  test.each([
    [3, 3, 0.04],
    [3, 4, 0.04],
    [4, 5, 0.01],
  ])('%i and %i values are too few at %f', (m, n, alpha) => {
    const found = hodgesLehmann(withMoments(m, 5, 1), withMoments(n, 6, 1), alpha)

    expect(found).toMatchObject({ lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, k: 0 })
    expect(found.noInterval).toBe('too-few')
  })

  test('beyond 2,500 pairs the ranks are approximated', () => {
    const [x, y] = [withMoments(60, 10, 2), withMoments(50, 12, 2)]
    // 1500 - 1.96 sqrt(3000 x 111 / 12) = 1173.5
    expect(hodgesLehmann(x, y, 0.05).k).toBe(1_174)
  })
})

describe('shares', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson, Newcombe 1998: %i of %i', (hits, cases, lower, upper) => {
    expect(wilsonInterval({ hits, cases }, 0.05)).toEqual(close(4, { lower, upper }))
  })

  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('Newcombe method 10, 1998: %i of %i minus %i of %i', (hits, cases, hits0, cases0, lower, upper) => {
    const found = newcombeInterval({ hits: hits0, cases: cases0 }, { hits, cases }, 0.05)

    expect(found).toEqual(close(4, { lower, upper }))
  })

  test('without cases everything is possible', () => {
    expect(wilsonInterval({ hits: 0, cases: 0 }, 0.05)).toEqual({ lower: 0, upper: 1 })
    expect(newcombeInterval({ hits: 0, cases: 0 }, { hits: 1, cases: 2 }, 0.05)).toMatchObject({ lower: -1, upper: 1 })
  })
})

describe('values that never vary', () => {
  test('give no interval, and a reason', () => {
    const flat = welchInterval(Array(12).fill(0.1), Array(8).fill(0.3), { alpha: 0.04 })

    expect(flat).toMatchObject({ phi: 0, df: null, noInterval: 'no-variation', lower: Number.NEGATIVE_INFINITY })
    expect(welchInterval([1, 2, 3], [4], { alpha: 0.04 }).noInterval).toBe('no-variation')
    expect(meanInterval([2, 2, 2], { alpha: 0.04 }).noInterval).toBe('no-variation')
  })

  test('in one segment alone still allow one', () => {
    const found = welchInterval(Array(6).fill(5), [1, 2, 3, 2, 1, 3], PLAIN)

    expect(found).toMatchObject({ df: 5, noInterval: null })
  })
})

describe('autocorrelation', () => {
  test('is not measured with too few values', () => {
    expect(
      autocorrelation([
        [1, 2, 3],
        [4, 5, 6],
      ]).phi,
    ).toBe(0)
    expect(autocorrelation([[1, 2, 3]]).phi).toBe(0)
  })

  test('a missing period breaks the pair of its neighbours', () => {
    // Mean 3, residuals -2 -1 | 1 2: products 2 and 2 of squares 10; with the pair -1 x 1 it would be 3.
    expect(autocorrelation([[1, 2, null, 4, 5]]).r).toBeCloseTo(0.4, 12)
    expect(autocorrelation([[1, 2, 4, 5]]).r).toBeCloseTo(0.3, 12)
  })
})
