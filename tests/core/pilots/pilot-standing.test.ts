import { describe, expect, test } from 'vitest'
import { noiseOfBaseline } from '#app/core/pilots/baseline-noise.ts'
import { followKpi } from '#app/core/pilots/follow-kpi.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import type { Charter, Reading } from '#app/core/pilots/pilot.ts'
import { pilotStanding } from '#app/core/pilots/pilot-standing.ts'
import { summariseCases } from '#app/core/pilots/summarise-cases.ts'
import { aCharter, aKpi, START, week, weekly } from './support/pilots.ts'
import { withMoments } from './support/samples.ts'

function standing(on: string, readings: Reading[] = [], own: Partial<Charter> = {}) {
  const charter = aCharter(own)
  return pilotStanding(charter, followKpi(charter, aKpi(), { readings, on }), on)
}

describe('where a pilot stands', () => {
  test.each([
    [addDays(START, -1), 'planned', 8],
    [START, 'running', 8],
    [week(3), 'running', 6],
    [addDays(week(9), -1), 'running', 1],
    [week(9), 'followUp', 0],
    [week(10), 'gateDue', 0],
  ])('on %s: %s, %i weeks left', (on, stage, periodsLeft) => {
    expect(standing(on, [], { followUpDays: 7 })).toMatchObject({ stage, periodsLeft })
  })

  test('weeks that are over without a figure are missing, in the baseline from its first one on', () => {
    const readings = [...weekly([50, null, 51], -2), ...weekly([44, null, 43], 1)]

    expect(standing(week(4), readings)).toMatchObject({
      missing: [
        { from: week(-1), arms: ['pilot'] },
        { from: week(2), arms: ['pilot'] },
      ],
      newest: week(3),
    })
    expect(standing(addDays(week(2), 6), readings).missing).toEqual([{ from: week(-1), arms: ['pilot'] }])
  })

  test('with a control arm both figures are asked for, and a split by lot asks for none from before', () => {
    const readings = [...weekly([50, null], -1), ...weekly([44], 1), ...weekly([50], 1, { arm: 'control' })]

    expect(standing(week(3), readings, { design: 'random-split' }).missing).toEqual([
      { from: week(2), arms: ['pilot', 'control'] },
    ])
    expect(standing(week(1), [], { design: 'random-split' })).toMatchObject({ missing: [], newest: null })
  })
})

describe('one figure a week from its cases', () => {
  const cases = [
    { on: addDays(START, 8), value: 4 },
    { on: START, value: 1 },
    { on: addDays(START, 6), value: 0 },
    { on: addDays(START, 2), value: 5 },
  ]

  test.each([
    ['mean', [{ value: 2 }, { value: 4 }]],
    ['median', [{ value: 1 }, { value: 4 }]],
    [
      'share',
      [
        { numerator: 2, denominator: 3 },
        { numerator: 1, denominator: 1 },
      ],
    ],
  ] as const)('%s', (how, expected) => {
    const found = summariseCases(cases, { how, period: 'week' })

    expect(found.map(({ from, cases: count }) => [from, count])).toEqual([
      [START, 3],
      [week(2), 1],
    ])
    expect(found.map(({ measured }) => measured)).toEqual(expected)
  })
})

describe('the noise to plan with', () => {
  test('what the cases do not explain is of the weeks', () => {
    // Variance 9 of the weekly values; cases of sd 10, 20 a week, explain 100 / 20 = 5 of it.
    const found = noiseOfBaseline(withMoments(12, 50, 3), { caseSd: 10, cases: 20 })

    expect(found?.noise.within).toBeCloseTo(Math.sqrt(5), 9)
    expect(found?.noise.between).toBeCloseTo(2, 9)
    expect(noiseOfBaseline(withMoments(12, 50, 1), { caseSd: 10, cases: 20 })?.noise.between).toBe(0)
  })

  test('without cases all of it counts as theirs, and six weeks are the least', () => {
    expect(noiseOfBaseline(withMoments(6, 50, 3), null)?.noise).toEqual({ within: expect.closeTo(3, 9), between: 0 })
    expect(noiseOfBaseline(withMoments(5, 50, 3), null)).toBeNull()
  })
})
