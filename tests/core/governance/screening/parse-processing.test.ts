import { expect, test } from 'vitest'
import { parseProcessing } from '#app/core/governance/screening/parse-processing.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'

const rules = loadPrivacyRules()

test('answers are read as they are; "unsure" is one of them', () => {
  const parsed = parseProcessing(rules, { answers: { 'large-scale': 'unsure', 'sensitive-data': 'special' } })

  expect(parsed).toEqual({
    ok: true,
    answers: new Map([
      ['large-scale', 'unsure'],
      ['sensitive-data', 'special'],
    ]),
  })
})

test('an answer to a question that may still be asked is kept', () => {
  expect(parseProcessing(rules, { answers: { 'steers-interaction': 'yes' } }).ok).toBe(true)
})

test.each([
  ['a list', [], 'processing.json', /object with the field "answers"/],
  ['nothing', null, 'processing.json', /object with the field "answers"/],
  ['no answers', {}, 'answers', /questions as keys/],
  ['a list of answers', { answers: ['yes'] }, 'answers', /questions as keys/],
  ['another field', { answers: {}, country: 'de' }, 'country', /only "answers"/],
  ['an unknown question', { answers: { rain: 'yes' } }, 'answers.rain', /no such question/],
  ['an unknown option', { answers: { 'large-scale': 'maybe' } }, 'answers.large-scale', /"yes", "no", "unsure"/],
  ['a yes that is no text', { answers: { 'large-scale': true } }, 'answers.large-scale', /"yes", "no", "unsure"/],
  [
    'an answer that the others rule out',
    { answers: { 'uses-ai': 'no', 'steers-interaction': 'yes' } },
    'answers.steers-interaction',
    /rule this question out/,
  ],
  ['a name that every object has', { answers: { constructor: 'yes' } }, 'answers.constructor', /no such question/],
])('%s is refused with field and mend', (_, json, field, message) => {
  expect(parseProcessing(rules, json)).toEqual({ ok: false, error: { field, message: expect.stringMatching(message) } })
})
