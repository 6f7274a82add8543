import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Series } from '#app/core/pilots/moments.ts'
import { processChart, rephaseGaps } from '#app/core/pilots/process-chart.ts'
import { beyond, kOfN, type Mark, run, trend } from '#app/core/pilots/signal-rules.ts'
import { findSignals, type RulePreset, type SignalRule } from '#app/core/pilots/signals.ts'
import { MONTGOMERY_CONSTANTS, type XmrLimits, xmrLimits } from '#app/core/pilots/xmr-limits.ts'
import { cases } from '#tests/support/cases.ts'
import { DAYS_BEFORE, DAYS_PILOT, FLOWRATE, VISCOSITY } from './support/published.ts'

/** Positions as publications count them, from 1. */
const ordinals = (marks: readonly Pick<Mark, 'at'>[]) => marks.map(({ at }) => at + 1)
const QCC = { lastPointIn: true, side: 'beyond', within: null, mark: 'last' } as const
const NHS = { k: 2, n: 3, zone: 2, lastPointIn: false, side: 'all', within: 3, mark: 'window' } as const

describe('the rules agree with the tests of qcc', () => {
  test('beyond three standard deviations', () => {
    expect(ordinals(beyond([0, 3.2, -3.5, 2.9], 3))).toEqual([2, 3])
  })

  test.each([
    [{ k: 2, n: 3, zone: 2 }, [0, 2.5, 1.0, 2.6, 0], [4]],
    [{ k: 4, n: 5, zone: 1 }, [0, 1.2, 1.3, 0.2, 1.4, 1.5], [6]],
    [{ k: 2, n: 3, zone: 2 }, [0, 2.3, 0.4, 2.2, -2.4, -0.2, -2.5], [4, 7]],
  ])('%o points in a zone', (rule, z, expected) => {
    expect(ordinals(kOfN(z, { ...rule, ...QCC }))).toEqual(expected)
  })

  test('a run of eight, and of nine', () => {
    const halves = [...Array(10).fill(0.5), -0.5, ...Array(9).fill(-0.5)]

    expect(ordinals(run([...Array(8).fill(-1), 1], 8))).toEqual([8])
    expect(ordinals(run(halves, 9))).toEqual([9, 10, 19, 20])
  })

  test('six in a row up, six down', () => {
    expect(ordinals(trend([1, 2, 3, 4, 5, 6, 7, 7, 6, 5, 4, 3, 2, 1], 6))).toEqual([6, 7, 13, 14])
  })

  test('viscosity has exactly one violation, the fourth point', () => {
    const { signals } = processChart([{ id: 'baseline', values: VISCOSITY, limits: 'own' }])

    expect(signals).toEqual([{ at: 3, side: 'above', rule: 'beyond' }])
  })
})

describe('the rules agree with the tests of NHSRplotthedots', () => {
  test('seven on one side', () => {
    expect(run(Array(6).fill(1), 7)).toEqual([])
    expect(ordinals(run([...Array(8).fill(1), -1], 7))).toEqual([7, 8])
  })

  test('seven in a row up or down', () => {
    expect(trend([1, 2, 3, 4, 5, 6], 7)).toEqual([])
    expect(ordinals(trend([1, 2, 3, 4, 5, 6, 7], 7))).toEqual([7])
    expect(trend([1, 2, 3, 3, 4, 5, 6], 7)).toEqual([])
    expect(trend([2, 7, 6, 5, 4, 3, 2, 1, 3], 7)).toEqual([{ at: 7, side: 'below' }])
  })

  test('two of three marks the whole window if all three are on one side', () => {
    // c(0, 0, 1, 0, 1, 0, 0) says which are close to a limit.
    const close = [0, 0, 1, 0, 1, 0, 0].map((flag): number => (flag ? 2.5 : 0.5))

    expect(ordinals(kOfN(close, NHS))).toEqual([3, 4, 5])
    expect(kOfN(close.with(4, -2.5), NHS)).toEqual([])
  })
})

describe('signals of a pilot', () => {
  const chart = processChart([
    { id: 'baseline', values: DAYS_BEFORE, limits: 'own' },
    { id: 'pilot', values: DAYS_PILOT, limits: 'earlier' },
  ])
  const found = (rule: SignalRule) => ordinals(chart.signals.filter((signal) => signal.rule === rule))

  test('the example of methods 5, with windows inside the pilot (errata A1)', () => {
    expect(found('beyond')).toEqual([15, 19])
    expect(found('run')).toEqual([20])
    expect(found('zone')).toEqual([16, 18, 19, 20])
  })

  test('the limits of the baseline stay frozen', () => {
    expect(chart.phases.map(({ limits }) => limits)).toEqual([xmrLimits(DAYS_BEFORE), xmrLimits(DAYS_BEFORE)])
    expect(chart.ranges[DAYS_BEFORE.length]).toBeNull()
  })

  test('Montgomery example 6.5: points 39 and 40, and the moving range at 39', () => {
    const flowrate = processChart([{ id: 'baseline', values: FLOWRATE, limits: 'own' }], {
      constants: MONTGOMERY_CONSTANTS,
    })

    expect(ordinals(flowrate.signals.filter(({ rule }) => rule === 'beyond'))).toEqual([39, 40])
    expect(flowrate.rangeSignals).toEqual([38])
  })

  test('below six values there is a run chart without signals', () => {
    const short = processChart([{ id: 'baseline', values: [1, 2, 3], limits: 'own' }])

    expect(short).toMatchObject({ values: [1, 2, 3], signals: [], phases: [{ limits: null }] })
  })

  test('a baseline that never varied marks only what differs from it', () => {
    const flat = processChart([
      { id: 'baseline', values: Array(8).fill(0.1), limits: 'own' },
      { id: 'pilot', values: [0.1, 0.2, 0.1], limits: 'earlier' },
    ])

    expect(flat.signals).toEqual([{ at: 9, side: 'above', rule: 'beyond' }])
  })

  test('a missing period neither counts nor breaks a run, but breaks a trend', () => {
    expect(run([1, 1, null, 1], 3)).toEqual([{ at: 3, side: 'above' }])
    expect(trend([1, 2, null, 3], 3)).toEqual([])
  })

  test('a point on the centre line breaks a run', () => {
    expect(run([1, 1, 0, 1], 3)).toEqual([])
  })
})

describe('new limits', () => {
  const limits = xmrLimits(DAYS_BEFORE) as XmrLimits
  const yes = { reasonKnown: true, wanted: true, lasting: true }

  test('come only if all four questions are answered with yes and eight values have passed', () => {
    expect(rephaseGaps(DAYS_PILOT, limits, yes)).toEqual([])
    expect(rephaseGaps(DAYS_PILOT.slice(0, 7), limits, yes)).toEqual(['no-run', 'too-few-points'])
    expect(rephaseGaps(DAYS_PILOT, limits, { ...yes, reasonKnown: null, wanted: false })).toEqual([
      'reason-unknown',
      'not-wanted',
    ])
    expect(rephaseGaps(DAYS_PILOT, limits, { ...yes, lasting: false })).toEqual(['not-lasting'])
  })

  test('belong to the phase that brings them', () => {
    const chart = processChart([
      { id: 'baseline', values: DAYS_BEFORE, limits: 'own' },
      { id: 'after', values: DAYS_PILOT, limits: 'own' },
    ])

    expect(chart.phases[1]).toEqual({ id: 'after', from: 12, limits: xmrLimits(DAYS_PILOT) })
    expect(chart.signals).toEqual([])
  })
})

describe('for every series', () => {
  /** As people write readings: two decimals. */
  const reading = fc.integer({ min: -9_999, max: 9_999 }).map((hundredths) => hundredths / 100)
  const values = fc.array(fc.option(reading, { freq: 10 }), { maxLength: 14 })
  const baseline = fc.array(reading, { minLength: 6, maxLength: 20 })
  const presets = fc.constantFrom<RulePreset>('wheeler', 'nhs')
  const seen = (before: Series, during: Series, preset: RulePreset) => {
    const phases = [
      { id: 'baseline', values: before, limits: 'own' as const },
      { id: 'pilot', values: during, limits: 'earlier' as const },
    ]
    return processChart(phases, { preset }).signals.map(({ at, rule }) => `${at} ${rule}`)
  }

  test('another unit leaves the signals where they are', () => {
    const unit = fc.integer({ min: 1, max: 9 })
    const property = fc.property(
      baseline,
      values,
      unit,
      presets,
      fc.boolean(),
      (before, during, size, preset, turned) => {
        const b = turned ? -size : size
        const scaled = (series: Series) => series.map((value) => (value === null ? null : 5 + b * value))

        expect(seen(scaled(before), scaled(during), preset)).toEqual(seen(before, during, preset))
      },
    )
    fc.assert(property, { numRuns: cases(2_000) })
  })

  test('a constant series has no signals in a zone, no run and no trend', () => {
    const property = fc.property(
      fc.double({ min: -9, max: 9, noNaN: true }),
      values,
      presets,
      (level, during, preset) => {
        const limits = xmrLimits(Array(8).fill(level)) as XmrLimits

        expect(findSignals(during, limits, preset).every(({ rule }) => rule === 'beyond')).toBe(true)
        expect(findSignals(Array(20).fill(level), limits, preset)).toEqual([])
      },
    )
    fc.assert(property, { numRuns: cases(2_000) })
  })
})
