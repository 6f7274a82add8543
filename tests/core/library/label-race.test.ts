import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ARMS,
  COMMENTS,
  FIRST_LABELS,
  LAST_LABELS,
  runRace,
  SETTINGS,
  standingOf,
} from '#app/core/library/label-race.ts'
import { AVERAGES, COMPARED_AT, DRAWS, labelsToReach } from '#app/core/library/label-race-averages.ts'
import { logOdds } from '#app/core/library/logistic-regression.ts'

const setting = fc.constantFrom(...SETTINGS)
const draw = fc.integer({ min: 1, max: 10_000 })

test('both arms begin with the same labels, half of each kind, and label no comment twice', () => {
  fc.assert(
    fc.property(setting, draw, (kind, seed) => {
      const { comments, runs } = runRace(kind, seed)
      const first = runs.asked.order.slice(0, FIRST_LABELS)

      expect(comments).toHaveLength(COMMENTS)
      expect(runs.random.order.slice(0, FIRST_LABELS)).toEqual(first)
      expect(first.filter((index) => comments[index]?.isPositive)).toHaveLength(FIRST_LABELS / 2)
      for (const arm of ARMS) expect(new Set(runs[arm].order).size).toBe(LAST_LABELS)
      expect(runs.asked.steps[0]).toEqual(runs.random.steps[0])
    }),
    { numRuns: 30 },
  )
})

test('the model asks for the comment of which it is least sure', () => {
  fc.assert(
    fc.property(setting, draw, fc.integer({ min: FIRST_LABELS, max: LAST_LABELS - 1 }), (kind, seed, labels) => {
      const { comments, runs } = runRace(kind, seed)
      const { order, steps } = runs.asked
      const { weights } = steps[labels - FIRST_LABELS] as (typeof steps)[number]
      const doubtOf = (index: number) => Math.abs(logOdds(weights, comments[index] as (typeof comments)[number]))
      const open = comments.map((_, index) => index).filter((index) => !order.slice(0, labels).includes(index))

      expect(doubtOf(order[labels] as number)).toBe(Math.min(...open.map(doubtOf)))
    }),
    { numRuns: 30 },
  )
})

test('the same draw is the same race, and another one is another', () => {
  expect(runRace('clear', 7)).toEqual(runRace('clear', 7))
  expect(runRace('clear', 7)).not.toEqual(runRace('clear', 8))
})

test('after the last label nothing comes next', () => {
  const race = runRace('clear', 1)

  expect(standingOf(race, FIRST_LABELS).probability).toBeGreaterThan(0)
  expect(standingOf(race, LAST_LABELS).probability).toBeNull()
})

test.each(SETTINGS)('the means on the page are those of the draws (%s)', (kind) => {
  const races = Array.from({ length: DRAWS }, (_, index) => runRace(kind, index + 1))
  const mean = (arm: (typeof ARMS)[number], step: number) =>
    races.reduce((sum, { runs }) => sum + (runs[arm].steps[step]?.accuracy ?? 0), 0) / DRAWS
  const leads = races.map((race) => {
    const { asked, random } = standingOf(race, COMPARED_AT)
    return Math.sign(asked - random)
  })

  const { ahead, behind, ...means } = AVERAGES[kind]
  for (const arm of ARMS) {
    expect(means[arm]).toHaveLength(LAST_LABELS - FIRST_LABELS + 1)
    for (const [step, shown] of means[arm].entries()) expect(Math.abs(shown - mean(arm, step))).toBeLessThan(0.00051)
  }
  expect([ahead, behind]).toEqual([leads.filter((lead) => lead > 0).length, leads.filter((lead) => lead < 0).length])
})

test('asking helps where there is a border to find, and not where labels are tossed', () => {
  // 0.954 is the first mean of "asked" from 0.95 on, after 4 + 5 labels; 0.951 that of "random", after 4 + 17
  expect(labelsToReach(AVERAGES.clear.asked, 0.95)).toBe(9)
  expect(labelsToReach(AVERAGES.clear.random, 0.95)).toBe(21)
  // 0.75 after 4 + 14 labels, and after 4 + 12
  expect(labelsToReach(AVERAGES.disputed.asked, 0.75)).toBe(18)
  expect(labelsToReach(AVERAGES.disputed.random, 0.75)).toBe(16)
  expect(labelsToReach(AVERAGES.disputed.asked, 0.9)).toBeNull()
})
