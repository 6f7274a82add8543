import { expect, test } from 'vitest'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { SCREENING_SCENARIOS } from '#tests/core/governance/screening/screening-scenarios.ts'
import { privacyRules, screeningViewOf } from '#tests/support/screening-rules.ts'

test.each(SCREENING_SCENARIOS)('$id has words for everything', ({ answers, outcomes }) => {
  const view = screeningViewOf(answers, 'de')
  const json = JSON.stringify(view)

  expect(json).not.toMatch(/undefined|NaN/)
  expect(JSON.parse(json)).toEqual(view)
  expect(view.outcome).toSatisfy((outcome: string) => outcome !== 'undetermined' || view.possible.length > 1)
  if (outcomes.length === 1 && view.outcome !== 'undetermined') expect(view.said?.says).toMatch(/^[A-Z].+\.$/s)
  expect(view.path.map(({ question }) => question)).toEqual(
    privacyRules.questions.map(({ id }) => id).filter((id) => id in answers),
  )
})

test('a ground names the answers that met it, in words', () => {
  const view = screeningViewOf({ 'prohibited-practice': 'no', 'personal-data': 'no' })

  expect(view.said?.name).toBe('Not applicable')
  expect(view.criteria.all.map(({ state }) => state)).toEqual(Array(9).fill('notMet'))
})

test('rules of the GDPR come first, those of one country behind the common ones, and what is not law yet last', () => {
  const everything = Object.fromEntries(privacyRules.questions.map(({ id, options }) => [id, options[0]?.id ?? '']))
  const { hints } = screeningViewOf({ ...everything, 'prohibited-practice': 'no' }, 'de')
  const placeOf = (id: string) => hints.findIndex((hint) => hint.id === id)

  expect(hints[0]?.kind).toBe('gdpr')
  expect(hints.at(-1)?.kind).toBe('pending')
  expect(placeOf('message-consent-de')).toBeGreaterThan(placeOf('message-consent'))
  expect(placeOf('data-omnibus')).toBeGreaterThan(placeOf('joint-control'))
})

test('without answers every outcome is left, and the next question stands first', () => {
  const view = screeningViewOf({})

  expect(view.said).toBeNull()
  expect(view.possible).toHaveLength(5)
  expect(view.questions[0]?.id).toBe('prohibited-practice')
})

test('German law is told with a condition where nobody said where the company is, and not where it is elsewhere', () => {
  const answers = new Map(Object.entries({ 'personal-data': 'yes', 'electronic-messages': 'yes' }))
  const result = screen(compileScreening(privacyRules, { on: '2026-11-22', country: null }), answers)
  const german = (isCountryOpen: boolean) =>
    viewScreening(privacyRules, result, answers, { isCountryOpen }).hints.filter(({ id }) => id.endsWith('-de'))

  expect(german(true).map(({ id, ifCountry }) => [id, ifCountry])).toEqual([
    ['message-consent-de', 'Germany'],
    ['officer-de', 'Germany'],
  ])
  expect(german(false)).toEqual([])
  expect(screeningViewOf({ 'personal-data': 'yes' }, 'de').hints.every(({ ifCountry }) => ifCountry === null)).toBe(
    true,
  )
})
