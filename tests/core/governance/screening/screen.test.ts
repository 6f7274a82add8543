import { describe, expect, test } from 'vitest'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { parseProcessing } from '#app/core/governance/screening/parse-processing.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { SCREENING_OUTCOMES } from '#content/privacy-rules.ts'
import { NOTHING_SPECIAL, SCREENING_SCENARIOS } from './screening-scenarios.ts'

const rules = loadPrivacyRules()
const on = '2026-11-22'
const european = compileScreening(rules, { on, country: null })
const german = compileScreening(rules, { on, country: 'de' })

/** A processing without personal data is not asked about risk. */
const answersOf = (answers: Record<string, string>) =>
  new Map(Object.entries(answers['personal-data'] === 'no' ? answers : { ...NOTHING_SPECIAL, ...answers }))

describe('the worked cases end as the law says', () => {
  test.each(SCREENING_SCENARIOS.map((scenario) => [scenario.id, scenario.title, scenario] as const))(
    '%s %s',
    (_, __, scenario) => {
      const { answers, outcomes, statute = [], criteria, contested, hints = [], german: listed } = scenario
      const result = screen(european, answersOf(answers))

      expect(result.possible).toEqual(outcomes)
      expect(result.outcome).toBe(outcomes.length === 1 ? outcomes[0] : 'undetermined')
      expect(result.statute).toEqual(statute)
      if (criteria) expect(result.criteria).toEqual(criteria)
      if (contested) expect(result.contested.map(({ id }) => id)).toEqual(contested)
      expect(result.hints.map(({ id }) => id)).toEqual(expect.arrayContaining(hints))
      expect(result.citations.length).toBeGreaterThan(0)
      if (listed) expect(screen(german, answersOf(answers)).nationalList).toEqual(listed)
    },
  )
})

test('every worked case can be entered as it is', () => {
  const refused = SCREENING_SCENARIOS.filter(
    ({ answers }) => !parseProcessing(rules, { answers: Object.fromEntries(answersOf(answers)) }).ok,
  )

  expect(SCREENING_SCENARIOS.length).toBeGreaterThan(35)
  expect(refused).toEqual([])
})

test('no single answer but the one on Article 5 lets a prohibited practice go on', () => {
  const prohibited = SCREENING_SCENARIOS.filter(({ outcomes }) => outcomes.join() === 'stop')
  const others = rules.questions.filter(({ id }) => id !== 'prohibited-practice')

  expect(prohibited.length).toBeGreaterThan(1)
  for (const { answers } of prohibited) {
    for (const { id, options } of others) {
      for (const option of options) {
        expect(screen(german, new Map([...answersOf(answers), [id, option.id]])).outcome).toBe('stop')
      }
    }
  }
})

test('a small bot is left to screening by the guidelines, and needs an assessment by the German list', () => {
  const answers = answersOf({ 'new-technology': 'yes', 'steers-interaction': 'yes', 'full-profiles': 'no' })

  expect(screen(european, answers).outcome).toBe('screening')
  expect(screen(german, answers)).toMatchObject({ outcome: 'nationalList', nationalList: ['11'], criteria: [8] })
})

test('what is prohibited stops even without personal data', () => {
  const answers = new Map([
    ['prohibited-practice', 'yes'],
    ['personal-data', 'no'],
  ])

  expect(screen(european, answers).outcome).toBe('stop')
})

test('nobody is told how to announce what is prohibited', () => {
  const staff = { 'staff-measured': 'yes', 'recordings-analysed': 'yes' }
  const advised = (prohibited: string) =>
    screen(german, answersOf({ ...staff, 'prohibited-practice': prohibited })).hints.map(({ id }) => id)

  expect(advised('no')).toEqual(expect.arrayContaining(['bodies-read', 'staff-agreement-de', 'staff-told']))
  expect(advised('yes').filter((id) => /^(bodies|staff)-/.test(id))).toEqual([])
})

test.each([
  { day: '2025-02-01', stops: 'yes', outcome: 'screening', why: 'Article 5 did not apply yet' },
  { day: '2025-02-02', stops: 'yes', outcome: 'stop', why: 'first day of Article 5' },
  { day: '2026-12-01', stops: 'images', outcome: 'screening', why: 'points (ba) and (bb) do not apply yet' },
  { day: '2026-12-02', stops: 'images', outcome: 'stop', why: 'first day of points (ba) and (bb)' },
])('on $day "$stops" ends with $outcome: $why', ({ day, stops, outcome }) => {
  const model = compileScreening(rules, { on: day, country: null })
  const result = screen(model, answersOf({ 'prohibited-practice': stops }))

  expect(result.outcome).toBe(outcome)
})

test('a hint before its first day says so', () => {
  const answers = answersOf({ 'own-system': 'yes' })
  const hintOn = (day: string) =>
    screen(compileScreening(rules, { on: day, country: null }), answers).hints.find(
      ({ id }) => id === 'product-liability',
    )

  expect(hintOn('2026-12-08')).toMatchObject({ from: '2026-12-09', inForce: false })
  expect(hintOn('2026-12-09')).toMatchObject({ inForce: true })
})

test('German law is shown only where the German list is', () => {
  const answers = answersOf({ 'electronic-messages': 'yes' })
  const idsOf = (model: typeof german) => screen(model, answers).hints.map(({ id }) => id)

  expect(idsOf(german)).toContain('message-consent-de')
  expect(idsOf(european)).not.toContain('message-consent-de')
})

test('without answers everything is possible, and nothing is claimed', () => {
  const result = screen(german, new Map())

  expect(result).toMatchObject({
    outcome: 'undetermined',
    possible: SCREENING_OUTCOMES,
    criteria: [],
    statute: [],
    hints: [],
  })
  expect(result.undetermined?.ask[0]).toBe('prohibited-practice')
})

test('an unsure answer leaves the outcomes it may lead to, and says what to ask', () => {
  const result = screen(european, answersOf({ 'evaluates-people': 'yes', 'large-scale': 'unsure' }))

  expect(result).toMatchObject({
    outcome: 'undetermined',
    possible: ['criteria', 'screening'],
    criteria: [1],
    criteriaOpen: [5],
  })
  expect(result.undetermined).toEqual({ ask: [], unsure: ['large-scale'] })
})

test('an unsure answer that changes nothing leaves nothing open', () => {
  const result = screen(
    european,
    answersOf({ 'evaluates-people': 'yes', 'large-scale': 'yes', 'public-area': 'unsure' }),
  )

  expect(result.outcome).toBe('criteria')
  expect(result).not.toHaveProperty('undetermined')
})

test('a hint that rests on an unsure answer is possible', () => {
  const result = screen(european, answersOf({ 'reads-device': 'unsure' }))

  expect(result.hints).toContainEqual({ id: 'device-consent', state: 'possible', from: null, inForce: true })
})

test('a contested point is shown as soon as what it is about is known', () => {
  const contestedBy = (answers: [string, string][]) => screen(european, new Map(answers)).contested

  expect(contestedBy([['new-technology', 'yes']])).toEqual([{ id: 'language-model-new', state: 'possible' }])
  expect(contestedBy([['recordings-analysed', 'no']])).toEqual([])
  expect(
    contestedBy([
      ['new-technology', 'yes'],
      ['recordings-analysed', 'no'],
    ]),
  ).toEqual([{ id: 'language-model-new', state: 'holds' }])
})

test('every reason names an answer and an article', () => {
  const { reasons } = screen(german, answersOf({ 'evaluates-people': 'yes', 'large-scale': 'yes' }))

  expect(reasons.map(({ ground }) => ground)).toEqual(['criterion:1', 'criterion:5', 'list:de-11'])
  for (const { because, sources } of reasons) {
    expect(because.length).toBeGreaterThan(0)
    expect(sources.length).toBeGreaterThan(0)
  }
  expect(reasons[0]?.because).toEqual([{ question: 'evaluates-people', answer: 'yes' }])
})

test('what was due for review before the day of the screening is named', () => {
  const late = compileScreening(rules, { on: '2030-01-01', country: null })

  expect(screen(late, answersOf({})).reviewDue).toContain('screening')
  expect(screen(european, answersOf({})).reviewDue).toEqual([])
})

test('a no to an article of the GDPR is a gap with its tier of fines', () => {
  const result = screen(european, answersOf({ 'gdpr-processor': 'no', 'gdpr-record': 'yes', 'gdpr-notice': 'unsure' }))
  const stateOf = (id: string) => result.gdpr.find(({ question }) => question === id)

  expect(stateOf('gdpr-processor')).toMatchObject({ state: 'gap', fineTier: 'lower' })
  expect(stateOf('gdpr-record')).toMatchObject({ state: 'met' })
  expect(stateOf('gdpr-notice')).toMatchObject({ state: 'unsure', fineTier: 'upper' })
  expect(stateOf('gdpr-access')).toMatchObject({ state: 'open' })
  expect(stateOf('gdpr-consent')).toBeUndefined()
})

test('the record of processing has a field for a transfer only where there may be one', () => {
  const fieldsWith = (answer: string) => screen(european, answersOf({ 'outside-eea': answer })).recordFields

  expect(fieldsWith('no')).not.toContain('transfers')
  expect(fieldsWith('yes')).toContain('transfers')
  expect(fieldsWith('unsure')).toContain('transfers')
})

test('there is no list for a country that nobody wrote down', () => {
  expect(() => compileScreening(rules, { on, country: 'xx' })).toThrow(RangeError)
})
