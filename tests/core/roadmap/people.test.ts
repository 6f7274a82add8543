import { describe, expect, test } from 'vitest'
import { parsePeople } from '#app/core/roadmap/parse-people.ts'
import { assignPeople, defaultPeople } from '#app/core/roadmap/people.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { paceOf } from '#app/core/roadmap/planned-effort.ts'
import { model } from './support/sheets.ts'

const { catalogue } = model
const person = (id: string, daysPerWeek: number, roles = ['sponsor']): Person => ({
  id,
  roles,
  daysPerWeek,
  away: [],
  dayRateCents: 65_000,
})

test.each([
  ['s', 3],
  ['m', 4],
  ['l', 6],
  ['xl', 15],
] as const)(
  'a team of size %s has %i people by default, each hat worn once, two days a week at 650 EUR',
  (size, count) => {
    const people = defaultPeople(catalogue, size)

    expect(people.length).toBe(count)
    expect(people.flatMap(({ roles }) => roles).sort()).toEqual(catalogue.roles.map(({ id }) => id).sort())
    for (const each of people) expect(each).toMatchObject({ daysPerWeek: 2, dayRateCents: 65_000, away: [] })
  },
)

describe('who does what', () => {
  const actions = [4, 4, 2].map((high, at) => ({ id: `a${at}`, role: 'sponsor', high }))

  test('two people with the same hat share by the time they have', () => {
    const assigned = assignPeople([person('ann', 2), person('ben', 1)], actions)

    // ann has 4 half-days a week, ben 2: 4/4 < 4/2; then 8/4 = 4/2, the first id; then 2/2 < 10/4
    expect(Object.fromEntries([...assigned].map(([id, { id: who }]) => [id, who]))).toEqual({
      a0: 'ann',
      a1: 'ann',
      a2: 'ben',
    })
  })

  test('somebody without time, or without the hat, gets nothing', () => {
    expect(assignPeople([person('ann', 0), person('ben', 5, ['dpo'])], actions).size).toBe(0)
  })
})

describe('pace of an action', () => {
  const action = { ...(catalogue.actions[0] ?? missing()), weeks: 4, weeksWithHistory: 2 }
  const pace = (high: number, daysPerWeek: number, hasHistory = false) =>
    paceOf(action, { high, person: person('ann', daysPerWeek), hasHistory })

  test('the effort is spread over its weeks, in whole half-days', () => {
    expect(pace(9, 2)).toEqual({ weeks: 4, demand: 3, stretched: false })
  })

  test('values that exist already make it shorter', () => {
    expect(pace(6, 2, true)).toEqual({ weeks: 2, demand: 3, stretched: false })
  })

  test('a week that is too short stretches it, never above the week', () => {
    expect(pace(9, 1)).toEqual({ weeks: 5, demand: 2, stretched: true })
  })
})

describe('people.json', () => {
  test('days and rate that are left out are the usual ones', () => {
    expect(parsePeople({ people: [{ id: 'ann', roles: [] }] }, catalogue.constants)).toEqual({
      ok: true,
      people: [{ id: 'ann', roles: [], daysPerWeek: 2, dayRateCents: 65_000, away: [] }],
    })
  })

  test.each([
    [{ people: [] }, 'people'],
    [{ people: [{ id: 'ann', roles: [], daysPerWeek: '2' }] }, 'people.0.daysPerWeek'],
    [{ people: [{ id: 'ann', roles: [], holiday: [] }] }, 'people.0'],
    [{ people: [{ id: 'ann', roles: [], away: [['2026-02-30', '2026-03-01']] }] }, 'people.0.away.0.0'],
    [null, 'people.json'],
  ])('%j is refused at %s', (json, field) => {
    expect(parsePeople(json, catalogue.constants)).toMatchObject({ ok: false, error: { field } })
  })
})

function missing(): never {
  throw new Error('The catalogue has no action.')
}
