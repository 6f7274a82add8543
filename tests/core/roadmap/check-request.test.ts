import { expect, test } from 'vitest'
import type { Person, PlanRequest } from '#app/core/roadmap/plan.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { aSheet, model } from './support/sheets.ts'

const person: Person = { id: 'ann', roles: ['sponsor'], daysPerWeek: 2, away: [], dayRateCents: 65_000 }
const ask = (request: Partial<PlanRequest>, sheet = aSheet(1)) =>
  planRoadmap(model, sheet, { targets: ['uc-support-chatbot'], startOn: '2026-11-18', ...request })

test.each([
  ['no target', { targets: [] }, 'targets', /one to 5 targets/],
  ['six targets', { targets: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'targets', /one to 5 targets/],
  ['a target twice', { targets: ['rag', 'rag'] }, 'targets', /twice/],
  ['an unknown target', { targets: ['teleport'] }, 'targets', /no technique or use case teleport/],
  ['a start that is no date', { startOn: '2026-02-30' }, 'startOn', /yyyy-mm-dd/],
  ['two people with one id', { people: [person, person] }, 'people.1.id', /id ann/],
  ['an unknown role', { people: [{ ...person, roles: ['wizard'] }] }, 'people.0.roles', /no role wizard/],
  ['eight days a week', { people: [{ ...person, daysPerWeek: 8 }] }, 'people.0.daysPerWeek', /between 0 and 5/],
  [
    'a broken day rate',
    { people: [{ ...person, dayRateCents: 0.5 }] },
    'people.0.dayRateCents',
    /whole number of cents/,
  ],
  [
    'an absence that ends before it begins',
    { people: [{ ...person, away: [['2027-01-03', '2026-12-21']] }] },
    'people.0.away.0',
    /in this order/,
  ],
] satisfies [string, Partial<PlanRequest>, string, RegExp][])(
  'a request with %s is refused, and the field named',
  (_, request, field, message) => {
    const plan = ask(request)

    expect(plan).toMatchObject({ refused: true, field, message: expect.stringMatching(message) })
  },
)

test('a target that ranks people is refused while nobody is ranked, with the mend', () => {
  const sheet = aSheet(2, { profile: { 'scope-people-decisions': 'no' } })

  expect(ask({ targets: ['uc-lead-scoring'] }, sheet)).toMatchObject({
    refused: true,
    reason: 'notApplicable',
    message: expect.stringMatching(/does not apply.*Change that answer first/),
  })
})

test('with a target mostly unanswered the plan waits for answers and counts what is left', () => {
  const empty = { form: 'full' as const, profile: {}, answers: {} }
  const plan = ask({}, empty)

  expect(plan).toMatchObject({
    refused: true,
    reason: 'openAnswers',
    message: expect.stringMatching(/Answer at least the target's requirements \(\d+ left\)/),
  })
})

test('"not sure" is an answer: everything unsure can be planned', () => {
  const answers = Object.fromEntries(model.questions.map(({ id }) => [id, 'unsure' as const]))

  expect(ask({ targets: ['uc-content-localisation'] }, { form: 'full', profile: {}, answers })).toMatchObject({
    targets: ['uc-content-localisation'],
  })
})

test('60 won deals a year: lead scoring is refused with the number needed and the way out, the chatbot is not (walk 4)', () => {
  const sheet = aSheet(2, { answers: { 'f-outcome-volume': 'lt100' } })

  expect(ask({ targets: ['uc-lead-scoring'] }, sheet)).toMatchObject({
    refused: true,
    reason: 'outOfReach',
    values: { capability: 'outcome-volume' },
    message: expect.stringMatching(/500 to 999.*Fewer than 100.*Way out: Predict something that happens more often/),
  })
  expect(ask({}, sheet)).toMatchObject({ targets: ['uc-support-chatbot'] })
})
