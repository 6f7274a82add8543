import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tornado, valueAt, valueRange } from '#app/core/pilots/pilot-value.ts'
import { testClaim } from '#app/core/pilots/test-claim.ts'
import { drawValue, percentile, triangular } from '#app/core/pilots/value-draws.ts'
import { pointOf, type Range, rangeOf, VALUE_INPUTS, type ValueInputs } from '#app/core/pilots/value-inputs.ts'
import { cases } from '#tests/support/cases.ts'

const range = (low: number, base: number, high: number): Range => ({ low, base, high })

/** The example of methods 5, ROI. */
const EXAMPLE: ValueInputs = {
  volume: range(18_000, 20_000, 22_000),
  adoption: range(0.5, 0.7, 0.85),
  minutes: range(2.5, 4, 5.5),
  wage: range(38, 42, 46),
  realised: range(0.4, 0.6, 0.8),
  run: range(12_000, 9_000, 7_000),
  oneOff: range(40_000, 30_000, 24_000),
  errors: null,
}

describe('the value of a year (methods 5, ROI)', () => {
  test('at its three points', () => {
    const { low, base, high } = valueRange(EXAMPLE)

    expect([low.benefit, base.benefit, high.benefit].map((money) => Math.round(money * 100) / 100)).toEqual([
      5_700, 23_520, 63_081.33,
    ])
    expect([low.net, base.net, high.net].map((money) => Math.round(money * 100) / 100)).toEqual([
      -6_300, 14_520, 56_081.33,
    ])
    expect(low.paybackMonths).toBeNull()
    expect(base.paybackMonths).toBeCloseTo(24.793, 3)
    expect(high.paybackMonths).toBeCloseTo(5.135, 3)
  })

  test('where the pilot may have done harm, the worst is where most of it happens (errata W7)', () => {
    const { low, high } = valueRange({ ...EXAMPLE, minutes: range(-1, 4, 5.5) })

    expect(low.benefit).toBeCloseTo(-11_469.333333, 6)
    expect(high.benefit).toBeCloseTo(63_081.333333, 6)
  })

  test('ten thousand draws of seed 2024', () => {
    const draws = drawValue(EXAMPLE, 2024)

    expect(draws.net.p10).toBeCloseTo(6_850.05, 2)
    expect(draws.net.p50).toBeCloseTo(13_250.86, 2)
    expect(draws.net.p90).toBeCloseTo(21_307.12, 2)
    expect(draws.chanceNetPositive).toBeCloseTo(0.999, 4)
    expect(draws.chanceFirstYearPositive).toBeCloseTo(0.0054, 4)
  })

  test.each([
    [0, 10],
    [0.1, 16.324555],
    [0.5, 25.505103],
    [0.9, 39.045549],
    [1, 50],
  ])('the triangle of 10, 20, 50 at %f, also if its larger end is the low one', (u, expected) => {
    expect(triangular(range(10, 20, 50), u)).toBeCloseTo(expected, 6)
    expect(triangular(range(50, 20, 10), u)).toBeCloseTo(expected, 6)
    expect(triangular(range(7, 7, 7), u)).toBe(7)
  })

  test('a percentile is counted in whole numbers: 7 % of 100 is the seventh', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1)

    expect([percentile(hundred, 7), percentile(hundred, 50), percentile(hundred, 100)]).toEqual([7, 50, 100])
    expect(percentile([1, 2, 3], 50)).toBe(2)
  })

  test('the tornado begins with what matters most', () => {
    const bars = tornado(EXAMPLE)

    // Realised .4 or .8 of 39,200 is 15,680 or 31,360; minutes 2.5 or 5.5 of 5,880 a minute 14,700 or 32,340.
    expect(bars.map(({ input }) => input)).toEqual(['minutes', 'realised', 'adoption', 'run', 'volume', 'wage'])
    expect(bars[0]?.atLow).toBeCloseTo(5_700, 6)
    expect(bars[0]?.span).toBeCloseTo(17_640, 6)
  })

  test('errors avoided count with what one costs', () => {
    const inputs = { ...EXAMPLE, errors: { avoided: range(0, 0.01, 0.02), cost: range(5, 10, 20) } }

    expect(valueRange(inputs).base.benefit - 23_520).toBeCloseTo(20_000 * 0.7 * 0.01 * 10, 6)
    expect(tornado(inputs).map(({ input }) => input)).toContain('avoided')
    expect(drawValue(inputs, 1).net.p50).toBeGreaterThan(drawValue(EXAMPLE, 1).net.p50)
  })
})

describe('for all inputs', () => {
  const positive = (most: number) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: 3, maxLength: 3 }).map((ends) => sorted(ends, false))
  const signed = fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 })
    .map((ends) => sorted(ends, false))
  const cost = fc
    .array(fc.integer({ min: 0, max: 900 }), { minLength: 3, maxLength: 3 })
    .map((ends) => sorted(ends, true))
  const inputs: fc.Arbitrary<ValueInputs> = fc.record({
    volume: positive(500),
    adoption: positive(9),
    minutes: signed,
    wage: positive(60),
    realised: positive(9),
    run: cost,
    oneOff: cost,
    errors: fc.option(fc.record({ avoided: signed, cost: positive(50) })),
  })
  const sorted = (ends: number[], isCost: boolean) => {
    const [low = 0, base = 0, high = 0] = ends.toSorted((a, b) => (isCost ? b - a : a - b))
    return range(low, base, high)
  }

  test('every draw lies between the ends, and the percentiles are in order', () => {
    const property = fc.property(inputs, fc.array(fc.nat(1_000), { minLength: 9, maxLength: 9 }), (all, us) => {
      const { low, high } = valueRange(all)
      const point = pointOf(all, (one, name) => triangular(one, (us[VALUE_INPUTS.indexOf(name)] ?? 0) / 1_000))
      const { net } = valueAt(point)

      expect(net).toBeGreaterThanOrEqual(low.net - 1e-6)
      expect(net).toBeLessThanOrEqual(high.net + 1e-6)
    })
    fc.assert(property, { numRuns: cases(2_000) })
  })

  test('the ends are the least and the most of all corners', () => {
    const property = fc.property(inputs, (all) => {
      const names = VALUE_INPUTS.filter((name) => rangeOf(all, name) !== null && name !== 'oneOff')
      const nets = Array.from(
        { length: 2 ** names.length },
        (_, bits) => valueAt(pointOf(all, (one, name) => ((bits >> names.indexOf(name)) & 1 ? one.high : one.low))).net,
      )
      const { low, high } = valueRange(all)

      expect(Math.abs(low.net - Math.min(...nets))).toBeLessThan(1e-6)
      expect(Math.abs(high.net - Math.max(...nets))).toBeLessThan(1e-6)
    })
    fc.assert(property, { numRuns: cases(300) })
  })

  test('the percentiles of the draws are in order and within the ends', () => {
    const property = fc.property(inputs, fc.nat(), (all, seed) => {
      const { net } = drawValue(all, seed)
      const { low, high } = valueRange(all)

      expect(net.p10).toBeLessThanOrEqual(net.p50)
      expect(net.p50).toBeLessThanOrEqual(net.p90)
      expect(net.p10).toBeGreaterThanOrEqual(low.net - 1e-6)
      expect(net.p90).toBeLessThanOrEqual(high.net + 1e-6)
    })
    fc.assert(property, { numRuns: 10 })
  })
})

describe('a claim of the library', () => {
  const claim = (lower: number, upper: number, level = 50) =>
    testClaim({ least: 0.2, level, improvement: { lower, upper } }).state

  test.each([
    [10, 20, 'supported'],
    [2, 20, 'partly'],
    [-2, 20, 'notSupported'],
    [-2, 9.9, 'refuted'],
    [2, 9.9, 'refuted'],
  ])('of a fifth of 50, with an improvement between %d and %d: %s', (lower, upper, state) => {
    expect(claim(lower, upper)).toBe(state)
    expect(claim(lower, upper, -50)).toBe(state)
  })

  test('stays open while nothing may be read, and without a level', () => {
    expect(testClaim(null)).toEqual({ state: 'open', improvement: null })
    expect(claim(2, 20, 0)).toBe('open')
  })

  test('is reported with the improvement as a share', () => {
    expect(testClaim({ least: 0.2, level: 50, improvement: { lower: 2, upper: 20 } }).improvement).toEqual({
      lower: 0.04,
      upper: 0.4,
    })
  })
})
