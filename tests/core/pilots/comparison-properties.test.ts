import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bernoulliLook } from '#app/core/pilots/bernoulli-sequence.ts'
import { type Arms, compareAtEnd, compareWeekly, type Question } from '#app/core/pilots/compare.ts'
import {
  differenceLook,
  logBayesFactor,
  meanLook,
  mixtureScale,
  shareLook,
  sharePrecision,
} from '#app/core/pilots/confidence-sequence.ts'
import { hodgesLehmann } from '#app/core/pilots/hodges-lehmann.ts'
import { asImprovement, type Estimate, turned } from '#app/core/pilots/interval.ts'
import { mean, presentValues, type Series, sampleVariance } from '#app/core/pilots/moments.ts'
import { newcombeInterval, pooled, wilsonInterval } from '#app/core/pilots/proportion-interval.ts'
import { INDEPENDENT, meanInterval, welchInterval } from '#app/core/pilots/student-interval.ts'
import { cases } from '#tests/support/cases.ts'
import { segment } from './support/samples.ts'

const RUNS = { numRuns: cases(2_000) }
const alphas = fc.constantFrom(0.01, 0.04, 0.05, 0.2)
const count = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([cases, share]) => ({ hits: Math.round(cases * share), cases }))
const summary = (values: Series) => {
  const present = presentValues(values)
  return { n: present.length, mean: mean(present), sd: Math.sqrt(sampleVariance(present)) }
}

/** Every interval of a difference, by the same signature. */
const METHODS: [string, (before: Series, after: Series, alpha: number) => Estimate][] = [
  ['AR-Welch', (before, after, alpha) => welchInterval(before, after, { alpha })],
  ['plain Welch', (before, after, alpha) => welchInterval(before, after, { alpha, correlation: INDEPENDENT })],
  ['Hodges-Lehmann', hodgesLehmann],
]

describe.each(METHODS)('%s', (_, intervalOf) => {
  test('holds its estimate, and a higher level makes it wider', () => {
    const property = fc.property(segment(2), segment(2), alphas, (before, after, alpha) => {
      const [found, surer] = [intervalOf(before, after, alpha), intervalOf(before, after, alpha / 2)]

      expect(found.lower).toBeLessThanOrEqual(found.estimate + 1e-9)
      expect(found.upper).toBeGreaterThanOrEqual(found.estimate - 1e-9)
      expect(surer.lower).toBeLessThanOrEqual(found.lower + 1e-9)
      expect(surer.upper).toBeGreaterThanOrEqual(found.upper - 1e-9)
    })
    fc.assert(property, RUNS)
  })

  test('with the groups swapped it is the same with the other sign', () => {
    const property = fc.property(segment(2), segment(2), alphas, (before, after, alpha) => {
      const [there, back] = [intervalOf(before, after, alpha), turned(intervalOf(after, before, alpha))]

      for (const end of ['estimate', 'lower', 'upper'] as const) {
        const isSame = there[end] === back[end] || Math.abs(there[end] - back[end]) < 1e-7 * (1 + Math.abs(there[end]))
        expect(isSame, `${end} ${there[end]} ${back[end]}`).toBe(true)
      }
    })
    fc.assert(property, RUNS)
  })
})

test('without autocorrelation, and only then, AR-Welch is plain Welch', () => {
  const property = fc.property(segment(2), segment(2), (before, after) => {
    const [ar, plain] = [
      welchInterval(before, after, { alpha: 0.05 }),
      welchInterval(before, after, { alpha: 0.05, correlation: INDEPENDENT }),
    ]

    if (plain.noInterval === null) expect(ar.phi === 0).toBe(ar.lower === plain.lower && ar.upper === plain.upper)
    expect(ar.phi).toBeGreaterThanOrEqual(0)
    expect(ar.phi).toBeLessThanOrEqual(0.8)
  })
  fc.assert(property, RUNS)
})

test('Wilson lies within 0 and 1, Newcombe within -1 and 1, and both hold the share', () => {
  const property = fc.property(count, count, alphas, (before, after, alpha) => {
    const wilson = wilsonInterval(before, alpha)
    const newcombe = newcombeInterval(before, after, alpha)
    const back = turned(newcombeInterval(after, before, alpha))

    expect(wilson.lower).toBeGreaterThanOrEqual(0)
    expect(wilson.upper).toBeLessThanOrEqual(1)
    expect(wilson.lower).toBeLessThanOrEqual(before.hits / before.cases + 1e-12)
    expect(wilson.upper).toBeGreaterThanOrEqual(before.hits / before.cases - 1e-12)
    expect(newcombe.lower).toBeGreaterThanOrEqual(-1)
    expect(newcombe.upper).toBeLessThanOrEqual(1)
    expect(newcombe.lower).toBeLessThanOrEqual(newcombe.estimate + 1e-12)
    expect(newcombe.upper).toBeGreaterThanOrEqual(newcombe.estimate - 1e-12)
    expect(Math.abs(newcombe.lower - back.lower)).toBeLessThan(1e-12)
    expect(wilsonInterval(before, alpha / 2).upper).toBeGreaterThanOrEqual(wilson.upper)
  })
  fc.assert(property, RUNS)
})

test('a confidence sequence is never narrower than the interval of one look', () => {
  const planned = fc.integer({ min: 1, max: 30 })
  const property = fc.property(segment(2), segment(2), alphas, planned, (before, after, alpha, size) => {
    const plan = { alpha, scale: mixtureScale(size, alpha) }
    const fixed = { alpha, correlation: INDEPENDENT }
    const [two, one] = [differenceLook(summary(before), summary(after), plan), meanLook(summary(after), plan)]
    const [welch, single] = [welchInterval(before, after, fixed), meanInterval(after, fixed)]

    expect(two.lower).toBeLessThanOrEqual(welch.lower)
    expect(two.upper).toBeGreaterThanOrEqual(welch.upper)
    expect(one.lower).toBeLessThanOrEqual(single.lower)
    expect(one.upper).toBeGreaterThanOrEqual(single.upper)
  })
  fc.assert(property, RUNS)
})

test('at both ends of a look the Bayes factor is 1 / alpha', () => {
  const planned = fc.integer({ min: 1, max: 30 })
  const property = fc.property(segment(2), segment(2), alphas, planned, (before, after, alpha, size) => {
    const plan = { alpha, scale: mixtureScale(size, alpha) }
    const [b, a] = [summary(before), summary(after)]
    const look = differenceLook(b, a, plan)
    const standardError = Math.hypot(b.sd / Math.sqrt(b.n), a.sd / Math.sqrt(a.n))
    if (look.df === null || !Number.isFinite(look.half)) return

    const evidence = { df: look.df, size: (b.n * a.n) / (b.n + a.n), scale: plan.scale }
    expect(Math.abs(logBayesFactor(look.half / standardError, evidence) - Math.log(1 / alpha))).toBeLessThan(1e-9)
  })
  fc.assert(property, RUNS)
})

test('a single share lies in its sequence', () => {
  const property = fc.property(count, alphas, fc.integer({ min: 1, max: 200 }), ({ hits, cases }, alpha, best) => {
    const { lower, upper } = bernoulliLook({ hits, cases }, { alpha, best })

    expect(0 <= lower && lower <= hits / cases && hits / cases <= upper && upper <= 1).toBe(true)
  })
  fc.assert(property, { numRuns: cases(500) })
})

describe('which method compares', () => {
  const many = (from: number) => Array.from({ length: 8 }, (_, at) => from + (at % 3))
  const arms: Arms = { before: many(10), after: many(8), controlBefore: many(10), controlAfter: many(10), counts: null }
  const gaps = (series: Series, odd: boolean) => series.flatMap((value) => (odd ? [null, value] : [value, null]))
  const unpaired = { ...arms, before: gaps(many(10), true), controlBefore: gaps(many(10), false) }

  test.each([
    ['before-after', 'continuous', arms, 'ar-welch', true],
    ['before-after', 'proportion', arms, 'ar-welch', true],
    ['before-after', 'skewed', arms, 'hodges-lehmann', true],
    ['random-split', 'skewed', arms, 'paired-mean', true],
    ['random-split', 'continuous', { ...arms, before: [], controlBefore: [] }, 'paired-mean', true],
    ['control-group', 'continuous', arms, 'paired-welch', true],
    ['control-group', 'continuous', unpaired, 'difference-in-differences', true],
    ['control-group', 'continuous', { ...arms, controlBefore: [] }, 'paired-mean', false],
  ] as const)('%s, %s', (design, kind, found, method, comparable) => {
    expect(compareAtEnd({ design, kind, arms: found }, 0.04)).toMatchObject({ method, comparable })
  })

  test('without fair or paired arms there is no weekly look', () => {
    const plan = { alpha: 0.01, periods: 8, cases: 0 }
    const look = (found: Arms, periods = 8) =>
      compareWeekly({ design: 'control-group', kind: 'continuous', arms: found }, { ...plan, periods })

    expect(look(arms)?.look.estimate).toBeCloseTo(-2, 9)
    expect(look(unpaired)).toBeNull()
    expect(look({ ...arms, controlBefore: [] })).toBeNull()
    expect(look({ ...arms, after: arms.after.slice(0, 3), controlAfter: arms.controlAfter.slice(0, 3) })).toBeNull()
    expect(look(arms, 0)).toBeNull()
  })

  test('shares are looked at weekly by the wider of their counts and their values by week', () => {
    const counts = (hits: readonly number[]) => hits.map((one) => ({ hits: one, cases: 50 }))
    const rates = (hits: readonly number[]) => hits.map((one) => one / 50)
    const lookAt = (before: readonly number[], after: readonly number[]) => {
      const shares = { ...arms, before: rates(before), after: rates(after) }
      const counted = { before: counts(before), after: counts(after), controlAfter: [] }
      const plan = { alpha: 0.01, periods: 8, cases: 400 }
      const look = (question: Question) => compareWeekly(question, plan)?.look ?? expect.fail('no look')
      return {
        both: look({ design: 'before-after', kind: 'proportion', arms: { ...shares, counts: counted } }),
        weeks: look({ design: 'before-after', kind: 'proportion', arms: shares }),
        pooled: shareLook(pooled(counted.before), pooled(counted.after), {
          alpha: 0.01,
          precision: sharePrecision(pooled(counted.before), 400, 0.01),
        }),
      }
    }

    const alike = lookAt([10, 10, 11, 9, 10, 10, 11, 9], [5, 6, 5, 5, 6, 5])
    expect([alike.both.lower, alike.both.upper]).toEqual([alike.pooled.lower, alike.pooled.upper])
    const unlike = lookAt([2, 18, 4, 16, 10, 1, 19, 10], [1, 9, 0, 10, 5, 5])
    expect([unlike.both.lower, unlike.both.upper]).toEqual([unlike.weeks.lower, unlike.weeks.upper])
    expect(unlike.both.half).toBeGreaterThan(unlike.pooled.half)
  })

  test('where less is better, a fall is an improvement', () => {
    const { estimate } = compareAtEnd({ design: 'before-after', kind: 'continuous', arms }, 0.04)
    const better = asImprovement(estimate, 'down')

    expect(better.estimate).toBeCloseTo(2, 9)
    expect(better.lower).toBe(-estimate.upper)
    expect(asImprovement(estimate, 'up')).toBe(estimate)
  })
})
