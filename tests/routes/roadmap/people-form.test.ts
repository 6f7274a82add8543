import { describe, expect, test } from 'vitest'
import type { Person } from '#app/core/roadmap/plan.ts'
import type { PersonFields } from '#app/routes/questionnaire-parts/person-hats.tsx'
import { readCents, showCents } from '#app/routes/roadmap/money.ts'
import {
  changePeople,
  faultOfAdding,
  fieldsOf,
  parsePeople,
  readPeopleFields,
} from '#app/routes/roadmap/people-form.ts'

const ROLES = ['marketing-lead', 'it-architect', 'legal-counsel']
const USUAL = { daysPerWeek: '2', dayRate: '650' }

function aPerson(change: Partial<PersonFields> = {}): PersonFields {
  return { id: 'lead', name: 'Änne', isExternal: false, roles: ['marketing-lead'], away: [], ...USUAL, ...change }
}

/** The fields as the page's form posts them. */
function asForm(people: readonly PersonFields[]): FormData {
  const form = new FormData()
  for (const [at, { id, name, isExternal, roles, daysPerWeek, dayRate, away }] of people.entries()) {
    const fields = { id, name, daysPerWeek, dayRate, ...(isExternal && { external: 'yes' }) }
    for (const [field, typed] of Object.entries(fields)) form.set(`people.${at}.${field}`, typed)
    for (const role of roles) form.append(`people.${at}.roles`, role)
    for (const [number, { from, to }] of away.entries()) {
      form.set(`people.${at}.away.${number}.from`, from)
      form.set(`people.${at}.away.${number}.to`, to)
    }
  }
  return form
}

describe('money as people type it', () => {
  test.each([
    ['650', 65_000],
    ['650,5', 65_050],
    ['650.50', 65_050],
    ['1.250', 125_000],
    ['1,250', 125_000],
    ['1.250,75', 125_075],
    ['1,250.75', 125_075],
    ['1 250', 125_000],
    ['1’250', 125_000],
    ['12.345.678,90', 1_234_567_890],
    ['0', 0],
  ])('%s is %i cents', (typed, cents) => {
    expect(readCents(typed)).toBe(cents)
  })

  test.each(['', 'lots', '-650', '6,50,0', '650,505,1', '1.25.0', '1e3', '0x10', '€ 650', '1.250.75'])(
    '"%s" is no amount',
    (typed) => {
      expect(readCents(typed)).toBeNull()
    },
  )

  test('what is shown is read as the same amount', () => {
    for (const cents of [0, 65_000, 65_050, 65_005, 1_234_567]) {
      expect(readCents(showCents(cents, 'en'))).toBe(cents)
      expect(readCents(showCents(cents, 'de'))).toBe(cents)
    }
  })
})

describe('persons from the form', () => {
  test('a whole form becomes the persons to plan with, and they become the same form', () => {
    const fields = [
      aPerson({ away: [{ from: '2026-12-21', to: '2027-01-03' }], dayRate: '812.50', isExternal: true }),
      aPerson({ id: 'it', name: '', roles: ['it-architect', 'legal-counsel'], daysPerWeek: '0.5' }),
    ]
    const expected: Person[] = [
      {
        id: 'lead',
        name: 'Änne',
        external: true,
        roles: ['marketing-lead'],
        daysPerWeek: 2,
        away: [['2026-12-21', '2027-01-03']],
        dayRateCents: 81_250,
      },
      { id: 'it', roles: ['it-architect', 'legal-counsel'], daysPerWeek: 0.5, away: [], dayRateCents: 65_000 },
    ]

    const parsed = parsePeople(readPeopleFields(asForm(fields)), ROLES)

    expect(parsed).toEqual({ ok: true, people: expected })
    expect(fieldsOf(expected, 'en')).toEqual(fields)
  })

  test.each<[string, Partial<PersonFields>, string, string]>([
    ['a name over 60 characters', { name: 'x'.repeat(61) }, 'name', 'nameLong'],
    ['a name that no database holds', { name: 'a\0b' }, 'name', 'characters'],
    ['half a surrogate pair', { name: 'a\ud800' }, 'name', 'characters'],
    ['a rate in words', { dayRate: 'lots' }, 'dayRate', 'dayRate'],
    ['no rate', { dayRate: '' }, 'dayRate', 'dayRate'],
    ['a rate beyond any', { dayRate: '100001' }, 'dayRate', 'dayRate'],
    ['no days', { daysPerWeek: '' }, 'daysPerWeek', 'daysPerWeek'],
    ['zero days', { daysPerWeek: '0' }, 'daysPerWeek', 'daysPerWeek'],
    ['more than a week', { daysPerWeek: '5.5' }, 'daysPerWeek', 'daysPerWeek'],
    ['a quarter of a day', { daysPerWeek: '1.25' }, 'daysPerWeek', 'daysPerWeek'],
    ['a hat that does not exist', { roles: ['marketing-lead', 'wizard'] }, 'roles', 'hats'],
    [
      'an absence that ends before it begins',
      { away: [{ from: '2027-01-03', to: '2026-12-21' }] },
      'away.0.to',
      'dayOrder',
    ],
    ['an absence without its end', { away: [{ from: '2027-01-03', to: '' }] }, 'away.0.to', 'lastDay'],
    [
      'an absence on a day that is none',
      { away: [{ from: '2027-02-30', to: '2027-03-01' }] },
      'away.0.from',
      'firstDay',
    ],
  ])('attacks 43 and 47: %s is refused at its field', (_, change, field, kind) => {
    const parsed = parsePeople([aPerson({ id: 'other' }), aPerson(change)], ROLES)

    expect(parsed).toEqual({ ok: false, errors: { [`people.1.${field}`]: kind } })
  })

  test('an empty absence is none, and the error of the next one stands at its own number', () => {
    const empty = { from: '', to: '' }

    expect(parsePeople([aPerson({ away: [empty] })], ROLES)).toMatchObject({ ok: true, people: [{ away: [] }] })
    expect(parsePeople([aPerson({ away: [empty, { from: '2027-01-03', to: '' }] })], ROLES)).toMatchObject({
      errors: { 'people.0.away.1.to': 'lastDay' },
    })
  })

  test('nobody at all is refused', () => {
    expect(parsePeople([], ROLES)).toEqual({ ok: false, errors: { people: 'noPeople' } })
  })

  test('more than fifteen persons are refused, with everything that was typed', () => {
    const many = Array.from({ length: 16 }, (_, at) => aPerson({ id: `p${at}` }))
    const read = readPeopleFields(asForm(many))

    expect(read).toEqual(many)
    expect(parsePeople(read, ROLES)).toEqual({ ok: false, errors: { people: 'tooManyPeople' } })
    expect(parsePeople(read.slice(1), ROLES)).toMatchObject({ ok: true })
  })

  test('more than twenty absences are refused, with everything that was typed; empty ones do not count', () => {
    const absence = { from: '2027-01-03', to: '2027-01-04' }
    const away = Array.from({ length: 21 }, () => absence)
    const read = readPeopleFields(asForm([aPerson({ away })]))

    expect(read[0]?.away).toEqual(away)
    expect(parsePeople(read, ROLES)).toEqual({ ok: false, errors: { 'people.0.away': 'tooManyAbsences' } })
    expect(parsePeople([aPerson({ away: away.with(0, { from: '', to: '' }) })], ROLES)).toMatchObject({ ok: true })
  })

  test('an id that is odd or there twice is replaced, the others stay', () => {
    const parsed = parsePeople([aPerson(), aPerson(), aPerson({ id: '<b>' })], ROLES)

    const ids = parsed.ok ? parsed.people.map(({ id }) => id) : []
    expect(ids[0]).toBe('lead')
    expect(new Set(ids).size).toBe(3)
    expect(ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id))).toBe(true)
  })
})

describe('buttons that add or remove', () => {
  const typed = [aPerson({ dayRate: 'lots' }), aPerson({ id: 'it', away: [{ from: 'x', to: '' }] })]

  test.each<[string, (people: PersonFields[]) => void]>([
    ['add-person', (people) => people.push(aPerson({ id: 'person-1', name: '', roles: [] }))],
    ['remove-person:0', (people) => people.shift()],
    ['add-away:1', (people) => people[1]?.away.push({ from: '', to: '' })],
    ['remove-away:1.0', (people) => people[1]?.away.pop()],
    ['remove-person:7', () => undefined],
    ['add-away:x', () => undefined],
  ])('%s keeps everything else as typed', (intent, expected) => {
    const people = structuredClone(typed)
    expected(people)

    expect(changePeople(readPeopleFields(asForm(typed)), intent, USUAL)).toEqual(people)
  })

  test('the last person and the sixteenth are not possible', () => {
    const many = Array.from({ length: 15 }, (_, at) => aPerson({ id: `p${at}` }))

    expect(changePeople([aPerson()], 'remove-person:0', USUAL)).toHaveLength(1)
    expect(faultOfAdding(many, 'add-person')).toEqual({ people: 'tooManyPeople' })
    expect(faultOfAdding(many.slice(1), 'add-person')).toBeNull()
  })

  test('the twenty-first absence is not possible', () => {
    const away = Array.from({ length: 20 }, () => ({ from: '', to: '' }))

    expect(faultOfAdding([aPerson(), aPerson({ away })], 'add-away:1')).toEqual({ 'people.1.away': 'tooManyAbsences' })
    expect(faultOfAdding([aPerson(), aPerson({ away })], 'add-away:0')).toBeNull()
    expect(faultOfAdding([aPerson(), aPerson({ away })], 'remove-away:1.0')).toBeNull()
  })

  test('a new person takes an id that was not used', () => {
    const people = [aPerson({ id: 'person-1' }), aPerson({ id: 'person-3' })]

    expect(changePeople(people, 'add-person', USUAL)?.[2]?.id).toBe('person-2')
  })

  test('saving is none of them', () => {
    expect(changePeople(typed, 'save', USUAL)).toBeNull()
  })
})
