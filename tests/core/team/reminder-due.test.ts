import { expect, test } from 'vitest'
import { reminderDue } from '#app/core/team/reminder-due.ts'

const due = (today: string, askedOn = '2026-11-01', reminderDays: number[] = [7, 3, 1]) =>
  reminderDue({ dueOn: '2026-12-01', reminderDays, askedOn, today })

test.each<[string, number | null, string]>([
  ['2026-11-23', null, 'eight days before'],
  ['2026-11-24', 7, 'seven days before'],
  ['2026-11-27', 7, 'four days before, where the first was missed'],
  ['2026-11-28', 3, 'three days before'],
  ['2026-11-30', 1, 'the day before'],
  ['2026-12-01', 1, 'the last day, where that was missed'],
  ['2026-12-02', null, 'the day after'],
])('on %s the reminder of %j days is due: %s', (today, days) => {
  expect(due(today)).toBe(days)
})

test('nobody is reminded of a day on which they were not asked yet, or on which they were asked', () => {
  expect(due('2026-11-26', '2026-11-25')).toBeNull()
  expect(due('2026-11-24', '2026-11-24')).toBeNull()
  expect(due('2026-11-28', '2026-11-25')).toBe(3)
})

test('without days there is none, and their order says nothing', () => {
  expect(due('2026-11-30', '2026-11-01', [])).toBeNull()
  expect(due('2026-11-25', '2026-11-01', [1, 7, 3])).toBe(7)
})
