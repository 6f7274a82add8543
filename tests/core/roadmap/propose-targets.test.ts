import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { proposeTargets } from '#app/core/roadmap/propose-targets.ts'
import { type Preparing, weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { aMust } from '#tests/support/model-builders.ts'
import { aSheet, model, randomSheet } from './support/sheets.ts'

const START = '2026-11-18'
const propose = (sheet: AnswerSheet, asked: Partial<Preparing> = {}) =>
  proposeTargets(model, sheet, { useCases: score(model, sheet).useCases, startOn: START, ...asked })
const weeks = (sheet: AnswerSheet, target: string, asked: Partial<Preparing> = {}) =>
  weeksToReady(model, sheet, { target, startOn: START, ...asked })

describe('proposed targets', () => {
  test('at most three use cases that can be planned, within half a year, ready ones first, then by steps', () => {
    const random = mulberry32(31)
    let proposals = 0
    for (let round = 0; round < 20; round++) {
      const sheet = randomSheet(random)
      const proposed = propose(sheet)
      proposals += proposed.length

      expect(proposed.length).toBeLessThanOrEqual(3)
      for (const { id, weeks } of proposed) {
        expect(weeks).toBeLessThanOrEqual(26)
        expect(isRefusal(planRoadmap(model, sheet, { targets: [id], startOn: START }))).toBe(false)
      }
      const order = proposed.map(({ isReady, steps }) => (isReady ? -1 : steps))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
    expect(proposals).toBeGreaterThan(10)
  })

  test('a beginner gets a use case and the time to it', () => {
    const [first] = propose(aSheet(1))

    expect(first).toMatchObject({ isReady: false })
    expect(first?.steps).toBeGreaterThan(0)
    expect(first?.effortDays.high).toBeGreaterThan(first?.effortDays.low ?? 0)
  })

  test('who is ready everywhere needs no preparation', () => {
    expect(propose(aSheet(3)).map(({ isReady, steps, weeks }) => ({ isReady, steps, weeks }))).toEqual(
      [1, 2, 3].map(() => ({ isReady: true, steps: 0, weeks: 0 })),
    )
  })

  test('without answers nothing is proposed', () => {
    expect(propose({ form: 'full', profile: {}, answers: {} })).toEqual([])
  })
})

describe('weeks to ready', () => {
  test('the best answers never take longer than the levels that are sure', () => {
    const random = mulberry32(32)
    for (let round = 0; round < 15; round++) {
      const sheet = randomSheet(random)
      for (const { id } of model.catalogue.useCases) {
        const span = weeks(sheet, id)
        if (span !== null) expect(span.lo).toBeLessThanOrEqual(span.hi)
      }
    }
  })

  test('with everything answered it is one number; ready is 0', () => {
    expect(weeks(aSheet(3), 'uc-support-chatbot')).toEqual({ lo: 0, hi: 0 })
    const { lo, hi } = weeks(aSheet(1), 'uc-support-chatbot') ?? { lo: -1, hi: -2 }
    expect(lo).toBe(hi)
    expect(lo).toBeGreaterThan(0)
  })

  test('nothing answered spans from ready to the whole way', () => {
    const span = weeks({ form: 'full', profile: {}, answers: {} }, 'uc-content-localisation')

    expect(span?.lo).toBe(0)
    expect(span?.hi).toBeGreaterThan(10)
  })

  test('there is none for what does not apply, is unknown, or needs a hat that nobody wears', () => {
    const nobodyRanked = aSheet(2, { profile: { 'scope-people-decisions': 'no' } })
    const nobody: Person[] = [{ id: 'ann', roles: [], daysPerWeek: 2, away: [], dayRateCents: 0 }]

    expect(weeks(nobodyRanked, 'uc-lead-scoring')).toBeNull()
    expect(weeks(aSheet(2), 'teleport')).toBeNull()
    expect(weeks(aSheet(1), 'uc-support-chatbot', { people: nobody })).toBeNull()
  })

  test('figures of the KPI that are there shorten the baseline, in the weeks as in the plan', () => {
    const useCases = model.catalogue.useCases.map((useCase) => {
      const needsSeries = { ...useCase, requirements: [...useCase.requirements, aMust('baseline-measurement', 3)] }
      return useCase.id === 'uc-content-localisation' ? needsSeries : useCase
    })
    const measuring = compileModel({ ...model.catalogue, useCases })
    const sheet = aSheet(2)
    const asked = { target: 'uc-content-localisation', startOn: START }
    const [without, withFigures] = [false, true].map((hasHistory) => {
      const plan = planRoadmap(measuring, sheet, { targets: [asked.target], startOn: START, hasHistory })
      const [proposed] = proposeTargets(measuring, sheet, {
        useCases: score(measuring, sheet).useCases.filter(({ id }) => id === asked.target),
        startOn: START,
        hasHistory,
      })
      const preparing = isRefusal(plan) ? [] : plan.schedule.filter(({ phase }) => phase === 'prepare')
      return {
        planned: Math.max(...preparing.map(({ end }) => end)),
        said: weeksToReady(measuring, sheet, { ...asked, hasHistory })?.hi,
        proposed: proposed?.weeks,
      }
    })

    // 16 half-days in 6 weeks; in 2 weeks they would be 8 a week of a person who has 4, so they take 4
    expect(without).toEqual({ planned: 6, said: 6, proposed: 6 })
    expect(withFigures).toEqual({ planned: 4, said: 4, proposed: 4 })
  })

  test('figures of one KPI do not shorten the half year in which outcomes are collected', () => {
    const span = weeks(aSheet(1), 'uc-lead-scoring')
    const plan = planRoadmap(model, aSheet(1), { targets: ['uc-lead-scoring'], startOn: START, hasHistory: true })
    const collecting = isRefusal(plan) ? undefined : plan.actions.find(({ id }) => id === 'act-outcome-data-2')

    expect(collecting?.weeks).toBe(26)
    expect(span?.hi).toBeGreaterThan(26)
    expect(weeks(aSheet(1), 'uc-lead-scoring', { hasHistory: true })).toEqual(span)
  })

  test('a changed answer in the same object counts', () => {
    const sheet = aSheet(3)
    weeks(sheet, 'uc-support-chatbot')
    sheet.answers['q-kpi-definition'] = 0

    expect(weeks(sheet, 'uc-support-chatbot')?.hi).toBeGreaterThan(0)
  })
})
