import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Series } from '#app/core/pilots/moments.ts'
import { MONTGOMERY_CONSTANTS, type XmrLimits, type XmrOptions, xmrLimits } from '#app/core/pilots/xmr-limits.ts'
import { cases } from '#tests/support/cases.ts'
import { DAYS_BEFORE, FLOWRATE, NHS_VIGNETTE, R_NORMALS, VISCOSITY } from './support/published.ts'

function limitsOf(values: Series, options?: XmrOptions): XmrLimits {
  const limits = xmrLimits(values, options)
  if (limits === null) throw new Error('No limits.')
  return limits
}

describe('limits agree with what others published', () => {
  test('Montgomery example 6.5, as qicharts2 computes it', () => {
    const limits = limitsOf(FLOWRATE.slice(0, 20), { constants: MONTGOMERY_CONSTANTS })

    expect(limits.centre).toBe(300.5)
    expect(limits.meanRange).toBeCloseTo(7.7894736842105265, 12)
    expect(limits.lower).toBeCloseTo(279.78331466965284, 10)
    expect(limits.upper).toBeCloseTo(321.21668533034716, 10)
    expect(limits.rangeUpper).toBeCloseTo(25.44821052631579, 10)
    const rounded = limitsOf(FLOWRATE.slice(0, 20))
    expect([rounded.lower, rounded.upper]).toEqual([expect.closeTo(279.78, 2), expect.closeTo(321.22, 2)])
  })

  test('the vignette of NHSRplotthedots, screened and not', () => {
    // It sets no limit to how many of the 18 values count.
    const screened = limitsOf(NHS_VIGNETTE, { screen: true })
    const plain = limitsOf(NHS_VIGNETTE)

    expect(screened.centre).toBeCloseTo(1.94, 2)
    expect([screened.lower, screened.upper]).toEqual([expect.closeTo(-0.715556, 6), expect.closeTo(4.604444, 6)])
    expect([plain.lower, plain.upper]).toEqual([expect.closeTo(-3.062614, 6), expect.closeTo(6.951503, 6)])
  })

  test('the snapshot of NHSRplotthedots: twenty normal numbers of R, and with the fifteenth set to 10', () => {
    const plain = limitsOf(R_NORMALS, { screen: true })
    const outlier = R_NORMALS.with(14, 10)
    const [screened, unscreened] = [limitsOf(outlier, { screen: true }), limitsOf(outlier)]

    expect(plain.centre).toBeCloseTo(0.1416238, 7)
    expect([plain.lower, plain.upper]).toEqual([expect.closeTo(-3.01138, 5), expect.closeTo(3.294627, 6)])
    expect(screened.centre).toBeCloseTo(0.6694159, 7)
    expect([screened.lower, screened.upper]).toEqual([expect.closeTo(-2.383666, 6), expect.closeTo(3.722497, 6)])
    expect([unscreened.lower, unscreened.upper]).toEqual([expect.closeTo(-4.596625, 6), expect.closeTo(5.935457, 6)])
  })

  test('viscosity of qcc', () => {
    const limits = limitsOf(VISCOSITY)

    expect(limits.centre).toBeCloseTo(34.088, 9)
    expect(limits.meanRange).toBeCloseTo(0.572632, 6)
    expect([limits.lower, limits.upper]).toEqual([expect.closeTo(32.5648, 4), expect.closeTo(35.6112, 4)])
  })

  test('twelve days of our own (methods 5)', () => {
    const limits = limitsOf(DAYS_BEFORE)

    expect(limits).toMatchObject({
      centre: expect.closeTo(50.333333, 6),
      meanRange: expect.closeTo(3.363636, 6),
      lower: expect.closeTo(41.386061, 6),
      upper: expect.closeTo(59.280606, 6),
      rangeUpper: expect.closeTo(10.992364, 6),
      status: 'firm',
    })
  })
})

describe('how much data limits take', () => {
  test.each([
    [5, null],
    [6, 'trial'],
    [11, 'trial'],
    [12, 'firm'],
  ])('%i values: %s', (count, status) => {
    expect(xmrLimits(FLOWRATE.slice(0, count))?.status ?? null).toBe(status)
  })

  test('only the first twenty values count, missing periods aside', () => {
    const gappy = [...FLOWRATE.slice(0, 10), null, ...FLOWRATE.slice(10)]
    const limits = limitsOf(gappy)

    expect(limits.points).toBe(20)
    expect(limits.centre).toBe(300.5)
    expect(limits).toEqual(limitsOf(gappy.slice(0, 21)))
  })

  test('a missing period breaks the pair of its neighbours', () => {
    // Ranges 1 (1-2), 1 (2-3), 2 (5-7), 2 (7-9): the step from 3 to 5 is none.
    const limits = limitsOf([1, 2, 3, null, 5, 7, 9])

    expect(limits.meanRange).toBe(1.5)
  })

  test('without any neighbours there are no limits', () => {
    const every = [1, 2, 3, 4, 5, 6, 7].flatMap((value) => [value, null])

    expect(xmrLimits(every)).toBeNull()
  })

  test('natural bounds clip what is drawn, never the limits themselves', () => {
    const limits = limitsOf([1, 8, 2, 9, 1, 7], { bounds: { lower: 0, upper: 10 } })

    expect(limits.lower).toBeLessThan(0)
    expect(limits.upper).toBeGreaterThan(10)
    expect(limits.drawn).toEqual({ lower: 0, upper: 10 })
  })
})

describe('for every series', () => {
  const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 6, maxLength: 20 })

  test('another unit moves the limits with the values, and a turned one swaps them', () => {
    const unit = fc.double({ min: 0.1, max: 10, noNaN: true })
    const run = fc.property(
      series,
      unit,
      fc.boolean(),
      fc.integer({ min: -50, max: 50 }),
      (values, size, turned, a) => {
        const b = turned ? -size : size
        const [before, after] = [limitsOf(values), limitsOf(values.map((value) => a + b * value))]

        const moved = [a + b * before.lower, a + b * before.upper].sort((x, y) => x - y)
        expect(Math.abs(after.lower - (moved[0] ?? 0))).toBeLessThan(1e-7)
        expect(Math.abs(after.upper - (moved[1] ?? 0))).toBeLessThan(1e-7)
      },
    )
    fc.assert(run, { numRuns: cases(2_000) })
  })

  test('read backwards the limits are the same', () => {
    const run = fc.property(series, (values) => {
      const [there, back] = [limitsOf(values), limitsOf(values.toReversed())]

      expect(Math.abs(there.lower - back.lower)).toBeLessThan(1e-9)
      expect(Math.abs(there.upper - back.upper)).toBeLessThan(1e-9)
    })
    fc.assert(run, { numRuns: cases(2_000) })
  })
})
