import { expect, test } from 'vitest'
import { ACTS, ASSUMED, simulateWeek } from './bench/weekly-rhythm.ts'

const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0)

test('the same seed gives the same week, another one another', () => {
  const week = simulateWeek(300, 1)

  expect(simulateWeek(300, 1)).toEqual(week)
  expect(simulateWeek(300, 2)).not.toEqual(week)
})

test('a week has as many checks as the assumptions say, and every act of each', () => {
  const { checks, perHour } = simulateWeek(10_000, 3)
  const expected = (10_000 / 52) * sum(ASSUMED.workspaces.map((kind) => kind.share * kind.checks))

  // Five standard deviations of a Poisson number.
  expect(Math.abs(checks - expected)).toBeLessThan(5 * Math.sqrt(expected))
  expect(ACTS.map((act) => perHour[act].length)).toEqual(ACTS.map(() => 168))
  expect([perHour.start, perHour.submit, perHour.issue].map(sum)).toEqual([checks, checks, 2 * checks])
  expect(sum(perHour.save) % ASSUMED.savesPerPerson).toBe(0)
})

test('people work by day and in the week: the busiest hour is a morning before the weekend, no night has any', () => {
  const { save } = simulateWeek(10_000, 4).perHour
  const busiest = save.indexOf(Math.max(...save))

  expect(busiest % 24).toBeGreaterThanOrEqual(9)
  expect(Math.floor(busiest / 24)).toBeLessThan(5)
  expect(sum(save.filter((_, hour) => hour % 24 < 6))).toBe(0)
  expect(sum(ASSUMED.days)).toBeCloseTo(1)
  expect(sum(ASSUMED.hours)).toBeCloseTo(1, 1)
})
