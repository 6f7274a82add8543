import { describe, expect, test } from 'vitest'
import { krippendorffAlpha, type Metric, readAlpha } from '#app/core/agreement/krippendorff.ts'
import { measureSpread } from '#app/core/agreement/spread.ts'
import { type Rating, settledHull, trimmedHull } from '#app/core/agreement/trimmed-hull.ts'
import type { Interval } from '#app/core/scoring/result.ts'

const LADDER = { lo: 0, hi: 4 }
const rated = (levels: number[], weights?: number[]): Rating[] =>
  levels.map((level, at) => ({ level, weight: weights?.[at] ?? 1 }))

describe('the trimmed hull', () => {
  test.each<{ levels: number[]; weights?: number[]; hull: [number, number] | null }>([
    { levels: [], hull: null },
    { levels: [3], hull: [3, 3] },
    { levels: [2, 3], hull: [2, 3] },
    { levels: [1, 3], hull: [1, 3] },
    { levels: [0, 2, 2, 3], hull: [0, 3] },
    { levels: [0, 2, 2, 2, 3], hull: [2, 2] },
    { levels: [2, 2, 2, 2, 4, 4], hull: [2, 4] },
    { levels: [0, 0, 2, 2, 2, 2, 2, 4, 4, 4], hull: [2, 4] },
    { levels: [0, 3, 3], weights: [1, 3, 3], hull: [3, 3] },
    { levels: [0, 3, 3], weights: [1, 2, 1], hull: [0, 3] },
    { levels: [1, 3], weights: [3, 1], hull: [1, 3] },
  ])('of $levels with weights $weights is $hull', ({ levels, weights, hull }) => {
    expect(trimmedHull(rated(levels, weights))).toEqual(hull && { lo: hull[0], hi: hull[1] })
  })

  test.each<{ levels: number[]; weights?: number[]; settled: Interval }>([
    { levels: [2, 2, 2], settled: { lo: 0, hi: 4 } },
    { levels: [2, 2, 2, 2], settled: { lo: 2, hi: 2 } },
    { levels: [3, 3], weights: [3, 3], settled: { lo: 3, hi: 3 } },
    { levels: [], settled: { lo: 0, hi: 4 } },
  ])('of $levels ($weights) is settled between $settled while one person may still answer', (given) => {
    expect(settledHull(rated(given.levels, given.weights), [1], LADDER)).toEqual(given.settled)
  })
})

describe('the spread', () => {
  test.each([
    { levels: [1, 3], averageDeviation: 1, withinGroup: 0, flag: 'disagree' },
    { levels: [0, 2, 2, 2, 3], averageDeviation: 0.6, withinGroup: 0.4, flag: null },
    { levels: [2, 2, 2, 2, 4, 4], averageDeviation: 2 / 3, withinGroup: 0.466667, flag: 'disagree' },
    { levels: [2, 3], averageDeviation: 0.5, withinGroup: 0.75, flag: 'slight' },
    { levels: [2, 2, 2], averageDeviation: 0, withinGroup: 1, flag: null },
    { levels: [3], averageDeviation: 0, withinGroup: null, flag: null },
  ])('of $levels', ({ levels, averageDeviation, withinGroup, flag }) => {
    const spread = measureSpread(levels, trimmedHull(rated(levels)) as Interval)

    expect(spread.averageDeviation).toBeCloseTo(averageDeviation, 9)
    expect(spread.withinGroup === null ? null : Number(spread.withinGroup.toFixed(6))).toBe(withinGroup)
    expect(spread.flag).toBe(flag)
  })

  // Burke, Finkelstein and Dusig (1999): A/6 = 5/6 for five options. Counts of methods 2.4 over all multisets.
  test.each([
    { people: 3, beyondWidth: 0, all: 35 },
    { people: 4, beyondWidth: 0, all: 70 },
    { people: 5, beyondWidth: 8, all: 126 },
    { people: 6, beyondWidth: 4, all: 210 },
    { people: 7, beyondWidth: 8, all: 330 },
  ])('the mean distance finds $beyondWidth of $all sets of $people answers that the width does not', (given) => {
    const sets = multisets(given.people)
    const found = sets.filter((levels) => {
      const { width, flag } = measureSpread(levels, trimmedHull(rated(levels)) as Interval)
      return width < 2 && flag === 'disagree'
    })

    expect(sets).toHaveLength(given.all)
    expect(found).toHaveLength(given.beyondWidth)
  })
})

function multisets(size: number, from = 0): number[][] {
  if (size === 0) return [[]]
  const levels = [0, 1, 2, 3, 4].filter((level) => level >= from)
  return levels.flatMap((level) => multisets(size - 1, level).map((rest) => [level, ...rest]))
}

/** Krippendorff's data "C", four observers and twelve units, as in R irr::kripp.alpha and fast-krippendorff. */
const C: (number | null)[][] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]
const unitsOf = (observers: (number | null)[][]) =>
  (observers[0] ?? []).map((_, unit) => observers.flatMap((own) => own[unit] ?? []))

describe("Krippendorff's alpha", () => {
  test.each<{ metric: Metric; published: number; exact: number }>([
    { metric: 'nominal', published: 0.743, exact: 0.7434210526 },
    { metric: 'ordinal', published: 0.815, exact: 0.8153875038 },
    { metric: 'ratio', published: 0.797, exact: 0.7974027747 },
    { metric: 'interval', published: 0.849, exact: 0.8491071429 },
  ])('of data C is $published by the $metric metric (R irr::kripp.alpha)', ({ metric, published, exact }) => {
    const alpha = krippendorffAlpha(unitsOf(C), metric) as number

    expect(alpha.toFixed(3)).toBe(published.toFixed(3))
    expect(alpha).toBeCloseTo(exact, 9)
  })

  test('does not change when 1 is taken from every value (ordinal)', () => {
    const shifted = C.map((own) => own.map((value) => (value === null ? null : value - 1)))

    expect(krippendorffAlpha(unitsOf(shifted), 'ordinal')).toBeCloseTo(0.8153875038, 9)
  })

  test('of (2,2,2), (1,2,2), (3,4,3), (0,0,1), (4,4), (2) is 0.9023698264', () => {
    const units = [[2, 2, 2], [1, 2, 2], [3, 4, 3], [0, 0, 1], [4, 4], [2]]

    expect(krippendorffAlpha(units, 'ordinal')).toBeCloseTo(0.9023698264, 9)
  })

  test.each([
    { units: unitsOf(C), observers: 4, reading: 'reliable', why: null },
    { units: unitsOf(C).slice(0, 9), observers: 4, reading: null, why: 'fewQuestions' },
    { units: unitsOf(C), observers: 1, reading: null, why: 'fewPeople' },
    { units: Array.from({ length: 10 }, () => [2, 2]), observers: 2, reading: null, why: 'noVariation' },
    { units: Array.from({ length: 10 }, (_, at) => [at % 2, 1]), observers: 2, reading: 'dependsOnWhom', why: null },
  ])('is read as $reading, $why', ({ units, observers, reading, why }) => {
    expect(readAlpha(units, observers)).toMatchObject({ reading, why })
  })
})
