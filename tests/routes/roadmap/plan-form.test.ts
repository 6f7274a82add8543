import { describe, expect, test } from 'vitest'
import { changeTargets, parsePlan, startDays, withDays } from '#app/routes/roadmap/plan-form.ts'

const ASKED = { known: new Set(['a', 'b', 'c', 'd', 'e', 'f']), days: startDays('2026-11-22') }

function aForm(fields: Record<string, string | string[]> = {}): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries({ version: '3', target: ['a', 'b'], ...fields })) {
    for (const value of [values].flat()) form.append(name, value)
  }
  return form
}

describe('targets', () => {
  test.each([
    ['up:b', ['b', 'a', 'c']],
    ['up:a', ['a', 'b', 'c']],
    ['down:a', ['b', 'a', 'c']],
    ['down:c', ['a', 'b', 'c']],
    ['remove:b', ['a', 'c']],
    ['add:d', ['a', 'b', 'c', 'd']],
    ['add:a', ['a', 'b', 'c']],
    ['save', ['a', 'b', 'c']],
    ['up:none', ['a', 'b', 'c']],
  ])('%s makes it %j', (intent, expected) => {
    expect(changeTargets(['a', 'b', 'c'], intent)).toEqual(expected)
  })

  test('a sixth is not added', () => {
    const five = ['a', 'b', 'c', 'd', 'e']

    expect(changeTargets(five, 'add:f')).toEqual(five)
  })
})

describe('the form beside the plan', () => {
  test('everything in it is read', () => {
    const form = aForm({ startOn: '2027-02-03', hasHistory: 'yes', 'days.lead': '0.5', 'days.it': '3' })

    expect(parsePlan(form, { ...ASKED, intent: 'save' })).toEqual({
      fields: {
        targets: ['a', 'b'],
        startOn: '2027-02-03',
        hasHistory: true,
        days: { lead: 0.5, it: 3 },
        version: 3,
      },
      wrongStart: null,
    })
  })

  test('what is only proposed stays a proposal until somebody changes it', () => {
    const proposed = { proposed: 'yes', hasHistory: 'yes' }

    expect(parsePlan(aForm(proposed), { ...ASKED, intent: 'save' }).fields.targets).toEqual([])
    expect(parsePlan(aForm(proposed), { ...ASKED, intent: 'up:b' }).fields.targets).toEqual(['b', 'a'])
    expect(parsePlan(aForm({ ...proposed, add: 'c' }), { ...ASKED, intent: 'add' }).fields.targets).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(parsePlan(aForm({ ...proposed, add: 'c' }), { ...ASKED, intent: 'save' }).fields.targets).toEqual([])
  })

  test('targets that the catalogue does not know are left out', () => {
    const form = aForm({ target: ['gone', 'b', 'b'], add: 'nothing' })

    expect(parsePlan(form, { ...ASKED, intent: 'add' }).fields.targets).toEqual(['b'])
  })

  test.each([
    ['2026-11-22', '2026-11-22'],
    ['2029-12-31', '2029-12-31'],
    ['2026-11-21', null],
    ['2030-01-01', null],
    ['2199-12-31', null],
  ])('a start lies between today and three years ahead: %s', (startOn, taken) => {
    const { fields, wrongStart } = parsePlan(aForm({ startOn }), { ...ASKED, intent: 'save' })

    expect(fields.startOn).toBe(taken)
    expect(wrongStart).toBe(taken === null ? startOn : null)
  })

  test.each(['2027-02-30', '3.2.2027', '0027-02-03', 'soon'])('"%s" is no start, and the rest is kept', (startOn) => {
    const { fields, wrongStart } = parsePlan(aForm({ startOn, hasHistory: 'yes' }), { ...ASKED, intent: 'save' })

    expect(wrongStart).toBe(startOn)
    expect(fields).toMatchObject({ startOn: null, hasHistory: true, targets: ['a', 'b'] })
  })

  test.each(['', '0', '6', '1.25', 'all'])('"%s" days a week are not taken', (days) => {
    expect(parsePlan(aForm({ 'days.lead': days }), { ...ASKED, intent: 'save' }).fields.days).toEqual({})
  })

  test('nobody changes where no days differ', () => {
    const people = [{ id: 'lead', roles: [], daysPerWeek: 2, away: [], dayRateCents: 65_000 }]

    expect(withDays(people, { lead: 2, other: 5 })).toBeNull()
    expect(withDays(people, { lead: 1 })).toEqual([{ ...people[0], daysPerWeek: 1 }])
  })
})
