import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IndexParts, priorityIndex } from '#app/core/priority/priority-index.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { cases } from '#tests/support/cases.ts'

const at = (value: number): Interval => ({ lo: value, hi: value })
const PARTS: IndexParts = {
  net: { lo: 10_000, hi: 40_000 },
  readiness: { lo: 0.5, hi: 0.8 },
  risk: { lo: 0.1, hi: 0.25 },
  cost: { lo: 8_000, hi: 20_000 },
}

describe('the index of priority (methods 4.4)', () => {
  test('is net value a year for each unit spent, discounted by readiness and risk', () => {
    const sure = priorityIndex({ net: at(14_520), readiness: at(0.62), risk: at(0.1), cost: at(30_000) })

    expect(sure.lo).toBeCloseTo((14_520 * 0.62 * 0.9) / 30_000, 12)
    expect(sure.hi).toBe(sure.lo)
  })

  test('has its ends where everything is at its worst and at its best', () => {
    const { lo, hi } = priorityIndex(PARTS)

    expect(lo).toBeCloseTo((10_000 * 0.5 * 0.75) / 20_000, 12)
    expect(hi).toBeCloseTo((40_000 * 0.8 * 0.9) / 8_000, 12)
  })

  test('where a year may lose money, the loss is greatest with most readiness and least cost', () => {
    const { lo, hi } = priorityIndex({ ...PARTS, net: { lo: -5_000, hi: -1_000 } })

    expect(lo).toBeCloseTo((-5_000 * 0.8 * 0.9) / 8_000, 12)
    expect(hi).toBeCloseTo((-1_000 * 0.5 * 0.75) / 20_000, 12)
  })

  test.each([
    ['value', { net: at(0) }],
    ['readiness', { readiness: at(0) }],
    ['what the law leaves', { risk: at(1) }],
  ])('a zero of %s is a zero', (_, zero) => {
    const { lo, hi } = priorityIndex({ ...PARTS, ...zero })

    expect([lo + 0, hi + 0]).toEqual([0, 0])
  })

  test('costs below one unit count as one', () => {
    expect(priorityIndex({ ...PARTS, cost: at(0) })).toEqual(priorityIndex({ ...PARTS, cost: at(1) }))
  })
})

describe('for all parts', () => {
  const interval = (least: number, most: number) =>
    fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most })).map(([a, b]) => ({
      lo: Math.min(a, b),
      hi: Math.max(a, b),
    }))
  const share = interval(0, 100).map(({ lo, hi }) => ({ lo: lo / 100, hi: hi / 100 }))
  const parts = (least: number): fc.Arbitrary<IndexParts> =>
    fc.record({ net: interval(least, 90_000), readiness: share, risk: share, cost: interval(0, 60_000) })
  const one = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
  const within = ({ lo, hi }: Interval, u: number) => lo + u * (hi - lo)

  test('every value within the parts has its index within the ends', () => {
    const property = fc.property(parts(-90_000), fc.tuple(one, one, one, one), (all, [a, b, c, d]) => {
      const index = priorityIndex(all)
      const net = within(all.net, a)
      const exact = (net * within(all.readiness, b) * (1 - within(all.risk, c))) / Math.max(within(all.cost, d), 1)

      expect(exact).toBeGreaterThanOrEqual(index.lo - 1e-6)
      expect(exact).toBeLessThanOrEqual(index.hi + 1e-6)
    })
    fc.assert(property, { numRuns: cases(2_000) })
  })

  test('more value and more readiness never lower it; more risk and more cost never raise it', () => {
    const raised = fc.record({ net: fc.nat(9_000), readiness: one, risk: one, cost: fc.nat(9_000) })
    const property = fc.property(parts(0), raised, (all, by) => {
      const index = priorityIndex(all)
      const shift = ({ lo, hi }: Interval, step: number): Interval => ({ lo: lo + step, hi: hi + step })
      const better = [
        priorityIndex({ ...all, net: shift(all.net, by.net) }),
        priorityIndex({ ...all, readiness: shift(all.readiness, by.readiness) }),
      ]
      const worse = [
        priorityIndex({ ...all, risk: { lo: Math.min(1, all.risk.lo + by.risk), hi: 1 } }),
        priorityIndex({ ...all, cost: shift(all.cost, by.cost) }),
      ]

      for (const { lo, hi } of better) expect([lo >= index.lo, hi >= index.hi]).toEqual([true, true])
      for (const { lo, hi } of worse) expect([lo <= index.lo, hi <= index.hi]).toEqual([true, true])
    })
    fc.assert(property, { numRuns: cases(2_000) })
  })

  test('what is known better lies within what was known', () => {
    const property = fc.property(parts(-90_000), fc.tuple(one, one), (all, [a, b]) => {
      const narrow = (wide: Interval): Interval => ({
        lo: within(wide, Math.min(a, b)),
        hi: within(wide, Math.max(a, b)),
      })
      const known = priorityIndex({
        net: narrow(all.net),
        readiness: narrow(all.readiness),
        risk: narrow(all.risk),
        cost: narrow(all.cost),
      })
      const index = priorityIndex(all)

      expect(known.lo).toBeGreaterThanOrEqual(index.lo - 1e-6)
      expect(known.hi).toBeLessThanOrEqual(index.hi + 1e-6)
    })
    fc.assert(property, { numRuns: cases(2_000) })
  })
})
