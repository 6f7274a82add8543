import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  casesForMargin,
  checkPlan,
  noiseOfCases,
  type PilotPlan,
  planSmallestEffect,
  proposeDesign,
} from '#app/core/pilots/pilot-plan.ts'
import { powerOfShares, powerOfT, sizeForEffect, sizeForShares, smallestEffect } from '#app/core/pilots/power.ts'

const unit = (n: number) => ({ n, sd: 1 })
const AT_5 = { alpha: 0.05 }

describe('power agrees with R', () => {
  test('power.t.test(n = 20, delta = 1)', () => {
    expect(powerOfT(Math.sqrt(10), 38, 0.05)).toBeCloseTo(0.8689528, 7)
  })

  test('power.t.test(power = .90, delta = 1) and (power = .80, delta = .5)', () => {
    expect(sizeForEffect(1, { alpha: 0.05, power: 0.9 })).toBeCloseTo(22.0211, 4)
    expect(sizeForEffect(0.5, AT_5)).toBeCloseTo(63.76576, 4)
  })

  test('power.prop.test(n = 50, p1 = .50, p2 = .75), and the size for 90 %', () => {
    expect(powerOfShares(50, [0.5, 0.75], 0.05)).toBeCloseTo(0.7401659, 6)
    expect(sizeForShares([0.5, 0.75], { alpha: 0.05, power: 0.9 })).toBeCloseTo(76.7, 1)
  })
})

describe('the smallest effect (methods 5.7)', () => {
  test.each([
    [12, 6, 1.49],
    [12, 8, 1.35],
    [26, 8, 1.17],
    [12, 10, 1.26],
  ])('%i weeks before and %i in the pilot show %f weekly standard deviations', (before, after, expected) => {
    expect(smallestEffect({ before: unit(before), after: unit(after) }, 1, AT_5)).toBeCloseTo(expected, 2)
  })

  test('25 cases a week, sd 12 minutes, weeks differ by 1: 3.5 minutes, 4.8 if weeks are alike', () => {
    const { within, between } = noiseOfCases(12, 25, 1)
    const sd = Math.hypot(within, between)
    const sizes = { before: { n: 12, sd }, after: { n: 8, sd } }

    expect(sd).toBeCloseTo(2.6, 2)
    expect(smallestEffect(sizes, 1, AT_5)).toBeCloseTo(3.5, 1)
    expect(smallestEffect(sizes, 1.3 / 0.7, AT_5)).toBeCloseTo(4.8, 1)
  })

  test('200 cases against 200 at the same time: 3.47 minutes; a rate of 20 %, 300 and 200: 10.6 points', () => {
    const cases = { before: { n: 200, sd: 12 }, after: { n: 200, sd: 12 } }
    const shares = { before: { n: 300, sd: 0.4 }, after: { n: 200, sd: 0.4 } }

    expect(smallestEffect(cases, 1, { alpha: 0.04 })).toBeCloseTo(3.47, 2)
    expect(100 * smallestEffect(shares, 1, { alpha: 0.04 })).toBeCloseTo(10.6, 1)
  })
})

describe('before the start', () => {
  const plan = (own: Partial<PilotPlan> = {}): PilotPlan => ({
    design: 'before-after',
    baselinePeriods: 12,
    pilotPeriods: 8,
    noise: noiseOfCases(12, 25, 1),
    phi: 0,
    ...own,
  })

  test('a target under half of the smallest effect is refused, under it warned of, above it accepted', () => {
    const effect = planSmallestEffect(plan())

    expect(checkPlan(plan(), effect / 2 - 0.01).ruling).toBe('refused')
    expect(checkPlan(plan(), effect / 2).ruling).toBe('warned')
    expect(checkPlan(plan(), effect - 0.01).ruling).toBe('warned')
    expect(checkPlan(plan(), effect).ruling).toBe('accepted')
    expect(checkPlan(plan(), 2).trueEffectNeeded).toBeCloseTo(2 + effect, 12)
  })

  test('a target of -20 % is warned of with 40 sessions a week, and accepted with 800', () => {
    // 3 of 10 sessions open a ticket; a fifth of that is 6 points.
    const sessions = (cases: number) => plan({ noise: noiseOfCases(Math.sqrt(0.3 * 0.7), cases, 0.01) })

    const few = checkPlan(sessions(40), 0.06)
    expect(few.ruling).toBe('warned')
    expect(few.levers[0]).toMatchObject({ lever: 'longer-baseline', delay: 0 })
    expect(checkPlan(sessions(800), 0.06).ruling).toBe('accepted')
  })

  test('26 weeks of history help more than two more weeks of pilot, and cost no time', () => {
    const { levers } = checkPlan(plan(), 3)

    expect(levers.map(({ lever, delay }) => [lever, delay])).toEqual([
      ['longer-baseline', 0],
      ['longer-pilot', 2],
      ['longer-pilot', 4],
    ])
    expect(levers[0]?.smallestEffect).toBeLessThan(levers[1]?.smallestEffect ?? 0)
  })

  test('where the weeks differ more than the cases, a split by lot is the first lever', () => {
    const { levers } = checkPlan(plan({ noise: noiseOfCases(12, 200, 3) }), 2.5)

    expect(levers[0]).toMatchObject({ lever: 'random-split', delay: 0, isEnough: true })
  })

  test('too few periods are refused whatever the target', () => {
    expect(checkPlan(plan({ pilotPeriods: 5 }), 99)).toMatchObject({
      ruling: 'refused',
      tooShort: { baseline: false, pilot: true },
    })
    expect(checkPlan(plan({ baselinePeriods: 0 }), 99)).toMatchObject({ ruling: 'refused', smallestEffect: Infinity })
    expect(checkPlan(plan({ baselinePeriods: 0, design: 'random-split' }), 99).ruling).toBe('accepted')
  })

  test('many cases a week, or no history, speak for a split by lot', () => {
    expect(proposeDesign(plan({ noise: noiseOfCases(12, 800, 3) }))).toBe('random-split')
    expect(proposeDesign(plan({ noise: noiseOfCases(12, 25, 1) }))).toBe('before-after')
    expect(proposeDesign(plan({ baselinePeriods: 0 }))).toBe('random-split')
  })

  test('a guardrail is told how many cases a week show that there is no harm', () => {
    const ratings = plan({ noise: noiseOfCases(1, 20, 0.05) })
    const needed = casesForMargin(ratings, { cases: 20, margin: 0.2 }) ?? 0

    expect(planSmallestEffect({ ...ratings, noise: noiseOfCases(1, needed, 0.05) })).toBeLessThanOrEqual(0.2)
    expect(planSmallestEffect({ ...ratings, noise: noiseOfCases(1, needed - 1, 0.05) })).toBeGreaterThan(0.2)
    expect(casesForMargin(plan({ noise: noiseOfCases(1, 20, 1) }), { cases: 20, margin: 0.2 })).toBeNull()
  })

  test('more periods and fewer errors never hide an effect', () => {
    const weeks = fc.integer({ min: 2, max: 30 })
    const property = fc.property(weeks, weeks, fc.double({ min: 0, max: 0.8, noNaN: true }), (before, after, phi) => {
      const one = plan({ baselinePeriods: before, pilotPeriods: after, phi })
      const effect = planSmallestEffect(one)

      expect(planSmallestEffect({ ...one, baselinePeriods: before + 1 })).toBeLessThan(effect)
      expect(planSmallestEffect({ ...one, pilotPeriods: after + 1 })).toBeLessThan(effect)
      expect(planSmallestEffect({ ...one, phi: phi / 2 })).toBeLessThanOrEqual(effect)
    })
    fc.assert(property, { numRuns: 100 })
  })
})
