import { expect, test } from 'vitest'
import { calendarOf } from '#app/core/roadmap/people.ts'
import { dayOf, isoDateOf, mondayFrom, workdaysAway } from '#app/core/roadmap/weeks.ts'

test.each([
  ['2026-11-22', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
  ['2026-11-24', '2026-11-30'],
  ['2026-12-29', '2027-01-04'],
])('a plan from %s begins on Monday %s', (start, monday) => {
  expect(isoDateOf(mondayFrom(dayOf(start) ?? 0))).toBe(monday)
})

test.each(['2026-13-01', '2026-02-29', '26-1-1', '', '2026-11-22T00:00'])('%j is not a date', (text) => {
  expect(dayOf(text)).toBeNull()
})

test('only workdays count as away, and each once', () => {
  const monday = dayOf('2026-12-14') ?? 0

  // Thu 17 to Mon 28 December, and once more Fri 18: weeks of 14, 21 and 28 December
  expect(
    workdaysAway(
      [
        ['2026-12-17', '2026-12-28'],
        ['2026-12-18', '2026-12-18'],
      ],
      monday,
      10,
    ),
  ).toEqual([2, 5, 1])
  expect(workdaysAway([['2026-12-19', '2026-12-20']], monday, 10)).toEqual([0])
  expect(workdaysAway([['2026-01-01', '2026-02-01']], monday, 10)).toEqual([])
})

test('a person has the half-days of the week less two for each workday away', () => {
  const person = {
    id: 'ann',
    roles: [],
    daysPerWeek: 2.5,
    away: [['2026-12-17', '2026-12-28']] as [string, string][],
    dayRateCents: 0,
  }

  expect(calendarOf(person, dayOf('2026-12-14') ?? 0)).toEqual({ base: 5, weeks: [1, 0, 3] })
})
