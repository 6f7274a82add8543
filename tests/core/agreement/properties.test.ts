import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { krippendorffAlpha } from '#app/core/agreement/krippendorff.ts'
import { measureSpread } from '#app/core/agreement/spread.ts'
import { type Rating, settledHull, trimmedHull } from '#app/core/agreement/trimmed-hull.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { cases } from '#tests/support/cases.ts'

const LADDER = { lo: 0, hi: 4 }
const runs = { numRuns: cases(2000) }
const rating = fc.record({ level: fc.nat(4), weight: fc.integer({ min: 1, max: 3 }) })
const someRatings = fc.array(rating, { minLength: 1, maxLength: 9 })
const hullOf = (ratings: Rating[]) => trimmedHull(ratings) as Interval
const levelsOf = (ratings: Rating[]) => ratings.map(({ level }) => level)

describe('the trimmed hull', () => {
  test('holds the weighted median', () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const { lo, hi } = hullOf(ratings)
        const voices = ratings.flatMap(({ level, weight }) => Array.from({ length: weight }, () => level)).sort()
        const [lower, upper] = [voices[Math.floor((voices.length - 1) / 2)], voices[Math.floor(voices.length / 2)]]
        const median = ((lower as number) + (upper as number)) / 2

        expect(lo).toBeLessThanOrEqual(median)
        expect(hi).toBeGreaterThanOrEqual(median)
      }),
      runs,
    )
  })

  test('does not change when every answer is given twice, nor does the mean distance', () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const twice = [...ratings, ...ratings]

        expect(hullOf(twice)).toEqual(hullOf(ratings))
        expect(measureSpread(levelsOf(twice), LADDER).averageDeviation).toBeCloseTo(
          measureSpread(levelsOf(ratings), LADDER).averageDeviation,
          12,
        )
      }),
      runs,
    )
  })

  test('does not hang on the order, and no end falls when an answer rises', () => {
    fc.assert(
      fc.property(someRatings, fc.nat(), (ratings, pick) => {
        const was = hullOf(ratings)
        const at = pick % ratings.length
        const raised = ratings.map((own, index) => (index === at ? { ...own, level: Math.min(4, own.level + 1) } : own))
        const is = hullOf(raised)

        expect(hullOf(ratings.toReversed())).toEqual(was)
        expect(is.lo).toBeGreaterThanOrEqual(was.lo)
        expect(is.hi).toBeGreaterThanOrEqual(was.hi)
      }),
      runs,
    )
  })

  test('of one voice has no width, no distance and full agreement', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.integer({ min: 2, max: 8 }), (level, count) => {
        const levels = Array.from({ length: count }, () => level)
        const hull = hullOf(levels.map((own) => ({ level: own, weight: 1 })))

        expect(measureSpread(levels, hull)).toEqual({ width: 0, averageDeviation: 0, withinGroup: 1, flag: null })
      }),
    )
  })
})

describe('theorem 2: whatever the pending people say, the outcome lies in the settled interval', () => {
  const LEVELS = [0, 1, 2, 3, 4]
  const WEIGHTS = [1, 2, 3]
  const sets = (size: number): Rating[][] =>
    size === 0
      ? [[]]
      : sets(size - 1).flatMap((rest) =>
          LEVELS.flatMap((level) => WEIGHTS.map((weight) => [...rest, { level, weight }])),
        )
  /** Every reply of the pending people, "not sure" (left out) too. */
  const replies = (weights: number[]): Rating[][] =>
    weights.reduce<Rating[][]>(
      (all, weight) => all.flatMap((rest) => [rest, ...LEVELS.map((level) => [...rest, { level, weight }])]),
      [[]],
    )

  test.each([0, 1, 2])('exhaustively for %i definite answers and up to two pending', (size) => {
    const pending = [[], ...WEIGHTS.map((weight) => [weight]), ...WEIGHTS.flatMap((a) => WEIGHTS.map((b) => [a, b]))]
    let outside = 0
    let checked = 0
    for (const given of sets(size)) {
      for (const weights of pending) {
        const settled = settledHull(given, weights, LADDER)
        for (const reply of replies(weights)) {
          const outcome = trimmedHull([...given, ...reply]) ?? LADDER
          checked += 1
          if (outcome.lo < settled.lo || outcome.hi > settled.hi) outside += 1
        }
      }
    }

    // (1 + 3 * 6 + 9 * 36) replies for each of 15 ** size sets
    expect(checked).toBe(343 * 15 ** size)
    expect(outside).toBe(0)
  })

  test('for larger teams', () => {
    const reply = fc.option(fc.nat(4))
    const waiting = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), reply), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 8 }), waiting, (given, pending) => {
        const settled = settledHull(
          given,
          pending.map(([weight]) => weight),
          LADDER,
        )
        const said = pending.flatMap(([weight, level]) => (level === null ? [] : [{ level, weight }]))
        const outcome = trimmedHull([...given, ...said]) ?? LADDER
        const soFar = trimmedHull(given) ?? LADDER

        expect(Math.min(outcome.lo, soFar.lo)).toBeGreaterThanOrEqual(settled.lo)
        expect(Math.max(outcome.hi, soFar.hi)).toBeLessThanOrEqual(settled.hi)
      }),
      runs,
    )
  })
})

describe("Krippendorff's alpha", () => {
  /** Rows are observers, columns units. */
  const someTable = fc.array(fc.array(fc.option(fc.nat(4)), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 5,
  })
  type Table = (number | null)[][]
  const alphaOf = (table: Table) =>
    krippendorffAlpha(
      (table[0] ?? []).map((_, unit) => table.flatMap((own) => own[unit] ?? [])),
      'ordinal',
    )
  const RELABELLED = [1, 3, 4, 9, 20]

  test('does not hang on the order of observers or units, nor on rising labels', () => {
    fc.assert(
      fc.property(someTable, (table) => {
        const alpha = alphaOf(table)
        const others = [
          table.toReversed(),
          table.map((own) => own.toReversed()),
          table.map((own) => own.map((level) => (level === null ? null : (RELABELLED[level] as number)))),
        ]

        for (const other of others) {
          if (alpha === null) expect(alphaOf(other)).toBeNull()
          else expect(alphaOf(other)).toBeCloseTo(alpha, 9)
        }
      }),
      runs,
    )
  })

  test('is 1 exactly if no unit is split while values vary, and never more', () => {
    fc.assert(
      fc.property(someTable, (table) => {
        const alpha = alphaOf(table)
        const units = (table[0] ?? []).map((_, unit) => table.flatMap((own) => own[unit] ?? []))
        const paired = units.filter((ratings) => ratings.length > 1)
        const isSplit = paired.some((ratings) => new Set(ratings).size > 1)
        const varies = new Set(paired.flat()).size > 1

        expect(alpha !== null).toBe(varies)
        if (alpha === null) return
        expect(alpha).toBeLessThanOrEqual(1)
        expect(alpha === 1).toBe(!isSplit)
      }),
      runs,
    )
  })

  test('changes when an observer is counted twice', () => {
    const table: Table = [
      [0, 1, 2, 3],
      [1, 1, 2, 4],
      [0, 2, 3, 3],
    ]

    expect(alphaOf([...table, table[0] as number[]])).not.toBeCloseTo(alphaOf(table) as number, 3)
  })
})
